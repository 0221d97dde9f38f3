#include "facts/party_names.h"

#include <algorithm>

#include "base/text.h"

namespace review {

namespace {

constexpr std::u32string_view kQuotes = U"“”‘’\"'「」『』";
constexpr std::size_t kLongestName = 60;

bool contains(std::u32string_view chars, char32_t c) {
    return chars.find(c) != std::u32string_view::npos;
}

bool is_mark_char(char32_t c) {
    return is_fill_mark(c) || c == U'×' || c == U'*' || c == U'●' || c == U'○' || c == U'/' ||
           c == U'-' || c == U'—' || c == U'…' || c == U'.' || c == U' ' || c == U'〇' ||
           c == U'△' || c == U'□';
}

bool is_edge(char32_t c) {
    return is_fill_mark(c) || c == U' ' || c == U'【' || c == U'】' || c == U'[' || c == U']' ||
           c == U':' || c == U'、' || contains(kQuotes, c);
}

Range trim_edges(std::u32string_view text, Range range) {
    while (!range.empty() && is_edge(text[range.begin])) {
        ++range.begin;
    }
    while (!range.empty() && is_edge(text[range.end - 1])) {
        --range.end;
    }
    return range;
}

/// The bracket that matches the one that ends the range; range.begin when none does.
std::size_t last_bracket(std::u32string_view text, Range range) {
    int depth = 0;
    for (std::size_t i = range.end; i > range.begin; --i) {
        depth += text[i - 1] == U')' ? 1 : 0;
        depth -= text[i - 1] == U'(' ? 1 : 0;
        if (depth == 0) {
            return i - 1;
        }
    }
    return range.begin;
}

bool is_nothing(const Lexicon& lexicon, std::u32string_view text) {
    std::u32string rest;
    for (const char32_t c : text) {
        if (!is_mark_char(c) && c != U'X' && c != U'x') {
            rest.push_back(c);
        }
    }
    return rest.empty() ||
           (rest.size() < text.size() && lexicon.list("name-endings").find_exact(rest) != nullptr);
}

bool is_person(const Lexicon& lexicon, std::u32string_view name) {
    if (name.size() < 2 || name.size() > 4 ||
        !std::ranges::all_of(name, [](char32_t c) { return is_han(c) || c == U'·'; })) {
        return false;
    }
    const auto surname = lexicon.list("surnames").match_at(name, 0);
    return surname.term != nullptr && name.size() - surname.end <= 2 && name.size() > surname.end;
}

/// The unit before an inner office or branch: the longest beginning of `name` that is the name of a
/// unit itself.
std::u32string parent_of(const Lexicon& lexicon, std::u32string_view name, std::size_t end) {
    const TermList& kinds = lexicon.list("party-kinds");
    constexpr std::size_t kShortestUnit = 4;
    for (std::size_t i = end; i >= kShortestUnit; --i) {
        const auto match = kinds.match_before(name, i);
        if (match.term != nullptr && match.begin >= 2 && match.term->code() != "inner" &&
            match.term->code() != "branch" && match.term->weight() > 0) {
            return std::u32string(name.substr(0, i));
        }
    }
    return {};
}

bool is_subsequence(std::u32string_view part, std::u32string_view whole) {
    std::size_t i = 0;
    for (const char32_t c : whole) {
        i += i < part.size() && part[i] == c ? 1 : 0;
    }
    return i == part.size();
}

/// 王小明 in 王小明 410105199003071234 江州市东区2号: what stands before a number as long as that
/// of a person or unit, when it is known as a name.
Range before_number(const Lexicon& lexicon, std::u32string_view value, Range range) {
    constexpr std::size_t kShortestNumber = 15;
    std::size_t begin = range.begin;
    for (std::size_t i = range.begin; i < range.end; ++i) {
        if (!is_digit(value[i]) && !is_ascii_letter(value[i])) {
            begin = i + 1;
        } else if (i + 1 - begin >= kShortestNumber && is_digit(value[i])) {
            const Range name = trim_edges(value, {.begin = range.begin, .end = begin});
            const bool named =
                kind_of_name(lexicon, value.substr(name.begin, name.size())).kind != "unknown";
            return named ? name : range;
        }
    }
    return range;
}

/// Length of `name` without the seal at its end; the whole when none stands there or what is left
/// is not known as a name.
std::size_t length_without_seal(const Lexicon& lexicon, std::u32string_view name) {
    const auto seal = lexicon.list("seal-names").match_before(name, name.size());
    if (seal.term == nullptr) {
        return name.size();
    }
    const Range rest = trim_edges(name, {.begin = 0, .end = seal.begin});
    const bool named = kind_of_name(lexicon, name.substr(0, rest.end)).kind != "unknown";
    return named || rest.empty() ? rest.end : name.size();
}

}  // namespace

Range name_range(const Lexicon& lexicon, std::u32string_view value) {
    Range range = trim_edges(value, {.begin = 0, .end = value.size()});
    range = trim_edges(value, before_number(lexicon, value, range));
    while (!range.empty()) {
        if (value[range.begin] == U'(') {  // （盖章）X
            const std::size_t close = closing_paren(value, range.begin, kLongestName);
            if (close == std::u32string_view::npos || close >= range.end) {
                break;
            }
            if (close + 1 < range.end) {
                range.begin = close + 1;
            } else {
                range.end = range.begin;
            }
        } else if (value[range.end - 1] == U')') {
            const std::size_t open = last_bracket(value, range);
            const Range inside{.begin = open + 1, .end = range.end - 1};
            if (open == range.begin ||
                lexicon.list("name-brackets")
                        .find_exact(value.substr(inside.begin, inside.size())) != nullptr) {
                break;
            }
            range.end = open;
        } else {
            const std::size_t length =
                length_without_seal(lexicon, value.substr(range.begin, range.size()));
            if (length == range.size()) {
                break;
            }
            range.end = range.begin + length;
        }
        range = trim_edges(value, range);
    }
    if (range.empty() || is_nothing(lexicon, value.substr(range.begin, range.size()))) {
        return {};
    }
    return range;
}

bool names_seal(const Lexicon& lexicon, std::u32string_view value) {
    const Range name = name_range(lexicon, value);
    const std::size_t behind = skip_blank(value, name.end);
    return !name.empty() && lexicon.list("seal-names").match_at(value, behind).term != nullptr;
}

std::u32string normal_name(std::u32string_view name) {
    std::u32string normal;
    for (const char32_t c : name) {
        if (c == U' ' || contains(kQuotes, c) || is_fill_mark(c)) {
            continue;
        }
        const bool open = c == U'〔' || c == U'【' || c == U'[' || c == U'{' || c == U'﹙';
        const bool close = c == U'〕' || c == U'】' || c == U']' || c == U'}' || c == U'﹚';
        normal.push_back(open ? U'(' : close ? U')' : c);
    }
    return normal;
}

NameKind kind_of_name(const Lexicon& lexicon, std::u32string_view name) {
    std::u32string_view base = name;
    if (!base.empty() && base.back() == U')') {
        const std::size_t open = last_bracket(base, {.begin = 0, .end = base.size()});
        const std::u32string_view inside = base.substr(open + 1, base.size() - open - 2);
        const LexiconTerm* form = lexicon.list("party-kinds").find_exact(inside);
        base = form != nullptr ? inside : base.substr(0, open);
    }
    if (is_person(lexicon, base)) {
        const auto ending = lexicon.list("party-kinds").match_before(base, base.size());
        // 王某 is a person, 江州局 is none; weak endings (所, 站) do not unmake a name
        if (ending.term == nullptr || ending.term->weight() == 0) {
            return {.kind = "individual", .certain = ending.term == nullptr, .parent = {}};
        }
    }
    const auto ending = lexicon.list("party-kinds").match_before(base, base.size());
    if (ending.term == nullptr) {
        return {};
    }
    NameKind result{
        .kind = ending.term->code(), .certain = ending.term->weight() > 0, .parent = {}};
    if (result.kind == "inner" || result.kind == "branch") {
        result.parent = parent_of(lexicon, base, ending.begin);
        result.certain = !result.parent.empty();
    }
    return result;
}

std::string_view kind_of_code(const Lexicon& lexicon, std::u32string_view code) {
    if (code.size() != 18) {
        return {};
    }
    const LexiconTerm* term = lexicon.list("code-kinds").find_exact(code.substr(0, 2));
    return term == nullptr ? std::string_view{} : std::string_view(term->code());
}

bool is_masked(std::u32string_view name) {
    constexpr std::size_t kPerson = 3;  // 王某 names a person, 某公司 no one
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char32_t c = name[i];
        const bool cross = c == U'×' || c == U'*' || c == U'X' || c == U'x' ||
                           (c == U'某' && name.size() > kPerson);
        if (is_fill_mark(c) || (cross && (c != U'X' || (i > 0 && name[i - 1] == U'X')))) {
            return true;
        }
    }
    return false;
}

