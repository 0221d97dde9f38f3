#include "rules/regex_source.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/text.h"
#include "rules/regex_parts.h"

namespace review {

namespace {

constexpr std::size_t kMaxDepth = 32;
constexpr std::size_t kMaxWords = 64;  // in a set
constexpr std::size_t kMaxSets = 8;
constexpr std::size_t kLongestPlain = 4000;  // bytes; ICU has limits of its own far above

std::size_t shortest(const LiteralSet& words) {
    std::size_t size = words.empty() ? 0 : words.front().size();
    for (const std::string& word : words) {
        size = std::min(size, word.size());
    }
    return size;
}

/// The set that rules out most text: longer words, then fewer of them.
LiteralSet best_of(const std::vector<LiteralSet>& sets) {
    LiteralSet best;
    for (const LiteralSet& set : sets) {
        const std::size_t a = shortest(best);
        const std::size_t b = shortest(set);
        if (best.empty() || b > a || (b == a && set.size() < best.size())) {
            best = set;
        }
    }
    return best;
}

/// Recursive descent. `understood` goes false for good at the first thing whose meaning is not
/// known, `plain` at the first that might not compile.
class LiteralReader {
public:
    using Sets = std::vector<LiteralSet>;

    explicit LiteralReader(std::string_view regex) : regex_(regex) {}

    RegexSource read() {
        Sets found = alternation(0);
        const bool whole = understood_ && at_ == regex_.size();
        return {.required = whole ? std::move(found) : Sets{},
                .plain = whole && plain_ && regex_.size() <= kLongestPlain};
    }

private:
    /// What one piece of a concatenation requires.
    struct Atom {
        std::optional<std::string> literal;  // exactly this
        Sets required;                       // a word of each
        bool repeats = true;                 // a place cannot: ^, $, a look around
        bool group = false;
    };

    Sets alternation(std::size_t depth) {
        LiteralSet words;  // one of them, whichever branch matches
        Sets only;         // of the branch, while there is one
        std::size_t branches = 0;
        bool unknown = depth > kMaxDepth;
        understood_ = understood_ && !unknown;
        while (understood_) {
            only = concatenation(depth);
            ++branches;
            const LiteralSet best = best_of(only);
            unknown = unknown || best.empty();
            words.insert(words.end(), best.begin(), best.end());
            if (at_ >= regex_.size() || regex_[at_] != '|') {
                break;
            }
            ++at_;
        }
        if (branches == 1) {
            return only;
        }
        return unknown || words.size() > kMaxWords ? Sets{} : Sets{words};
    }

    Sets concatenation(std::size_t depth) {
        Sets all;
        std::string run;
        const auto require = [&](LiteralSet words) {
            if (all.size() < kMaxSets) {
                all.push_back(std::move(words));
            }
        };
        const auto end_run = [&] {
            if (!run.empty()) {
                require({run});
            }
            run.clear();
        };
        while (understood_ && at_ < regex_.size() && regex_[at_] != '|' && regex_[at_] != ')') {
            Atom atom = next_atom(depth);
            const Repeat repeat = quantifier();
            // what a look back may hold has a limit, which counts of counts soon pass
            const bool counts_back = behind_ > 0 && repeat.several && atom.group;
            plain_ = plain_ && (atom.repeats || !repeat.several) && !counts_back;
            if (repeat.min == 0) {
                end_run();
            } else if (atom.literal) {
                run += *atom.literal;
                if (repeat.several) {
                    end_run();
                }
            } else {
                end_run();
                std::ranges::for_each(atom.required, require);
            }
        }
        end_run();
        return all;
    }

