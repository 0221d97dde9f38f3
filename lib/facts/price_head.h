// The head of a price list: its columns and the unit its amounts are written in. Private to
// lib/facts.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "facts/price_table.h"

namespace review {

/// The rows that name the columns of a price list, and what each column means.
struct PriceHead {
    std::size_t first_row = 0;  // of the head; rows above it are a title
    std::size_t last_row = 0;   // one past the head
    std::vector<PriceColumn> columns;
    [[nodiscard]] bool found() const { return last_row > first_row; }
};
[[nodiscard]] PriceHead read_price_head(const ExtractContext& context,
                                        std::size_t table,
                                        const TableGrid& grid);

/// 元 for each unit that a label says in brackets behind a word for an amount: 10000 for
/// 合同总价（万元）; nullopt when it does not.
[[nodiscard]] std::optional<Decimal> labelled_unit(const Lexicon& lexicon,
                                                   std::u32string_view label);

}  // namespace review
