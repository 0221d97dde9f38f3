// Pieces of a regular expression's source that stand for themselves: classes, counts and escapes of
// characters. Private to lib/rules.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace review {

/// Groups within groups that are followed; what lies deeper is not understood.
inline constexpr std::size_t kMaxGroupDepth = 32;

/// Index past the class that opens at `at` ('[').
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