    Atom next_atom(std::size_t depth) {
        const char c = regex_[at_];
        if (c == '(') {
            return group(depth);
        }
        if (c == '[') {
            const std::size_t end = past_class(regex_, at_);
            plain_ = plain_ && is_plain_class(regex_.substr(at_, end - at_));
            at_ = end;
            return {};
        }
        if (c == '\\') {
            return escape();
        }
        if (c == '.' || c == '^' || c == '$') {
            ++at_;
            return {.literal = std::nullopt, .required = {}, .repeats = c == '.'};
        }
        if (c == '*' || c == '+' || c == '?' || c == '{') {  // nothing to repeat: not a regex
            understood_ = false;
            return {};
        }
        plain_ = plain_ && c != ']' && c != '}';
        const std::size_t size = code_point_at(regex_, at_).size;
        Atom atom{
            .literal = std::string(regex_.substr(at_, size)), .required = {}, .repeats = true};
        at_ += size;
        return atom;
    }

    Atom group(std::size_t depth) {
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
                understood_ = false;
                return {};
            }
        }
        behind_ += behind ? 1U : 0U;
        Sets inside = alternation(depth + 1);
        behind_ -= behind ? 1U : 0U;
        if (at_ >= regex_.size() || regex_[at_] != ')') {
            understood_ = false;
            return {};
        }
        ++at_;
        return {.literal = std::nullopt,
                .required = asserts ? Sets{} : std::move(inside),
                .repeats = !asserts,
                .group = true};
    }

    Atom escape() {
        if (at_ + 1 >= regex_.size()) {
            understood_ = false;
            return {};
        }
        const char c = regex_[at_ + 1];
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool digit = c >= '0' && c <= '9';
        if (!letter && !digit) {  // an escaped sign is that sign
            ++at_;
            const std::size_t size = code_point_at(regex_, at_).size;
            Atom atom{
                .literal = std::string(regex_.substr(at_, size)), .required = {}, .repeats = true};
            at_ += size;
            return atom;
        }
        constexpr std::string_view kClasses = "dDwWsShHvVR";
        constexpr std::string_view kPlaces = "bBAzZG";
        const bool place = kPlaces.find(c) != std::string_view::npos;
        if (place || kClasses.find(c) != std::string_view::npos) {
            at_ += 2;
            return {.literal = std::nullopt, .required = {}, .repeats = !place};
        }
        if ((c == 'p' || c == 'P') && regex_.substr(at_ + 2).starts_with("{")) {
            const std::size_t close = regex_.find('}', at_);
            at_ = close == std::string_view::npos ? regex_.size() : close + 1;
            plain_ = false;  // the property may be unknown
            return {};
        }
        if (c == 'u' && at_ + kHexEscape <= regex_.size()) {
            plain_ = plain_ && code_of_escape(regex_.substr(at_)).has_value();
            at_ += kHexEscape;
            return {};
        }
        understood_ = false;
        return {};
    }

    struct Repeat {
        std::size_t min = 1;
        bool several = false;
    };

    Repeat quantifier() {
        Repeat repeat;
        if (at_ >= regex_.size()) {
            return repeat;
        }
        const char c = regex_[at_];
        bool bounded = c == '?';
        if (c == '?' || c == '*') {
            repeat = {.min = 0, .several = true};
            ++at_;
        } else if (c == '+') {
            repeat.several = true;
            ++at_;
        } else if (c == '{') {
            const std::size_t close = regex_.find('}', at_);
            const std::optional<RepeatCounts> counts =
                close == std::string_view::npos
                    ? std::nullopt
                    : read_counts(regex_.substr(at_ + 1, close - at_ - 1));
            if (!counts) {
                understood_ = false;
                return repeat;
            }
            repeat = {.min = counts->min, .several = true};
            bounded = counts->max.has_value();
            at_ = close + 1;
        } else {
            return repeat;
        }
        plain_ = plain_ && (bounded || behind_ == 0);
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

LiteralSet plain_words(std::string_view regex) {
    if (regex.find_first_of("\\[](){}.*+?^$") != std::string_view::npos) {
        return {};
    }
    LiteralSet words;
    for (std::size_t begin = 0; begin <= regex.size();) {
        const std::size_t end = std::min(regex.find('|', begin), regex.size());
        if (begin == end) {
            return {};  // an empty branch
        }
        words.emplace_back(regex.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
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
