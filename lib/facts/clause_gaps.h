// Which jumps of a numbering are mistakes. Private to lib/facts.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>

#include "document/document.h"
#include "facts/clause_label.h"
#include "facts/clause_lines.h"
#include "facts/clause_place.h"
#include "facts/clauses.h"
#include "facts/view.h"

namespace review {

/// Drops gaps that are a way of numbering rather than a mistake: siblings most of which jump, and a
/// second part that amends a first one under the same numbers.
void drop_loose_gaps(const Document& document, ClauseTree& tree);

/// Compares each label with the one before it among its siblings.
class GapFinder {
public:
    /// All must outlive it.
    GapFinder(const Document& document, std::span<const View> views, std::span<const Line> lines)
        : document_(document), views_(views), lines_(lines) {}

    /// Begins a stretch with its own numbering.
    void begin_scope() { hosts_.fill(0); }

    /// The gap before `clause`, which is that of line `i`; `sibling` is the unit that stood open at
    /// its place, `last` the last number of the scheme.
    [[nodiscard]] std::optional<NumberingGap> find(const ClauseTree& tree,
                                                   std::size_t i,
                                                   std::size_t clause,
                                                   const std::optional<Open>& sibling,
                                                   int last);

private:
    [[nodiscard]] int number_before(const ClauseTree& tree,
                                    std::size_t i,
                                    const Open& sibling) const;
    [[nodiscard]] int count_inner(std::span<const Line> lines,
                                  int before,
                                  const ClauseLabel& label) const;
    [[nodiscard]] bool is_restated(std::size_t i, int before);

    const Document& document_;
    std::span<const View> views_;
    std::span<const Line> lines_;
    // By scheme: the clause that announced the text of another contract's clause, 0 for none.
    std::array<int, kSchemes> hosts_{};
};

}  // namespace review
