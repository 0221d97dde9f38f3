// XPath 1.0 source, read just closely enough to say which variables an expression uses, whether it
// looks at the context node, and to start `//name` from the index of elements by name instead of
// a walk over the tree. pugixml compiles and evaluates.
#pragma once

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace review {

enum class XPathTokenKind : unsigned char {
    literal,
    number,
    name,      // of an element, attribute, function, axis or node type
    variable,  // $name, the text without $
    slash,
    double_slash,
    open_bracket,
    close_bracket,
    open_paren,
    close_paren,
    at,
    axis,  // ::
    comma,
    dot,
    dot_dot,
    star,       // the node test
    operation,  // | = != < <= > >= + - * and or div mod
    other,      // not XPath
};

struct XPathToken {
    XPathTokenKind kind = XPathTokenKind::other;
    std::string_view text;
    std::size_t offset = 0;  // in the expression
};

/// Tokens by the rules of XPath 1.0 section 3.7 (a name or * after an operand is an operator).
/// (xpath_tokens.cpp)
[[nodiscard]] std::vector<XPathToken> tokenize_xpath(std::string_view expression);

/// A use of a variable.
struct VariableUse {
    std::string_view name;
    std::size_t offset = 0;        // of '$'
    bool compared_with_0 = false;  // $name = 0, $name != 0 or $name > 0
};
[[nodiscard]] std::vector<VariableUse> variables_of(const std::vector<XPathToken>& tokens);

/// Whether the value may differ from one context node to the next, variables aside.
[[nodiscard]] bool depends_on_context(const std::vector<XPathToken>& tokens);

/// How deep searches (//, descendant, ancestor, following …) stand in one another's predicates.
[[nodiscard]] std::size_t search_depth(const std::vector<XPathToken>& tokens);

/// Whether it looks at siblings or parents, in predicates too: its cost then grows with
/// what stands beside each node.
[[nodiscard]] bool looks_around(const std::vector<XPathToken>& tokens);

/// How deep parentheses and brackets stand in one another. (xpath_problem.cpp)
[[nodiscard]] std::size_t nesting_depth(const std::vector<XPathToken>& tokens);
/// What pugixml has against an expression, in Chinese, with the characters around byte `at`.
[[nodiscard]] std::string xpath_problem(const std::string& reason,
                                        std::string_view expression,
                                        std::size_t at);

/// Where the operands of `and` outside parentheses and brackets stand, in bytes; empty when there
/// is no such `and`, or an operand is missing. (xpath_words.cpp)
[[nodiscard]] std::vector<Span> conjuncts_of(const std::vector<XPathToken>& tokens);

[[nodiscard]] bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names);

/// Whether the predicate of tokens (open, close) surely tests and does not count: a number would be
/// compared with the position.
[[nodiscard]] bool is_boolean_predicate(const std::vector<XPathToken>& tokens,
                                        std::size_t open,
                                        std::size_t close);

/// Words of which a text holds at least one of each set.
using WordSets = std::vector<std::vector<std::string_view>>;
/// One of `values` is what an attribute says, or a part of it.
struct AttributeNeed {
    std::string_view attribute;
    std::vector<std::string_view> values;
    bool part = false;
};
/// What the nodes of a path's last step hold.
struct StepNeeds {
    WordSets words;
    std::vector<AttributeNeed> attributes;
    std::vector<Span> said;  // predicates that say no more than `attributes`, brackets included
};
/// By the predicates of a step, the first of which is to stand at token `predicates`; words also by
/// those of the parentheses around the path. (xpath_words.cpp)
[[nodiscard]] StepNeeds needs_of_step(const std::vector<XPathToken>& tokens,
                                      std::size_t predicates);

/// An expression with its variables renamed and `//name` replaced by `$name-of-index`.
struct RewrittenXPath {
    std::string text;
    /// The indices that its paths start from, when it is one path or several beside one another:
    /// when they are empty it selects no node. Else empty.
    std::vector<std::string> leading;
    /// Byte of the source that gave byte `offset` of `text`.
    [[nodiscard]] std::size_t source_offset(std::size_t offset) const;
    struct Anchor {
        std::size_t to = 0;    // in `text`
        std::size_t from = 0;  // in the source
        std::size_t size = 0;  // of the token, or of what follows it, there
    };
    std::vector<Anchor> anchors;  // by `to`
};

/// What the variables of a rewritten expression are called.
struct XPathNames {
    std::function<std::string(std::string_view)> variable;  // new name of one
    /// Of the elements called `element` that have the attributes that are needed and hold words of
    /// all sets; of the latter it may hold others too.
    std::function<std::string(const std::string& element, const StepNeeds& needs)> index;
};

/// `//name` is only replaced where that cannot change
/// what is selected: at the start of an absolute path, with predicates that are surely boolean and
/// do not ask for position() or last().
[[nodiscard]] RewrittenXPath rewrite_xpath(std::string_view expression,
                                           const std::vector<XPathToken>& tokens,
                                           const XPathNames& names);

/// Name of the variable that holds all elements called `element`, in document order. Names of
/// <let> cannot collide with it: they have no '_'.
[[nodiscard]] std::string name_of_index(std::string_view element);

}  // namespace review
