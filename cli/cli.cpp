#include "cli/cli.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include "cli/commands/commands.h"
#include "cli/options.h"

namespace review {

namespace {

constexpr std::array kCheckOptions{
    OptionSpec{.name = "format",
               .value = "FORMAT",
               .help = {"报告格式：text（缺省）或 json", "text (default) or json"}},
    option::kOutput,
    OptionSpec{.name = "fail-on",
               .value = "LEVEL",
               .help = {"达到此级别时退出码为1：error warning（缺省）note never",
                        "exit 1 at this severity: error warning (default) note never"}},
    option::kRules,
    option::kKind,
    option::kType,
    option::kSide,
    option::kAsOf,
    option::kFilesFrom,
    OptionSpec{.name = "jobs",
               .letter = 'j',
               .value = "N",
               .help = {"同时审查的文件数，缺省为处理器核数", "files at once, default all cores"}},
    OptionSpec{.name = "color",
               .value = "WHEN",
               .help = {"着色：auto（缺省）always never", "auto (default) always never"}},
    option::kLang,
    option::kQuiet,
    OptionSpec{.name = "verbose",
               .letter = 'v',
               .value = "",
               .help = {"同时列出符合的规则", "list the rules that are met too"}},
    option::kHelp,
};

constexpr std::array kTextOptions{
    option::kOutput,
    option::kFilesFrom,
    OptionSpec{.name = "coverage",
               .value = "",
               .help = {"在标准错误上显示读取了多少字符",
                        "say on standard error how many characters were read"}},
    option::kLang,
    option::kQuiet,
    option::kHelp,
};

constexpr std::array kFactsOptions{
    OptionSpec{.name = "format",
               .value = "FORMAT",
               .help = {"格式：xml（缺省）或 json", "xml (default) or json"}},
    option::kOutput,
    option::kRules,
    option::kKind,
    option::kType,
    option::kSide,
    option::kAsOf,
    option::kFilesFrom,
    OptionSpec{.name = "pretty",
               .value = "",
               .help = {"换行缩进，便于阅读", "with line ends and indentation"}},
    option::kLang,
    option::kQuiet,
    option::kHelp,
};

constexpr std::array kRulesOptions{
    option::kRules,
    OptionSpec{.name = "format",
               .value = "FORMAT",
               .help = {"rules list、params 的格式：text（缺省）或 json",
                        "of rules list and params: text (default) or json"}},
    option::kAsOf,
    option::kOutput,
    option::kLang,
    option::kHelp,
};

constexpr std::array kLawsOptions{
    OptionSpec{.name = "format",
               .value = "FORMAT",
               .help = {"格式：text（缺省）或 json", "text (default) or json"}},
    option::kAsOf,
    OptionSpec{.name = "limit",
               .value = "N",
               .help = {"laws search 最多列出的数目，缺省20",
                        "of laws search: how many are listed, 20 by default"}},
    option::kRules,
    option::kOutput,
    option::kFilesFrom,
    option::kLang,
    option::kQuiet,
    option::kHelp,
};

constexpr std::array kHelpOptions{option::kLang, option::kHelp};

constexpr std::array kCommands{
    Command{
        .name = "check",
        .usage = {"[选项] 文件或文件夹…", "[OPTIONS] FILE|DIR…"},
        .summary = {"审查文件并报告发现", "review files and report what is found"},
        .details =
            {"文件可以是 .docx、.txt、.md；给出文件夹时审查其中全部文档，不能读取的（.doc、.pdf "
             "等）列出原因；- 表示标准输入。",
             "Reads .docx, .txt and .md; of a folder all documents, with the reason for those "
             "that cannot\nbe read (.doc, .pdf); - is standard input."},
        .options = kCheckOptions,
        .run = run_check},
    Command{
        .name = "text",
        .usage = {"[选项] 文件或文件夹…", "[OPTIONS] FILE|DIR…"},
        .summary = {"显示读到的文字，含自动编号", "print the text as read, with automatic numbers"},
        .details = {"", ""},
        .options = kTextOptions,
        .run = run_text},
    Command{
        .name = "facts",
        .usage = {"[选项] 文件或文件夹…", "[OPTIONS] FILE|DIR…"},
        .summary = {"显示事实树（XML、JSON），即规则所见",
                    "print the fact tree (XML, JSON) that rules see"},
        .details =
            {"元素和属性的含义见 rules/README.md，模式见 rules/facts.rng。\n"
             "XML：每个文件一个 document，几个文件外面加 package，path 是文件名。\n"
             "JSON：{schema, files, errors}；files 中每个文件一个对象，有 path、document 的属性、\n"
             "text（全文）和 facts（全部事实，按先后排列）。事实的属性名与 XML "
             "相同，整数写成数字；另有\nlocator（所在条款）、inside（外层事实在 facts 中的序号，从0"
             "起）、begin 和 end（在 text\n中的字节位置）。例如列出全部金额：\n"
             "  review facts --format json a.docx | jq '.files[].facts[] | "
             "select(.element==\"amount\")'",
             "rules/README.md describes the elements and attributes, rules/facts.rng is the "
             "schema.\n"
             "XML: a document for each file; of several files in a package, path names the file.\n"
             "JSON: {schema, files, errors}; each of files has path, the attributes of document, "
             "text (all\nof it) and facts (every fact, in order). Names are those of the XML, "
             "integers are numbers;\nlocator says in which clause a fact stands, inside is the "
             "index in facts of the one around it\n(from 0), begin and end are byte offsets in "
             "text. For example, all amounts:\n"
             "  review facts --format json a.docx | jq '.files[].facts[] | "
             "select(.element==\"amount\")'"},
        .options = kFactsOptions,
        .run = run_facts},
    Command{.name = "rules",
            .usage = {"list|show 编号…|params|test|docs|new 编号 [选项]",
                      "list|show ID…|params|test|docs|new ID [OPTIONS]"},
            .summary = {"列出、显示、测试规则，生成规则说明",
                        "list, show, test and document the rules"},
            .details = {"  list     全部规则\n"
                        "  show     规则的内容和依据\n"
                        "  params   随时间、地区变化的参数及其依据；--as-of 指定取哪一天的值\n"
                        "  test     运行规则自带的示例；有不符时退出码为1\n"
                        "  docs     Markdown 说明；-o 指定文件夹\n"
                        "  new      一条新规则的空白样式",
                        "  list     every rule\n"
                        "  show     a rule and its basis\n"
                        "  params   values that change with time or place, with their basis; "
                        "--as-of names the day\n"
                        "  test     run the examples of the rules; exit 1 when one fails\n"
                        "  docs     Markdown pages; -o names their folder\n"
                        "  new      a new rule to be filled in"},
            .options = kRulesOptions,
            .run = run_rules},
    Command{
        .name = "laws",
        .usage = {"search 词…|show 名称…|check 文件或文件夹… [选项]",
                  "search WORD…|show NAME…|check FILE|DIR… [OPTIONS]"},
        .summary = {"查法律目录，核对文件引用的法律",
                    "search the catalogue of laws, check what documents cite"},
        .details = {"  search   名称含有全部词语的法律；一部也没有时退出码为1\n"
                    "  show     法律的各个文本：施行、失效、替代、末条、文号；目录未收时退出码为1\n"
                    "  check    文件引用的法律在文件日期的效力，引用的条是否存在；引用已废止、\n"
                    "           已被修改的文本或者不存在的条时退出码为1\n\n"
                    "目录未收不等于不存在或者已废止。",
                    "  search   laws whose names hold all the words; exit 1 when there is none\n"
                    "  show     every text of a law: in force from and to, successor, last\n"
                    "           article, number; exit 1 when it is not in the catalogue\n"
                    "  check    the standing of what documents cite on their own date, and\n"
                    "           whether the article exists; exit 1 when a repealed law, an\n"
                    "           older text or a missing article is cited\n\n"
                    "A law that is not in the catalogue may well exist."},
        .options = kLawsOptions,
        .run = run_laws},
    Command{.name = "help",
            .usage = {"[命令]", "[COMMAND]"},
            .summary = {"显示帮助", "show help"},
            .details = {"", ""},
            .options = kHelpOptions,
            .run = run_help},
};

/// The command meant by the arguments and what is left for it.
struct Call {
    const Command* command = nullptr;
    std::vector<std::string> args;
};

/// --lang, -o: the value is the next argument.
bool takes_next(std::string_view arg) {
    return std::ranges::any_of(commands(), [&](const Command& command) {
        return std::ranges::any_of(command.options, [&](const OptionSpec& option) {
            const bool named = arg.starts_with("--")
                                   ? arg.substr(2) == option.name
                                   : arg.size() == 2 && arg.back() == option.letter;
            return named && !option.value.empty();
        });
    });
}

/// Index of the first argument that is neither an option nor its value; the number of arguments
/// when there is none or "--" stands before it.
std::size_t first_word(std::span<const std::string> args) {
    std::size_t i = 0;
    while (i < args.size() && args[i].starts_with('-') && args[i] != "-") {
        if (args[i] == "--") {
            return args.size();
        }
        i += takes_next(args[i]) ? 2 : 1;
    }
    return std::min(i, args.size());
}

/// A command may stand behind options: review --lang en help check.
Call find_call(std::span<const std::string> args) {
    const std::size_t word = first_word(args);
    const Command* named = word < args.size() ? find_command(args[word]) : nullptr;
    if (named != nullptr) {
        Call call{.command = named, .args = {args.begin(), args.end()}};
        call.args.erase(call.args.begin() + static_cast<std::ptrdiff_t>(word));
        return call;
    }
    const bool help = std::ranges::any_of(
        args, [](const std::string& arg) { return arg == "--help" || arg == "-h"; });
    return help ? Call{.command = find_command("help"), .args = {}}
                : Call{.command = find_command("check"), .args = {args.begin(), args.end()}};
}

/// A word in the place of a command that is neither a command nor a file; "" when there is none.
std::string_view mistyped_word(std::span<const std::string> args) {
    const std::size_t at = first_word(args);
    if (at >= args.size() || find_command(args[at]) != nullptr) {
        return {};
    }
    const std::string& word = args[at];
    std::error_code ignored;
    const bool letters = std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
    return letters && !std::filesystem::exists(word, ignored) ? std::string_view(word)
                                                              : std::string_view{};
}

int run_call(std::span<const std::string> args, Language language, const Io& io) {
    if (!args.empty() && args.front() == "--version") {
        io.out << "review " << REVIEW_VERSION << '\n';
        return kExitOk;
    }
    const Call call = find_call(args);
    const Result<Args> parsed = parse_args(call.args, call.command->options, language);
    if (!parsed) {
        complain(io, language, parsed.error());
        return kExitUsage;
    }
    constexpr std::array<std::string_view, 2> kLanguages{"zh", "en"};
    const Result<std::string> lang = parse_choice(*parsed, "lang", kLanguages, "zh");
    if (!lang) {
        complain(io, language, lang.error());
        return kExitUsage;
    }
    if (parsed->has("help") && call.command->name != "help") {
        write_command_help(*call.command, language, io.out);
        return kExitOk;
    }
    const std::string_view mistyped = mistyped_word(args);
    if (!mistyped.empty()) {
        return refuse(io,
                      language,
                      {"没有这个命令，也没有这个文件（用 --help 查看全部命令）：",
                       "no such command, and no such file (--help lists the commands): "},
                      mistyped);
    }
    return call.command->run(*parsed, io);
}

}  // namespace

std::span<const Command> commands() {
    return kCommands;
}

const Command* find_command(std::string_view name) {
    const auto* const found = std::ranges::find(kCommands, name, &Command::name);
    return found == kCommands.end() ? nullptr : &*found;
}

int run(std::span<const std::string> args, const Io& io) {
    const Language language = language_of(args, io.environment.locale);
    const int code = run_call(args, language, io);
    io.out.flush();
    if (!io.out) {
        refuse(io, language, {"标准输出写入失败", "standard output cannot be written"});
        return kExitUsage;
    }
    return code;
}

}  // namespace review
