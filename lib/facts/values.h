// What the extractors of amounts, rates, dates and durations share. Private to lib/facts. Words
// come from the lists of rules/lexicon/values.xml.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/extract.h"
#include "facts/fact.h"
#include "facts/lexicon.h"
#include "facts/view.h"

namespace review {

/// For each view where its content begins and the numbers in it. Does not look at
/// context.contents.
[[nodiscard]] std::vector<Content> read_contents(const ExtractContext& context);

/// A fact over chars [begin, end) of `view`, with `text` set to the words.
[[nodiscard]] Fact make_value(const ExtractContext& context,
                              const View& view,
                              std::size_t begin,
                              std::size_t end,
                              std::string_view element);

/// Index after a range mark (至 到 - ~ — and the like) at `position`; `position` when there is
/// none.
[[nodiscard]] std::size_t range_mark_end(std::u32string_view text, std::size_t position);

/// Index of the first char of the sentence that holds `position`, not looked for before `floor`.
[[nodiscard]] std::size_t sentence_begin(std::u32string_view text,
                                         std::size_t position,
                                         std::size_t floor);
/// As sentence_begin, but a comma or a colon ends the stretch too.
[[nodiscard]] std::size_t segment_begin(std::u32string_view text,
                                        std::size_t position,
                                        std::size_t floor);
/// Index of the bracket that opens the group which the ')' before `position` closes, at most
/// `limit` chars back; npos when there is none.
[[nodiscard]] std::size_t group_begin(std::u32string_view text,
                                      std::size_t position,
                                      std::size_t limit);

/// Words that set a bound: 不超过 before a value, 以上 after it.
class BoundWords {
public:
    explicit BoundWords(const Lexicon& lexicon);
    /// Code of the bound of the value at [begin, end) ("le", "ge", "lt", "gt", "approx"), "" when
    /// it has none. A bound wins over an approximation.
    [[nodiscard]] std::string_view find(std::u32string_view text,
                                        std::size_t begin,
                                        std::size_t end) const;
    /// The bound word that ends at `position`; term is nullptr when there is none.
    [[nodiscard]] TermList::Match before(std::u32string_view text, std::size_t position) const {
        return before_.match_before(text, position);
    }

private:
    const TermList& before_;
    const TermList& after_;
};

}  // namespace review
