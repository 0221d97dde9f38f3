#include "facts/view.h"

#include <algorithm>
#include <span>

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

/// Writes one paragraph, blanks decided when the char after them is known.
class Builder {
public:
    /// `most`: no more chars will be added.
    Builder(View& view, std::size_t most) : view_(view) {
        view.chars.resize(most);
        view.offsets.resize(most + 1);
        view.ends.resize(most);
        chars_ = view.chars.data();
        offsets_ = view.offsets.data();
        ends_ = view.ends.data();
    }

    void add(char32_t c, std::size_t begin, std::size_t end) {
        if (is_space(c)) {
            if (blank_begin_ == blank_end_) {
                blank_begin_ = begin;
            }
            blank_end_ = end;
            return;
        }
        const bool pending = blank_begin_ != blank_end_;
        if (pending && size_ > 0 && is_word(chars_[size_ - 1]) && is_word(c)) {
            push(U' ', blank_begin_, blank_end_);
        }
        blank_begin_ = blank_end_ = 0;
        push(c, begin, end);
    }

    /// Takes the common Han characters that stand at `at` of `text` one behind another, as nearly
    /// all text does; they are neither blanks nor Latin letters. The offset behind them.
    std::size_t add_han(std::string_view text, std::size_t at, std::size_t end) {
        std::size_t size = size_;
        while (at < end) {
            const auto byte = [&](std::size_t i) {
                return std::uint32_t{static_cast<unsigned char>(text[at + i])};
            };
            if (byte(0) < 0xE4 || byte(0) > 0xE9) {  // the text is valid: three bytes
                break;
            }
            const char32_t c =
                (byte(0) & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
            if (c < 0x4E00) {
                break;
            }
            chars_[size] = c;
            offsets_[size] = static_cast<std::uint32_t>(at);
            at += 3;
            ends_[size] = static_cast<std::uint32_t>(at);
            ++size;
        }
        if (size != size_) {
            size_ = size;
            blank_begin_ = blank_end_ = 0;
        }
        return at;
    }

    /// `end`: of the paragraph.
    void finish(std::size_t end) {
        view_.chars.resize(size_);
        view_.offsets.resize(size_ + 1);
        view_.offsets[size_] = static_cast<std::uint32_t>(end);
        view_.ends.resize(size_);
    }

private:
    void push(char32_t c, std::size_t begin, std::size_t end) {
        chars_[size_] = c;
        offsets_[size_] = static_cast<std::uint32_t>(begin);
        ends_[size_] = static_cast<std::uint32_t>(end);
        ++size_;
    }

    View& view_;
    char32_t* chars_ = nullptr;  // of the view, as the two below
    std::uint32_t* offsets_ = nullptr;
    std::uint32_t* ends_ = nullptr;
    std::size_t size_ = 0;
    std::size_t blank_begin_ = 0;
    std::size_t blank_end_ = 0;
};

/// Tells hidden characters, asked for in the order of the text.
class HiddenText {
public:
    explicit HiddenText(const Document& document) : segments_(document.segments) {
        const auto hidden = [](const Segment& segment) { return segment.marks.hidden; };
        if (std::ranges::none_of(segments_, hidden)) {
            segments_ = {};
        }
    }

    /// Whether anything is hidden.
    [[nodiscard]] bool any() const { return !segments_.empty(); }

    bool covers(std::size_t offset) {
        while (!segments_.empty() && segments_.front().span.end <= offset) {
            segments_ = segments_.subspan(1);
        }
        return !segments_.empty() && segments_.front().span.begin <= offset &&
               segments_.front().marks.hidden;
    }

private:
    std::span<const Segment> segments_;
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
    HiddenText hidden(document);
    for (std::size_t p = 0; p < document.paragraphs.size(); ++p) {
        const Span span = document.paragraphs[p].span;
        View& view = views.emplace_back();
        view.paragraph = p;
        Builder builder(view, count_code_points(document.slice(span)));
        for (std::size_t i = span.begin; i < span.end;) {
            if (!hidden.any()) {
                i = builder.add_han(text, i, span.end);
                if (i == span.end) {
                    break;
                }
            }
            const CodePoint c = code_point_at(text, i);
            const bool shown = !hidden.any() || !hidden.covers(i);
            if (shown && !is_zero_width(c.value)) {
                builder.add(simplify(c.value), i, i + c.size);
            }
            i += c.size;
        }
        builder.finish(span.end);
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
