// The words of text reports in both languages. Rule texts are not among them: they are what the
// rule files say.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "report/report.h"

namespace review {

/// The one of the two that the language asks for.
[[nodiscard]] std::string_view pick(Language language,
                                    std::string_view chinese,
                                    std::string_view english);

/// What a code of the fact tree is called.
struct CodeWords {
    std::string_view code;
    std::string_view chinese;
    std::string_view english;
};
/// The word for `code`; a code that is not among `words` as it is.
[[nodiscard]] std::string_view code_word(std::span<const CodeWords> words,
                                         std::string_view code,
                                         Language language);

[[nodiscard]] std::string_view severity_word(Severity severity, Language language);
/// 合同, 规范性文件 …; a kind that is not known as it is.
[[nodiscard]] std::string_view kind_word(std::string_view kind, Language language);
/// Why a document was taken for its kind or type (kind-reason, type-reason of fact_tree.h), in
/// words: 标题“合同”，当事人甲方、乙方. A reason that is not known is left out.
[[nodiscard]] std::string reason_words(std::string_view reasons, Language language);
/// 2024-03-11 as 2024年3月11日 in Chinese; what is no ISO date as it is.
[[nodiscard]] std::string date_words(std::string_view iso, Language language);

/// One line that says why an input was not reviewed, its path in front. In English a Chinese
/// message follows what its code means.
[[nodiscard]] std::string error_line(const Error& error, Language language);

/// "-" is standard input; other paths as given, safe for a terminal.
[[nodiscard]] std::string path_words(std::string_view path, Language language);

}  // namespace review
