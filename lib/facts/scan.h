// Small helpers of the hand-written scanners over View::chars: blanks that the view dropped, runs
// of digits, fill-in marks, sentence ends. Private to lib/facts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "document/document.h"
#include "facts/view.h"

namespace review {

/// Not found, as std::u32string_view says it.
inline constexpr std::size_t kNpos = std::u32string_view::npos;

[[nodiscard]] constexpr bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}
[[nodiscard]] constexpr bool is_ascii_letter(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}
[[nodiscard]] constexpr bool holds(std::u32string_view set, char32_t c) {
    return set.find(c) != kNpos;
}
[[nodiscard]] bool starts_with_any(std::u32string_view text,
                                   std::span<const std::u32string_view> words);

/// A mark that stands for a place to fill in: the underscore (either width) and its look-alikes.
[[nodiscard]] constexpr bool is_fill_mark(char32_t c) {
    return c == U'_' || c == 0x2581 || c == 0xFE4D || c == 0xFE4F || c == 0x2017;
}
[[nodiscard]] constexpr bool is_sentence_end(char32_t c) {
    return c == U'。' || c == U';' || c == U'!' || c == U'?';
}

/// Bytes of blanks between char `index - 1` and char `index` of the view, whether the view kept one
/// ' ' for them or dropped them; at the beginning and the end those of the paragraph.
[[nodiscard]] std::size_t blank_bytes_before(const Document& document,
                                             const View& view,
                                             std::size_t index);

/// Columns that those blanks take on paper: a space 1, an ideographic space 2, a tab 4.
[[nodiscard]] inline std::size_t gap_before(const Document& document,
                                            const View& view,
                                            std::size_t index);

/// Index of the first char at or after `begin` that is not a blank.
[[nodiscard]] std::size_t skip_blank(std::u32string_view text, std::size_t begin);

/// `text` without blanks at its ends, as [begin, end) of it.
struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
    [[nodiscard]] bool empty() const { return begin >= end; }
    [[nodiscard]] std::size_t size() const { return empty() ? 0 : end - begin; }
    bool operator==(const Range&) const = default;
};
[[nodiscard]] Range trim_range(std::u32string_view text, Range range);

/// Index after the number that a line may start with (1. 1、 （一） 一、 ①), 0 when there is none.
[[nodiscard]] std::size_t skip_line_number(std::u32string_view text);

/// A whole number that starts at `begin`: 12, 十二, 贰拾, 〇. At most 9999; nullopt when none
/// starts.
struct SmallNumber {
    int value = 0;
    std::size_t end = 0;  // index after it
};
[[nodiscard]] std::optional<SmallNumber> small_number(std::u32string_view text, std::size_t begin);

/// Index of the bracket that closes the one at `open` ( '(' or '（' as folded), npos when it is not
/// closed within `limit` chars.
[[nodiscard]] std::size_t closing_paren(std::u32string_view text,
                                        std::size_t open,
                                        std::size_t limit);

/// Insertions, deletions and replacements between two strings; `limit + 1` when there are more.
[[nodiscard]] std::size_t edit_distance(std::u32string_view a,
                                        std::u32string_view b,
                                        std::size_t limit);

/// gap_before for a place where there is a gap, or may be one.
[[nodiscard]] std::size_t measure_gap(const Document& document,
                                      const View& view,
                                      std::size_t index);

inline std::size_t gap_before(const Document& document, const View& view, std::size_t index) {
    const bool joined =
        index > 0 && view.ends[index - 1] == view.offsets[index] && view.chars[index - 1] != U' ';
    return joined ? 0 : measure_gap(document, view, index);
}

}  // namespace review
