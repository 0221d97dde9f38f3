#include "rules/xpath_reach.h"

#include <algorithm>

namespace review {

namespace {

using Kind = XPathTokenKind;

class ReachReader {
public:
    explicit ReachReader(const std::vector<XPathToken>& tokens) : tokens_(tokens) {}

    XPathReach read() {
        reach_.levels.emplace_back();
        std::size_t depth = 0;
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            if (kind(i) == Kind::open_bracket) {
                ++depth;
                reach_.levels.resize(std::max(reach_.levels.size(), depth + 1));
            } else if (kind(i) == Kind::close_bracket) {
                depth -= depth > 0 ? 1 : 0;
            } else {
                read_token(i, reach_.levels[depth], depth);
            }
        }
        return std::move(reach_);
    }

private:
    [[nodiscard]] Kind kind(std::size_t i) const {
        return i < tokens_.size() ? tokens_[i].kind : Kind::other;
    }
    [[nodiscard]] std::string_view text(std::size_t i) const {
        return i < tokens_.size() ? tokens_[i].text : std::string_view{};
    }

    void look_below(XPathReach::Level& level, std::size_t i, std::size_t depth) {
        level.below = true;
        const bool continues =
            i > 0 && (kind(i - 1) == Kind::slash || kind(i - 1) == Kind::double_slash);
        reach_.into_sets = reach_.into_sets || continues || depth > 0;
    }

    void read_token(std::size_t i, XPathReach::Level& level, std::size_t depth) {
        switch (kind(i)) {
            case Kind::variable:
                level.variables.emplace_back(text(i).substr(1));
                break;
            case Kind::dot_dot:
                level.around = true;
                break;
            case Kind::dot:
                look_below(level, i, depth);
                break;
            case Kind::slash:
            case Kind::double_slash:
                read_slash(i, level, depth);
                break;
            case Kind::star:
                if (i == 0 || (kind(i - 1) != Kind::at && kind(i - 1) != Kind::axis)) {
                    look_below(level, i, depth);
                }
                break;
            case Kind::name:
                read_name(i, level, depth);
                break;
            default:
                break;
        }
    }

    /// Whether an operand begins at token i.
    [[nodiscard]] bool begins(std::size_t i) const {
        const Kind before = i == 0 ? Kind::operation : kind(i - 1);
        return before == Kind::operation || before == Kind::open_paren || before == Kind::comma ||
               before == Kind::open_bracket;
    }

    void read_slash(std::size_t i, XPathReach::Level& level, std::size_t depth) {
        if (!begins(i)) {
            if (kind(i) == Kind::double_slash) {
                look_below(level, i + 1, depth);
            }
            return;
        }
        // /document and its attributes are no more than one node
        const std::size_t next = past_brackets(i + 2);
        const bool further = kind(next) == Kind::double_slash ||
                             (kind(next) == Kind::slash && kind(next + 1) != Kind::at);
        level.everything = level.everything || kind(i) == Kind::double_slash || further;
    }

    /// Index just past the predicates that begin at token i.
    [[nodiscard]] std::size_t past_brackets(std::size_t i) const {
        std::size_t depth = 0;
        for (; i < tokens_.size(); ++i) {
            depth += kind(i) == Kind::open_bracket ? 1 : 0;
            if (depth == 0) {
                break;
            }
            depth -= kind(i) == Kind::close_bracket ? 1 : 0;
        }
        return i;
    }

    void read_name(std::size_t i, XPathReach::Level& level, std::size_t depth) {
        if (kind(i + 1) == Kind::axis) {
            read_axis(i, level, depth);
            return;
        }
        const Kind before = i == 0 ? Kind::operation : kind(i - 1);
        const bool root = before == Kind::slash && begins(i - 1);
        if (root || before == Kind::at || before == Kind::axis) {
            return;
        }
        const bool test = is_one_of(text(i), {"node", "text", "comment", "processing-instruction"});
        if (kind(i + 1) == Kind::open_paren && !test) {
            // string() and the like without an argument read the node
            const bool own =
                kind(i + 2) == Kind::close_paren &&
                is_one_of(text(i), {"string", "number", "string-length", "normalize-space"});
            if (own) {
                look_below(level, i, depth);
            }
            return;
        }
        look_below(level, i, depth);
    }

    void read_axis(std::size_t i, XPathReach::Level& level, std::size_t depth) {
        const std::string_view axis = text(i);
        if (is_one_of(axis, {"following", "preceding"})) {
            level.everything = true;
        } else if (is_one_of(axis, {"parent", "following-sibling", "preceding-sibling"})) {
            level.around = true;
        } else if (is_one_of(axis, {"child", "descendant", "descendant-or-self"})) {
            look_below(level, i, depth);
        } else if (is_one_of(axis, {"ancestor", "ancestor-or-self"})) {
            read_ancestor(i, level);
        }
    }

    void read_ancestor(std::size_t i, XPathReach::Level& level) {
        std::vector<std::string> names;
        if (kind(i + 2) == Kind::name) {
            names.emplace_back(text(i + 2));
        }
        const std::size_t next = past_brackets(i + 3);
        for (std::size_t at = i + 3; at + 2 < next; ++at) {
            if (text(at) == "self" && kind(at + 1) == Kind::axis) {
                names.emplace_back(text(at + 2));  // *[self::article or self::p]
            }
        }
        const bool attribute = kind(next) == Kind::slash && kind(next + 1) == Kind::at;
        const bool further = kind(next) == Kind::slash || kind(next) == Kind::double_slash;
        if (!attribute && (further || is_read(i, next))) {
            level.ancestors.push_back(std::move(names));
        }
    }

    /// Whether the text of the nodes of tokens [begin, end) is asked for, and not only whether
    /// there are any.
    [[nodiscard]] bool is_read(std::size_t begin, std::size_t end) const {
        const auto compares = [&](std::size_t i) {
            return kind(i) == Kind::operation && !is_one_of(text(i), {"and", "or", "|"});
        };
        if (compares(end) || (begin > 0 && compares(begin - 1))) {
            return true;
        }
        const bool argument =
            begin > 0 && (kind(begin - 1) == Kind::open_paren || kind(begin - 1) == Kind::comma);
        return argument && begin > 1 &&
               !is_one_of(text(begin - 2), {"not", "boolean", "count", "and", "or", "("});
    }

    const std::vector<XPathToken>& tokens_;
    XPathReach reach_;
};

}  // namespace

XPathReach reach_of(const std::vector<XPathToken>& tokens) {
    return ReachReader(tokens).read();
}

}  // namespace review
