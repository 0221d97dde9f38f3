// review text: what is read of a file, as rules see it.
#include "cli/commands/commands.h"
#include "cli/inputs.h"
#include "cli/options.h"
#include "report/words.h"

namespace review {

namespace {

/// On standard error: what was not read, and with --coverage how much was.
void tell_coverage(const Args& args,
                   const Io& io,
                   const std::string& path,
                   const Document& document) {
    const bool chinese = args.language == Language::chinese;
    const std::string name = path_words(path, args.language);
    if (args.has("coverage")) {
        note(io,
             chinese
                 ? name + "：已读取" + std::to_string(document.coverage.characters) + "个字符"
                 : name + ": " + std::to_string(document.coverage.characters) + " characters read");
    }
    if (args.has("quiet")) {
        return;
    }
    for (const Unread& unread : document.coverage.unread) {
        note(io,
             chinese ? name + "：未读取 " + unread.part + "：" + unread.reason
                     : name + ": not read: " + unread.part + ": " + unread.reason);
    }
}

int print_texts(const Args& args, const Io& io, const Inputs& inputs, std::ostream& out) {
    bool first = true;
    return read_each(args, io, inputs, [&](const std::string& path, const Document& document) {
        if (inputs.paths.size() > 1) {
            out << (first ? "" : "\n") << "==> " << path_words(path, args.language) << " <==\n";
            first = false;
        }
        out << document.text;
        if (!document.text.empty() && !document.text.ends_with('\n')) {
            out << '\n';
        }
        tell_coverage(args, io, path, document);
    });
}

}  // namespace

int run_text(const Args& args, const Io& io) {
    const Result<std::vector<std::string>> given = parse_inputs(args, io);
    if (!given) {
        complain(io, args.language, given.error());
        return kExitUsage;
    }
    const Inputs inputs = gather_inputs(args, io, *given);
    return write_output(args, io, inputs.paths, [&](std::ostream& out) {
        return print_texts(args, io, inputs, out);
    });
}

}  // namespace review
