// Rules as the engine holds them. Loading fills this in two steps: parsing (source and place of
// every expression and pattern) and compiling (their ids in the Program); after that nothing here
// changes, and all threads share it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "rules/engine.h"
#include "rules/regex_source.h"
#include "rules/rule.h"
#include "rules/source_file.h"

namespace review {

constexpr std::size_t kNoId = std::numeric_limits<std::size_t>::max();

/// An XPath 1.0 expression of a rule file.
struct Expression {
    std::string source;
    Place place;             // of its first character
    std::size_t id = kNoId;  // index into Program::expressions
    [[nodiscard]] bool given() const { return !source.empty(); }
};

/// A phrase or a regular expression of a rule file.
struct TextPattern {
    std::string source;
    bool regex = false;
    std::size_t groups = 0;  // capturing groups
    Place place;
    std::size_t id = kNoId;  // index into Program::patterns
};

/// How <value-of format> prints: as it is, fen as 元, ppm as a percentage, an ISO date in words.
enum class ValueFormat : std::uint8_t { plain, fen, ppm, date };

/// A piece of a message: literal text, the value of an expression, or a group of the match.
struct TemplatePart {
    enum class Kind : std::uint8_t { text, value, group };
    Kind kind = Kind::text;
    std::string text;
    Expression select;
    ValueFormat format = ValueFormat::plain;
    std::size_t group = 0;
    Place place;
};
using Template = std::vector<TemplatePart>;

/// <assert> (violated when false) or <report> (violated when true).
struct Assertion {
    bool report = false;
    Expression test;
    Expression when;  // not given: always
    Expression both;  // when and test of a report, compiled together
    Expression on;    // not given: the context node
    std::optional<Severity> severity;
    std::optional<Certainty> certainty;
    Template message;
};

/// <needs>: what must be known; where `test` is false the rule is undetermined for `reason`.
struct Need {
    Expression test;
    Template reason;
};

/// How far around a match an <unless> is looked for.
enum class Scope : std::uint8_t { match, sentence, paragraph, article, document };

/// <unless>: a match that has `pattern` within `scope` is none.
struct Exception {
    TextPattern pattern;
    Scope scope = Scope::sentence;
};

/// <let>: an expression, or the number of places where words occur. <param>: a value by date.
struct Let {
    std::string name;
    Expression value;
    std::optional<TextPattern> find;
    std::optional<ParamInfo> param;
    Place place;
    std::string layer;
    bool overrides = false;  // a later layer's word for a variable of an earlier one
};

/// Which documents a rule is for; an empty list means any.
struct Applicability {
    std::vector<std::string> kinds;
    std::vector<std::string> types;
    std::vector<std::string> not_types;
    std::vector<std::string> tags;  // all of them
    std::string side;
};

/// A <rule> as written, its overrides applied; of the two kinds a rule has contexts (assertions
/// over the tree) or finds (words in the text).
struct Rule {
    RuleInfo info;
    Place place;
    Applicability applies;
    std::vector<Let> lets;
    std::vector<Expression> contexts;
    std::vector<Expression> whens;
    Expression all_whens;  // compiled together
    std::vector<Need> needs;
    std::vector<Assertion> assertions;
    std::vector<TextPattern> finds;
    std::vector<Exception> exceptions;
    std::vector<std::string> in;
    std::vector<std::string> not_in;
    Template message;  // of a text rule; empty: the title
    Template suggest;
    Template replace;
    bool has_replace = false;
    std::size_t decided_by = 0;  // file of the last layer that shaped it
};

/// <override>: what a later layer changes in a rule.
struct Override {
    std::string rule;
    Place place;
    std::string layer;
    std::optional<Severity> severity;
    std::optional<Certainty> certainty;
    std::optional<bool> enabled;
    std::optional<std::string> title;
    std::optional<Template> message;
    std::optional<Template> suggest;
    std::vector<Let> lets;
};

/// What one rule file says.
struct PackFile {
    PackInfo info;
    std::vector<Let> lets;
    std::vector<Rule> rules;
    std::vector<Override> overrides;
    RegexSources regexes;  // of all its patterns
};

}  // namespace review
