#include "rules/regex_parts.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <system_error>

#include "base/text.h"

namespace review {

std::size_t past_class(std::string_view regex, std::size_t at) {
    ++at;
    at += regex.substr(std::min(at, regex.size())).starts_with('^') ? 1 : 0;
    at += regex.substr(std::min(at, regex.size())).starts_with(']') ? 1 : 0;  // first, a character
    for (; at < regex.size() && regex[at] != ']'; ++at) {
        if (regex[at] == '\\') {
            ++at;
        } else if (regex.substr(at).starts_with("[:")) {
            const std::size_t close = regex.find(":]", at);
            at = close == std::string_view::npos ? at : close + 1;
        }
    }
    return std::min(at + 1, regex.size());
}

namespace {

/// Takes one character of a class, as itself or escaped, off the front of `rest`; nullopt for what
/// has a meaning of its own there.
std::optional<char32_t> take_character(std::string_view& rest) {
    constexpr std::string_view kSetSigns = "[]&-^{}$";
    if (rest.empty() || rest.front() == '\\' || kSetSigns.find(rest.front()) != rest.npos) {
        return std::nullopt;
    }
    const CodePoint c = code_point_at(rest, 0);
    rest.remove_prefix(c.size);
    return c.value;
}

}  // namespace

bool is_plain_class(std::string_view text) {
    constexpr std::string_view kEscapes = "dDsSwWnrt\\[]().*+?-";
    if (!text.starts_with('[') || !text.ends_with(']')) {
        return false;
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
