// The word lists of rules/lexicon/*.xml: topics of headings, roles of values, types and their cues,
// party role words, what a blank is for. No legal vocabulary stands in C++.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "facts/view.h"

namespace review {

/// One entry of a list: the words of `code` (a role, a topic, a type …).
struct LexiconTerm {
    std::u32string word;  // folded as in View
    std::string code;
    int weight = 1;       // the larger wins; weak words have 0
};

/// A named list ("topics", "amount-roles", "party-roles", "type-title" …), compiled for one-pass
/// search of all its words.
class TermList {
public:
    struct Match {
        std::size_t begin = 0;  // in the text given
        std::size_t end = 0;
        const LexiconTerm* term = nullptr;
    };

    explicit TermList(std::vector<LexiconTerm> terms);
    TermList(TermList&&) noexcept;
    TermList& operator=(TermList&&) noexcept;
    ~TermList();

    /// Longest match at each place, left to right, not overlapping.
    [[nodiscard]] std::vector<Match> find_all(std::u32string_view text) const;
    /// The term that is exactly `text`, nullptr when none is.
    [[nodiscard]] const LexiconTerm* find_exact(std::u32string_view text) const;
    [[nodiscard]] std::span<const LexiconTerm> terms() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// All lists. Immutable after loading; shared by threads.
class Lexicon {
public:
    Lexicon();
    Lexicon(Lexicon&&) noexcept;
    Lexicon& operator=(Lexicon&&) noexcept;
    ~Lexicon();

    /// Adds the lists of one file; a later file adds words to a list or moves a word to another
    /// code. Every problem is reported (bad_rule, path, line, column), not only the first.
    [[nodiscard]] std::vector<Error> add_file(std::string_view xml, const std::string& path);

    /// The list `name`; an empty list when no file has it.
    [[nodiscard]] const TermList& list(std::string_view name) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace review
