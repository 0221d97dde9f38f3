// Unicode for the whole program. All text is valid UTF-8 in std::string, checked once where it
// enters; positions are byte offsets. Line, column and display width are only worked out for
// people.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace review {

/// Code point at byte `offset` and the number of bytes it takes. Text must be valid UTF-8 and
/// `offset` on a boundary inside it.
struct CodePoint {
    char32_t value = 0;
    std::size_t size = 0;
};
[[nodiscard]] inline CodePoint code_point_at(std::string_view text, std::size_t offset);

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
[[nodiscard]] inline bool is_han(char32_t c);

/// Any Unicode white space, the ideographic space U+3000 and the no-break space included.
[[nodiscard]] inline bool is_space(char32_t c);

/// `c` with full-width ASCII folded to ASCII (U+FF01–FF5E, U+3000 → space, U+FFE5 → ¥); other
/// characters unchanged. Not NFKC, which would rewrite ①, ㈠ and ㎡.
[[nodiscard]] inline char32_t fold_width(char32_t c);

/// Without leading and trailing white space (Unicode); a view into `text`.
[[nodiscard]] std::string_view trim(std::string_view text);

/// 1-based line and column of byte `offset`; columns count code points.
struct LineColumn {
    std::size_t line = 1;
    std::size_t column = 1;
    bool operator==(const LineColumn&) const = default;
};
[[nodiscard]] LineColumn line_column(std::string_view text, std::size_t offset);

// The four above stand in every inner loop; what is rare is left to detail.
namespace detail {
[[nodiscard]] CodePoint decode_at(std::string_view text, std::size_t offset);
[[nodiscard]] bool is_rare_han(char32_t c);
[[nodiscard]] bool is_rare_space(char32_t c);
}  // namespace detail

inline CodePoint code_point_at(std::string_view text, std::size_t offset) {
    const auto byte = [&](std::size_t i) {
        return std::uint32_t{static_cast<unsigned char>(text[offset + i])};
    };
    const std::uint32_t lead = byte(0);
    if (lead < 0x80) {
        return {.value = lead, .size = 1};
    }
    // Three bytes, as nearly every Han character; the leads with gaps behind them are left out.
    if (lead > 0xE0 && lead < 0xED && text.size() - offset >= 3 && (byte(1) & 0xC0U) == 0x80U &&
        (byte(2) & 0xC0U) == 0x80U) {
        return {.value = (lead & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU),
                .size = 3};
    }
    return detail::decode_at(text, offset);
}

inline bool is_han(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x2E80 && detail::is_rare_han(c));
}

inline bool is_space(char32_t c) {
    if (c < 0x80) {
        return c == ' ' || (c >= 0x09 && c <= 0x0D);
    }
    return c <= 0x3000 && detail::is_rare_space(c);  // U+3000 is the last of White_Space
}

inline char32_t fold_width(char32_t c) {
    if (c < 0x3000) {
        return c;
    }
    if (c >= 0xFF01 && c <= 0xFF5E) {
        return c - 0xFEE0;
    }
    return c == 0x3000 ? U' ' : c == 0xFFE5 ? U'\u00A5' : c;
}

}  // namespace review
