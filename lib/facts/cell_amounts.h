// Amounts of cells that hold only a number: their unit stands in the head of the column, in the
// label beside them or above the table (单位：万元). Private to lib/facts.
#pragma once

#include <vector>

#include "facts/extract.h"

namespace review {

/// Amounts of the cells, in reading order. A cell with a unit of its own gives none: its amount is
/// found in its words.
[[nodiscard]] std::vector<Fact> cell_amounts(const ExtractContext& context);

}  // namespace review
