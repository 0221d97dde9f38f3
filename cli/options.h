// Options that several commands share, and what their values mean.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/args.h"
#include "cli/cli.h"
#include "cli/inputs.h"

namespace review {

namespace option {

inline constexpr OptionSpec kHelp{
    .name = "help", .letter = 'h', .value = "", .help = {"显示本帮助", "show this help"}};
inline constexpr OptionSpec kLang{
    .name = "lang",
    .value = "zh|en",
    .help = {"提示和报告所用的语言", "language of messages and reports"}};
inline constexpr OptionSpec kQuiet{
    .name = "quiet",
    .letter = 'q',
    .value = "",
    .help = {"不显示进度和说明", "no progress and no notes on standard error"}};
inline constexpr OptionSpec kOutput{
    .name = "output",
    .letter = 'o',
    .value = "FILE",
    .help = {"结果写入 FILE，写完整后才出现", "write to FILE, which appears only when complete"}};
inline constexpr OptionSpec kRules{
    .name = "rules",
    .value = "DIR",
    .help = {"在自带规则之上再加一层规则，可重复", "a further layer of rules, may be repeated"},
    .repeatable = true};
inline constexpr OptionSpec kFilesFrom{
    .name = "files-from",
    .value = "FILE",
    .help = {"从 FILE 逐行读取文件名，空行和 # 开头的行不计，- "
             "为标准输入",
             "read names line by line, but empty lines and those "
             "with #; - is standard input"}};
inline constexpr OptionSpec kKind{
    .name = "kind",
    .value = "KIND",
    .help = {
        "文件类别：contract（合同）normative（规范性文件）decision casefile other，缺省自动识别",
        "contract normative decision casefile other; found out by default"}};
inline constexpr OptionSpec kType{
    .name = "type",
    .value = "TYPE",
    .help = {"合同类型的代码或名称，如 lease、租赁；缺省自动识别",
             "type of contract, such as lease or 租赁; found out by default"}};
inline constexpr OptionSpec kSide{
    .name = "side",
    .value = "SIDE",
    .help = {"代表哪一方审查：甲方或A，乙方或B", "whose side: 甲方 or A, 乙方 or B"}};
inline constexpr OptionSpec kAsOf{
    .name = "as-of",
    .value = "DATE",
    .help = {"文件未载明日期时按哪一天的法律审查，如 2026-01-31",
             "day whose law applies to documents without a date, as 2026-01-31"}};

}  // namespace option

/// One line on standard error: "review: …" for usage, path first for files and rule files.
void complain(const Io& io, Language language, const Error& error);
/// Complains of wrong usage: `message`, then `detail`. Gives kExitUsage.
int refuse(const Io& io, Language language, const Words& message, std::string_view detail = {});
/// A note on standard error.
void note(const Io& io, const std::string& line);

/// --side, --as-of. Errors: bad_usage.
[[nodiscard]] Result<FactOptions> parse_fact_options(const Args& args);

/// Value of option `name`, one of `allowed`; `otherwise` when it is absent. Errors: bad_usage.
[[nodiscard]] Result<std::string> parse_choice(const Args& args,
                                               std::string_view name,
                                               std::span<const std::string_view> allowed,
                                               std::string_view otherwise);

/// The files to work on as named: arguments, then --files-from. Errors: bad_usage when there are
/// none or standard input is wanted twice; io for the list.
[[nodiscard]] Result<std::vector<std::string>> parse_inputs(const Args& args, const Io& io);

/// The rules that come with the program, then each --rules. The former are REVIEW_RULES_DIR, else
/// ../share/review/rules from the executable (installed), else rules/ beside it or up to two
/// folders above it (built in the source tree). Complains when there are none or one of them is no
/// folder; nullopt: exit with kExitUsage.
[[nodiscard]] std::optional<std::vector<std::string>> rule_folders(const Args& args, const Io& io);

/// The value of `loaded`; otherwise complains of every problem. nullopt: exit with kExitUsage.
template <class T>
[[nodiscard]] std::optional<T> or_complain(const Args& args,
                                           const Io& io,
                                           tl::expected<T, std::vector<Error>> loaded) {
    if (loaded) {
        return std::move(*loaded);
    }
    for (const Error& error : loaded.error()) {
        complain(io, args.language, error);
    }
    return std::nullopt;
}

/// Word lists and laws of rule_folders(), or complaints; nullopt: exit with kExitUsage.
[[nodiscard]] std::optional<Knowledge> load_knowledge_for(const Args& args, const Io& io);

/// The rules of rule_folders(), likewise.
[[nodiscard]] std::optional<RuleSet> load_rules_for(const Args& args, const Io& io);

/// --kind and --type, a code or the name that the lexicon gives it (lease, 租赁, 租赁合同).
/// Complains and gives false when one of them is neither.
[[nodiscard]] bool take_names(const Args& args,
                              const Io& io,
                              const Lexicon& lexicon,
                              FactOptions& options);

/// collect_inputs, with its notes on standard error unless --quiet.
[[nodiscard]] Inputs gather_inputs(const Args& args,
                                   const Io& io,
                                   std::span<const std::string> given);

/// Gives the bytes of inputs: files of the disk, "-" is standard input.
[[nodiscard]] ByteSource byte_source(const Io& io, const ReadLimits& limits);

/// Reads each of `inputs` in turn and calls `use` with it; complains of those that cannot be read
/// and gives them to `fail` too. kExitOk or kExitUnread.
[[nodiscard]] int read_each(
    const Args& args,
    const Io& io,
    const Inputs& inputs,
    const std::function<void(const std::string& path, const Document& document)>& use,
    const std::function<void(const Error& error)>& fail = [](const Error& /*error*/) {});

/// Calls `write` on --output, else ("-" too) on standard output; complains when the file could not
/// be written. `inputs` must not be overwritten. `write` gives the exit code.
[[nodiscard]] int write_output(const Args& args,
                               const Io& io,
                               std::span<const std::string> inputs,
                               const std::function<int(std::ostream&)>& write);

}  // namespace review
