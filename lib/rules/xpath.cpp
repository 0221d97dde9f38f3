#include "rules/xpath.h"

#include <algorithm>

namespace review {

namespace {

using Kind = XPathTokenKind;

/// Whether token i is all that stands before `= 0`, `!= 0` or `> 0`.
bool is_compared_with_0(const std::vector<XPathToken>& tokens, std::size_t i) {
    const auto is_calculation = [&](std::size_t at) {
        return at < tokens.size() && tokens[at].kind == Kind::operation &&
               !is_one_of(tokens[at].text, {"and", "or"});
    };
    return (i == 0 || !is_calculation(i - 1)) && i + 2 < tokens.size() &&
           tokens[i + 1].kind == Kind::operation &&
           is_one_of(tokens[i + 1].text, {"=", "!=", ">"}) && tokens[i + 2].text == "0" &&
           !is_calculation(i + 3);
}

}  // namespace

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::ranges::find(names, name) != names.end();
}

std::vector<VariableUse> variables_of(const std::vector<XPathToken>& tokens) {
    std::vector<VariableUse> uses;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].kind == Kind::variable) {
            uses.push_back({.name = tokens[i].text.substr(1),
                            .offset = tokens[i].offset,
                            .compared_with_0 = is_compared_with_0(tokens, i)});
        }
    }
    return uses;
}

namespace {

bool is_function(const std::vector<XPathToken>& tokens, std::size_t i) {
    return i + 1 < tokens.size() && tokens[i].kind == Kind::name &&
           tokens[i + 1].kind == Kind::open_paren &&
           !is_one_of(tokens[i].text, {"node", "text", "comment", "processing-instruction"});
}

/// Whether token i begins a path or operand (nothing stands before it that it would continue).
bool begins_operand(const std::vector<XPathToken>& tokens, std::size_t i) {
    if (i == 0) {
        return true;
    }
    const Kind before = tokens[i - 1].kind;
    return before == Kind::operation || before == Kind::open_paren || before == Kind::comma ||
           before == Kind::open_bracket;
}

/// Whether operand i outside all predicates depends on the context node.
bool operand_depends(const std::vector<XPathToken>& tokens, std::size_t i) {
    switch (tokens[i].kind) {
        case Kind::at:
        case Kind::dot:
        case Kind::dot_dot:
        case Kind::star:
            return true;
        case Kind::name:
            break;
        default:
            return false;
    }
    if (!is_function(tokens, i)) {
        return true;
    }
    if (is_one_of(tokens[i].text, {"position", "last", "lang"})) {
        return true;
    }
    const bool no_arguments = i + 2 < tokens.size() && tokens[i + 2].kind == Kind::close_paren;
    return no_arguments && !is_one_of(tokens[i].text, {"true", "false"});
}

bool is_search(const std::vector<XPathToken>& tokens, std::size_t i) {
    if (tokens[i].kind == Kind::double_slash) {
        return true;
    }
    return tokens[i].kind == Kind::name && i + 1 < tokens.size() &&
           tokens[i + 1].kind == Kind::axis &&
           is_one_of(tokens[i].text,
                     {"descendant",
                      "descendant-or-self",
                      "ancestor",
                      "ancestor-or-self",
                      "following",
                      "following-sibling",
                      "preceding",
                      "preceding-sibling"});
}

/// Index just past the bracket that closes the one at `open`; tokens.size() when none does.
std::size_t past_bracket(const std::vector<XPathToken>& tokens, std::size_t open) {
    std::size_t depth = 0;
    for (std::size_t i = open; i < tokens.size(); ++i) {
        if (tokens[i].kind == Kind::open_bracket) {
            ++depth;
        } else if (tokens[i].kind == Kind::close_bracket && --depth == 0) {
            return i + 1;
        }
    }
    return tokens.size();
}

/// Whether `//` at token i is the start of an absolute path whose first step may come from the
/// index.
bool is_indexable(const std::vector<XPathToken>& tokens, std::size_t i) {
    if (tokens[i].kind != Kind::double_slash || !begins_operand(tokens, i) ||
        i + 1 >= tokens.size() || tokens[i + 1].kind != Kind::name ||
        tokens[i + 1].text.find(':') != std::string_view::npos) {
        return false;
    }
    std::size_t next = i + 2;
    if (next < tokens.size() &&
        (tokens[next].kind == Kind::open_paren || tokens[next].kind == Kind::axis)) {
        return false;
    }
    while (next < tokens.size() && tokens[next].kind == Kind::open_bracket) {
        const std::size_t past = past_bracket(tokens, next);
        if (!is_boolean_predicate(tokens, next, past - 1)) {
            return false;
        }
        next = past;
    }
    return true;
}

/// Of how many paths beside one another the whole expression consists; 0 when there is another
/// operator outside brackets and parentheses.
std::size_t paths_of(const std::vector<XPathToken>& tokens) {
    std::size_t paths = 1;
    std::size_t depth = 0;
    for (const XPathToken& token : tokens) {
        if (token.kind == Kind::open_bracket || token.kind == Kind::open_paren) {
            ++depth;
        } else if (token.kind == Kind::close_bracket || token.kind == Kind::close_paren) {
            depth -= depth > 0 ? 1 : 0;
        } else if (token.kind == Kind::operation && depth == 0) {
            if (token.text != "|") {
                return 0;
            }
            ++paths;
        }
    }
    return paths;
}

}  // namespace

