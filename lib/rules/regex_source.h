// What can be read off the source of a regular expression without running it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace review {

/// Literals of which every match holds at least one, so that text without any of them need not be
/// searched. Empty when the pattern is not plain enough to tell. Conservative: what is not
/// understood (flags, \Q…\E, back references) gives none.
[[nodiscard]] std::vector<std::string> required_literals(std::string_view regex);

/// Number of capturing groups.
[[nodiscard]] std::size_t count_groups(std::string_view regex);

}  // namespace review
