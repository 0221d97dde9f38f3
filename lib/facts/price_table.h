// Price lists: what the columns and rows of a table mean and whether its figures fit together. All
// in exact decimals; what is not certain is left out. Private to lib/facts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "facts/extract.h"
#include "facts/table_grid.h"

namespace review {

/// What a column of a price list holds.
enum class ColumnRole : unsigned char {
    none,
    number,
    name,
    unit,
    quantity,
    unit_price,
    line_total,
    periods,
    factor,  // tax, discount, coefficient: makes the product uncertain
    other,
};
/// What a row of a table is for.
enum class RowRole : unsigned char { other, header, item, subtotal, total };

/// Names as in the fact tree: "unit-price", "line-total"; "other" for roles that it does not name.
[[nodiscard]] std::string_view column_role_name(ColumnRole role);
[[nodiscard]] std::string_view row_role_name(RowRole role);

/// A column and the unit of its figures.
struct PriceColumn {
    ColumnRole role = ColumnRole::none;
    Decimal factor{1};  // 元 per unit written: 10000 for 万元
    bool unit_known = false;
    bool per_time = false;  // 元/月: the price of a time, which needs a column of periods
};

/// A figure of a cell.
struct Figure {
    Decimal value;   // as written
    int places = 0;  // decimals as printed
};

/// What is known of the figures of one row.
struct PriceRow {
    RowRole role = RowRole::other;
    std::optional<std::int64_t> quantity_milli;
    std::optional<std::int64_t> unit_price_fen;
    std::optional<std::int64_t> line_total_fen;
    std::optional<std::int64_t> expected_fen;
    std::optional<std::int64_t> difference_fen;
    std::size_t total_column = 0;  // where line_total_fen stands
    /// Totals of a total or subtotal row, one for each column of amounts.
    struct Sum {
        std::size_t column = 0;
        std::int64_t sum_fen = 0;
        std::int64_t total_fen = 0;
        std::int64_t difference_fen = 0;
    };
    std::vector<Sum> sums;
};

/// A table as a price list; `columns` and `rows` are those of its grid.
struct PriceTable {
    bool prices = false;  // a recognised price list
    std::vector<PriceColumn> columns;
    std::vector<PriceRow> rows;
};

/// Understands the table, or gives one with prices == false and rows without roles.
[[nodiscard]] PriceTable read_price_table(const ExtractContext& context,
                                          std::size_t table,
                                          const TableGrid& grid);

/// A figure at the beginning of a cell: ¥1,200.00, 12个月, 280座. nullopt: none, or one that is not
/// the whole truth (约12, 10-12, 4×3).
[[nodiscard]] std::optional<Figure> read_figure(std::u32string_view cell);

}  // namespace review
