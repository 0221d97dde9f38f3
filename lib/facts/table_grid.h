// A table as a grid: which cell stands at each place, and what it says. Private to lib/facts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "facts/extract.h"

namespace review {

/// Tables with more places than this are not understood as grids (hostile input).
constexpr std::size_t kMostPlaces = 200000;

class TableGrid {
public:
    static constexpr std::size_t kNoCell = static_cast<std::size_t>(-1);

    TableGrid(const ExtractContext& context, std::size_t table);

    [[nodiscard]] std::size_t rows() const { return rows_; }
    [[nodiscard]] std::size_t columns() const { return columns_; }
    /// Index into Table::cells of the cell that covers the place, kNoCell when none does.
    [[nodiscard]] std::size_t cell_at(std::size_t row, std::size_t column) const {
        return places_[row * columns_ + column];
    }
    /// Whether the cell that covers the place begins in this row.
    [[nodiscard]] bool begins_at_row(std::size_t row, std::size_t column) const;
    /// Whether the cell that covers the place begins in this column.
    [[nodiscard]] bool begins_at_column(std::size_t row, std::size_t column) const;
    /// Text of the cell as in View, its paragraphs joined, "" where there is none.
    [[nodiscard]] const std::u32string& text_at(std::size_t row, std::size_t column) const;

private:
    const Table& table_;
    std::size_t rows_ = 0;
    std::size_t columns_ = 0;
    std::vector<std::size_t> places_;
    std::vector<std::u32string> texts_;  // by cell
};

}  // namespace review
