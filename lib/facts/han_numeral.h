// Numbers in Chinese digits: 三百二十万五千, 壹佰贰拾捌万, 二〇二四, 三点五. Private to lib/facts;
// numeral.h is what extractors read numbers with.
#pragma once

#include <cstddef>
#include <string_view>

#include "facts/numeral.h"

namespace review {

/// A run of chars read as one number. `numeral` has `end` set in any case; the rest of it holds
/// only when `ok`.
struct NumeralRun {
    Numeral numeral;
    bool ok = false;
};

/// Whether `c` is a Chinese digit or unit of either form.
[[nodiscard]] bool is_han_numeral(char32_t c);

/// 余 and 多 behind a unit: 三百余.
[[nodiscard]] constexpr bool is_approx_mark(char32_t c) {
    return c == U'余' || c == U'多';
}

/// Reads the Chinese digits from `begin` on as far as they go. Runs of more than 40 are no number.
[[nodiscard]] NumeralRun read_han_run(std::u32string_view text, std::size_t begin);

}  // namespace review
