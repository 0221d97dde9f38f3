// Numbers as Word writes them: ST_NumberFormat (ECMA-376 Part 1, section 17.18.59).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace review {

/// `value` in the number format `format` ("chineseCountingThousand", "lowerRoman", …) as UTF-8.
/// A format that has no sign for `value` (a circled digit above 20, a letter for 0) and a format
/// that is not known give decimal digits; "none" and "bullet" give nothing. `custom` is w:format of
/// "custom" ("001, 002, 003, ...").
[[nodiscard]] std::string format_number(std::int64_t value,
                                        std::string_view format,
                                        std::string_view custom = {});

/// Whether `format` is one that format_number writes in its own way.
[[nodiscard]] bool is_known_number_format(std::string_view format);

}  // namespace review
