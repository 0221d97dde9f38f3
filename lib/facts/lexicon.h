// The word lists of rules/lexicon/*.xml: topics of headings, roles of values, types and their cues,
// party role words, what a blank is for. No legal vocabulary stands in C++.
//
// A file holds lists, a list holds terms, a term holds words with blanks between them (schema:
// rules/lexicon.rng):
//
//   <lexicon>
//     <list name="amount-roles">
//       <term code="deposit" weight="2" not-before="额 比例">定金 立约定金</term>
//       <term code="performance-bond">履约保证金 履约担保</term>
//     </list>
//   </lexicon>
//
// code        what the words mean; one word has one code in a list (several codes may stand in one
//             string with blanks between them if the user of the list says so)
// weight      whole number, 1 unless said; what it decides is up to the user of the list
// not-before  the words do not count where one of these stands directly after them
// not-after   the words do not count where one of these stands directly before them
//
// The longest word wins at each place, so 履约保证金 needs no exception for 保证金. Blanks and
// full-width forms are folded as in View; a word can therefore hold no blank.
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

/// What the words of a <term> stand for (a role, a topic, a type …). A view, as all that follows.
struct LexiconEntry {
    std::string_view code;
    int weight = 1;                               // the larger wins; weak words have 0
    std::vector<std::u32string_view> not_before;  // must not follow the word directly
    std::vector<std::u32string_view> not_after;   // must not stand directly before the word
};

/// One word of a list, folded as in View. Views: those of a lexicon's lists live as long as it.
struct LexiconTerm {
    std::u32string_view word;
    const LexiconEntry* entry = nullptr;  // never null in a list

    [[nodiscard]] std::string_view code() const { return entry->code; }
    [[nodiscard]] int weight() const { return entry->weight; }
};

/// A named list ("topics", "amount-roles", "party-roles", "type-title" …), compiled for one-pass
/// search of all its words.
class TermList {
public:
    struct Match {
        std::size_t begin = 0;  // in the text given
        std::size_t end = 0;
        const LexiconTerm* term = nullptr;  // lives as long as the list
    };

    /// Of two terms with the same word the later one counts. What the terms view must outlive the
    /// list.
    explicit TermList(std::vector<LexiconTerm> terms);
    TermList(TermList&&) noexcept;
    TermList& operator=(TermList&&) noexcept;
    ~TermList();

    /// Longest match at each place, left to right, not overlapping.
    [[nodiscard]] std::vector<Match> find_all(std::u32string_view text) const;
    /// The longest match that begins at `position` of `text` (what stands around it is looked at
    /// for not-before and not-after); term is nullptr when there is none.
    [[nodiscard]] Match match_at(std::u32string_view text, std::size_t position) const;
    /// The longest match that ends at `position`; term is nullptr when there is none.
    [[nodiscard]] Match match_before(std::u32string_view text, std::size_t position) const;
    /// The term that is exactly `text`, nullptr when none is.
    [[nodiscard]] const LexiconTerm* find_exact(std::u32string_view text) const;
    /// Sorted by word.
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
    /// code. Every problem is reported (bad_rule, path, line, column), not only the first; a file
    /// with problems adds nothing.
    [[nodiscard]] std::vector<Error> add_file(std::string_view xml, const std::string& path);

    /// The list `name`; an empty list when no file has it.
    [[nodiscard]] const TermList& list(std::string_view name) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace review