bool is_boolean_predicate(const std::vector<XPathToken>& tokens,
                          std::size_t open,
                          std::size_t close) {
    bool compares = false;
    bool calculates = false;
    std::size_t depth = 0;
    for (std::size_t i = open + 1; i < close; ++i) {
        const XPathToken& token = tokens[i];
        if (is_function(tokens, i) && is_one_of(token.text, {"position", "last"})) {
            return false;
        }
        if (token.kind == Kind::open_bracket || token.kind == Kind::open_paren) {
            ++depth;
        } else if (token.kind == Kind::close_bracket || token.kind == Kind::close_paren) {
            --depth;
        } else if (token.kind == Kind::operation && depth == 0) {
            const bool arithmetic = is_one_of(token.text, {"+", "-", "*", "div", "mod"});
            calculates = calculates || arithmetic;
            compares = compares || (!arithmetic && token.text != "|");
        }
    }
    if (compares) {
        return true;
    }
    if (calculates || open + 1 >= close) {
        return false;
    }
    const XPathToken& first = tokens[open + 1];
    if (is_function(tokens, open + 1)) {
        return is_one_of(first.text,
                         {"not", "contains", "starts-with", "boolean", "true", "false"});
    }
    return first.kind == Kind::at || first.kind == Kind::name || first.kind == Kind::dot ||
           first.kind == Kind::dot_dot || first.kind == Kind::double_slash ||
           first.kind == Kind::slash || first.kind == Kind::star;
}

bool depends_on_context(const std::vector<XPathToken>& tokens) {
    std::size_t brackets = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].kind == Kind::open_bracket) {
            ++brackets;
        } else if (tokens[i].kind == Kind::close_bracket) {
            brackets -= brackets > 0 ? 1 : 0;
        } else if (brackets == 0 && begins_operand(tokens, i) && operand_depends(tokens, i)) {
            return true;
        }
    }
    return false;
}

std::size_t search_depth(const std::vector<XPathToken>& tokens) {
    std::size_t brackets = 0;
    std::size_t deepest = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].kind == Kind::open_bracket) {
            ++brackets;
        } else if (tokens[i].kind == Kind::close_bracket) {
            brackets -= brackets > 0 ? 1 : 0;
        } else if (is_search(tokens, i)) {
            deepest = std::max(deepest, brackets + 1);
        }
    }
    return deepest;
}

bool looks_around(const std::vector<XPathToken>& tokens) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const bool axis = i + 1 < tokens.size() && tokens[i + 1].kind == Kind::axis;
        const std::string_view name = tokens[i].text;
        if (tokens[i].kind == Kind::dot_dot ||
            (axis && (name == "parent" || name.find("-sibling") != std::string_view::npos ||
                      name == "preceding" || name == "following"))) {
            return true;
        }
    }
    return false;
}