NameMatch compare_names(const Lexicon& lexicon,
                        std::u32string_view name,
                        std::u32string_view head) {
    if (name == head && !name.empty()) {
        return NameMatch::same;
    }
    const std::size_t longest = std::max(name.size(), head.size());
    if (name.empty() || head.empty() || longest > kLongestName || is_masked(name) ||
        is_masked(head)) {
        return NameMatch::unknown;
    }
    const std::u32string_view shorter = name.size() < head.size() ? name : head;
    const std::u32string_view longer = name.size() < head.size() ? head : name;
    if (longer.starts_with(shorter) && kind_of_name(lexicon, longer).kind == "branch") {
        return NameMatch::different;
    }
    constexpr std::size_t kShortFormPercent = 70;
    if (name.size() * 100 <= head.size() * kShortFormPercent && is_subsequence(name, head)) {
        return NameMatch::unknown;
    }
    constexpr std::size_t kSimilarPercent = 30;
    const std::size_t limit = longest * kSimilarPercent / 100;
    return edit_distance(name, head, limit) <= limit ? NameMatch::similar : NameMatch::different;
}

std::string_view name_match_word(NameMatch match) {
    switch (match) {
        case NameMatch::same:
            return "same";
        case NameMatch::similar:
            return "similar";
        case NameMatch::different:
            return "different";
        case NameMatch::unknown:
            break;
    }
    return {};
}

}  // namespace review
