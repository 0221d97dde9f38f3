// review laws: the catalogue of laws, searched and shown, and the citations of documents checked
// against it.
#include "report/laws.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "cli/actions.h"
#include "cli/commands/commands.h"
#include "cli/inputs.h"
#include "cli/options.h"

namespace review {

namespace {

constexpr std::array<std::string_view, 2> kLawFormats{"text", "json"};
constexpr std::size_t kShownLaws = 20;
constexpr std::size_t kMostLaws = 100000;

/// What every action needs.
struct LawCall {
    FactOptions facts;
    bool json = false;
    std::vector<std::string> words;  // what follows the action
    Knowledge knowledge;

    /// The day that laws are looked at, where no document gives one.
    [[nodiscard]] std::string_view day() const {
        return facts.as_of.empty() ? knowledge.laws.as_of() : std::string_view(facts.as_of);
    }
    [[nodiscard]] LawDates dates() const { return {.day = day(), .as_of = knowledge.laws.as_of()}; }
};

Result<std::size_t> parse_limit(const Args& args) {
    const std::optional<std::string> value = args.value("limit");
    if (!value) {
        return kShownLaws;
    }
    std::size_t limit = 0;
    const char* end = value->data() + value->size();
    const auto [rest, problem] = std::from_chars(value->data(), end, limit);
    if (problem != std::errc{} || rest != end || limit == 0 || limit > kMostLaws) {
        return fail(
            ErrorCode::bad_usage,
            args.language == Language::chinese
                ? "选项 --limit 的值“" + *value + "”不对，应为1到100000的整数"
                : "option --limit: “" + *value + "” is not a whole number from 1 to 100000");
    }
    return limit;
}

int search(const Args& args, const Io& io, const LawCall& call) {
    const Result<std::size_t> limit = parse_limit(args);
    if (!limit) {
        complain(io, args.language, limit.error());
        return kExitUsage;
    }
    if (call.words.empty()) {
        return refuse(io,
                      args.language,
                      {"laws search 后面要写名称中的词", "laws search needs words of a name"});
    }
    const LawMatches matches = match_laws(call.knowledge.laws, call.words, call.day(), *limit);
    return write_output(args, io, {}, [&](std::ostream& out) {
        if (call.json) {
            write_law_matches_json(matches, call.dates(), out);
        } else {
            write_law_matches(matches, call.dates(), args.language, out);
        }
        return matches.total == 0 ? kExitFindings : kExitOk;
    });
}

/// Says on standard error that a name is not known, and what is nearly called so.
void miss(const Args& args, const Io& io, const LawCall& call, const std::string& name) {
    const bool chinese = args.language == Language::chinese;
    std::string line = chinese ? "目录未收“" : "not in the catalogue: “";
    line += name;
    line += chinese ? "”，不等于不存在或者已废止" : "”, which does not mean that it does not exist";
    const std::vector<std::string> words{name};
    constexpr std::size_t kHints = 3;
    const LawMatches near = match_laws(call.knowledge.laws, words, call.day(), kHints);
    for (const LawText& law : near.shown) {
        line += &law == &near.shown.front() ? (chinese ? "；相近的有 " : "; similar: ")
                                            : (chinese ? "、" : ", ");
        line += law.name;
    }
    note(io, line);
}

int show(const Args& args, const Io& io, const LawCall& call) {
    if (call.words.empty()) {
        return refuse(io,
                      args.language,
                      {"laws show 后面要写法律的名称", "laws show needs the name of a law"});
    }
    std::vector<LawEntry> entries;
    for (const std::string& name : call.words) {
        if (std::optional<LawEntry> entry = law_entry(call.knowledge.laws, name, call.day())) {
            entries.push_back(std::move(*entry));
        } else {
            miss(args, io, call, name);
        }
    }
    return write_output(args, io, {}, [&](std::ostream& out) {
        if (call.json) {
            write_law_entries_json(entries, call.dates(), out);
        } else {
            write_law_entries(entries, call.dates(), args.language, out);
        }
        return entries.size() < call.words.size() ? kExitFindings : kExitOk;
    });
}

int check(const Args& args, const Io& io, const LawCall& call) {
    Args files = args;
    files.positional = call.words;
    const Result<std::vector<std::string>> given = parse_inputs(files, io);
    if (!given) {
        complain(io, args.language, given.error());
        return kExitUsage;
    }
    const Inputs inputs = gather_inputs(args, io, *given);
    const Knowledge& knowledge = call.knowledge;
    return write_output(args, io, inputs.paths, [&](std::ostream& out) {
        const std::unique_ptr<LawCheckWriter> writer =
            call.json ? make_law_check_json(knowledge.laws.as_of(), out)
                      : make_law_check_text(knowledge.laws.as_of(), args.language, out);
        bool wrong = false;
        const int code = read_each(
            args,
            io,
            inputs,
            [&](const std::string& path, const Document& document) {
                const pugi::xml_document tree =
                    build_fact_tree(document, knowledge.lexicon, knowledge.laws, call.facts);
                const LawCheck laws = check_laws(path, document, tree);
                wrong = wrong || std::ranges::any_of(laws.citations, &LawCitation::is_wrong);
                writer->add_file(laws, document);
            },
            [&](const Error& error) { writer->add_error(error); });
        writer->finish();
        return code == kExitOk && wrong ? kExitFindings : code;
    });
}

}  // namespace

int run_laws(const Args& args, const Io& io) {
    struct Action {
        std::string_view name;
        int (*run)(const Args& args, const Io& io, const LawCall& call);
    };
    static constexpr std::array kActions{Action{.name = "search", .run = search},
                                         Action{.name = "show", .run = show},
                                         Action{.name = "check", .run = check}};
    const Action* const action = find_action(
        args,
        io,
        kActions,
        {"laws 后面要写 search、show 或 check", "laws needs one of search, show, check"});
    if (action == nullptr) {
        return kExitUsage;
    }
    const Result<FactOptions> facts = parse_fact_options(args);
    const Result<std::string> format = parse_choice(args, "format", kLawFormats, "text");
    if (!facts || !format) {
        complain(io, args.language, facts ? format.error() : facts.error());
        return kExitUsage;
    }
    std::optional<Knowledge> knowledge = load_knowledge_for(args, io);
    if (!knowledge) {
        return kExitUsage;
    }
    const LawCall call{.facts = *facts,
                       .json = *format == "json",
                       .words = {args.positional.begin() + 1, args.positional.end()},
                       .knowledge = std::move(*knowledge)};
    return action->run(args, io, call);
}

}  // namespace review
