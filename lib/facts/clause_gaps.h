// Which jumps of a numbering are mistakes. Private to lib/facts.
#pragma once

#include "facts/clauses.h"

namespace review {

/// Drops gaps that are a way of numbering rather than a mistake: siblings most of which jump, and a
/// second part that amends a first one under the same numbers.
void drop_loose_gaps(ClauseTree& tree);

}  // namespace review
