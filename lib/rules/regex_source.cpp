#include "rules/regex_source.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/text.h"
#include "rules/regex_parts.h"

namespace review {

namespace {

constexpr std::size_t kMaxWords = 64;  // in a set
constexpr std::size_t kMaxSets = 8;
constexpr std::size_t kLongestPlain = 4000;  // bytes; PCRE2 has limits of its own far above

constexpr std::size_t kLongestMatch = 4000;  // code points; beyond it counts as without end

bool is_repeat(char c) {
    return c == '?' || c == '*' || c == '+' || c == '{';
}
bool is_sign(char c) {
    switch (c) {
        case '\\':
        case '[':
        case ']':
        case '(':
        case ')':
        case '{':
        case '}':
        case '.':
        case '*':
        case '+':
        case '?':
        case '^':
        case '$':
        case '|':
            return true;
        default:
            return false;
    }
}

using Sets = std::vector<LiteralSet>;
using Longest = std::optional<std::size_t>;

std::size_t shortest(const LiteralSet& words) {
    std::size_t size = words.empty() ? 0 : words.front().size();
    for (const std::string_view word : words) {
        size = std::min(size, word.size());
    }
    return size;
}

/// The set that rules out most text: longer words, then fewer of them. Empty when there is none.
LiteralSet best_of(Sets& sets) {
    const auto better = [](const LiteralSet& a, const LiteralSet& b) {
        const std::size_t length = shortest(a);
        const std::size_t other = shortest(b);
        return length != other ? length > other : a.size() < b.size();
    };
    const auto best = std::ranges::min_element(sets, better);
    return best == sets.end() ? LiteralSet{} : std::move(*best);
}

Longest longer(Longest a, Longest b) {
    return a && b ? std::max(a, b) : std::nullopt;
}
Longest sum(Longest a, Longest b) {
    return a && b && *a + *b <= kLongestMatch ? Longest(*a + *b) : std::nullopt;
}
Longest times(Longest a, Longest b) {
    if (a == Longest(0)) {
        return a;
    }
    return a && b && *a * *b <= kLongestMatch ? Longest(*a * *b) : std::nullopt;
}

/// Recursive descent. `understood` goes false for good at the first thing whose meaning is not
/// known, `plain` at the first that might not compile.
class LiteralReader {
public:
    explicit LiteralReader(std::string_view regex) : regex_(regex) {}

    RegexSource read() {
        RegexSource source;
        bool sought = true;  // each branch requires something
        for (bool more = true; more && understood_;) {
            const std::size_t begin = at_;
            Piece piece = concatenation(0);
            sought = sought && !piece.required.empty();
            source.branches.push_back({.source = regex_.substr(begin, at_ - begin),
                                       .required = std::move(piece.required),
                                       .longest = piece.longest});
            more = next_branch();
        }
        const bool whole = understood_ && at_ == regex_.size();
        if (!whole || !sought) {
            source.branches.clear();
            source.branches.push_back({.source = regex_, .required = {}, .longest = std::nullopt});
        }
        source.plain = whole && plain_ && regex_.size() <= kLongestPlain;
        return source;
    }

private:
    /// A part of the source: what it requires and how long its matches are.
    struct Piece {
        Sets required;
        Longest longest = 0;
        bool repeats = true;  // a place cannot: ^, $, a look around
        bool group = false;
    };
    static Piece character() { return {.required = {}, .longest = 1}; }
    static Piece place() { return {.required = {}, .longest = 0, .repeats = false}; }
    Piece unknown() {
        understood_ = false;
        return {};
    }

    bool next_branch() {
        const bool more = at_ < regex_.size() && regex_[at_] == '|';
        at_ += more ? 1 : 0;
        return more;
    }

