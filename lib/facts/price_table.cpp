#include "facts/price_table.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "facts/numeral.h"
#include "facts/price_head.h"
#include "facts/price_sum.h"
#include "facts/scan.h"

namespace review {

namespace {

constexpr int kFenPlaces = 2;
constexpr int kMilliPlaces = 3;

bool is_figure_char(char32_t c) {
    return is_digit(c) || c == U',' || c == U'.';
}

/// What may follow the figure of a cell: a short unit (个月, 座, 元/月), nothing that calculates.
bool is_plain_unit(std::u32string_view text) {
    constexpr std::size_t kLongest = 6;
    static constexpr std::u32string_view kNotUnits = U"×*xX+-~至到万千百亿%％‰折以上下余约左右起";
    return text.size() <= kLongest && text.find_first_of(kNotUnits) == std::u32string_view::npos &&
           std::ranges::none_of(text, is_digit);
}

/// Half of the last decimal place that a column prints, in 分: what rounding may have changed.
std::int64_t half_unit_fen(int places, const Decimal& factor) {
    std::int64_t fen = 100;
    for (int i = 0; i < places && fen > 0; ++i) {
        fen /= 10;
    }
    const auto scaled = Decimal(fen).times(factor);
    return scaled && scaled->is_integer() ? scaled->coefficient() / 2 : 0;
}

/// The words of a row without digits and marks: 合计（1+2）： is 合计.
std::u32string plain_label(std::u32string_view text) {
    std::u32string label;
    int depth = 0;
    for (const char32_t c : text) {
        depth += c == U'(' ? 1 : 0;
        if (depth == 0 && is_han(c)) {
            label.push_back(c);
        }
        depth -= c == U')' && depth > 0 ? 1 : 0;
    }
    return label;
}

class PriceReader {
public:
    PriceReader(const ExtractContext& context, std::size_t table, const TableGrid& grid)
        : context_(context), grid_(grid), head_(read_price_head(context, table, grid)) {}

    PriceTable read() {
        result_.rows.resize(grid_.rows());
        if (!head_.found()) {
            return std::move(result_);
        }
        result_.columns = head_.columns;
        find_columns();
        for (std::size_t r = 0; r < grid_.rows(); ++r) {
            result_.rows[r].role = row_role(r);
        }
        result_.prices = is_price_list();
        if (!result_.prices) {
            for (PriceRow& row : result_.rows) {
                row.role = row.role == RowRole::header ? row.role : RowRole::other;
            }
            return std::move(result_);
        }
        for (std::size_t r = head_.last_row; r < grid_.rows(); ++r) {
            read_item(r);
        }
        drop_unproven_products();
        for (const std::size_t column : totals_) {
            add_up(column);
        }
        return std::move(result_);
    }

private:
    void find_columns() {
        for (std::size_t c = 0; c < head_.columns.size(); ++c) {
            // one head over several columns names only the first of them
            const bool own = c == 0 || grid_.cell_at(head_.last_row - 1, c) !=
                                           grid_.cell_at(head_.last_row - 1, c - 1);
            switch (own ? head_.columns[c].role : ColumnRole::none) {
                case ColumnRole::quantity:
                    quantities_.push_back(c);
                    break;
                case ColumnRole::unit_price:
                    prices_.push_back(c);
                    break;
                case ColumnRole::line_total:
                    totals_.push_back(c);
                    break;
                case ColumnRole::periods:
                    periods_.push_back(c);
                    break;
                case ColumnRole::factor:
                    factors_ = true;
                    break;
                default:
                    break;
            }
        }
    }

    bool is_price_list() const {
        const bool columns = !totals_.empty() || (!prices_.empty() && !quantities_.empty());
        return columns && std::ranges::any_of(result_.rows, [](const PriceRow& row) {
                   return row.role == RowRole::item;
               });
    }

    RowRole row_role(std::size_t r) const {
        if (r < head_.first_row) {
            return RowRole::other;
        }
        if (r < head_.last_row) {
            return RowRole::header;
        }
        const TermList& words = context_.lexicon.list("table-totals");
        for (std::size_t c = 0; c < grid_.columns(); ++c) {
            const std::u32string& text = grid_.text_at(r, c);
            if (text.empty() || !grid_.begins_at_column(r, c) || !grid_.begins_at_row(r, c)) {
                continue;
            }
            const LexiconTerm* term = words.find_exact(plain_label(text));
            if (term != nullptr) {
                return term->code() == "total"      ? RowRole::total
                       : term->code() == "subtotal" ? RowRole::subtotal
                                                    : RowRole::other;
            }
        }
        return has_amount(r) ? RowRole::item : RowRole::other;
    }

