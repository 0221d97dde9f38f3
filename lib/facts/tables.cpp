// Tables, rows and cells as facts; price lists with what their figures say.
#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "facts/calculations.h"
#include "facts/extract.h"
#include "facts/party_blocks.h"
#include "facts/price_table.h"
#include "facts/table_grid.h"

namespace review {

namespace {

void set_number(Fact& fact, std::string_view name, const std::optional<std::int64_t>& value) {
    if (value) {
        fact.set(name, std::to_string(*value));
    }
}

/// Facts of one table.
class TableFacts {
public:
    TableFacts(const ExtractContext& context, std::size_t table, bool signature)
        : context_(context),
          table_(context.document.tables[table]),
          grid_(context, table),
          prices_(read_price_table(context, table, grid_)),
          signature_(signature) {}

    void append(std::vector<Fact>& facts) const {
        Fact table;
        table.span = table_.span;
        table.element = "table";
        table.set("rows", std::to_string(table_.rows));
        table.set("cols", std::to_string(table_.columns));
        table.set("role", prices_.prices ? "prices" : signature_ ? "signature" : "other");
        if (prices_.prices) {
            table.set(
                "items",
                std::to_string(std::ranges::count(
                    prices_.rows, RowRole::item, [](const PriceRow& row) { return row.role; })));
        }
        if (const std::string notes = read_notes(); !notes.empty()) {
            table.set("notes", " " + notes);
        }
        facts.push_back(std::move(table));
        for (std::size_t c = 0; c < table_.cells.size();) {
            std::size_t end = c;
            while (end < table_.cells.size() && table_.cells[end].row == table_.cells[c].row) {
                ++end;
            }
            append_row(c, end, facts);
            c = end;
        }
    }

private:
    void append_row(std::size_t first, std::size_t last, std::vector<Fact>& facts) const {
        const std::uint32_t r = table_.cells[first].row;
        const PriceRow* row = r < prices_.rows.size() ? &prices_.rows[r] : nullptr;
        Fact fact;
        fact.span = {.begin = table_.cells[first].span.begin, .end = table_.cells[first].span.end};
        for (std::size_t c = first; c < last; ++c) {
            fact.span.begin = std::min(fact.span.begin, table_.cells[c].span.begin);
            fact.span.end = std::max(fact.span.end, table_.cells[c].span.end);
        }
        fact.element = "row";
        fact.set("num", std::to_string(r + 1));
        fact.set("role", std::string(row_role_name(row == nullptr ? RowRole::other : row->role)));
        facts.push_back(std::move(fact));
        for (std::size_t c = first; c < last; ++c) {
            append_cell(table_.cells[c], row, facts);
        }
    }

    void append_cell(const Cell& cell, const PriceRow* row, std::vector<Fact>& facts) const {
        Fact fact;
        fact.span = cell.span;
        fact.element = "cell";
        fact.set("row", std::to_string(cell.row + 1));
        fact.set("col", std::to_string(cell.column + 1));
        fact.set("row-span", std::to_string(cell.row_span));
        fact.set("col-span", std::to_string(cell.column_span));
        const bool known = prices_.prices && cell.column < prices_.columns.size();
        fact.set("role",
                 std::string(column_role_name(known ? prices_.columns[cell.column].role
                                                    : ColumnRole::other)));
        if (row != nullptr && known) {
            set_item_figures(fact, cell, *row);
            set_sums(fact, cell, *row);
        }
        facts.push_back(std::move(fact));
    }

    /// The figures of an item row stand on the cell with its total.
    static void set_item_figures(Fact& fact, const Cell& cell, const PriceRow& row) {
        if (row.role != RowRole::item || cell.column != row.total_column) {
            return;
        }
        set_number(fact, "quantity-milli", row.quantity_milli);
        set_number(fact, "unit-price-fen", row.unit_price_fen);
        set_number(fact, "line-total-fen", row.line_total_fen);
        set_number(fact, "expected-fen", row.expected_fen);
        set_number(fact, "difference-fen", row.difference_fen);
    }

    static void set_sums(Fact& fact, const Cell& cell, const PriceRow& row) {
        for (const PriceRow::Sum& sum : row.sums) {
            if (sum.column >= cell.column && sum.column < cell.column + cell.column_span) {
                fact.set("sum-fen", std::to_string(sum.sum_fen));
                fact.set("total-fen", std::to_string(sum.total_fen));
                fact.set("difference-fen", std::to_string(sum.difference_fen));
            }
        }
    }

    /// What the words of a table say of its figures: each code once, sorted, a blank after it.
    std::string read_notes() const {
        const TermList& words = context_.lexicon.list("table-notes");
        std::set<std::string_view> codes;
        for (std::size_t r = 0; r < grid_.rows(); ++r) {
            for (std::size_t c = 0; c < grid_.columns(); ++c) {
                if (grid_.begins_at_row(r, c) && grid_.begins_at_column(r, c)) {
                    for (const TermList::Match& match : words.find_all(grid_.text_at(r, c))) {
                        codes.insert(match.term->code());
                    }
                }
            }
        }
        std::string notes;
        for (const std::string_view code : codes) {
            notes += std::string(code) + " ";
        }
        return notes;
    }

    const ExtractContext& context_;
    const Table& table_;
    TableGrid grid_;
    PriceTable prices_;
    bool signature_;
};

/// By table: whether it holds two places to sign or seal.
std::vector<bool> signature_tables(const ExtractContext& context) {
    std::vector<int> places(context.document.tables.size());
    for (const Field& field : context.parties->fields) {
        if (field.table != kNone && (field.sign || field.seal)) {
            ++places[static_cast<std::size_t>(field.table)];
        }
    }
    std::vector<bool> result(places.size());
    for (std::size_t t = 0; t < places.size(); ++t) {
        result[t] = places[t] > 1;
    }
    return result;
}

}  // namespace

std::vector<Fact> extract_tables(const ExtractContext& context) {
    std::vector<Fact> facts;
    if (!context.document.tables.empty()) {
        const std::vector<bool> signature = signature_tables(context);
        for (std::size_t t = 0; t < context.document.tables.size(); ++t) {
            TableFacts(context, t, signature[t]).append(facts);
        }
    }
    for (Fact& fact : extract_calculations(context)) {
        facts.push_back(std::move(fact));
    }
    return facts;
}

}  // namespace review
