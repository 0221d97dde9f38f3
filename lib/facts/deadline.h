// The last day of a period that runs from a written date. Private to lib/facts.
#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>
#include <vector>

#include "facts/role_text.h"

namespace review {

/// The last day of a period of `months` and `days` that runs from `start`: the day it starts on
/// does not count, and a month without the corresponding day gives its last day. Whether that day
/// is a holiday is not looked at. Legal source: 《中华人民共和国民法典》第二百零一条、第二百零二条,
/// in force 2021-01-01.
[[nodiscard]] std::chrono::sys_days last_day_of(std::chrono::sys_days start,
                                                std::int64_t months,
                                                std::int64_t days);

/// Sets `from`, `last` and `last-day` of the durations of a paragraph that run from one of its
/// dates (自2026年1月1日起30日内; 一年，自2026年1月1日起). The dates have their roles.
void set_deadlines(std::u32string_view text, const std::vector<Site>& sites);

}  // namespace review
