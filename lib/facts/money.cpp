// Amounts of money: ¥1,280,000.00元, 128万元, 三百二十万五千元, 壹佰贰拾捌万元整, 100-200万元.
#include <algorithm>
#include <optional>

#include "facts/amount_form.h"
#include "facts/extract.h"
#include "facts/numeral.h"
#include "facts/scan.h"
#include "facts/values.h"

namespace review {

namespace {

struct Amount {
    std::size_t begin = 0;  // chars, currency sign and 整 included
    std::size_t end = 0;
    Decimal value;     // in the unit of the currency
    std::string unit;  // as written: 元, 万元; empty: none
    std::string currency = "CNY";
    std::string per;
    Capitals capitals;
    bool words = false;
    bool capital = false;
    bool approx = false;
    bool exact = true;
    bool bad_grouping = false;
    bool prefixed = false;  // 人民币 or a sign before it
    std::string_view bound;
};

bool is_jiao_or_fen(char32_t c) {
    return c == U'角' || c == U'分';
}

class AmountScanner {
public:
    explicit AmountScanner(const ExtractContext& context)
        : context_(context),
          currencies_(context.lexicon.list("currencies")),
          signs_(context.lexicon.list("currency-signs")),
          forms_(context.lexicon.list("amount-forms")),
          labels_(context.lexicon.list("amount-roles")),
          share_labels_(context.lexicon.list("share-roles")),
          per_units_(context.lexicon.list("per-units")),
          bounds_(context.lexicon) {}

