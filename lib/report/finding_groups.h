// Findings that a reader is told together. Private to lib/report.
#pragma once

#include <vector>

#include "review/review.h"

namespace review {

/// A finding and those after it that say the same of other places, or nearly so.
struct FindingGroup {
    const Finding* first = nullptr;
    std::vector<const Finding*> others;  // the same message
    std::vector<const Finding*> alike;   // of the same rule, which has been told in full before
};

/// Groups in the order of their first findings. Findings with the same words of one rule are one
/// group; three of a rule that differ are told in full, further ones are alike of the third. A
/// finding with related ones stands alone. Views of `findings`.
[[nodiscard]] std::vector<FindingGroup> group_findings(const std::vector<Finding>& findings);

}  // namespace review
