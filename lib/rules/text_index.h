// The text of one document while it is judged: where literals stand, and the matches of each
// pattern, found on first use and kept for the rules that ask again.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "rules/program.h"
#include "rules/text_search.h"

namespace review {

/// A place where a pattern was found; spans are bytes of the text.
struct Match {
    Span span;
    std::vector<Span> groups;  // [0] the whole; a group that took no part is empty
};

/// Matches of one pattern in one document, by place, not overlapping; `failure` says why a search
/// was given up.
struct PatternMatches {
    std::vector<Match> matches;
    std::string failure;
};

/// The text, its literals and what was searched in it so far. For one thread.
class TextIndex {
public:
    /// Both outlive the index.
    TextIndex(const Program& program, std::string_view text);

    [[nodiscard]] std::string_view text() const { return text_; }

    /// Patterns are searched line by line: a match never runs over the end of a paragraph or of a
    /// table cell, and ^ and $ are its ends.
    [[nodiscard]] const PatternMatches& matches(std::size_t pattern);

    /// Whether `pattern` has a match: cheaper than to ask for all of them. false when the search
    /// was given up.
    [[nodiscard]] bool occurs(std::size_t pattern);

    /// Why the search for `pattern` was given up; empty: it was not, or there was none.
    [[nodiscard]] std::string_view failure(std::size_t pattern) const;

    /// Whether a match of `pattern` overlaps `range`.
    [[nodiscard]] bool occurs_in(std::size_t pattern, Span range);

    /// Whether a literal of each set begins in `part`.
    [[nodiscard]] bool holds_one_of_each(const PatternBranch::LiteralSets& sets, Span part) const;

    /// The piece of text around `offset` that ends at a line break or tab; at a line break.
    [[nodiscard]] Span line_at(std::size_t offset);
    [[nodiscard]] Span paragraph_at(std::size_t offset);
    /// From the end of the sentence before (。；！？ or a line's end) to its own end, sign
    /// included.
    [[nodiscard]] Span sentence_of(Span span);

private:
    /// A word of a pattern where it stands.
    struct WordHit {
        std::size_t begin = 0;
        std::size_t order = 0;
        std::size_t end = 0;
        auto operator<=>(const WordHit&) const = default;
    };
    [[nodiscard]] bool find_one(std::size_t pattern);
    [[nodiscard]] PatternMatches find(const CompiledPattern& pattern);
    [[nodiscard]] std::vector<WordHit> hits_of(const std::vector<PatternWord>& words) const;
    [[nodiscard]] std::vector<SearchWindow> windows_of(const PatternBranch& branch);
    /// All that a match of at most `longest` code points may take of `line` which holds the
    /// character at `place`, or a little more.
    [[nodiscard]] Span around(std::size_t place, std::size_t longest, Span line) const;
    [[nodiscard]] std::vector<SearchWindow> all_lines();
    void find_pieces();
    [[nodiscard]] Span piece_of(const std::vector<std::size_t>& starts, Span span) const;

    const Program& program_;
    std::string_view text_;
    LiteralHits hits_;
    std::vector<std::optional<PatternMatches>> found_;  // per pattern
    std::vector<std::optional<bool>> occurs_;           // per pattern
    std::vector<std::size_t> sentences_;  // where each starts, ascending; filled on first use
    std::vector<std::size_t> lines_;
    std::vector<std::size_t> paragraphs_;
};

}  // namespace review
