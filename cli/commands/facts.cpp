// review facts: the fact tree as XML or JSON, what rules can ask about.
#include <array>

#include "cli/commands/commands.h"
#include "cli/inputs.h"
#include "cli/options.h"
#include "report/fact_json.h"

namespace review {

namespace {

constexpr std::array<std::string_view, 2> kFactFormats{"xml", "json"};

/// What a tree is made with.
struct TreeMaker {
    const FactOptions& options;
    const Knowledge& knowledge;

    [[nodiscard]] pugi::xml_document make(const Document& document) const {
        return build_fact_tree(document, knowledge.lexicon, knowledge.laws, options);
    }
};

/// Raw, so that the text stays as it is; --pretty adds line ends and indentation between elements.
void print_tree(const pugi::xml_document& tree, bool pretty, std::ostream& out) {
    const unsigned format =
        (pretty ? pugi::format_indent : pugi::format_raw) | pugi::format_no_declaration;
    tree.save(out, "  ", format, pugi::encoding_utf8);
    if (!pretty) {
        out << '\n';
    }
}

int print_xml(const Args& args,
              const Io& io,
              const Inputs& inputs,
              const TreeMaker& trees,
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
            pugi::xml_document tree = trees.make(document);
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

int print_json(const Args& args,
               const Io& io,
               const Inputs& inputs,
               const TreeMaker& trees,
               std::ostream& out) {
    FactJsonWriter writer(out, args.has("pretty"));
    const int code = read_each(
        args,
        io,
        inputs,
        [&](const std::string& path, const Document& document) {
            writer.add_file(path, document, trees.make(document));
        },
        [&](const Error& error) { writer.add_error(error); });
    writer.finish();
    return code;
}

}  // namespace

int run_facts(const Args& args, const Io& io) {
    Result<FactOptions> options = parse_fact_options(args);
    const Result<std::string> format = parse_choice(args, "format", kFactFormats, "xml");
    const Result<std::vector<std::string>> given = parse_inputs(args, io);
    if (!options || !format || !given) {
        complain(io,
                 args.language,
                 !options  ? options.error()
                 : !format ? format.error()
                           : given.error());
        return kExitUsage;
    }
    const std::optional<Knowledge> knowledge = load_knowledge_for(args, io);
    if (!knowledge || !take_names(args, io, knowledge->lexicon, *options)) {
        return kExitUsage;
    }
    const Inputs inputs = gather_inputs(args, io, *given);
    const TreeMaker trees{.options = *options, .knowledge = *knowledge};
    return write_output(args, io, inputs.paths, [&](std::ostream& out) {
        return *format == "json" ? print_json(args, io, inputs, trees, out)
                                 : print_xml(args, io, inputs, trees, out);
    });
}

}  // namespace review