    bool has_amount(std::size_t r) const {
        const auto figure = [&](std::size_t c) { return figure_at(r, c).has_value(); };
        return std::ranges::any_of(totals_, figure) || std::ranges::any_of(prices_, figure);
    }

    std::optional<Figure> figure_at(std::size_t r, std::size_t c) const {
        return read_figure(grid_.text_at(r, c));
    }

    /// The amount of a cell in 元, the unit of its column or its own.
    std::optional<Decimal> amount_at(std::size_t r, std::size_t c) const {
        const auto figure = figure_at(r, c);
        return figure ? figure->value.times(head_.columns[c].factor) : std::nullopt;
    }

    void read_item(std::size_t r) {
        PriceRow& row = result_.rows[r];
        if (row.role != RowRole::item) {
            return;
        }
        const bool single = prices_.size() == 1 && totals_.size() == 1 && quantities_.size() == 1;
        if (!single) {
            return;
        }
        const std::size_t q = quantities_.front();
        const std::size_t p = prices_.front();
        const std::size_t t = totals_.front();
        const auto quantity = figure_at(r, q);
        const auto price = amount_at(r, p);
        const auto total = amount_at(r, t);
        row.total_column = t;
        if (quantity) {
            row.quantity_milli = quantity->value.exact(kMilliPlaces);
        }
        if (price) {
            row.unit_price_fen = price->exact(kFenPlaces);
        }
        if (total) {
            row.line_total_fen = total->exact(kFenPlaces);
        }
        const bool own_cells = grid_.begins_at_row(r, t) && covers_one_row(r, t) &&
                               covers_one_row(r, q) && covers_one_row(r, p);
        if (!quantity || !price || !row.line_total_fen || factors_ || !own_cells || has_doubt(r)) {
            return;
        }
        multiply(row, quantity->value, *price, r, t);
    }

    void multiply(PriceRow& row,
                  const Decimal& quantity,
                  const Decimal& price,
                  std::size_t r,
                  std::size_t t) const {
        auto product = quantity.times(price);
        for (const std::size_t column : periods_) {
            const auto periods = figure_at(r, column);
            product = product && periods ? product->times(periods->value) : std::nullopt;
        }
        const auto expected = product ? product->rounded(kFenPlaces) : std::nullopt;
        if (!expected) {
            return;
        }
        const std::int64_t difference = std::abs(*expected - *row.line_total_fen);
        const bool units =
            head_.columns[prices_.front()].unit_known == head_.columns[t].unit_known ||
            head_.columns[t].factor == Decimal(1);
        const bool needs_periods = head_.columns[prices_.front()].per_time && periods_.empty();
        if (difference != 0 && (!units || needs_periods)) {
            return;
        }
        row.expected_fen = expected;
        const std::int64_t rounding = half_unit_fen(printed_places(t), head_.columns[t].factor);
        row.difference_fen = difference <= rounding ? 0 : difference;
    }

    /// Most decimals that the column prints.
    int printed_places(std::size_t column) const {
        if (places_.size() <= column) {
            places_.resize(grid_.columns(), -1);
        }
        if (places_[column] < 0) {
            places_[column] = 0;
            for (std::size_t r = head_.last_row; r < grid_.rows(); ++r) {
                const auto figure = figure_at(r, column);
                places_[column] = std::max(places_[column], figure ? figure->places : 0);
            }
        }
        return places_[column];
    }

    bool covers_one_row(std::size_t r, std::size_t c) const {
        const bool above = r > 0 && grid_.cell_at(r, c) == grid_.cell_at(r - 1, c);
        const bool below = r + 1 < grid_.rows() && grid_.cell_at(r, c) == grid_.cell_at(r + 1, c);
        return !above && !below;
    }

    /// A remark that changes the price: 打九折, ×0.95, 含税6%.
    bool has_doubt(std::size_t r) const {
        for (std::size_t c = 0; c < grid_.columns(); ++c) {
            const ColumnRole role = head_.columns[c].role;
            if (role != ColumnRole::other && role != ColumnRole::none && role != ColumnRole::name) {
                continue;
            }
            const std::u32string& text = grid_.text_at(r, c);
            if (!context_.lexicon.list("table-adjust").find_all(text).empty() ||
                (role != ColumnRole::name &&
                 text.find_first_of(U"%％折") != std::u32string::npos)) {
                return true;
            }
        }
        return false;
    }

