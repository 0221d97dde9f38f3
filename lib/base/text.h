// Unicode for the whole program. All text is valid UTF-8 in std::string, checked once where it
// enters; positions are byte offsets. Line, column and display width are only worked out for
// people.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace review {

/// Code point at byte `offset` and the number of bytes it takes. Text must be valid UTF-8 and
/// `offset` on a boundary inside it.
struct CodePoint {
    char32_t value = 0;
    std::size_t size = 0;
};
[[nodiscard]] CodePoint code_point_at(std::string_view text, std::size_t offset);

/// Adds one code point as UTF-8; U+FFFD for what is none.
void append_utf8(std::string& text, char32_t code_point);

/// Whether every byte belongs to a well-formed sequence (Unicode, table 3-7).
[[nodiscard]] bool is_valid_utf8(std::string_view bytes);

/// `bytes` with each ill-formed sequence replaced by U+FFFD.
[[nodiscard]] std::string to_valid_utf8(std::string_view bytes);

/// Number of code points in valid UTF-8.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

/// Terminal columns: 2 for East Asian wide and full-width characters, 0 for combining marks.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// Han ideograph (Unicode script Han, 〇 included).
[[nodiscard]] bool is_han(char32_t c);

/// Any Unicode white space, the ideographic space U+3000 and the no-break space included.
[[nodiscard]] bool is_space(char32_t c);

/// `c` with full-width ASCII folded to ASCII (U+FF01–FF5E, U+3000 → space, U+FFE5 → ¥); other
/// characters unchanged. Not NFKC, which would rewrite ①, ㈠ and ㎡.
[[nodiscard]] char32_t fold_width(char32_t c);

/// Without leading and trailing white space (Unicode); a view into `text`.
[[nodiscard]] std::string_view trim(std::string_view text);

/// 1-based line and column of byte `offset`; columns count code points.
struct LineColumn {
    std::size_t line = 1;
    std::size_t column = 1;
    bool operator==(const LineColumn&) const = default;
};
[[nodiscard]] LineColumn line_column(std::string_view text, std::size_t offset);

}  // namespace review
