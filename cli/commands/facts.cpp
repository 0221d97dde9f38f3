// review facts: the fact tree as XML, what rules can ask about.
#include "cli/commands/commands.h"
#include "cli/inputs.h"
#include "cli/options.h"

namespace review {

namespace {

/// Raw, so that the text stays as it is; --pretty adds line ends and indentation between elements.
void print_tree(const pugi::xml_document& tree, bool pretty, std::ostream& out) {
    const unsigned format =
        (pretty ? pugi::format_indent : pugi::format_raw) | pugi::format_no_declaration;
    tree.save(out, "  ", format, pugi::encoding_utf8);
    if (!pretty) {
        out << '\n';
    }
}

int print_facts(const Args& args,
                const Io& io,
                const Inputs& inputs,
                const FactOptions& options,
                const Knowledge& knowledge,
                std::ostream& out) {
    const bool several = inputs.paths.size() > 1;
    const bool pretty = args.has("pretty");
    bool started = false;
    const auto start = [&] {
        if (!started) {
            out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" << (several ? "<package>\n" : "");
        }
        started = true;
    };
    const int code =
        read_each(args, io, inputs, [&](const std::string& path, const Document& document) {
            pugi::xml_document tree =
                build_fact_tree(document, knowledge.lexicon, knowledge.laws, options);
            if (several) {
                tree.document_element().append_attribute("path").set_value(path.c_str());
            }
            start();
            print_tree(tree, pretty, out);
        });
    if (several) {
        start();
        out << "</package>\n";
    }
    return code;
}

}  // namespace

int run_facts(const Args& args, const Io& io) {
    Result<FactOptions> options = parse_fact_options(args);
    const Result<std::vector<std::string>> given = parse_inputs(args, io);
    if (!options || !given) {
        complain(io, args.language, options ? given.error() : options.error());
        return kExitUsage;
    }
    const std::optional<Knowledge> knowledge = load_knowledge_for(args, io);
    if (!knowledge || !take_names(args, io, knowledge->lexicon, *options)) {
        return kExitUsage;
    }
    const Inputs inputs = gather_inputs(args, io, *given);
    return write_output(args, io, inputs.paths, [&](std::ostream& out) {
        return print_facts(args, io, inputs, *options, *knowledge, out);
    });
}

}  // namespace review
