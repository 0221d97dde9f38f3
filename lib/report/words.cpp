#include "report/words.h"

#include <algorithm>
#include <array>

#include "report/excerpt.h"

namespace review {

namespace {

std::string_view error_words(ErrorCode code) {
    switch (code) {
        case ErrorCode::io:
            return "cannot be read";
        case ErrorCode::unsupported_format:
            return "format is not supported";
        case ErrorCode::encrypted:
            return "is password-protected";
        case ErrorCode::malformed_input:
            return "is damaged";
        case ErrorCode::limit_exceeded:
            return "exceeds a limit";
        case ErrorCode::bad_rule:
            return "is not a valid rule file";
        case ErrorCode::bad_usage:
            return "bad usage";
    }
    return "cannot be read";
}

/// The same in English, "" where only the Chinese is known.
std::string_view english_of(std::string_view message) {
    struct Pair {
        std::string_view chinese;
        std::string_view english;
    };
    static constexpr std::array kMessages{
        Pair{.chinese = "文件不存在", .english = "there is no such file"},
        Pair{.chinese = "没有读取权限", .english = "no permission to read it"},
        Pair{.chinese = "符号链接成环", .english = "symbolic links form a ring"},
        Pair{.chinese = "文件名过长", .english = "the name is too long"},
        Pair{.chinese = "这是文件夹，不是文件", .english = "it is a folder, not a file"},
        Pair{.chinese = "清单文件无法打开", .english = "the list of files cannot be opened"},
        Pair{.chinese = "规则文件夹不存在", .english = "there is no such folder of rules"},
        Pair{.chinese = "文件是空的（0 字节）；请重新获取文件",
             .english = "it is empty (0 bytes); get the file again"},
        Pair{.chinese = "是 PDF 文件，暂不支持；请提供其 Word 原件（.docx）",
             .english = "it is a PDF; give the Word file that it was made from (.docx)"},
        Pair{.chinese = "是 RTF 文件，不是 .docx；请用 Word 或 WPS 打开并另存为 .docx",
             .english = "it is an RTF file; open it in Word or WPS and save it as .docx"},
        Pair{.chinese = "是旧版 Word（.doc）或 WPS 文字（.wps）文件，不是 .docx；请用 Word 或 WPS "
                        "打开并另存为 .docx",
             .english = "it is an old Word (.doc) or WPS (.wps) file; open it in Word or WPS and "
                        "save it as .docx"},
    };
    const auto* const found = std::ranges::find(kMessages, message, &Pair::chinese);
    return found == kMessages.end() ? std::string_view{} : found->english;
}

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Digits without leading zeros.
std::string_view plain_number(std::string_view digits) {
    return digits.substr(std::min(digits.find_first_not_of('0'), digits.size()));
}

}  // namespace

std::string_view pick(Language language, std::string_view chinese, std::string_view english) {
    return language == Language::chinese ? chinese : english;
}

std::string_view code_word(std::span<const CodeWords> words,
                           std::string_view code,
                           Language language) {
    const auto found = std::ranges::find(words, code, &CodeWords::code);
    return found == words.end() ? code : pick(language, found->chinese, found->english);
}

std::string_view severity_word(Severity severity, Language language) {
    switch (severity) {
        case Severity::error:
            return pick(language, "错误", "error");
        case Severity::warning:
            return pick(language, "警告", "warning");
        case Severity::note:
            return pick(language, "提示", "note");
    }
    return {};
}

std::string_view kind_word(std::string_view kind, Language language) {
    static constexpr std::array kWords{
        CodeWords{.code = "contract", .chinese = "合同", .english = "contract"},
        CodeWords{.code = "normative", .chinese = "规范性文件", .english = "normative document"},
        CodeWords{.code = "decision", .chinese = "决策文件", .english = "decision"},
        CodeWords{.code = "casefile", .chinese = "案卷文书", .english = "case file"},
        CodeWords{.code = "statute", .chinese = "法律法规", .english = "statute"},
        CodeWords{
            .code = "other", .chinese = "未识别类别的文件", .english = "document of unknown kind"},
    };
    return code_word(kWords, kind, language);
}

std::string reason_words(std::string_view reasons, Language language) {
    struct Word {
        std::string_view reason;
        std::string_view chinese;  // "…" is what was found
        std::string_view english;
    };
    static constexpr std::array kWords{
        Word{.reason = "title", .chinese = "标题有“…”", .english = "title has “…”"},
        Word{.reason = "catalog",
             .chinese = "标题与目录所载法律法规相同",
             .english = "title of a law in the catalogue"},
        Word{.reason = "enacted", .chinese = "制定机关“…”", .english = "made by “…”"},
        Word{.reason = "red-head", .chinese = "有文件头", .english = "red head"},
        Word{.reason = "number", .chinese = "发文字号…", .english = "document number …"},
        Word{.reason = "articles", .chinese = "条文…条", .english = "… articles"},
        Word{.reason = "parties", .chinese = "当事人…", .english = "parties …"},
        Word{.reason = "signature", .chinese = "有签署栏", .english = "signature block"},
        Word{.reason = "words", .chinese = "用语“…”", .english = "words “…”"},
        Word{.reason = "given", .chinese = "由参数指定", .english = "given"},
    };
    std::string words;
    while (!reasons.empty()) {
        const std::string_view one = reasons.substr(0, reasons.find(' '));
        reasons.remove_prefix(std::min(one.size() + 1, reasons.size()));
        const std::size_t colon = std::min(one.find(':'), one.size());
        const auto* const word = std::ranges::find(kWords, one.substr(0, colon), &Word::reason);
        if (word == kWords.end()) {
            continue;
        }
        words += words.empty() ? "" : pick(language, "，", "; ");
        constexpr std::string_view kFound = "…";
        const std::string_view text = pick(language, word->chinese, word->english);
        const std::size_t at = std::min(text.find(kFound), text.size());
        words += text.substr(0, at);
        if (at < text.size()) {
            words += printable(one.substr(std::min(colon + 1, one.size())));
            words += text.substr(at + kFound.size());
        }
    }
    return words;
}

std::string date_words(std::string_view iso, Language language) {
    if (language == Language::english || iso.size() != 10 || iso[4] != '-' || iso[7] != '-') {
        return std::string(iso);
    }
    std::string words(iso.substr(0, 4));
    words += "年";
    words += plain_number(iso.substr(5, 2));
    words += "月";
    words += plain_number(iso.substr(8, 2));
    words += "日";
    return words;
}

std::string path_words(std::string_view path, Language language) {
    return path == "-" ? std::string(pick(language, "标准输入", "standard input"))
                       : printable(path);
}

std::string error_line(const Error& error, Language language) {
    std::string line;
    if (!error.path.empty()) {
        line = path_words(error.path, language);
        if (error.line > 0) {
            line += ":" + std::to_string(error.line);
            if (error.column > 0) {
                line += ":" + std::to_string(error.column);
            }
        }
        line += error.line > 0 ? ": " : pick(language, "：", ": ");
    }
    if (language == Language::english && !is_ascii(error.message)) {
        line += error_words(error.code);
        line += ": ";
        const std::string_view english = english_of(error.message);
        return line + printable(english.empty() ? error.message : english);
    }
    return line + printable(error.message);
}

}  // namespace review
