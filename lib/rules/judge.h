// Judging one document by compiled rules.
#pragma once

#include <string_view>
#include <vector>

#include "rules/engine.h"
#include "rules/evaluator.h"
#include "rules/model.h"

namespace review {

/// `evaluator` is used by this call alone. Errors of a search make its rule undetermined.
[[nodiscard]] Judgement judge_document(const std::vector<Rule>& rules,
                                       const Program& program,
                                       Evaluator& evaluator,
                                       const pugi::xml_document& tree,
                                       std::string_view text,
                                       const JudgeOptions& options);

/// "1,280,000.00" of 128000000 (fen), "20%" of 200000 (ppm), 2024年3月11日 of 2024-03-11 or of a
/// number of days (date); what is none of these stays as it is. (format.cpp)
[[nodiscard]] std::string format_value(const std::string& value, ValueFormat format);

}  // namespace review
