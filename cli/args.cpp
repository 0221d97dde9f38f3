#include "cli/args.h"

#include <algorithm>

#include <boost/program_options.hpp>

#include "base/text.h"
#include "report/excerpt.h"

namespace review {

namespace po = boost::program_options;

namespace {

constexpr const char* kPositional = "positional";

po::options_description describe(std::span<const OptionSpec> options) {
    po::options_description description;
    for (const OptionSpec& option : options) {
        std::string names(option.name);
        if (option.letter != '\0') {
            names += ',';
            names += option.letter;
        }
        if (option.value.empty()) {
            description.add_options()(names.c_str(), "");
        } else {
            description.add_options()(names.c_str(), po::value<std::vector<std::string>>(), "");
        }
    }
    description.add_options()(kPositional, po::value<std::vector<std::string>>(), "");
    return description;
}

tl::unexpected<Error> usage_error(Language language,
                                  const Words& before,
                                  const std::string& option,
                                  const Words& after) {
    return fail(
        ErrorCode::bad_usage,
        std::string(before.in(language)) + printable(option) + std::string(after.in(language)));
}

/// What Boost found wrong, in words; its own messages are English and differ between versions.
tl::unexpected<Error> explain(const po::error& problem, Language language) {
    if (const auto* unknown = dynamic_cast<const po::unknown_option*>(&problem)) {
        return usage_error(language,
                           {"没有这个选项：", "unknown option: "},
                           unknown->get_option_name(),
                           {"（用 --help 查看全部选项）", " (--help lists the options)"});
    }
    if (const auto* syntax = dynamic_cast<const po::invalid_syntax*>(&problem)) {
        const std::string option = syntax->get_option_name();
        switch (syntax->kind()) {
            case po::invalid_syntax::missing_parameter:
            case po::invalid_syntax::empty_adjacent_parameter:
                return usage_error(
                    language, {"选项 ", "option "}, option, {" 后面缺少值", " needs a value"});
            case po::invalid_syntax::extra_parameter:
                return usage_error(
                    language, {"选项 ", "option "}, option, {" 不带值", " takes no value"});
            default:
                break;
        }
    }
    return usage_error(language, {"参数有误：", "bad arguments: "}, problem.what(), {"", ""});
}

Result<Args> collect(const po::parsed_options& parsed,
                     std::span<const OptionSpec> options,
                     Language language) {
    Args args;
    args.language = language;
    for (const po::option& given : parsed.options) {
        if (given.position_key != -1) {
            args.positional.insert(args.positional.end(), given.value.begin(), given.value.end());
            continue;
        }
        const auto spec = std::ranges::find(options, given.string_key, &OptionSpec::name);
        if (spec == options.end()) {
            return usage_error(language,
                               {"没有这个选项：--", "unknown option: --"},
                               given.string_key,
                               {"（用 --help 查看全部选项）", " (--help lists the options)"});
        }
        const bool empty = given.value.empty() || given.value.front().empty();
        if (!spec->value.empty() && empty) {
            return usage_error(language,
                               {"选项 --", "option --"},
                               given.string_key,
                               {" 后面缺少值", " needs a value"});
        }
        if (!spec->repeatable && !spec->value.empty() && args.has(spec->name)) {
            return usage_error(language,
                               {"选项 --", "option --"},
                               given.string_key,
                               {" 只能给一次", " may be given only once"});
        }
        args.options.push_back(
            {given.string_key, given.value.empty() ? std::string() : given.value.front()});
    }
    return args;
}

}  // namespace

bool Args::has(std::string_view name) const {
    return std::ranges::find(options, name, &Option::name) != options.end();
}

std::optional<std::string> Args::value(std::string_view name) const {
    std::optional<std::string> result;
    for (const Option& option : options) {
        if (option.name == name) {
            result = option.value;
        }
    }
    return result;
}

std::vector<std::string> Args::values(std::string_view name) const {
    std::vector<std::string> result;
    for (const Option& option : options) {
        if (option.name == name) {
            result.push_back(option.value);
        }
    }
    return result;
}

Result<Args> parse_args(std::span<const std::string> args,
                        std::span<const OptionSpec> options,
                        Language language) {
    try {
        const po::options_description description = describe(options);
        po::positional_options_description positional;
        positional.add(kPositional, -1);
        using Style = po::command_line_style::style_t;
        constexpr int kStyle = Style::unix_style & ~Style::allow_guessing;
        const po::parsed_options parsed =
            po::command_line_parser(std::vector<std::string>(args.begin(), args.end()))
                .options(description)
                .positional(positional)
                .style(kStyle)
                .run();
        return collect(parsed, options, language);
    } catch (const po::error& problem) {
        return explain(problem, language);
    }
}

Language language_of(std::span<const std::string> args, std::string_view locale) {
    constexpr std::string_view kOption = "--lang";
    std::string_view named;
    for (std::size_t i = 0; i < args.size() && args[i] != "--"; ++i) {
        const std::string_view arg = args[i];
        if (arg == kOption && i + 1 < args.size()) {
            named = args[i + 1];
        } else if (arg.starts_with("--lang=")) {
            named = arg.substr(kOption.size() + 1);
        }
    }
    const std::string_view chosen = named.empty() ? locale : named;
    const bool english = chosen == "en" || chosen.starts_with("en_") || chosen.starts_with("en.");
    return english ? Language::english : Language::chinese;
}

std::string option_help(std::span<const OptionSpec> options, Language language) {
    std::vector<std::string> heads;
    std::size_t widest = 0;
    for (const OptionSpec& option : options) {
        std::string head = "  ";
        head +=
            option.letter == '\0' ? std::string("    ") : std::string("-") + option.letter + ", ";
        head += "--";
        head += option.name;
        if (!option.value.empty()) {
            head += ' ';
            head += option.value;
        }
        widest = std::max(widest, display_width(head));
        heads.push_back(std::move(head));
    }
    std::string help;
    for (std::size_t i = 0; i < heads.size(); ++i) {
        help += heads[i];
        help.append(widest - display_width(heads[i]) + 2, ' ');
        help += options[i].help.in(language);
        help += '\n';
    }
    return help;
}

}  // namespace review