    /// When the formula fits less than half of the rows the columns mean something else.
    void drop_unproven_products() {
        std::size_t fits = 0;
        std::size_t all = 0;
        for (const PriceRow& row : result_.rows) {
            all += row.difference_fen ? 1 : 0;
            fits += row.difference_fen && *row.difference_fen == 0 ? 1 : 0;
        }
        if (all > 1 && fits * 2 < all) {
            for (PriceRow& row : result_.rows) {
                row.expected_fen.reset();
                row.difference_fen.reset();
            }
        }
    }

    void add_up(std::size_t column);

    const ExtractContext& context_;
    const TableGrid& grid_;
    PriceHead head_;
    PriceTable result_;
    std::vector<std::size_t> quantities_;
    std::vector<std::size_t> prices_;
    std::vector<std::size_t> totals_;
    std::vector<std::size_t> periods_;
    bool factors_ = false;
    mutable std::vector<int> places_;  // by column, -1: not counted yet
};

void PriceReader::add_up(std::size_t column) {
    PriceSum sum;
    for (std::size_t r = head_.last_row; r < grid_.rows(); ++r) {
        const RowRole role = result_.rows[r].role;
        if (!grid_.begins_at_row(r, column) && role == RowRole::item) {
            continue;  // one amount for several rows
        }
        const auto amount = amount_at(r, column);
        const auto fen = amount ? amount->exact(kFenPlaces) : std::nullopt;
        constexpr std::int64_t kMostFen = 1'000'000'000'000'000;
        if (fen && (*fen > kMostFen || *fen < -kMostFen)) {
            return;
        }
        if (role == RowRole::item) {
            sum.add(fen, grid_.text_at(r, 0), has_doubt(r));
        } else if ((role == RowRole::subtotal || role == RowRole::total) && fen) {
            if (auto closed = sum.close(*fen, role == RowRole::subtotal)) {
                closed->column = column;
                result_.rows[r].sums.push_back(*closed);
            }
        } else {
            // 按实结算 where an amount should stand
            const bool words = role == RowRole::other && grid_.begins_at_column(r, column) &&
                               !grid_.text_at(r, column).empty();
            if (role == RowRole::subtotal || words) {
                sum.add_unknown();
            }
        }
    }
}

}  // namespace

std::string_view column_role_name(ColumnRole role) {
    switch (role) {
        case ColumnRole::name:
            return "name";
        case ColumnRole::unit:
            return "unit";
        case ColumnRole::quantity:
            return "quantity";
        case ColumnRole::unit_price:
            return "unit-price";
        case ColumnRole::line_total:
            return "line-total";
        case ColumnRole::periods:
            return "periods";
        default:
            return "other";
    }
}

std::string_view row_role_name(RowRole role) {
    static constexpr std::array<std::string_view, 5> kNames = {
        "other", "header", "item", "subtotal", "total"};
    return kNames.at(static_cast<std::size_t>(role));
}

std::optional<Figure> read_figure(std::u32string_view cell) {
    std::size_t begin = 0;
    while (begin < cell.size() && (cell[begin] == U'¥' || cell[begin] == U' ')) {
        ++begin;
    }
    std::size_t end = begin;
    if (end < cell.size() && (cell[end] == U'-' || cell[end] == 0x2212)) {
        ++end;
    }
    while (end < cell.size() && is_figure_char(cell[end])) {
        ++end;
    }
    const std::u32string_view digits = cell.substr(begin, end - begin);
    if (!is_plain_unit(cell.substr(end))) {
        return std::nullopt;
    }
    const auto value = parse_decimal(digits);
    if (!value) {
        return std::nullopt;
    }
    const std::size_t point = digits.find(U'.');
    const int places =
        point == std::u32string_view::npos ? 0 : static_cast<int>(digits.size() - point - 1);
    return Figure{.value = *value, .places = places};
}

PriceTable read_price_table(const ExtractContext& context,
                            std::size_t table,
                            const TableGrid& grid) {
    return PriceReader(context, table, grid).read();
}

}  // namespace review
