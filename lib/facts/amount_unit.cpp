// Sign, unit and label of an amount.
#include <algorithm>

#include "base/text.h"
#include "facts/amount_scanner.h"
#include "facts/scan.h"

namespace review {

namespace {

bool is_jiao_or_fen(char32_t c) {
    return c == U'角' || c == U'分';
}

}  // namespace

void AmountScanner::read_prefix(Amount& amount) const {
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
        amount.currency = sign.term->code();
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

std::size_t AmountScanner::read_small(std::size_t position, Amount& amount) const {
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

bool AmountScanner::read_unit(const Numeral& numeral, Amount& amount) const {
    std::size_t i = numeral.end;
    while (is_fill_mark(at(i))) {
        ++i;
    }
    const TermList::Match currency = currencies_.match_at(text_, i);
    if (currency.term == nullptr) {
        return false;
    }
    const bool suffix_yuan = currency.term->code() == "CNY";
    amount.unit = to_utf8(text_.substr(numeral.unit_at, numeral.end - numeral.unit_at)) +
                  to_utf8(text_.substr(currency.begin, currency.end - currency.begin));
    if (!suffix_yuan || !amount.prefixed) {
        amount.currency = currency.term->code();
    }
    amount.end = currency.end;
    if (suffix_yuan) {
        amount.end = read_small(amount.end, amount);
        if (at(amount.end) == U'整' || (at(amount.end) == U'正' && at(amount.end + 1) != U'式')) {
            ++amount.end;
            amount.capitals.whole = true;
        }
    }
    return true;
}

bool AmountScanner::read_only_small(const Numeral& numeral, Amount& amount) const {
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

bool AmountScanner::ends_number(std::size_t position) const {
    const char32_t c = at(position);
    if (c == U'-' || c == U'/' || c == U'.' || c == U'~') {
        return !is_digit(at(position + 1));
    }
    constexpr std::u32string_view kEnds = U" ,;。、()[]【】:”\"_整";
    return c == U'\0' || kEnds.find(c) != std::u32string_view::npos;
}

bool AmountScanner::read_labelled(const Numeral& numeral, Amount& amount) const {
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
        return label.term != nullptr && label.term->weight() >= 2;
    };
    if (form.term == nullptr && !is_label(labels_) && !is_label(share_labels_)) {
        return false;
    }
    amount.end = numeral.end;
    amount.value = amount.value.times(Decimal(factor)).value_or(Decimal());
    return true;
}

bool AmountScanner::read_bare(const Numeral& numeral, Amount& amount) const {
    if (!amount.prefixed || (numeral.form == NumeralForm::han && numeral.end - numeral.begin < 2)) {
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

void AmountScanner::read_per(const Numeral& numeral, Amount& amount) const {
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

}  // namespace review
