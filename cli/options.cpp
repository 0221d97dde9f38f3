#include "cli/options.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/file.h"
#include "cli/output.h"
#include "report/excerpt.h"
#include "report/words.h"

namespace review {

namespace fs = std::filesystem;

namespace {

tl::unexpected<Error> bad_value(const Args& args,
                                std::string_view name,
                                std::string_view value,
                                const Words& expected) {
    const bool chinese = args.language == Language::chinese;
    std::string message = chinese ? "选项 --" : "option --";
    message += name;
    message += chinese ? " 的值“" : ": “";
    message += printable(value);
    message += chinese ? "”不对，应为" : "” is not ";
    message += expected.in(args.language);
    return fail(ErrorCode::bad_usage, std::move(message));
}

Result<std::string> parse_side(const Args& args) {
    const std::optional<std::string> value = args.value(option::kSide.name);
    if (!value) {
        return std::string();
    }
    for (const std::string_view a : {"A", "a", "甲", "甲方"}) {
        if (*value == a) {
            return std::string("A");
        }
    }
    for (const std::string_view b : {"B", "b", "乙", "乙方"}) {
        if (*value == b) {
            return std::string("B");
        }
    }
    return bad_value(
        args, option::kSide.name, *value, {"甲方、乙方、A 或 B", "one of 甲方 乙方 A B"});
}

/// The code that the value of option `name` is or names, also with `ending` behind the name; any
/// value where nothing is known.
Result<std::string> parse_named(const Args& args,
                                std::string_view name,
                                std::span<const NamedCode> known,
                                std::string_view ending) {
    const std::string value = args.value(name).value_or("");
    if (value.empty() || known.empty()) {
        return value;
    }
    std::string list;
    for (const NamedCode& one : known) {
        const bool named =
            !one.name.empty() && (value == one.name || value == one.name + std::string(ending));
        if (value == one.code || named) {
            return one.code;
        }
        list += list.empty() ? "" : " ";
        list += one.code;
        if (!one.name.empty()) {
            list +=
                args.language == Language::chinese ? "（" + one.name + "）" : " (" + one.name + ")";
        }
    }
    const std::string chinese = "以下之一：" + list;
    const std::string english = "one of " + list;
    return bad_value(args, name, value, {chinese, english});
}

bool is_rules_folder(const fs::path& folder) {
    std::error_code ignored;
    return fs::is_directory(folder / "contract", ignored) ||
           fs::is_directory(folder / "lexicon", ignored);
}

/// Relative to the working folder when it lies below, so that messages about rule files are short.
fs::path as_seen_from_here(const fs::path& folder) {
    std::error_code problem;
    fs::path relative = fs::proximate(folder, problem);
    return problem || relative.native().starts_with("..") ? folder : relative;
}

/// The rules that come with the program; none, or one folder.
std::vector<std::string> own_rules(const Environment& environment) {
    if (!environment.rules_dir.empty()) {
        return {environment.rules_dir};
    }
    const fs::path program = environment.program_folder;
    for (const std::string_view place :
         {"../share/review/rules", "rules", "../rules", "../../rules"}) {
        const fs::path folder = (program / place).lexically_normal();
        if (is_rules_folder(folder)) {
            return {as_seen_from_here(folder).string()};
        }
    }
    return {};
}

}  // namespace

void complain(const Io& io, Language language, const Error& error) {
    if (error.path.empty()) {
        io.err << "review: " << printable(error.message) << '\n';
    } else {
        io.err << error_line(error, language) << '\n';
    }
}

int refuse(const Io& io, Language language, const Words& message, std::string_view detail) {
    complain(io,
             language,
             {.code = ErrorCode::bad_usage,
              .message = std::string(message.in(language)) + std::string(detail),
              .path = {},
              .offset = std::nullopt});
    return kExitUsage;
}

void note(const Io& io, const std::string& line) {
    io.err << line << '\n';
}

Result<FactOptions> parse_fact_options(const Args& args) {
    FactOptions options;
    Result<std::string> side = parse_side(args);
    if (!side) {
        return tl::unexpected<Error>(side.error());
    }
    options.side = std::move(*side);
    options.as_of = args.value(option::kAsOf.name).value_or("");
    if (args.has(option::kAsOf.name) && !is_iso_date(options.as_of)) {
        return bad_value(args,
                         option::kAsOf.name,
                         options.as_of,
                         {"存在的日期，写作 2026-01-31", "a date such as 2026-01-31"});
    }
    return options;
}

Result<std::string> parse_choice(const Args& args,
                                 std::string_view name,
                                 std::span<const std::string_view> allowed,
                                 std::string_view otherwise) {
    const std::optional<std::string> value = args.value(name);
    if (!value) {
        return std::string(otherwise);
    }
    if (std::ranges::find(allowed, *value) != allowed.end()) {
        return *value;
    }
    std::string list;
    for (const std::string_view one : allowed) {
        list += list.empty() ? "" : " ";
        list += one;
    }
    const std::string chinese = "以下之一：" + list;
    const std::string english = "one of " + list;
    return bad_value(args, name, *value, {chinese, english});
}

Result<std::vector<std::string>> parse_inputs(const Args& args, const Io& io) {
    const bool chinese = args.language == Language::chinese;
    std::vector<std::string> inputs = args.positional;
    const std::optional<std::string> list = args.value(option::kFilesFrom.name);
    if (list) {
        Result<std::vector<std::string>> lines = read_file_list(*list, io.in);
        if (!lines) {
            return lines;
        }
        inputs.insert(inputs.end(), lines->begin(), lines->end());
    }
    if (inputs.empty()) {
        return fail(ErrorCode::bad_usage,
                    chinese ? "没有给出要处理的文件（用 --help 查看用法）"
                            : "no file given (--help shows the usage)");
    }
    if (std::ranges::find(inputs, "") != inputs.end()) {
        return fail(ErrorCode::bad_usage,
                    chinese ? "给出的文件名中有一个是空的" : "one of the file names is empty");
    }
    const bool reads_input = std::ranges::find(inputs, "-") != inputs.end();
    if (list == "-" && reads_input) {
        return fail(ErrorCode::bad_usage,
                    chinese ? "标准输入不能既是文件清单又是文件"
                            : "standard input cannot be both the list of files and a file");
    }
    return inputs;
}

std::optional<std::vector<std::string>> rule_folders(const Args& args, const Io& io) {
    std::vector<std::string> folders = own_rules(io.environment);
    if (folders.empty()) {
        refuse(io,
               args.language,
               {"找不到自带的规则文件夹：请把源代码中的 rules 文件夹放在程序所在的文件夹里，"
                "或者把环境变量 REVIEW_RULES_DIR 设为它的路径（--rules 只在其上加一层）",
                "the rules that come with the program are not found: put the folder "
                "rules of the source beside the program, or set REVIEW_RULES_DIR to its "
                "path (--rules only adds a layer)"});
        return std::nullopt;
    }
    for (std::string& layer : args.values(option::kRules.name)) {
        folders.push_back(std::move(layer));
    }
    bool all_there = true;
    for (const std::string& folder : folders) {
        std::error_code ignored;
        if (!fs::is_directory(folder, ignored)) {
            all_there = false;
            complain(io,
                     args.language,
                     {.code = ErrorCode::io,
                      .message = "规则文件夹不存在",
                      .path = folder,
                      .offset = std::nullopt});
        }
    }
    return all_there ? std::optional(std::move(folders)) : std::nullopt;
}

std::optional<Knowledge> load_knowledge_for(const Args& args, const Io& io) {
    const std::optional<std::vector<std::string>> folders = rule_folders(args, io);
    return folders ? or_complain(args, io, load_knowledge(*folders)) : std::nullopt;
}

std::optional<RuleSet> load_rules_for(const Args& args, const Io& io) {
    const std::optional<std::vector<std::string>> folders = rule_folders(args, io);
    return folders ? or_complain(args, io, load_rule_folders(*folders)) : std::nullopt;
}

bool take_names(const Args& args, const Io& io, const Lexicon& lexicon, FactOptions& options) {
    const std::vector<NamedCode> kinds = named_kinds(lexicon);
    const std::vector<NamedCode> types = named_types(lexicon);
    const std::string& contract = kinds.front().name;  // 租赁合同
    Result<std::string> kind = parse_named(args, option::kKind.name, kinds, "");
    Result<std::string> type = parse_named(args, option::kType.name, types, contract);
    if (!kind || !type) {
        complain(io, args.language, kind ? type.error() : kind.error());
        return false;
    }
    options.kind = std::move(*kind);
    options.type = std::move(*type);
    return true;
}

Inputs gather_inputs(const Args& args, const Io& io, std::span<const std::string> given) {
    Inputs inputs = collect_inputs(given, args.language);
    if (!args.has(option::kQuiet.name)) {
        for (const std::string& line : inputs.notes) {
            note(io, line);
        }
    }
    return inputs;
}

ByteSource byte_source(const Io& io, const ReadLimits& limits) {
    return [&in = io.in, limits](const std::string& path) {
        return path == "-" ? read_stream(in, limits.file_bytes)
                           : read_file(path, limits.file_bytes);
    };
}

int read_each(const Args& args,
              const Io& io,
              const Inputs& inputs,
              const std::function<void(const std::string&, const Document&)>& use,
              const std::function<void(const Error&)>& fail) {
    const ReadLimits limits;
    const ByteSource source = byte_source(io, limits);
    bool failed = false;
    const auto add_error = [&](const Error& error) {
        complain(io, args.language, error);
        fail(error);
        failed = true;
    };
    std::ranges::for_each(inputs.errors, add_error);
    for (const std::string& path : inputs.paths) {
        const auto read = [&](const std::string& bytes) {
            return read_document(std::as_bytes(std::span(bytes)), path, limits);
        };
        const Result<Document> document = source(path).and_then(read);
        if (document) {
            use(path, *document);
            continue;
        }
        Error error = document.error();
        if (error.path.empty()) {
            error.path = path;
        }
        add_error(error);
    }
    return failed ? kExitUnread : kExitOk;
}

int write_output(const Args& args,
                 const Io& io,
                 std::span<const std::string> inputs,
                 const std::function<int(std::ostream&)>& write) {
    const std::optional<std::string> path = args.value(option::kOutput.name);
    if (!path || *path == "-") {
        return write(io.out);
    }
    Result<OutputFile> file = OutputFile::create(*path, inputs, args.language);
    if (!file) {
        complain(io, args.language, file.error());
        return kExitUsage;
    }
    const int code = write(file->stream());
    const tl::expected<void, Error> done = file->commit();
    if (!done) {
        complain(io, args.language, done.error());
        return kExitUsage;
    }
    return code;
}

}  // namespace review
