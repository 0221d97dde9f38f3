// Arithmetic written out in running text. Private to lib/facts.
#pragma once

#include <vector>

#include "facts/extract.h"
#include "facts/fact.h"

namespace review {

/// 4500元/人·月×12人×12月＝650000元: an element `calculation` with expected-fen, stated-fen and
/// difference-fen for each product or sum of amounts of money that is written with ＝.
[[nodiscard]] std::vector<Fact> extract_calculations(const ExtractContext& context);

}  // namespace review