    Piece alternation(std::size_t depth) {
        if (depth > kMaxGroupDepth) {
            return unknown();
        }
        Piece all = concatenation(depth);
        if (at_ >= regex_.size() || regex_[at_] != '|') {
            return all;
        }
        LiteralSet words = best_of(all.required);  // one of them, whichever branch matches
        bool sought = !words.empty();
        while (understood_ && next_branch()) {
            Piece branch = concatenation(depth);
            const LiteralSet best = best_of(branch.required);
            sought = sought && !best.empty();
            words.insert(words.end(), best.begin(), best.end());
            all.longest = longer(all.longest, branch.longest);
        }
        all.required.clear();
        if (sought && words.size() <= kMaxWords) {
            all.required.push_back(std::move(words));
        }
        return all;
    }

    Piece concatenation(std::size_t depth) {
        Piece all;
        while (understood_ && at_ < regex_.size() && regex_[at_] != '|' && regex_[at_] != ')') {
            Piece piece = next_piece(depth);
            const Repeat repeat = quantifier();
            // a look back has one length; counts of counts soon make a pattern too large
            const bool varies_back = behind_ > 0 && (repeat.several || piece.group);
            const bool counts_group = piece.group && repeat.counted;
            plain_ = plain_ && (piece.repeats || !repeat.several) && !varies_back && !counts_group;
            all.longest = sum(all.longest, times(piece.longest, repeat.max));
            for (LiteralSet& words : piece.required) {
                if (repeat.min > 0 && all.required.size() < kMaxSets) {
                    all.required.push_back(std::move(words));
                }
            }
        }
        return all;
    }

    /// A word from `at_` on, whose first character stands for itself; of one that is repeated, only
    /// that.
    Piece word() {
        const std::size_t begin = at_;
        std::size_t last = at_;
        std::size_t characters = 0;
        do {
            last = at_;
            at_ = past_character(at_);
            ++characters;
        } while (at_ < regex_.size() && !is_sign(regex_[at_]));
        if (characters > 1 && at_ < regex_.size() && is_repeat(regex_[at_])) {
            at_ = last;
            --characters;
        }
        return {.required = {{regex_.substr(begin, at_ - begin)}}, .longest = characters};
    }

    [[nodiscard]] std::size_t past_character(std::size_t at) const {
        constexpr unsigned kContinues = 0xC0U;  // of UTF-8: 10……
        do {
            ++at;
        } while (at < regex_.size() &&
                 (static_cast<unsigned char>(regex_[at]) & kContinues) == 0x80U);
        return at;
    }

    Piece next_piece(std::size_t depth) {
        const char c = regex_[at_];
        if (c == '(') {
            return group(depth);
        }
        if (c == '[') {
            const std::size_t end = past_class(regex_, at_);
            const bool simple = is_plain_class(regex_.substr(at_, end - at_));
            plain_ = plain_ && simple;
            at_ = end;
            return {.required = {}, .longest = simple ? Longest(1) : std::nullopt};
        }
        if (c == '\\') {
            return escape();
        }
        if (c == '.' || c == '^' || c == '$') {
            ++at_;
            return c == '.' ? character() : place();
        }
        if (is_repeat(c)) {  // nothing to repeat: not a regex
            return unknown();
        }
        plain_ = plain_ && c != ']' && c != '}';
        return word();
    }

    Piece group(std::size_t depth) {
        ++at_;
        bool asserts = false;
        bool behind = false;
        if (regex_.substr(at_).starts_with("?")) {
            const std::string_view rest = regex_.substr(at_);
            if (rest.starts_with("?:") || rest.starts_with("?>")) {
                at_ += 2;
            } else if (rest.starts_with("?=") || rest.starts_with("?!")) {
                asserts = true;
                at_ += 2;
            } else if (rest.starts_with("?<=") || rest.starts_with("?<!")) {
                asserts = true;
                behind = true;
                at_ += 3;
            } else if (const std::size_t close = rest.find('>');
                       rest.starts_with("?<") && close != std::string_view::npos) {
                at_ += close + 1;
                plain_ = false;  // the name might not do
            } else {             // flags or a comment
                return unknown();
            }
        }
        behind_ += behind ? 1U : 0U;
        Piece inside = alternation(depth + 1);
        behind_ -= behind ? 1U : 0U;
        if (at_ >= regex_.size() || regex_[at_] != ')') {
            return unknown();
        }
        ++at_;
        Piece piece = asserts ? place() : std::move(inside);
        piece.group = true;
        return piece;
    }

