// Regular expressions: ICU's syntax over UTF-8, byte offsets in and out. ICU itself stays in the
// .cpp. `\b` does not match between Han characters, so patterns must not rely on it.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
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

private:
    friend class Pattern;
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// A compiled pattern; immutable, may be used from many threads at once (each call has its own
/// matcher).
class Pattern {
public:
    /// Errors: bad_rule, `offset` the byte in `regex` that ICU rejects.
    [[nodiscard]] static Result<Pattern> compile(std::string_view regex);

    Pattern(Pattern&&) noexcept;
    Pattern& operator=(Pattern&&) noexcept;
    ~Pattern();

    /// Every match in each of `pieces` (of the text, ascending, on code-point boundaries), left to
    /// right and not overlapping, with its groups: [0] the whole match, then one per group in
    /// order; a group that took no part has begin == end == npos. A piece is searched as if it were
    /// a text of its own: no match leaves it, ^ and $ are its ends. Spans are those of the text.
    /// Errors: limit_exceeded when one search takes more than the step limit (a pattern such as
    /// (a+)+$ then ends in a reported error, not in a hang).
    [[nodiscard]] Result<std::vector<std::vector<Span>>> find_groups(
        const PatternText& text, std::span<const Span> pieces) const;

private:
    struct Impl;
    explicit Pattern(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace review
