// review rules: the rules themselves, listed, shown, tested, documented.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "cli/actions.h"
#include "cli/commands/commands.h"
#include "cli/options.h"
#include "cli/output.h"
#include "report/excerpt.h"
#include "report/rule_pages.h"
#include "review/examples.h"

namespace review {

namespace fs = std::filesystem;

namespace {

int list_rules(const Args& args, const Io& io) {
    constexpr std::array<std::string_view, 2> kFormats{"text", "json"};
    const Result<std::string> format = parse_choice(args, "format", kFormats, "text");
    if (!format) {
        complain(io, args.language, format.error());
        return kExitUsage;
    }
    const std::optional<RuleSet> loaded = load_rules_for(args, io);
    if (!loaded) {
        return kExitUsage;
    }
    const std::vector<RuleInfo> rules = loaded->rules();
    return write_output(args, io, {}, [&](std::ostream& out) {
        if (*format == "json") {
            write_rule_list_json(rules, out);
        } else {
            write_rule_list(rules, args.language, out);
        }
        return kExitOk;
    });
}

int list_params(const Args& args, const Io& io) {
    constexpr std::array<std::string_view, 2> kFormats{"text", "json"};
    const Result<std::string> format = parse_choice(args, "format", kFormats, "text");
    const Result<FactOptions> options = parse_fact_options(args);  // for --as-of
    if (!format || !options) {
        complain(io, args.language, format ? options.error() : format.error());
        return kExitUsage;
    }
    const std::optional<RuleSet> rules = load_rules_for(args, io);
    if (!rules) {
        return kExitUsage;
    }
    const std::vector<ParamInfo> params = rules->params();
    const std::string date = options->as_of.empty() ? rules->as_of() : options->as_of;
    return write_output(args, io, {}, [&](std::ostream& out) {
        if (*format == "json") {
            write_params_json(params, date, out);
        } else {
            write_params(params, date, args.language, out);
        }
        return kExitOk;
    });
}

int show_rules(const Args& args, const Io& io) {
    if (args.positional.size() < 2) {
        return refuse(io,
                      args.language,
                      {"rules show 后面要写规则编号", "rules show needs the id of a rule"});
    }
    const std::optional<RuleSet> loaded = load_rules_for(args, io);
    if (!loaded) {
        return kExitUsage;
    }
    const std::vector<RuleInfo> rules = loaded->rules();
    for (auto id = args.positional.begin() + 1; id != args.positional.end(); ++id) {
        if (std::ranges::find(rules, *id, &RuleInfo::id) == rules.end()) {
            return refuse(
                io,
                args.language,
                {"没有这条规则（rules list 列出全部）：", "no such rule (see rules list): "},
                *id);
        }
    }
    return write_output(args, io, {}, [&](std::ostream& out) {
        for (auto id = args.positional.begin() + 1; id != args.positional.end(); ++id) {
            write_rule(*std::ranges::find(rules, *id, &RuleInfo::id), args.language, out);
        }
        return kExitOk;
    });
}

void write_failure(const ExampleFailure& failure, Language language, std::ostream& out) {
    const bool chinese = language == Language::chinese;
    out << failure.path << ':' << failure.line << ": " << failure.rule
        << (chinese ? "：应为 " : ": expected ") << outcome_name(failure.expected)
        << (chinese ? "，实为 " : ", got ") << outcome_name(failure.got);
    if (!failure.detail.empty()) {
        out << (chinese ? "：" : ": ") << printable(failure.detail);
    }
    out << '\n';
    for (const std::string& other : failure.others) {
        out << (chinese ? "    同时触发 " : "    also fired: ") << other << '\n';
    }
}

int test_rules(const Args& args, const Io& io) {
    const std::optional<RuleSet> rules = load_rules_for(args, io);
    const std::optional<Knowledge> knowledge = load_knowledge_for(args, io);
    if (!rules || !knowledge) {
        return kExitUsage;
    }
    const ExampleRun run = run_examples(*knowledge, *rules);
    return write_output(args, io, {}, [&](std::ostream& out) {
        for (const ExampleFailure& failure : run.failures) {
            write_failure(failure, args.language, out);
        }
        if (args.language == Language::chinese) {
            out << run.rules << "条规则，" << run.examples << "个示例，" << run.failures.size()
                << "个不符\n";
        } else {
            out << run.rules << " rules, " << run.examples << " examples, " << run.failures.size()
                << " failed\n";
        }
        return run.failures.empty() ? kExitOk : kExitFindings;
    });
}

/// Writes every page into `folder`, which is made when it is missing.
int write_pages(const Args& args,
                const Io& io,
                const fs::path& folder,
                std::span<const Page> pages) {
    std::error_code problem;
    fs::create_directories(folder, problem);
    if (problem) {
        return refuse(
            io, args.language, {"无法建立文件夹 ", "cannot make the folder "}, folder.string());
    }
    for (const Page& page : pages) {
        Result<OutputFile> file =
            OutputFile::create((folder / page.name).string(), {}, args.language);
        if (!file) {
            complain(io, args.language, file.error());
            return kExitUsage;
        }
        file->stream() << page.text;
        const tl::expected<void, Error> done = file->commit();
        if (!done) {
            complain(io, args.language, done.error());
            return kExitUsage;
        }
    }
    return kExitOk;
}

int document_rules(const Args& args, const Io& io) {
    const std::optional<RuleSet> loaded = load_rules_for(args, io);
    if (!loaded) {
        return kExitUsage;
    }
    const std::vector<RuleInfo> rules = loaded->rules();
    const std::vector<Page> pages = rule_pages(rules, loaded->packs());
    if (const std::optional<std::string> folder = args.value("output")) {
        return write_pages(args, io, *folder, pages);
    }
    for (const Page& page : pages) {
        io.out << page.text << '\n';
    }
    return kExitOk;
}

int new_rule(const Args& args, const Io& io) {
    if (args.positional.size() != 2 || !is_rule_id(args.positional[1])) {
        return refuse(io,
                      args.language,
                      {"rules new 后面要写一个规则编号，如 contract.deposit.earnest-over-20",
                       "rules new needs one id such as contract.deposit.earnest-over-20"});
    }
    return write_output(args, io, {}, [&](std::ostream& out) {
        out << rule_stub(args.positional[1]);
        return kExitOk;
    });
}

}  // namespace

int run_rules(const Args& args, const Io& io) {
    struct Action {
        std::string_view name;
        int (*run)(const Args& args, const Io& io);
    };
    static constexpr std::array kActions{Action{.name = "list", .run = list_rules},
                                         Action{.name = "show", .run = show_rules},
                                         Action{.name = "params", .run = list_params},
                                         Action{.name = "test", .run = test_rules},
                                         Action{.name = "docs", .run = document_rules},
                                         Action{.name = "new", .run = new_rule}};
    const Action* const action =
        find_action(args,
                    io,
                    kActions,
                    {"rules 后面要写 list、show、params、test、docs 或 new",
                     "rules needs one of list, show, params, test, docs, new"});
    if (action == nullptr) {
        return kExitUsage;
    }
    const bool takes_names = action->name == "show" || action->name == "new";
    if (!takes_names && args.positional.size() > 1) {
        return refuse(
            io, args.language, {"多余的参数：", "superfluous argument: "}, args.positional[1]);
    }
    return action->run(args, io);
}

}  // namespace review
