#include "facts/price_head.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "facts/numeral.h"
#include "facts/scan.h"

namespace review {

namespace {

/// 单价（元/月） is the word 单价 and the unit 元/月.
struct HeadCell {
    std::u32string word;
    std::u32string unit;
};
HeadCell split_head(std::u32string_view text) {
    HeadCell cell;
    std::u32string* out = &cell.word;
    for (const char32_t c : text) {
        if (c == U'(' || c == U'[' || c == U'【') {
            out = &cell.unit;
        } else if (c == U')' || c == U']' || c == U'】') {
            out = &cell.word;
        } else if (c != U' ' && c != U':' && c != U'*') {
            out->push_back(c);
        }
    }
    return cell;
}

ColumnRole role_of_code(std::string_view code) {
    static constexpr std::array<std::pair<std::string_view, ColumnRole>, 8> kRoles = {{
        {"number", ColumnRole::number},
        {"name", ColumnRole::name},
        {"unit", ColumnRole::unit},
        {"quantity", ColumnRole::quantity},
        {"unit-price", ColumnRole::unit_price},
        {"line-total", ColumnRole::line_total},
        {"periods", ColumnRole::periods},
        {"factor", ColumnRole::factor},
    }};
    const auto* const found =
        std::ranges::find(kRoles, code, &std::pair<std::string_view, ColumnRole>::first);
    return found == kRoles.end() ? ColumnRole::other : found->second;
}

/// The role a head names: its whole word, or the last of the longest words in it.
ColumnRole role_of(const Lexicon& lexicon, const std::u32string& word) {
    const TermList& columns = lexicon.list("table-columns");
    if (const LexiconTerm* term = columns.find_exact(word); term != nullptr) {
        return role_of_code(term->code());
    }
    // 服务费单价, 设备合价: what it is stands last
    const auto ending = columns.match_before(word, word.size());
    return ending.term == nullptr || word.size() > 12 ? ColumnRole::none
                                                      : role_of_code(ending.term->code());
}

/// 元 for each unit written: 百万元 is 1000000; nullopt when the words name no unit of money, or
/// another currency's.
std::optional<Decimal> money_factor(const Lexicon& lexicon, std::u32string_view unit) {
    const auto currencies = lexicon.list("currencies").find_all(unit);
    if (currencies.empty() || currencies.front().term->code() != "CNY") {
        return std::nullopt;
    }
    constexpr std::int64_t kLargest = 1'000'000'000'000;
    std::int64_t factor = 1;
    for (std::size_t i = currencies.front().begin; i > 0 && factor <= kLargest; --i) {
        const std::int64_t tens = han_unit(unit[i - 1]);
        if (tens == 0) {
            break;
        }
        factor *= tens;
    }
    return Decimal(factor);
}

/// 元/人·月: whether a time stands after the slash.
bool is_per_time(const Lexicon& lexicon, std::u32string_view unit) {
    const std::size_t slash = unit.find_first_of(U"/每");
    return slash != kNpos && !lexicon.list("time-units").find_all(unit.substr(slash)).empty();
}

/// 单位：万元 in a text; nullopt when it says no unit of money.
std::optional<Decimal> declared_unit(const Lexicon& lexicon, std::u32string_view text) {
    const std::size_t word = text.find(U"单位");
    if (word == kNpos) {
        return std::nullopt;
    }
    constexpr std::size_t kReach = 12;
    const std::u32string_view after = text.substr(word + 2, kReach);
    if (after.empty() || (after[0] != U':' && after[0] != U'为')) {
        return std::nullopt;
    }
    return money_factor(lexicon, after.substr(0, after.find_first_of(U")。,;")));
}

/// The unit said in the table's first rows or just above it.
std::optional<Decimal> table_unit(const ExtractContext& context,
                                  std::size_t table,
                                  const TableGrid& grid,
                                  std::size_t head_row) {
    for (std::size_t r = 0; r < head_row; ++r) {
        for (std::size_t c = 0; c < grid.columns(); ++c) {
            if (const auto unit = declared_unit(context.lexicon, grid.text_at(r, c))) {
                return unit;
            }
        }
    }
    constexpr std::size_t kLinesAbove = 3;
    const Table& here = context.document.tables[table];
    if (here.cells.empty()) {
        return std::nullopt;
    }
    const std::size_t first = here.cells.front().first_paragraph;
    for (std::size_t back = 1; back <= kLinesAbove && back <= first; ++back) {
        const View& view = context.views[first - back];
        if (context.document.paragraphs[view.paragraph].table != here.parent) {
            break;
        }
        if (const auto unit = declared_unit(context.lexicon, view.text())) {
            return unit;
        }
    }
    return std::nullopt;
}

bool has_digit(std::u32string_view text) {
    return std::ranges::any_of(text, is_digit);
}

/// Number of columns that a row names, 0 when it has figures.
std::size_t named_columns(const Lexicon& lexicon, const TableGrid& grid, std::size_t row) {
    std::size_t named = 0;
    for (std::size_t c = 0; c < grid.columns(); ++c) {
        if (!grid.begins_at_column(row, c)) {
            continue;
        }
        const HeadCell cell = split_head(grid.text_at(row, c));
        if (has_digit(cell.word)) {
            return 0;
        }
        named += role_of(lexicon, cell.word) != ColumnRole::none ? 1 : 0;
    }
    return named;
}

void set_column(const Lexicon& lexicon, std::u32string_view text, PriceColumn& column) {
    const HeadCell cell = split_head(text);
    const ColumnRole role = role_of(lexicon, cell.word);
    if (role != ColumnRole::none) {
        column.role = role;
    }
    const std::u32string unit = cell.unit.empty() ? cell.word : cell.unit;
    if (const auto factor = money_factor(lexicon, unit)) {
        column.factor = *factor;
        column.unit_known = true;
        column.per_time = is_per_time(lexicon, unit);
    }
}

}  // namespace

std::optional<Decimal> labelled_unit(const Lexicon& lexicon, std::u32string_view label) {
    const HeadCell cell = split_head(label);
    if (cell.unit.empty() || cell.word.empty()) {
        return std::nullopt;
    }
    for (const char* name : {"amount-roles", "share-roles"}) {
        const TermList::Match word = lexicon.list(name).match_before(cell.word, cell.word.size());
        if (word.term != nullptr && word.term->weight() > 0) {
            return money_factor(lexicon, cell.unit);
        }
    }
    return std::nullopt;
}

PriceHead read_price_head(const ExtractContext& context, std::size_t table, const TableGrid& grid) {
    constexpr std::size_t kFirstRows = 4;
    PriceHead head;
    std::size_t row = 0;
    while (row < std::min(grid.rows(), kFirstRows) &&
           named_columns(context.lexicon, grid, row) < 2) {
        ++row;
    }
    if (row >= std::min(grid.rows(), kFirstRows)) {
        return head;
    }
    head.first_row = row;
    head.last_row = row + 1;
    // A second row of heads: under merged heads, or with names of columns only.
    const bool second = row + 1 < grid.rows() && named_columns(context.lexicon, grid, row + 1) >= 2;
    if (second) {
        ++head.last_row;
    }
    head.columns.resize(grid.columns());
    const auto unit = table_unit(context, table, grid, row);
    for (std::size_t c = 0; c < grid.columns(); ++c) {
        PriceColumn& column = head.columns[c];
        if (unit) {
            column.factor = *unit;
            column.unit_known = true;
        }
        for (std::size_t r = head.first_row; r < head.last_row; ++r) {
            set_column(context.lexicon, grid.text_at(r, c), column);
        }
    }
    return head;
}

}  // namespace review
