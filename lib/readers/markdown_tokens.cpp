#include "readers/markdown_tokens.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace review {

namespace {

bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Tags that only dress text. Others, and what merely looks like a tag (<甲方>), stay as text.
bool is_known_tag(std::string_view name) {
    constexpr std::array<std::string_view, 40> kTags = {
        "a",      "b",   "big", "blockquote", "br",    "center", "code", "dd", "del",   "div",
        "dl",     "dt",  "em",  "font",       "h1",    "h2",     "h3",   "h4", "h5",    "h6",
        "hr",     "i",   "ins", "li",         "ol",    "p",      "pre",  "s",  "small", "span",
        "strong", "sub", "sup", "table",      "tbody", "td",     "th",   "tr", "u",     "ul"};
    return std::ranges::find(kTags, name) != kTags.end();
}

std::optional<char32_t> numeric_entity(std::string_view digits) {
    const bool hexadecimal = !digits.empty() && (digits[0] == 'x' || digits[0] == 'X');
    if (hexadecimal) {
        digits.remove_prefix(1);
    }
    std::uint32_t value = 0;
    if (digits.empty() || digits.size() > 7) {
        return std::nullopt;
    }
    for (const char c : digits) {
        const char lower = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
        if (is_ascii_digit(c)) {
            value = value * (hexadecimal ? 16U : 10U) + static_cast<std::uint32_t>(c - '0');
        } else if (hexadecimal && lower >= 'a' && lower <= 'f') {
            value = value * 16U + static_cast<std::uint32_t>(lower - 'a') + 10U;
        } else {
            return std::nullopt;
        }
    }
    const bool valid = value != 0 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
    return valid ? char32_t{value} : U'\uFFFD';
}

bool is_autolink(std::string_view inside) {
    const bool address = inside.starts_with("http://") || inside.starts_with("https://") ||
                         inside.starts_with("mailto:");
    return address || (inside.find('@') != std::string_view::npos &&
                       std::ranges::all_of(inside, [](char c) { return c > ' ' && c < 0x7F; }));
}

}  // namespace

std::optional<HtmlTag> html_tag_at(std::string_view line, std::size_t at) {
    HtmlTag tag;
    std::size_t i = at + 1;
    if (i < line.size() && line[i] == '/') {
        tag.closing = true;
        ++i;
    }
    for (; i < line.size() && (is_ascii_letter(line[i]) || is_ascii_digit(line[i])); ++i) {
        const char c = line[i];
        tag.name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    if (!is_known_tag(tag.name) || i >= line.size() ||
        (line[i] != '>' && line[i] != ' ' && line[i] != '/')) {
        return std::nullopt;
    }
    const std::size_t close = line.find_first_of("<>", i);
    if (close == std::string_view::npos || line[close] != '>') {
        return std::nullopt;
    }
    tag.end = close + 1;
    return tag;
}

std::optional<HtmlEntity> html_entity_at(std::string_view line, std::size_t at) {
    constexpr std::size_t kLongest = 10;
    const std::size_t end = line.substr(at, kLongest + 2).find(';');
    if (end == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view name = line.substr(at + 1, end - 1);
    if (name.starts_with('#')) {
        const auto character = numeric_entity(name.substr(1));
        return character ? std::optional(HtmlEntity{at + end + 1, *character}) : std::nullopt;
    }
    constexpr std::array<std::pair<std::string_view, char32_t>, 16> kNames = {{{"amp", U'&'},
                                                                               {"lt", U'<'},
                                                                               {"gt", U'>'},
                                                                               {"quot", U'"'},
                                                                               {"apos", U'\''},
                                                                               {"nbsp", U'\u00A0'},
                                                                               {"ensp", U'\u2002'},
                                                                               {"emsp", U'\u2003'},
                                                                               {"ldquo", U'“'},
                                                                               {"rdquo", U'”'},
                                                                               {"lsquo", U'‘'},
                                                                               {"rsquo", U'’'},
                                                                               {"hellip", U'…'},
                                                                               {"mdash", U'—'},
                                                                               {"yen", U'¥'},
                                                                               {"times", U'×'}}};
    for (const auto& [known, character] : kNames) {
        if (known == name) {
            return HtmlEntity{at + end + 1, character};
        }
    }
    return std::nullopt;
}

std::size_t autolink_end(std::string_view line, std::size_t at) {
    const std::size_t close = line.find_first_of("<> ", at + 1);
    const bool found = close != std::string_view::npos && line[close] == '>' &&
                       is_autolink(line.substr(at + 1, close - at - 1));
    return found ? close + 1 : 0;
}

}  // namespace review
