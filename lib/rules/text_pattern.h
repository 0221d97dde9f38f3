// A phrase or regular expression of a rule, taken apart so that little text need be searched: words
// are looked up among the literals of the text, and a regular expression is tried only near
// literals that its matches hold. Private to lib/rules.
#pragma once

#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/pattern.h"
#include "base/result.h"
#include "rules/literal_scanner.h"
#include "rules/regex_source.h"

namespace review {

/// One of several regular expressions that a pattern is made of.
class PatternBranch {
public:
    using LiteralSets = std::vector<std::vector<std::size_t>>;

    PatternBranch(std::size_t order,
                  std::size_t groups_before,
                  const RegexBranch& branch,
                  LiteralScanner& literals);

    /// Place among the words and branches of its pattern.
    [[nodiscard]] std::size_t order() const { return order_; }
    /// Capturing groups of the branches before it.
    [[nodiscard]] std::size_t groups_before() const { return groups_before_; }
    /// Literals of the scanner: a match holds at least one of each set. Empty: every paragraph has
    /// to be searched.
    [[nodiscard]] const LiteralSets& literals() const { return literals_; }
    /// As RegexBranch::longest.
    [[nodiscard]] std::optional<std::size_t> longest() const { return longest_; }
    /// Compiled on first use, since most documents need few of them. Thread-safe.
    [[nodiscard]] const Result<Pattern>& regex() const;

private:
    std::size_t order_;
    std::size_t groups_before_;
    std::string source_;
    LiteralSets literals_;
    std::optional<std::size_t> longest_;
    mutable std::once_flag once_;
    mutable std::optional<Result<Pattern>> compiled_;
};

/// A word that is a pattern, or one of several that make a pattern.
struct PatternWord {
    std::size_t order = 0;
    std::size_t literal = 0;  // of the scanner
};

/// Words and regular expressions, any of which is a match. Of several at one place that with the
/// lowest order counts, as of the alternatives of a regular expression.
struct CompiledPattern {
    std::vector<PatternWord> words;
    std::list<PatternBranch> branches;  // a list: they cannot move

    [[nodiscard]] static CompiledPattern phrase(std::string_view phrase, LiteralScanner& literals);
    [[nodiscard]] static CompiledPattern regex(const RegexSource& source, LiteralScanner& literals);
};

}  // namespace review
