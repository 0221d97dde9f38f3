#include "facts/table_grid.h"

#include <algorithm>

namespace review {

TableGrid::TableGrid(const ExtractContext& context, std::size_t table)
    : table_(context.document.tables[table]) {
    const std::size_t rows = table_.rows;
    const std::size_t columns = table_.columns;
    if (rows == 0 || columns == 0 || columns > kMostPlaces / rows) {
        return;
    }
    rows_ = rows;
    columns_ = columns;
    places_.assign(rows * columns, kNoCell);
    texts_.resize(table_.cells.size());
    for (std::size_t c = 0; c < table_.cells.size(); ++c) {
        const Cell& cell = table_.cells[c];
        const std::size_t last_row = std::min<std::size_t>(rows, cell.row + cell.row_span);
        const std::size_t last_column =
            std::min<std::size_t>(columns, cell.column + cell.column_span);
        for (std::size_t r = cell.row; r < last_row; ++r) {
            for (std::size_t k = cell.column; k < last_column; ++k) {
                places_[r * columns + k] = c;
            }
        }
        for (std::size_t p = cell.first_paragraph;
             p < cell.last_paragraph && p < context.views.size();
             ++p) {
            if (context.document.paragraphs[p].table == static_cast<std::int32_t>(table)) {
                texts_[c] += context.views[p].chars;
            }
        }
    }
}

bool TableGrid::begins_at_row(std::size_t row, std::size_t column) const {
    const std::size_t cell = cell_at(row, column);
    return cell != kNoCell && table_.cells[cell].row == row;
}

bool TableGrid::begins_at_column(std::size_t row, std::size_t column) const {
    const std::size_t cell = cell_at(row, column);
    return cell != kNoCell && table_.cells[cell].column == column;
}

const std::u32string& TableGrid::text_at(std::size_t row, std::size_t column) const {
    static const std::u32string kEmpty;
    const std::size_t cell = cell_at(row, column);
    return cell == kNoCell ? kEmpty : texts_[cell];
}

}  // namespace review
