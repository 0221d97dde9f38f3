// Unified social credit codes (GB 32100-2015). Private to lib/facts.
#pragma once

#include <string_view>

namespace review {

/// 18 characters of the standard's set (digits and capitals without I O S V Z) whose last one is
/// the check character of the others. `code` without blanks, in capitals.
[[nodiscard]] bool is_credit_code(std::string_view code);

}  // namespace review
