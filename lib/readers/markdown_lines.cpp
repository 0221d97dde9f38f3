#include "readers/markdown_lines.h"

#include <algorithm>
#include <span>

#include "base/text.h"

namespace review {

namespace {

/// `line` without white space at both ends; `offset` is where the rest begins.
struct Trimmed {
    std::string_view text;
    std::size_t offset = 0;
};

Trimmed trimmed(std::string_view line) {
    const std::size_t begin = std::min(line.find_first_not_of(" \t"), line.size());
    std::string_view text = line.substr(begin);
    const std::size_t last = text.find_last_not_of(" \t");
    text = text.substr(0, last == std::string_view::npos ? 0 : last + 1);
    return {.text = text, .offset = begin};
}

bool only(std::string_view text, std::string_view signs) {
    return !text.empty() && text.find_first_not_of(signs) == std::string_view::npos;
}

std::size_t columns(std::string_view indent) {
    std::size_t count = 0;
    for (const char c : indent) {
        count += c == '\t' ? 4 : 1;
    }
    return count;
}

/// Zero bytes, but for the ends of lines.
void blank_out(std::span<char> text) {
    std::ranges::replace_if(
        text, [](char c) { return c != '\n'; }, '\0');
}

}  // namespace

std::optional<HeadingMark> heading_mark(std::string_view line) {
    const Trimmed rest = trimmed(line);
    const std::size_t size = std::min(rest.text.find_first_not_of('#'), rest.text.size());
    const bool marked = rest.offset <= 3 && size >= 1 && size <= 6;
    if (!marked || (size < rest.text.size() && rest.text[size] != ' ' && rest.text[size] != '\t')) {
        return std::nullopt;
    }
    Trimmed title = trimmed(rest.text.substr(size));
    const std::size_t last = title.text.find_last_not_of('#');
    if (last == std::string_view::npos) {
        title.text = {};
    } else if (last + 1 < title.text.size() && (title.text[last] == ' ')) {
        title.text = trimmed(title.text.substr(0, last + 1)).text;
    }
    const std::size_t begin = rest.offset + size + title.offset;
    return HeadingMark{.level = static_cast<std::int32_t>(size) - 1,
                       .title = {.begin = begin, .end = begin + title.text.size()}};
}

std::optional<ListMark> list_mark(std::string_view line) {
    const Trimmed rest = trimmed(line);
    if (rest.text.empty()) {
        return std::nullopt;
    }
    ListMark mark;
    mark.indent = columns(line.substr(0, rest.offset));
    std::size_t size = 1;
    mark.bullet = std::string_view("-*+").find(rest.text[0]) != std::string_view::npos;
    if (!mark.bullet) {
        constexpr std::size_t kLongest = 9;
        const std::size_t digits = rest.text.find_first_not_of("0123456789");
        const bool closed = digits != std::string_view::npos && digits >= 1 && digits <= kLongest &&
                            (rest.text[digits] == '.' || rest.text[digits] == ')');
        if (!closed) {
            return std::nullopt;
        }
        for (const char c : rest.text.substr(0, digits)) {
            mark.number = mark.number * 10 + (c - '0');
        }
        size = digits + 1;
    }
    if (size >= rest.text.size() || (rest.text[size] != ' ' && rest.text[size] != '\t')) {
        return std::nullopt;
    }
    mark.mark = {.begin = rest.offset, .end = rest.offset + size};
    mark.content = rest.offset + rest.text.find_first_not_of(" \t", size);
    return mark;
}

Fence code_fence(std::string_view line) {
    const Trimmed rest = trimmed(line);
    if (rest.offset > 3 || rest.text.empty() || (rest.text[0] != '`' && rest.text[0] != '~')) {
        return {};
    }
    const char sign = rest.text[0];
    const std::size_t size = std::min(rest.text.find_first_not_of(sign), rest.text.size());
    const bool inline_code = sign == '`' && rest.text.find('`', size) != std::string_view::npos;
    if (size < 3 || inline_code) {
        return {};
    }
    return {.sign = sign, .size = size, .bare = size == rest.text.size()};
}

std::optional<std::int32_t> heading_underline(std::string_view line) {
    const Trimmed rest = trimmed(line);
    if (rest.offset > 3 || rest.text.size() < 2) {
        return std::nullopt;
    }
    if (only(rest.text, "=")) {
        return 0;
    }
    return only(rest.text, "-") ? std::optional(1) : std::nullopt;
}

bool is_rule(std::string_view line) {
    const std::string_view text = trimmed(line).text;
    return std::ranges::any_of(std::string_view("-*"), [&](char sign) {
        return text.starts_with(sign) && std::ranges::count(text, sign) >= 3 &&
               only(text, std::string{sign, ' ', '\t'});
    });
}

std::size_t quote_marks(std::string_view line) {
    std::size_t end = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '>') {
            end = i + 1;
        } else if (line[i] != ' ') {
            break;
        }
    }
    return end != 0 && end < line.size() && line[end] == ' ' ? end + 1 : end;
}

