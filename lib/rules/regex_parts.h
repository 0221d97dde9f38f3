// Pieces of a regular expression's source that stand for themselves: classes, counts and escapes of
// characters, in ICU's syntax. Private to lib/rules.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace review {

/// Bytes of an escape of a character, `\u4e00`.
inline constexpr std::size_t kHexEscape = 6;

/// The character that an escape at the start of `text` stands for; nullopt when none stands there.
[[nodiscard]] std::optional<char32_t> code_of_escape(std::string_view text);

/// Index past the class that opens at `at` ('['); sets nest in ICU.
[[nodiscard]] std::size_t past_class(std::string_view regex, std::size_t at);

/// Whether a class, brackets included, holds nothing but characters, simple escapes and ascending
/// ranges.
[[nodiscard]] bool is_plain_class(std::string_view text);

/// The counts of `{2}`, `{2,}` or `{2,5}`.
struct RepeatCounts {
    std::size_t min = 0;
    std::optional<std::size_t> max;  // nullopt: without end
};
/// `text` stands between the braces; nullopt when it is anything else, or absurdly large.
[[nodiscard]] std::optional<RepeatCounts> read_counts(std::string_view text);

}  // namespace review
