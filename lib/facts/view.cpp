#include "facts/view.h"

#include <algorithm>

#include "base/text.h"

namespace review {

namespace {

bool is_zero_width(char32_t c) {
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || c == 0x2060 ||
           c == 0xFEFF || c == 0x00AD;
}

/// Latin letters and digits: a blank between two of them separates words and stays.
bool is_word(char32_t c) {
    return c < 0x80 && ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'));
}

char32_t simplify(char32_t c) {
    if (c == 0x2011 || c == 0x2010) {
        return U'-';
    }
    if (c == 0xFE6A) {  // ﹪ small percent sign
        return U'%';
    }
    return fold_width(c);
}

/// Appends one paragraph, blanks decided when the char after them is known.
class Builder {
public:
    explicit Builder(View& view) : view_(view) {}

    void add(char32_t c, std::size_t begin, std::size_t end) {
        if (is_space(c)) {
            if (blank_begin_ == blank_end_) {
                blank_begin_ = begin;
            }
            blank_end_ = end;
            return;
        }
        const bool pending = blank_begin_ != blank_end_;
        if (pending && !view_.chars.empty() && is_word(view_.chars.back()) && is_word(c)) {
            push(U' ', blank_begin_, blank_end_);
        }
        blank_begin_ = blank_end_ = 0;
        push(c, begin, end);
    }

private:
    void push(char32_t c, std::size_t begin, std::size_t end) {
        view_.chars.push_back(c);
        view_.offsets.push_back(static_cast<std::uint32_t>(begin));
        view_.ends.push_back(static_cast<std::uint32_t>(end));
    }

    View& view_;
    std::size_t blank_begin_ = 0;
    std::size_t blank_end_ = 0;
};

}  // namespace

Span View::span(std::size_t begin, std::size_t end) const {
    if (begin >= end) {
        const std::size_t at = offsets[begin];
        return {.begin = at, .end = at};
    }
    return {.begin = offsets[begin], .end = ends[end - 1]};
}

std::size_t View::index(std::size_t offset) const {
    const auto last = offsets.begin() + static_cast<std::ptrdiff_t>(chars.size());
    return static_cast<std::size_t>(std::lower_bound(offsets.begin(), last, offset) -
                                    offsets.begin());
}

std::vector<View> make_views(const Document& document) {
    std::vector<View> views;
    views.reserve(document.paragraphs.size());
    const std::string_view text = document.text;
    auto segment = document.segments.begin();
    for (std::size_t p = 0; p < document.paragraphs.size(); ++p) {
        const Span span = document.paragraphs[p].span;
        View view;
        view.paragraph = p;
        const std::size_t expected = span.size() / 3 + 2;
        view.chars.reserve(expected);
        view.offsets.reserve(expected);
        view.ends.reserve(expected);
        Builder builder(view);
        for (std::size_t i = span.begin; i < span.end;) {
            while (segment != document.segments.end() && segment->span.end <= i) {
                ++segment;
            }
            const bool hidden = segment != document.segments.end() && segment->span.begin <= i &&
                                segment->marks.hidden;
            const CodePoint c = code_point_at(text, i);
            if (!hidden && !is_zero_width(c.value)) {
                builder.add(simplify(c.value), i, i + c.size);
            }
            i += c.size;
        }
        view.offsets.push_back(static_cast<std::uint32_t>(span.end));
        views.push_back(std::move(view));
    }
    return views;
}

std::string to_utf8(std::u32string_view text) {
    std::string result;
    result.reserve(text.size() * 3);
    for (const char32_t c : text) {
        append_utf8(result, c);
    }
    return result;
}

std::u32string to_utf32(std::string_view text) {
    std::u32string result;
    result.reserve(text.size() / 3);
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = code_point_at(text, i);
        result.push_back(c.value);
        i += c.size;
    }
    return result;
}

}  // namespace review