    Piece escape() {
        if (at_ + 1 >= regex_.size()) {
            return unknown();
        }
        const char c = regex_[at_ + 1];
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool digit = c >= '0' && c <= '9';
        if (!letter && !digit) {  // an escaped sign is that sign
            ++at_;
            return word();
        }
        constexpr std::string_view kClasses = "dDwWsShHvVR";
        constexpr std::string_view kPlaces = "bBAzZ";
        constexpr std::string_view kControls = "nrtfae";
        if (kControls.find(c) != std::string_view::npos) {
            at_ += 2;
            return character();
        }
        const bool a_place = kPlaces.find(c) != std::string_view::npos;
        if (a_place || kClasses.find(c) != std::string_view::npos) {
            at_ += 2;
            constexpr std::size_t kLineBreak = 2;  // \\R: \\r\\n
            return a_place ? place() : Piece{.required = {}, .longest = c == 'R' ? kLineBreak : 1};
        }
        if ((c == 'p' || c == 'P') && regex_.substr(at_ + 2).starts_with("{")) {
            const std::size_t close = regex_.find('}', at_);
            at_ = close == std::string_view::npos ? regex_.size() : close + 1;
            plain_ = false;  // the property may be unknown
            return character();
        }
        if (c == 'x' && regex_.substr(at_ + 2).starts_with("{")) {
            const std::size_t close = regex_.find('}', at_);
            at_ = close == std::string_view::npos ? regex_.size() : close + 1;
            plain_ = false;  // the code may be unknown
            return character();
        }
        return unknown();
    }

    struct Repeat {
        std::size_t min = 1;
        Longest max = 1;
        bool several = false;
        bool counted = false;  // {…}
    };

    Repeat quantifier() {
        Repeat repeat;
        if (at_ >= regex_.size()) {
            return repeat;
        }
        const char c = regex_[at_];
        if (!is_repeat(c)) {
            return repeat;
        }
        if (c == '{') {
            const std::size_t close = regex_.find('}', at_);
            const std::optional<RepeatCounts> counts =
                close == std::string_view::npos
                    ? std::nullopt
                    : read_counts(regex_.substr(at_ + 1, close - at_ - 1));
            if (!counts) {
                understood_ = false;
                return repeat;
            }
            repeat = {.min = counts->min, .max = counts->max, .several = true, .counted = true};
            at_ = close;
        } else {
            repeat = {.min = c == '+' ? 1U : 0U,
                      .max = c == '?' ? Longest(1) : std::nullopt,
                      .several = true};
        }
        ++at_;
        if (at_ < regex_.size() && (regex_[at_] == '?' || regex_[at_] == '+')) {
            ++at_;  // reluctant or possessive
        }
        return repeat;
    }

    std::string_view regex_;
    std::size_t at_ = 0;
    std::size_t behind_ = 0;  // looks back that are open: what they hold must have an end
    bool understood_ = true;
    bool plain_ = true;
};

}  // namespace

RegexSource read_regex(std::string_view regex) {
    return LiteralReader(regex).read();
}

bool is_plain_word(std::string_view regex) {
    return !regex.empty() && std::ranges::none_of(regex, is_sign);
}

std::size_t count_groups(std::string_view regex) {
    std::size_t groups = 0;
    for (std::size_t at = 0; at < regex.size(); ++at) {
        if (regex[at] == '\\') {
            if (regex.substr(at).starts_with("\\Q")) {
                at = std::min(regex.find("\\E", at), regex.size());
            }
            ++at;
        } else if (regex[at] == '[') {
            at = past_class(regex, at) - 1;
        } else if (regex[at] == '(') {
            const std::string_view rest = regex.substr(at + 1);
            const bool named =
                rest.starts_with("?<") && !rest.starts_with("?<=") && !rest.starts_with("?<!");
            groups += !rest.starts_with("?") || named ? 1 : 0;
        }
    }
    return groups;
}

}  // namespace review
