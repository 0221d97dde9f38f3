#include "report/excerpt.h"

#include <algorithm>

#include "base/text.h"

namespace review {

namespace {

constexpr std::string_view kEllipsis = "…";
constexpr std::size_t kEllipsisWidth = 1;
constexpr std::size_t kSmallestWidth = 20;

/// Characters that move the cursor, reorder or hide text on a terminal.
bool is_unsafe(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

/// One character as shown: as many columns and safe.
void append_shown(std::string& line, std::string_view bytes, char32_t c) {
    if (is_space(c)) {
        line += c == 0x3000 ? "\u3000" : " ";
    } else if (is_unsafe(c)) {
        line += "\uFFFD";
    } else {
        line += bytes;
    }
}

std::string shown(std::string_view text) {
    std::string line;
    line.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = code_point_at(text, i);
        append_shown(line, text.substr(i, c.size), c.value);
        i += c.size;
    }
    return line;
}

std::size_t shown_width(std::string_view bytes) {
    std::string one;
    append_shown(one, bytes, code_point_at(bytes, 0).value);
    return display_width(one);
}

std::size_t previous(std::string_view text, std::size_t offset) {
    do {
        --offset;
    } while (offset > 0 && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U);
    return offset;
}

/// How far to the right of `from` (not past `end`) `columns` reach; takes what it uses of them.
std::size_t reach_right(std::string_view text,
                        std::size_t from,
                        std::size_t end,
                        std::size_t& columns) {
    while (from < end) {
        const std::size_t size = code_point_at(text, from).size;
        const std::size_t width = shown_width(text.substr(from, size));
        if (width > columns) {
            break;
        }
        columns -= width;
        from += size;
    }
    return from;
}

std::size_t reach_left(std::string_view text,
                       std::size_t from,
                       std::size_t begin,
                       std::size_t& columns) {
    while (from > begin) {
        const std::size_t before = previous(text, from);
        const std::size_t width = shown_width(text.substr(before, from - before));
        if (width > columns) {
            break;
        }
        columns -= width;
        from = before;
    }
    return from;
}

}  // namespace

Excerpt make_excerpt(std::string_view text, Span line, Span words, std::size_t columns) {
    words.begin = std::clamp(words.begin, line.begin, line.end);
    words.end = std::clamp(words.end, words.begin, line.end);
    // An ellipsis at each end is paid for beforehand, so that the line is never wider than asked.
    std::size_t room = std::max(columns, kSmallestWidth) - 2 * kEllipsisWidth;
    const std::size_t marked_end = reach_right(text, words.begin, words.end, room);
    std::size_t left_room = room / 2;
    room -= left_room;
    std::size_t begin = reach_left(text, words.begin, line.begin, left_room);
    room += left_room;
    std::size_t end = marked_end;
    if (marked_end == words.end) {
        end = reach_right(text, marked_end, line.end, room);
    }
    begin = reach_left(text, begin, line.begin, room);

    Excerpt excerpt;
    if (begin > line.begin) {
        excerpt.line = kEllipsis;
    }
    excerpt.line += shown(text.substr(begin, words.begin - begin));
    excerpt.column = display_width(excerpt.line);
    const std::string marked = shown(text.substr(words.begin, marked_end - words.begin));
    excerpt.width = display_width(marked);
    excerpt.line += marked;
    excerpt.line += shown(text.substr(marked_end, end - marked_end));
    if (end < line.end) {
        excerpt.line += kEllipsis;
    }
    return excerpt;
}

std::string printable(std::string_view text) {
    const std::string valid = to_valid_utf8(text);
    std::string line;
    line.reserve(valid.size());
    bool space = false;
    for (std::size_t i = 0; i < valid.size();) {
        const CodePoint c = code_point_at(valid, i);
        if (is_space(c.value)) {
            space = !line.empty();
        } else {
            if (space) {
                line += ' ';
                space = false;
            }
            append_shown(line, std::string_view(valid).substr(i, c.size), c.value);
        }
        i += c.size;
    }
    return line;
}

std::string shorten(std::string_view text, std::size_t columns) {
    if (text.size() <= columns || display_width(text) <= columns) {
        return std::string(text);
    }
    std::size_t room = columns - std::min(columns, kEllipsisWidth);
    std::string result(text.substr(0, reach_right(text, 0, text.size(), room)));
    result += kEllipsis;
    return result;
}

}  // namespace review
