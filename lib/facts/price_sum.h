// The sum of one column of amounts. Private to lib/facts.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "facts/price_table.h"

namespace review {

/// Adds up a column while its rows are read from top to bottom. All in 分.
class PriceSum {
public:
    /// An item: its amount (nullopt: none that could be read), its number in the list as printed,
    /// and whether it may not be a plain summand.
    void add(std::optional<std::int64_t> fen, std::u32string_view number, bool doubt);

    /// A row whose amount is missing: no sum below it is known.
    void add_unknown() { known_ = false; }

    /// A row that prints the total `fen`, of the items since the last such row when it is a
    /// subtotal. nullopt: no telling whether it fits. `column` is left to the caller.
    std::optional<PriceRow::Sum> close(std::int64_t fen, bool subtotal);

private:
    void note_number(std::u32string_view number);

    std::int64_t items_ = 0;       // all items so far
    std::int64_t since_ = 0;       // items since the last subtotal
    std::int64_t printed_ = 0;     // printed subtotals
    bool known_ = true;            // every row had a figure that could be read
    bool doubt_ = false;           // a row that may not be a plain summand
    bool totalled_ = false;        // a total row has been seen
    bool han_numbers_ = false;     // rows numbered 一、二
    bool arabic_numbers_ = false;  // rows numbered 1, 2
};

}  // namespace review
