// Regular expressions: ICU's syntax over UTF-8, byte offsets in and out. ICU itself stays in the
// .cpp. `\b` does not match between Han characters, so patterns must not rely on it.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"

namespace review {

/// A text made ready to be searched by many patterns, at many places: several times faster than
/// handing over the text again and again.
class PatternText {
public:
    /// `text` is valid UTF-8; it need not outlive the object.
    explicit PatternText(std::string_view text);
    PatternText(PatternText&&) noexcept;
    PatternText& operator=(PatternText&&) noexcept;
    ~PatternText();

    /// All of the text that a match of at most `longest` code points may take which holds the
    /// character at `byte`, or a little more.
    [[nodiscard]] Span around(std::size_t byte, std::size_t longest) const;

private:
    friend class PatternSearch;
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// A compiled pattern; immutable, may be used from many threads at once, each with its own search.
class Pattern {
public:
    /// Errors: bad_rule, `offset` the byte in `regex` that ICU rejects.
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

/// Makes what all patterns need, which the first one otherwise waits for (some milliseconds).
void prepare_patterns();

/// One pattern at work on one text; both outlive the search. For one thread.
class PatternSearch {
public:
    PatternSearch(const Pattern& pattern, const PatternText& text);
    PatternSearch(PatternSearch&&) noexcept;
    PatternSearch& operator=(PatternSearch&&) noexcept;
    ~PatternSearch();

    /// The first match that is not empty and lies in `window`, with its groups: [0] the whole, then
    /// one per group in order; a group that took no part has begin == end == npos. No groups: there
    /// is none. `line`, of which the window is a part, is as if a text of its own: ^ and $ are its
    /// ends, and a look around sees all of it and no more. Both on code-point boundaries. Spans are
    /// those of the text.
    /// Errors: limit_exceeded when the search takes more than the step limit (a pattern such as
    /// (a+)+$ then ends in a reported error, not in a hang).
    [[nodiscard]] Result<std::vector<Span>> find(Span line, Span window);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace review
