// Regular expressions in Perl's syntax as PCRE2 has it (pcre2pattern), over UTF-8: byte offsets in
// and out, classes such as \d and \w by Unicode. PCRE2 itself stays in the .cpp.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"

namespace review {

/// A pattern compiled to machine code where the system lets it; immutable, may be used from many
/// threads at once, each with its own search.
class Pattern {
public:
    /// Errors: those of pattern_problem().
    [[nodiscard]] static Result<Pattern> compile(std::string_view regex);

    Pattern(Pattern&&) noexcept;
    Pattern& operator=(Pattern&&) noexcept;
    ~Pattern();

private:
    friend class PatternSearch;
    struct Impl;
    explicit Pattern(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// Why `regex` does not compile, at several times less cost than to compile it; nullopt when it
/// does. bad_rule, `offset` the byte in `regex` that PCRE2 rejects.
[[nodiscard]] std::optional<Error> pattern_problem(std::string_view regex);

/// One pattern at work on one text; both outlive the search. For one thread.
class PatternSearch {
public:
    /// `text` is valid UTF-8.
    PatternSearch(const Pattern& pattern, std::string_view text);
    PatternSearch(PatternSearch&&) noexcept;
    PatternSearch& operator=(PatternSearch&&) noexcept;
    ~PatternSearch();

    /// The first match that is not empty and begins in `window`, with its groups: [0] the whole,
    /// then one per group in order; a group that took no part has begin == end == npos. No groups:
    /// there is none. `line`, of which the window is a part, is as if a text of its own: ^ and $
    /// are its ends, and a match or a look around sees all of it and no more. Both on code-point
    /// boundaries. Spans are those of the text.
    /// Errors: limit_exceeded when the search takes more than the step limit (a pattern such as
    /// (a+)+$ then ends in a reported error, not in a hang).
    [[nodiscard]] Result<std::vector<Span>> find(Span line, Span window);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace review
