// Amounts of money: ¥1,280,000.00元, 128万元, 三百二十万五千元, 壹佰贰拾捌万元整, 100-200万元.
#include <algorithm>
#include <iterator>

#include "facts/amount_scanner.h"
#include "facts/cell_amounts.h"
#include "facts/scan.h"

namespace review {

namespace {

/// What the number alone says of an amount.
Amount amount_of(const Numeral& numeral) {
    Amount amount;
    amount.begin = numeral.begin;
    amount.end = numeral.end;
    amount.value = numeral.value;
    amount.approx = numeral.approx;
    amount.bad_grouping = numeral.bad_grouping;
    amount.capital = numeral.form == NumeralForm::capital;
    amount.words = amount.capital || numeral.form == NumeralForm::han;
    amount.capitals.integer = numeral.faults;
    return amount;
}

}  // namespace

void AmountScanner::scan(const View& view, const Content& content, std::vector<Fact>& facts) {
    view_ = &view;
    text_ = view.text();
    numerals_ = content.numerals;
    std::vector<Amount> amounts;
    std::size_t done = 0;
    for (std::size_t i = 0; i < numerals_.size(); ++i) {
        if (numerals_[i].begin < done) {
            continue;
        }
        std::optional<Amount> amount = read(numerals_[i]);
        if (!amount) {
            continue;
        }
        if (auto low = range_start(i, *amount)) {
            amounts.push_back(*std::move(low));
            amount->bound = "le";
        }
        done = amount->end;
        amounts.push_back(*std::move(amount));
    }
    for (const Amount& amount : amounts) {
        add_fact(amount, facts);
    }
}

bool AmountScanner::is_blank_form(const Numeral& numeral) const {
    bool blank = false;
    for (std::size_t i = numeral.begin; i < numeral.end; ++i) {
        if (han_unit(text_[i]) == 0) {
            return false;
        }
        blank = blank || blank_bytes_before(context_.document, *view_, i) > 1;
    }
    return blank;
}

std::optional<Amount> AmountScanner::read(const Numeral& numeral) const {
    Amount amount = amount_of(numeral);
    const bool year = numeral.positional && numeral.value.coefficient() > 999;
    if ((year && !amount.capital) || (amount.words && is_blank_form(numeral))) {
        return std::nullopt;
    }
    read_prefix(amount);
    const bool money = read_unit(numeral, amount) || read_only_small(numeral, amount) ||
                       read_bare(numeral, amount) || read_labelled(numeral, amount);
    if (!money) {
        return std::nullopt;
    }
    read_per(numeral, amount);
    std::string_view bound = bounds_.find(text_, amount.begin, amount.end);
    if (bound == "approx") {
        amount.approx = true;
        bound = {};
    }
    amount.bound = bound;
    return amount;
}

std::optional<Amount> AmountScanner::range_start(std::size_t index, Amount& high) const {
    if (index == 0) {
        return std::nullopt;
    }
    const Numeral& low = numerals_[index - 1];
    const Numeral& top = numerals_[index];
    const std::size_t mark = range_mark_end(text_, low.end);
    const bool adjacent = mark > low.end && (mark == top.begin || mark == high.begin);
    if (!adjacent || low.glued || low.form == NumeralForm::capital || high.capital) {
        return std::nullopt;
    }
    Amount amount = amount_of(low);
    amount.unit = high.unit;
    amount.currency = high.currency;
    amount.per = high.per;
    if (low.form == NumeralForm::digits && top.form == NumeralForm::mixed) {
        std::int64_t factor = 1;
        for (const char32_t c : text_.substr(top.unit_at, top.end - top.unit_at)) {
            factor *= std::max<std::int64_t>(han_unit(c), 1);
        }
        const auto scaled = low.value.times(Decimal(factor));
        const auto larger = scaled ? scaled->times(Decimal(-1)) : std::nullopt;
        const auto rest = larger ? high.value.plus(*larger) : std::nullopt;
        if (rest && rest->coefficient() >= 0) {
            amount.value = *scaled;
        }
    }
    amount.bound = "ge";
    read_prefix(amount);
    return amount;
}

bool AmountScanner::asked_in_words(const Amount& amount) const {
    std::size_t end = amount.begin;
    constexpr std::u32string_view kBetween = U"():】[] _,";
    for (;;) {
        while (end > 0 && kBetween.find(text_[end - 1]) != std::u32string_view::npos) {
            --end;
        }
        const TermList::Match form = forms_.match_before(text_, end);
        if (form.term != nullptr) {
            return form.term->code() == "words";
        }
        const TermList::Match sign = signs_.match_before(text_, end);
        if (sign.term == nullptr) {
            return false;
        }
        end = sign.begin;
    }
}

bool AmountScanner::has_currency_before(const Amount& amount) const {
    const std::size_t from = amount.begin > 12 ? amount.begin - 12 : 0;
    const std::u32string_view before = text_.substr(from, amount.begin - from);
    const std::size_t cut = before.find_last_of(U"。;,元");
    const std::u32string_view phrase =
        cut == std::u32string_view::npos ? before : before.substr(cut + 1);
    return amount.prefixed || !signs_.find_all(phrase).empty();
}

void AmountScanner::add_fact(const Amount& amount, std::vector<Fact>& facts) const {
    Fact fact = make_value(context_, *view_, amount.begin, amount.end, "amount");
    fact.set("form", amount.words ? "words" : "digits");
    if (!amount.unit.empty()) {
        fact.set("unit", amount.unit);
    }
    fact.set("currency", amount.currency);
    bool exact = true;
    if (amount.currency == "CNY") {
        const auto fen = amount.value.exact(2);
        const auto near = amount.value.rounded(2);
        if (!near) {
            return;
        }
        exact = fen.has_value();
        fact.set("fen", std::to_string(*near));
    } else {
        fact.set("value", amount.value.text());
    }
    if (!exact) {
        fact.set("exact", "no");
    }
    if (!amount.per.empty()) {
        fact.set("per", amount.per);
    }
    if (!amount.bound.empty()) {
        fact.set("op", std::string(amount.bound));
    } else if (amount.approx) {
        fact.set("op", "approx");
    }
    if (amount.bad_grouping) {
        fact.set("standard", "no");
        fact.set("irregular", "grouping");
        fact.set("certainty", "review");
    }
    const bool asked = amount.words && asked_in_words(amount);
    if (amount.capital || asked) {
        Capitals capitals = amount.capitals;
        capitals.small = !amount.capital || amount.capitals.integer.mixed;
        const std::string irregular = capitals.irregular();
        fact.set("standard", irregular.empty() ? "yes" : "no");
        fact.set("prefix", has_currency_before(amount) ? "yes" : "no");
        if (!irregular.empty()) {
            fact.set("irregular", irregular);
            fact.set("capital", to_capital(amount.value.rounded(2).value_or(0)));
        }
        if (amount.capitals.integer.ambiguous) {
            fact.set("certainty", "review");
        }
    }
    facts.push_back(std::move(fact));
}

std::vector<Fact> extract_amounts(const ExtractContext& context) {
    std::vector<Fact> facts;
    AmountScanner scanner(context);
    for (std::size_t i = 0; i < context.views.size(); ++i) {
        scanner.scan(context.views[i], context.contents[i], facts);
    }
    const auto middle = static_cast<std::ptrdiff_t>(facts.size());
    std::vector<Fact> cells = cell_amounts(context);
    facts.insert(
        facts.end(), std::make_move_iterator(cells.begin()), std::make_move_iterator(cells.end()));
    const auto by_span = [](const Fact& a, const Fact& b) { return a.span < b.span; };
    std::inplace_merge(facts.begin(), facts.begin() + middle, facts.end(), by_span);
    const auto same_span = [](const Fact& a, const Fact& b) { return a.span == b.span; };
    facts.erase(std::unique(facts.begin(), facts.end(), same_span), facts.end());
    pair_amounts(facts, context);
    return facts;
}

}  // namespace review