    void scan(const View& view, std::size_t begin, std::vector<Fact>& facts) {
        view_ = &view;
        text_ = view.text();
        numerals_ = scan_numerals(text_, begin);
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

private:
    [[nodiscard]] char32_t at(std::size_t i) const { return i < text_.size() ? text_[i] : U'\0'; }

    /// Takes in 人民币, ¥ and the like before `amount`, fill marks skipped.
    void read_prefix(Amount& amount) const {
        for (;;) {
            std::size_t end = amount.begin;
            while (end > 0 && (is_fill_mark(text_[end - 1]) || text_[end - 1] == U' ')) {
                --end;
            }
            const TermList::Match sign = signs_.match_before(text_, end);
            if (sign.term == nullptr) {
                break;
            }
            amount.begin = sign.begin;
            amount.prefixed = true;
            amount.currency = sign.term->code;
        }
        const std::size_t begin = amount.begin;
        if (begin > 0 && (text_[begin - 1] == U'-' || text_[begin - 1] == U'−')) {
            const char32_t before = begin > 1 ? text_[begin - 2] : U':';
            constexpr std::u32string_view kOpen = U":,(、=;。 ";
            if (kOpen.find(before) != std::u32string_view::npos) {
                amount.begin = begin - 1;
                amount.value = amount.value.times(Decimal(-1)).value_or(Decimal());
            }
        }
    }

    /// 5角3分 or 伍角零叁分 at `at`; the index after it.
    std::size_t read_small(std::size_t position, Amount& amount) const {
        constexpr std::u32string_view kZeros = U"零〇0";
        std::int64_t last = 100;
        for (;;) {
            std::size_t i = position;
            const bool zero = kZeros.find(at(i)) != std::u32string_view::npos && at(i) != U'\0' &&
                              !is_jiao_or_fen(at(i + 1));
            i += zero ? 1 : 0;
            const int digit = is_digit(at(i)) ? static_cast<int>(at(i) - U'0') : han_digit(at(i));
            const std::int64_t unit = at(i + 1) == U'角' ? 10 : at(i + 1) == U'分' ? 1 : 0;
            if (digit < 0 || unit == 0 || unit >= last || (unit == 1 && at(i + 2) == U'之')) {
                return position;
            }
            amount.capitals.note_small(text_[i], unit, zero);
            amount.value = amount.value.plus(Decimal(digit * unit, 2)).value_or(amount.value);
            last = unit;
            position = i + 2;
        }
    }

    /// The unit behind the number: 元, 美元, and 整. False when there is none.
    bool read_unit(const Numeral& numeral, Amount& amount) const {
        std::size_t i = numeral.end;
        while (is_fill_mark(at(i))) {
            ++i;
        }
        const TermList::Match currency = currencies_.match_at(text_, i);
        if (currency.term == nullptr) {
            return false;
        }
        const bool suffix_yuan = currency.term->code == "CNY";
        amount.unit = to_utf8(text_.substr(numeral.unit_at, numeral.end - numeral.unit_at)) +
                      to_utf8(text_.substr(currency.begin, currency.end - currency.begin));
        if (!suffix_yuan || !amount.prefixed) {
            amount.currency = currency.term->code;
        }
        amount.end = currency.end;
        if (suffix_yuan) {
            amount.end = read_small(amount.end, amount);
            if (at(amount.end) == U'整' ||
                (at(amount.end) == U'正' && at(amount.end + 1) != U'式')) {
                ++amount.end;
                amount.capitals.whole = true;
            }
        }
        return true;
    }

    /// 伍角 and 叁分 in capitals, without 元.
    bool read_only_small(const Numeral& numeral, Amount& amount) const {
        if (numeral.form != NumeralForm::capital || numeral.end != numeral.begin + 1 ||
            !is_jiao_or_fen(at(numeral.end))) {
            return false;
        }
        amount.value = Decimal();
        amount.end = read_small(numeral.begin, amount);
        amount.unit = to_utf8(text_.substr(amount.end - 1, 1));
        amount.capitals.missing_zero = false;
        return amount.end > numeral.begin;
    }

    /// Whether what follows shows that a number without a unit counts no things.
    [[nodiscard]] bool ends_number(std::size_t position) const {
        const char32_t c = at(position);
        if (c == U'-' || c == U'/' || c == U'.' || c == U'~') {
            return !is_digit(at(position + 1));
        }
        constexpr std::u32string_view kEnds = U" ,;。、()[]【】:”\"_整";
        return c == U'\0' || kEnds.find(c) != std::u32string_view::npos;
    }

    /// A number with no unit behind a label that leaves no doubt: 含税总价(万元):128.
    bool read_labelled(const Numeral& numeral, Amount& amount) const {
        if (numeral.glued || numeral.form == NumeralForm::han || !ends_number(numeral.end)) {
            return false;
        }
        std::size_t end = amount.begin;
        while (end > 0 && is_fill_mark(text_[end - 1])) {
            --end;
        }
        if (end == 0 || text_[end - 1] != U':') {
            return false;
        }
        --end;
        std::int64_t factor = 1;
        for (int groups = 0; end > 0 && text_[end - 1] == U')' && groups < 3; ++groups) {
            const std::size_t open = group_begin(text_, end, 14);
            if (open == std::u32string_view::npos) {
                return false;
            }
            const std::u32string_view inside = text_.substr(open + 1, end - open - 2);
            if (inside.find(U'%') != std::u32string_view::npos) {
                return false;
            }
            if (inside.ends_with(U"万元")) {
                factor = 10000;
                amount.unit = "万元";
            } else if (inside.ends_with(U"亿元")) {
                factor = 100000000;
                amount.unit = "亿元";
            } else if (inside.ends_with(U"元")) {
                amount.unit = "元";
            }
            end = open;
        }
        const TermList::Match form = forms_.match_before(text_, end);
        const auto is_label = [&](const TermList& list) {
            const TermList::Match label = list.match_before(text_, end);
            return label.term != nullptr && label.term->weight >= 2;
        };
        if (form.term == nullptr && !is_label(labels_) && !is_label(share_labels_)) {
            return false;
        }
        amount.end = numeral.end;
        amount.value = amount.value.times(Decimal(factor)).value_or(Decimal());
        return true;
    }

    /// 人民币    拾    万元整: units printed in a form, the digits still to be filled in.
    [[nodiscard]] bool is_blank_form(const Numeral& numeral) const {
        bool blank = false;
        for (std::size_t i = numeral.begin; i < numeral.end; ++i) {
            if (han_unit(text_[i]) == 0) {
                return false;
            }
            blank = blank || blank_bytes_before(context_.document, *view_, i) > 1;
        }
        return blank;
    }

    std::optional<Amount> read(const Numeral& numeral) const {
        Amount amount;
        amount.begin = numeral.begin;
        amount.end = numeral.end;
        amount.value = numeral.value;
        amount.approx = numeral.approx;
        amount.bad_grouping = numeral.bad_grouping;
        amount.capital = numeral.form == NumeralForm::capital;
        amount.words = amount.capital || numeral.form == NumeralForm::han;
        amount.capitals.integer = numeral.faults;
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

    /// A number with a sign of money before it and no unit behind: ¥1280000.
    bool read_bare(const Numeral& numeral, Amount& amount) const {
        if (!amount.prefixed ||
            (numeral.form == NumeralForm::han && numeral.end - numeral.begin < 2)) {
            return false;
        }
        amount.end = numeral.end;
        if (numeral.unit_at < numeral.end) {
            amount.unit = to_utf8(text_.substr(numeral.unit_at, numeral.end - numeral.unit_at));
        }
        if (at(amount.end) == U'整') {
            ++amount.end;
            amount.capitals.whole = true;
        }
        amount.capitals.yuan = false;
        return true;
    }

    /// 元/人·月 and 元每月 behind, 每平方米 and 每人每月 before.
    void read_per(const Numeral& numeral, Amount& amount) const {
        std::size_t i = amount.end;
        while (at(i) == U'/' || at(i) == U'每' || (i > amount.end && at(i) == U'·')) {
            const TermList::Match unit = per_units_.match_at(text_, i + 1);
            if (unit.term == nullptr) {
                break;
            }
            amount.per += to_utf8(
                text_.substr(i > amount.end ? i : i + 1, unit.end - (i > amount.end ? i : i + 1)));
            i = unit.end;
        }
        if (i > amount.end) {
            amount.end = i;
            return;
        }
        std::size_t before = std::min(amount.begin, numeral.begin);
        while (before > 0) {
            const TermList::Match unit = per_units_.match_before(text_, before);
            if (unit.term == nullptr || unit.begin == 0 || text_[unit.begin - 1] != U'每') {
                break;
            }
            const std::string name = to_utf8(text_.substr(unit.begin, unit.end - unit.begin));
            amount.per = amount.per.empty() ? name : name + "·" + amount.per;
            before = unit.begin - 1;
        }
    }

    /// The lower end of 100-200万元 and 100万至200万元, whose unit is that of the upper one.
    std::optional<Amount> range_start(std::size_t index, Amount& high) const {
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
        Amount amount;
        amount.begin = low.begin;
        amount.end = low.end;
        amount.value = low.value;
        amount.approx = low.approx;
        amount.unit = high.unit;
        amount.currency = high.currency;
        amount.words = low.form == NumeralForm::han;
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

    /// Whether a label before the amount says that it is to be in capitals.
    [[nodiscard]] bool asked_in_words(const Amount& amount) const {
        std::size_t end = amount.begin;
        constexpr std::u32string_view kBetween = U"():】[] _,";
        for (;;) {
            while (end > 0 && kBetween.find(text_[end - 1]) != std::u32string_view::npos) {
                --end;
            }
            const TermList::Match form = forms_.match_before(text_, end);
            if (form.term != nullptr) {
                return form.term->code == "words";
            }
            const TermList::Match sign = signs_.match_before(text_, end);
            if (sign.term == nullptr) {
                return false;
            }
            end = sign.begin;
        }
    }

    /// Whether 人民币 stands before the amount, a bracketed 大写 between them skipped.
    [[nodiscard]] bool has_currency_before(const Amount& amount) const {
        const std::size_t from = amount.begin > 12 ? amount.begin - 12 : 0;
        const std::u32string_view before = text_.substr(from, amount.begin - from);
        const std::size_t cut = before.find_last_of(U"。;,元");
        return amount.prefixed ||
               (cut == std::u32string_view::npos ? before : before.substr(cut + 1))
                       .find(U"人民币") != std::u32string_view::npos;
    }

    void add_fact(const Amount& amount, std::vector<Fact>& facts) const {
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

    const ExtractContext& context_;
    const TermList& currencies_;
    const TermList& signs_;
    const TermList& forms_;
    const TermList& labels_;
    const TermList& share_labels_;
    const TermList& per_units_;
    BoundWords bounds_;
    const View* view_ = nullptr;
    std::u32string_view text_;
    std::vector<Numeral> numerals_;
};

}  // namespace

std::vector<Fact> extract_amounts(const ExtractContext& context) {
    std::vector<Fact> facts;
    AmountScanner scanner(context);
    const std::vector<std::size_t> begins = content_begins(context);
    for (std::size_t i = 0; i < context.views.size(); ++i) {
        scanner.scan(context.views[i], begins[i], facts);
    }
    pair_amounts(facts, context);
    return facts;
}

}  // namespace review
