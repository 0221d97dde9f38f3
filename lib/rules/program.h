// The expressions and patterns of a rule set, numbered. Immutable once loaded; evaluators of
// several threads share it.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "rules/literal_scanner.h"
#include "rules/model.h"
#include "rules/text_pattern.h"

namespace review {

/// A variable of XPath: an index of elements by name, a <let>, or the words a text rule found.
struct Variable {
    enum class Source : std::uint8_t {
        elements,  // all elements of one name; ref: index into Program::elements
        holders,   // those that hold some words; ref: index into Program::holders
        value,     // a <let value>; ref: its expression
        count,     // a <let find>; ref: its pattern
        param,     // a <param>; ref: index into Program::params
        match,     // $match
        sentence,  // $sentence
    };
    std::string name;  // in the rewritten expressions
    pugi::xpath_value_type type = pugi::xpath_type_string;
    Source source = Source::value;
    std::size_t ref = 0;
    bool context_free = true;  // the same for every node of a document
    bool counted = false;      // of a count: its number matters, not only whether it is 0
};

/// An XPath expression that is known to compile, with what it needs.
struct CompiledExpression {
    std::string text;                    // rewritten, see xpath.h
    std::vector<std::size_t> variables;  // all it needs, each after those that it needs itself
    pugi::xpath_value_type type = pugi::xpath_type_none;
    bool context_free = true;
    bool looks_around = false;  // it or a value it needs, see xpath.h
    /// Variables of indices that its paths start from: when they are empty it selects no node.
    std::vector<std::size_t> leading;
    /// Expressions of which all have to hold, the cheaper ones first; `text` is then empty.
    std::vector<std::size_t> conjuncts;
    std::size_t cost = 0;  // what it takes to evaluate, with what it needs, roughly
};

/// Elements of one name that have attributes and hold words, at least one of each set.
struct Holders {
    struct Attribute {
        std::size_t name = 0;  // index into Program::attributes
        std::vector<std::string> values;
        bool part = false;  // contains one of them
        auto operator<=>(const Attribute&) const = default;
    };
    std::size_t element = 0;  // index into Program::elements
    std::vector<Attribute> attributes;
    std::vector<std::vector<std::size_t>> literals;  // of the scanner
    auto operator<=>(const Holders&) const = default;
};

/// Everything rules are made of; rules point into it by index.
struct Program {
    std::vector<CompiledExpression> expressions;
    std::vector<Variable> variables;
    std::vector<std::string> elements;  // names that have an index
    std::map<std::string, std::size_t, std::less<>> element_ids;
    std::vector<std::string> attributes;  // names that holders ask for
    std::vector<Holders> holders;
    std::vector<CompiledPattern> patterns;
    std::vector<ParamInfo> params;  // by name
    LiteralScanner literals;
};

}  // namespace review