std::size_t RewrittenXPath::source_offset(std::size_t offset) const {
    std::size_t source = 0;
    for (const Anchor& anchor : anchors) {
        if (anchor.to > offset) {
            break;
        }
        source = anchor.from + std::min(offset - anchor.to, anchor.size);
    }
    return source;
}

namespace {

/// Copies an expression, with other text for some of its parts.
class Rewriter {
public:
    Rewriter(std::string_view source, std::size_t size) : source_(source), size_(size) {
        result_.anchors.push_back({.to = 0, .from = 0, .size = size});
    }

    [[nodiscard]] bool is_done(const XPathToken& token) const { return token.offset < copied_; }

    /// Puts variable `name` for what starts with `token` and ends before `end`.
    void replace(const XPathToken& token, std::size_t end, const std::string& name) {
        copy_to(token.offset);
        anchor(token.offset, token.text.size());
        result_.text += '$';
        result_.text += name;
        copied_ = end;
        anchor(end, size_ - end);
    }

    void leave_out(Span part) {
        copy_to(part.begin);
        copied_ = part.end;
        anchor(part.end, size_ - part.end);
    }

    [[nodiscard]] RewrittenXPath finish(std::vector<std::string> leading) {
        copy_to(source_.size());
        result_.leading = std::move(leading);
        return std::move(result_);
    }

private:
    void copy_to(std::size_t end) {
        result_.text += source_.substr(copied_, end - copied_);
        copied_ = end;
    }
    void anchor(std::size_t from, std::size_t size) {
        result_.anchors.push_back({.to = result_.text.size(), .from = from, .size = size});
    }

    std::string_view source_;
    std::size_t size_;
    std::size_t copied_ = 0;  // bytes of the source that are dealt with
    RewrittenXPath result_;
};

/// How deep in brackets and parentheses something is after `token`, which is at `depth`.
std::size_t depth_after(const XPathToken& token, std::size_t depth) {
    if (token.kind == Kind::open_bracket || token.kind == Kind::open_paren) {
        return depth + 1;
    }
    const bool closes = token.kind == Kind::close_bracket || token.kind == Kind::close_paren;
    return closes && depth > 0 ? depth - 1 : depth;
}

}  // namespace

RewrittenXPath rewrite_xpath(std::string_view expression,
                             const std::vector<XPathToken>& tokens,
                             const XPathNames& names) {
    const auto end_of = [](const XPathToken& token) { return token.offset + token.text.size(); };
    Rewriter rewriter(expression, tokens.empty() ? 0 : end_of(tokens.back()));
    std::vector<Span> said;  // predicates that an index stands for, by place
    std::size_t next_said = 0;
    std::size_t depth = 0;
    std::vector<std::string> leading;
    const std::size_t paths = paths_of(tokens);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const XPathToken& token = tokens[i];
        if (next_said < said.size() && token.offset == said[next_said].begin) {
            rewriter.leave_out(said[next_said++]);
        }
        depth = depth_after(token, depth);
        if (rewriter.is_done(token)) {
            continue;  // the name of an indexed step, or a predicate that is left out
        }
        if (token.kind == Kind::variable) {
            rewriter.replace(token, end_of(token), names.variable(token.text.substr(1)));
        } else if (is_indexable(tokens, i)) {
            const StepNeeds needs = needs_of_step(tokens, i + 2);
            const std::string index = names.index(std::string(tokens[i + 1].text), needs);
            rewriter.replace(token, end_of(tokens[i + 1]), index);
            said = needs.said;
            next_said = 0;
            if (paths > 0 && (i == 0 || (tokens[i - 1].text == "|" && depth == 0))) {
                leading.push_back(index);
            }
        }
    }
    if (leading.size() != paths) {
        leading.clear();
    }
    return rewriter.finish(std::move(leading));
}

std::string name_of_index(std::string_view element) {
    return "_all_" + std::string(element);
}

}  // namespace review
