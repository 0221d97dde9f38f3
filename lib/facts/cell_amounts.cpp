#include "facts/cell_amounts.h"

#include <algorithm>
#include <optional>
#include <string>

#include "facts/numeral.h"
#include "facts/price_head.h"
#include "facts/table_grid.h"
#include "facts/values.h"

namespace review {

namespace {

constexpr std::size_t kBytesAbove = 300;  // before a table, in which its unit may be said

/// Whether money is spoken of in a table or just above it: a quick look before its grid is made.
bool may_hold_money(const ExtractContext& context, const Table& table) {
    const std::size_t begin = table.span.begin > kBytesAbove ? table.span.begin - kBytesAbove : 0;
    return std::string_view(context.document.text)
               .substr(begin, table.span.end - begin)
               .find("元") != std::string_view::npos;
}

std::string unit_name(const Decimal& factor) {
    return factor == Decimal(10000) ? "万元" : factor == Decimal(100000000) ? "亿元" : "元";
}

class CellReader {
public:
    CellReader(const ExtractContext& context, std::size_t table)
        : context_(context),
          table_(context.document.tables[table]),
          grid_(context, table),
          head_(read_price_head(context, table, grid_)) {}

    void append(std::vector<Fact>& facts) const {
        for (const Cell& cell : table_.cells) {
            const bool inside = cell.row < grid_.rows() && cell.column < grid_.columns();
            if (!inside || cell.last_paragraph != cell.first_paragraph + 1) {
                continue;
            }
            const View& view = context_.views[cell.first_paragraph];
            const auto value = parse_decimal(view.text());
            if (!value) {
                continue;
            }
            if (const auto factor = factor_of(cell)) {
                add(view, *value, *factor, facts);
            }
        }
    }

private:
    [[nodiscard]] std::optional<Decimal> factor_of(const Cell& cell) const {
        if (head_.found() && cell.row >= head_.last_row) {
            const PriceColumn& column = head_.columns[cell.column];
            const bool money =
                column.role == ColumnRole::unit_price || column.role == ColumnRole::line_total;
            return money && column.unit_known ? std::optional(column.factor) : std::nullopt;
        }
        if (cell.column == 0) {
            return std::nullopt;
        }
        return labelled_unit(context_.lexicon, grid_.text_at(cell.row, cell.column - 1));
    }

    void add(const View& view,
             const Decimal& value,
             const Decimal& factor,
             std::vector<Fact>& facts) const {
        const auto yuan = value.times(factor);
        const auto fen = yuan ? yuan->rounded(2) : std::nullopt;
        if (!fen) {
            return;
        }
        Fact fact = make_value(context_, view, 0, view.text().size(), "amount");
        fact.set("form", "digits");
        fact.set("unit", unit_name(factor));
        fact.set("currency", "CNY");
        fact.set("fen", std::to_string(*fen));
        if (!yuan->exact(2)) {
            fact.set("exact", "no");
        }
        facts.push_back(std::move(fact));
    }

    const ExtractContext& context_;
    const Table& table_;
    TableGrid grid_;
    PriceHead head_;
};

}  // namespace

std::vector<Fact> cell_amounts(const ExtractContext& context) {
    std::vector<Fact> facts;
    for (std::size_t i = 0; i < context.document.tables.size(); ++i) {
        if (may_hold_money(context, context.document.tables[i])) {
            CellReader(context, i).append(facts);
        }
    }
    return facts;
}

}  // namespace review
