#include "rules/regex_parts.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <system_error>

#include "base/text.h"

namespace review {

std::optional<char32_t> code_of_escape(std::string_view text) {
    constexpr int kHex = 16;
    if (text.size() < kHexEscape || !text.starts_with("\\u")) {
        return std::nullopt;
    }
    std::uint32_t value = 0;
    const auto [end, problem] =
        std::from_chars(text.data() + 2, text.data() + kHexEscape, value, kHex);
    const bool surrogate = value >= 0xD800U && value < 0xE000U;
    const bool whole = problem == std::errc{} && end == text.data() + kHexEscape;
    return whole && !surrogate ? std::optional<char32_t>(value) : std::nullopt;
}

std::size_t past_class(std::string_view regex, std::size_t at) {
    std::size_t depth = 0;
    for (; at < regex.size(); ++at) {
        if (regex[at] == '\\') {
            ++at;
        } else if (regex[at] == '[') {
            ++depth;
            at += regex.substr(at + 1).starts_with('^') ? 1 : 0;
            at += regex.substr(at + 1).starts_with(']') ? 1 : 0;  // first, it is a character
        } else if (regex[at] == ']' && --depth == 0) {
            return at + 1;
        }
    }
    return regex.size();
}

namespace {

/// Takes one character of a class, as itself or escaped, off the front of `rest`; nullopt for what
/// has a meaning of its own there.
std::optional<char32_t> take_character(std::string_view& rest) {
    constexpr std::string_view kSetSigns = "[]&-^{}$";
    if (const std::optional<char32_t> code = code_of_escape(rest)) {
        rest.remove_prefix(kHexEscape);
        return code;
    }
    if (rest.empty() || rest.front() == '\\' || kSetSigns.find(rest.front()) != rest.npos) {
        return std::nullopt;
    }
    const CodePoint c = code_point_at(rest, 0);
    rest.remove_prefix(c.size);
    return c.value;
}

/// `[A--B]` and `[A&&B]` of two classes.
bool is_plain_pair(std::string_view text) {
    const std::size_t first = past_class(text, 1);
    const std::string_view sign = text.substr(std::min(first, text.size()), 2);
    if (sign != "--" && sign != "&&") {
        return false;
    }
    const std::size_t second = past_class(text, first + 2);
    return text.substr(second) == "]" && is_plain_class(text.substr(1, first - 1)) &&
           is_plain_class(text.substr(first + 2, second - first - 2));
}

}  // namespace

bool is_plain_class(std::string_view text) {
    constexpr std::string_view kEscapes = "dDsSwWnrt\\[]().*+?-";
    if (!text.starts_with('[') || !text.ends_with(']') || text.starts_with("[:")) {
        return false;
    }
    if (text.starts_with("[[")) {
        return is_plain_pair(text);
    }
    std::string_view rest = text.substr(text.starts_with("[^") ? 2 : 1);
    if (rest.starts_with('-') && !rest.starts_with("--")) {
        rest.remove_prefix(1);  // first, it is a character
    }
    if (rest.size() < 2) {
        return false;
    }
    while (rest.size() > 1) {
        if (rest.front() == '\\' && kEscapes.find(rest[1]) != kEscapes.npos) {
            rest.remove_prefix(2);
            continue;
        }
        const std::optional<char32_t> first = take_character(rest);
        if (!first) {
            return false;
        }
        if (rest.size() > 2 && rest.front() == '-') {
            rest.remove_prefix(1);
            const std::optional<char32_t> last = take_character(rest);
            const bool sign = last && *last < 0x80 && std::isalnum(static_cast<int>(*last)) == 0;
            if (!last || sign || *last < *first) {
                return false;
            }
        }
    }
    return rest == "]";  // gone: it was escaped
}

std::optional<RepeatCounts> read_counts(std::string_view text) {
    constexpr std::size_t kDigits = 3;
    const std::size_t comma = text.find(',');
    const auto number = [](std::string_view digits) -> std::optional<std::size_t> {
        std::size_t value = 0;
        const auto [end, problem] =
            std::from_chars(digits.data(), digits.data() + digits.size(), value);
        const bool whole = problem == std::errc{} && end == digits.data() + digits.size();
        return whole && digits.size() <= kDigits ? std::optional(value) : std::nullopt;
    };
    const std::optional<std::size_t> min = number(text.substr(0, comma));
    if (!min) {
        return std::nullopt;
    }
    if (comma == std::string_view::npos) {
        return RepeatCounts{.min = *min, .max = min};
    }
    if (comma + 1 == text.size()) {
        return RepeatCounts{.min = *min, .max = std::nullopt};
    }
    const std::optional<std::size_t> max = number(text.substr(comma + 1));
    return max && *max >= *min ? std::optional(RepeatCounts{.min = *min, .max = max})
                               : std::nullopt;
}

}  // namespace review
