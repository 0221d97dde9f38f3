#include "facts/scan.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "facts/numeral.h"

namespace review {

namespace {

constexpr int kLargestSmallNumber = 9999;

std::optional<SmallNumber> arabic_number(std::u32string_view text, std::size_t begin) {
    int value = 0;
    std::size_t i = begin;
    for (; i < text.size() && is_digit(text[i]); ++i) {
        value = value * 10 + static_cast<int>(text[i] - U'0');
        if (value > kLargestSmallNumber) {
            return std::nullopt;
        }
    }
    return SmallNumber{.value = value, .end = i};
}

Span gap_span(const Document& document, const View& view, std::size_t index) {
    const Span paragraph = document.paragraphs[view.paragraph].span;
    std::size_t begin = paragraph.begin;
    std::size_t end = index < view.chars.size() ? view.offsets[index] : paragraph.end;
    if (index > 0) {
        // A kept blank is a char of its own: the gap is the one before it.
        const bool kept = view.chars[index - 1] == U' ';
        begin = kept ? view.offsets[index - 1] : view.ends[index - 1];
    }
    return {.begin = begin, .end = std::max(begin, end)};
}

}  // namespace

bool starts_with_any(std::u32string_view text, std::span<const std::u32string_view> words) {
    return std::ranges::any_of(words, [&](auto word) { return text.starts_with(word); });
}

std::size_t blank_bytes_before(const Document& document, const View& view, std::size_t index) {
    return gap_span(document, view, index).size();
}

std::size_t measure_gap(const Document& document, const View& view, std::size_t index) {
    const Span span = gap_span(document, view, index);
    std::size_t columns = 0;
    for (std::size_t i = span.begin; i < span.end;) {
        const CodePoint c = code_point_at(document.text, i);
        if (c.value == U'\t') {
            columns += 4;
        } else if (is_space(c.value)) {
            columns += c.value == 0x3000 ? 2 : 1;
        }
        i += c.size;
    }
    return columns;
}

std::size_t skip_blank(std::u32string_view text, std::size_t begin) {
    while (begin < text.size() && text[begin] == U' ') {
        ++begin;
    }
    return begin;
}

Range trim_range(std::u32string_view text, Range range) {
    while (range.begin < range.end && text[range.begin] == U' ') {
        ++range.begin;
    }
    while (range.begin < range.end && text[range.end - 1] == U' ') {
        --range.end;
    }
    return range;
}

std::size_t skip_line_number(std::u32string_view text) {
    if (text.empty()) {
        return 0;
    }
    if (text[0] >= 0x2460 && text[0] <= 0x2473) {  // ① … ⑳
        return 1;
    }
    const bool paren = text[0] == U'(';
    const auto number = small_number(text, paren ? 1 : 0);
    if (!number || number->end >= text.size()) {
        return 0;
    }
    const char32_t after = text[number->end];
    if (paren) {
        return after == U')' ? number->end + 1 : 0;
    }
    if (after == U'、' || after == U')') {
        return number->end + 1;
    }
    const bool decimal = number->end + 1 < text.size() && is_digit(text[number->end + 1]);
    return (after == U'.' || after == 0xFF0E) && !decimal ? number->end + 1 : 0;
}

std::optional<SmallNumber> small_number(std::u32string_view text, std::size_t begin) {
    if (begin >= text.size()) {
        return std::nullopt;
    }
    if (is_digit(text[begin])) {
        return arabic_number(text, begin);
    }
    int total = 0;
    int digit = -1;
    std::size_t i = begin;
    for (; i < text.size(); ++i) {
        const int value = han_digit(text[i]);
        if (value >= 0) {
            // 二〇 digit by digit
            digit = digit > 0 && total == 0 ? digit * 10 + value : value;
        } else if (const auto unit = han_unit(text[i]); unit > 0 && unit <= 1000) {
            total += (digit < 0 ? 1 : digit) * static_cast<int>(unit);
            digit = 0;
        } else {
            break;
        }
        if (total + digit > kLargestSmallNumber) {
            return std::nullopt;
        }
    }
    if (i == begin) {
        return std::nullopt;
    }
    return SmallNumber{.value = total + std::max(digit, 0), .end = i};
}

std::size_t closing_paren(std::u32string_view text, std::size_t open, std::size_t limit) {
    int depth = 0;
    const std::size_t last = std::min(text.size(), open + limit);
    for (std::size_t i = open; i < last; ++i) {
        if (text[i] == U'(') {
            ++depth;
        } else if (text[i] == U')' && --depth == 0) {
            return i;
        }
    }
    return std::u32string_view::npos;
}

std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t limit) {
    const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (difference > limit) {
        return limit + 1;
    }
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        row[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replace = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({replace, row[j] + 1, row[j - 1] + 1});
        }
    }
    return std::min(row[b.size()], limit + 1);
}

}  // namespace review