bool is_table_delimiter(std::string_view line) {
    const std::string_view text = trimmed(line).text;
    return only(text, "|-: \t") && text.find('-') != std::string_view::npos &&
           text.find('|') != std::string_view::npos;
}

std::vector<Span> table_cells(std::string_view line) {
    const Trimmed rest = trimmed(line);
    std::vector<Span> cells;
    std::size_t begin = rest.text.starts_with('|') ? 1 : 0;
    bool in_code = false;
    const auto add = [&](std::size_t end) {
        const Trimmed cell = trimmed(rest.text.substr(begin, end - begin));
        const std::size_t at = rest.offset + begin + cell.offset;
        cells.push_back({.begin = at, .end = at + cell.text.size()});
        begin = end + 1;
    };
    for (std::size_t i = begin; i < rest.text.size(); ++i) {
        if (rest.text[i] == '\\') {
            ++i;
        } else if (rest.text[i] == '`') {
            in_code = !in_code && rest.text.find('`', i + 1) != std::string_view::npos;
        } else if (rest.text[i] == '|' && !in_code) {
            add(i);
        }
    }
    if (begin < rest.text.size()) {
        add(rest.text.size());
    }
    return cells;
}

std::optional<std::string_view> link_definition(std::string_view line) {
    const Trimmed rest = trimmed(line);
    const std::size_t close = rest.text.find("]:");
    const bool named = rest.offset <= 3 && rest.text.starts_with('[') &&
                       close != std::string_view::npos && close > 1 && rest.text[1] != '^';
    if (!named) {
        return std::nullopt;
    }
    const std::string_view address = trimmed(rest.text.substr(close + 2)).text;
    const bool is_address = address.find("://") != std::string_view::npos ||
                            address.starts_with('/') || address.starts_with('#') ||
                            address.starts_with("./") || address.starts_with("../");
    return is_address ? std::optional(rest.text.substr(1, close - 1)) : std::nullopt;
}

std::vector<Span> split_lines(std::string_view source) {
    std::vector<Span> lines;
    std::size_t page = std::min(source.find('\f'), source.size());  // rare: looked for apart
    for (std::size_t begin = 0; begin < source.size();) {
        if (page < begin) {
            page = std::min(source.find('\f', begin), source.size());
        }
        const std::size_t end = std::min(source.find('\n', begin), page);
        lines.push_back({.begin = begin, .end = end});
        begin = end + 1;
    }
    return lines;
}

std::string mask_comments(std::string source) {
    if (source.find("<!--") == std::string::npos) {
        return source;
    }
    Fence open;
    std::size_t resume = 0;
    for (const Span line : split_lines(source)) {
        const std::string_view text(source.data() + line.begin, line.size());
        if (line.end <= resume) {
            continue;
        }
        const Fence fence = code_fence(text);
        if (open.size != 0) {
            const bool closes = fence.bare && fence.sign == open.sign && fence.size >= open.size;
            open = closes ? Fence{} : open;
            continue;
        }
        open = fence;
        std::size_t from = std::max(line.begin, resume);
        while (open.size == 0 && from < line.end) {
            const std::string_view rest(source.data() + from, line.end - from);
            const std::size_t mark = rest.find("<!--");
            if (mark == std::string_view::npos) {
                break;
            }
            const std::size_t begin = from + mark;
            const std::size_t end = source.find("-->", begin + 4);
            if (end == std::string::npos) {
                return source;
            }
            blank_out(std::span(source).subspan(begin, end + 3 - begin));
            from = end + 3;
            resume = from;
        }
    }
    return source;
}

std::size_t front_matter_lines(std::string_view source, const std::vector<Span>& lines) {
    constexpr std::size_t kMost = 100;
    const auto text = [&](std::size_t i) { return source.substr(lines[i].begin, lines[i].size()); };
    if (lines.empty() || text(0) != "---") {
        return 0;
    }
    for (std::size_t i = 1; i < std::min(lines.size(), kMost); ++i) {
        const std::string_view line = text(i);
        if (line == "---" || line == "...") {
            return i + 1;
        }
        const bool yaml = line.empty() || line.find(": ") != std::string_view::npos ||
                          line.ends_with(':') || line[0] == ' ' || line[0] == '-' || line[0] == '#';
        if (!yaml) {
            return 0;
        }
    }
    return 0;
}

}  // namespace review
