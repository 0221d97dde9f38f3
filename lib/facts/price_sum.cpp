#include "facts/price_sum.h"

#include <cstdlib>

#include "facts/scan.h"

namespace review {

void PriceSum::add(std::optional<std::int64_t> fen, std::u32string_view number, bool doubt) {
    known_ = known_ && fen.has_value();
    items_ += fen.value_or(0);
    since_ += fen.value_or(0);
    doubt_ = doubt_ || doubt;
    note_number(number);
}

void PriceSum::note_number(std::u32string_view number) {
    if (number.empty()) {
        return;
    }
    if (is_digit(number[0])) {
        arabic_numbers_ = true;
        doubt_ = doubt_ || number.find(U'.') < number.size() - 1;  // 1.1 is part of 1
    } else if (number[0] != U'(' && small_number(number, 0)) {
        han_numbers_ = true;
    }
    doubt_ = doubt_ || (han_numbers_ && arabic_numbers_);
}

std::optional<PriceRow::Sum> PriceSum::close(std::int64_t fen, bool subtotal) {
    const std::int64_t expected = subtotal ? since_ : items_;
    const std::int64_t other = subtotal ? expected : printed_ + since_;
    const bool fits = fen == expected || fen == other;
    const bool certain = !doubt_ && !totalled_ && expected != 0;
    std::optional<PriceRow::Sum> sum;
    if (known_ && (fits || certain)) {
        sum = {.column = 0,
               .sum_fen = fits ? fen : expected,
               .total_fen = fen,
               .difference_fen = fits ? 0 : std::abs(fen - expected)};
    }
    totalled_ = totalled_ || !subtotal;
    if (subtotal) {
        printed_ += fen;
        since_ = 0;
    }
    return sum;
}

}  // namespace review
