// East Asian counting systems of ST_NumberFormat; private to number_format.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace review {

/// As format_number for the East Asian formats; nullopt when `format` is none of them.
[[nodiscard]] std::optional<std::string> format_asian_number(std::int64_t value,
                                                             std::string_view format);

}  // namespace review
