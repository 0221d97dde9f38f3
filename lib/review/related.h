// One problem, one finding: what several rules say of the same words.
#pragma once

#include <vector>

#include "rules/engine.h"

namespace review {

/// Puts findings of different rules that stand on the same words below the most severe of them, as
/// its Finding::related; of equally severe ones a certain one leads, then the one that comes first.
/// Words are the same where at least half of the longer stretch is common to both. Findings of the
/// document as a whole (an empty span) each stay. Takes and keeps the order of
/// Judgement::findings.
[[nodiscard]] std::vector<Finding> fold_related(std::vector<Finding> findings);

}  // namespace review
