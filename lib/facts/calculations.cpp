#include "facts/calculations.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/decimal.h"
#include "base/text.h"
#include "facts/numeral.h"
#include "facts/scan.h"

namespace review {

namespace {

constexpr std::size_t kLongestUnit = 12;

bool is_times(char32_t c) {
    return c == U'×' || c == U'*' || c == U'x' || c == U'X' || c == U'✕' || c == U'·';
}

/// The words between a number and the operator after it: a unit such as 元/人·月, 万元, 个月.
struct Unit {
    bool valid = false;
    bool money = false;
    bool percent = false;
    int tens = 0;  // 4 for 万元
};

Unit read_unit(std::u32string_view text) {
    Unit unit;
    if (text.size() > kLongestUnit) {
        return unit;
    }
    for (const char32_t c : text) {
        const bool mark =
            c == U'/' || c == U'·' || c == U'.' || c == U' ' || c == U'㎡' || c == U'²';
        if (!is_han(c) && !mark && !is_ascii_letter(c) && c != U'%') {
            return unit;
        }
    }
    unit.valid = true;
    unit.percent = !text.empty() && text[0] == U'%';
    const std::size_t yuan = text.find(U'元');
    unit.money = yuan <= 2;
    if (unit.money && yuan > 0) {
        unit.tens = text[yuan - 1] == U'万' ? 4 : 0;
        unit.valid = text[yuan - 1] == U'万' && yuan == 1;
    }
    return unit;
}

/// The value of a number and its unit: 元 for money, a fraction for per cent.
std::optional<Decimal> value_of(const Numeral& number, const Unit& unit) {
    if (unit.percent) {
        return number.value.times(Decimal(1, 2));
    }
    return unit.tens == 4 ? number.value.times(Decimal(10000)) : number.value;
}

/// The value where number and unit are plain; nullopt for 约100元, A1 …
std::optional<Decimal> factor_of(const Numeral& number, const Unit& unit) {
    const bool plain = unit.valid && !number.approx && !number.glued;
    return plain ? value_of(number, unit) : std::nullopt;
}

class CalculationReader {
public:
    CalculationReader(const ExtractContext& context, const View& view)
        : context_(context), view_(view), text_(view.text()), numbers_(scan_numerals(text_, 0)) {}

    std::vector<Fact> run() {
        std::vector<Fact> facts;
        for (std::size_t at = text_.find(U'='); at != kNpos; at = text_.find(U'=', at + 1)) {
            if (auto fact = read_equation(at)) {
                facts.push_back(std::move(*fact));
            }
        }
        return facts;
    }

private:
    struct Side {
        Decimal value;
        std::size_t begin = 0;
    };

    std::optional<Fact> read_equation(std::size_t equals) const {
        const auto after = std::ranges::upper_bound(numbers_, equals, {}, &Numeral::begin);
        if (after == numbers_.end() || after == numbers_.begin() ||
            !only_sign(equals + 1, after->begin)) {
            return std::nullopt;
        }
        const Unit unit = read_result_unit(unit_begin(*after));
        if (!unit.money || after->approx || after->glued) {
            return std::nullopt;
        }
        const auto stated = value_of(*after, unit);
        const auto left = read_left(static_cast<std::size_t>(after - numbers_.begin()), equals);
        if (!stated || !left) {
            return std::nullopt;
        }
        return make_fact(*left, *stated, *after);
    }

    static std::size_t unit_begin(const Numeral& number) { return number.end; }

    /// 元 or 万元 directly after the result.
    Unit read_result_unit(std::size_t begin) const {
        const std::u32string_view rest = text_.substr(begin, 2);
        Unit unit;
        unit.money = rest.starts_with(U"元") || rest == U"万元";
        unit.tens = rest == U"万元" ? 4 : 0;
        unit.valid = unit.money;
        return unit;
    }

    /// Nothing but ¥ or 人民币 stands between the sign and the number.
    bool only_sign(std::size_t begin, std::size_t end) const {
        const std::u32string_view between = text_.substr(begin, end - begin);
        return between.empty() || between == U"¥" || between == U"人民币" || between == U"人民币¥";
    }

    /// Reads the terms before `equals` from right to left: factors joined by ×, terms joined by +.
    std::optional<Side> read_left(std::size_t right, std::size_t equals) const {
        Decimal sum{0};
        std::optional<Decimal> product;
        bool term_money = false;
        std::size_t operators = 0;
        std::size_t end = equals;
        constexpr std::size_t kMostTerms = 40;
        for (std::size_t n = right; n > 0 && operators < kMostTerms; --n) {
            const Numeral& number = numbers_[n - 1];
            const Unit unit = read_unit(text_.substr(number.end, end - number.end));
            const auto value = factor_of(number, unit);
            if (!value || (unit.money && term_money)) {
                return std::nullopt;
            }
            product = product ? product->times(*value) : value;
            if (!product) {
                return std::nullopt;
            }
            term_money = term_money || unit.money;
            const std::size_t before = operator_before(number.begin);
            const char32_t sign = before == kNpos ? U'\0' : text_[before];
            if (is_times(sign)) {
                end = before;
                ++operators;
                continue;
            }
            const auto added = sum.plus(*product);
            if (!added || (operators > 0 && sign == U'+' && !term_money)) {
                return std::nullopt;
            }
            sum = *added;
            if (sign != U'+') {
                // ÷, - and brackets are not understood
                return operators > 0 && before == kNpos
                           ? std::optional<Side>(Side{.value = sum, .begin = number.begin})
                           : std::nullopt;
            }
            product.reset();
            term_money = false;
            end = before;
            ++operators;
        }
        return std::nullopt;
    }

    /// The operator that stands before a number (a ¥ may stand between), kNpos when words do.
    std::size_t operator_before(std::size_t begin) const {
        std::size_t i = begin;
        while (i > 0 && (text_[i - 1] == U'¥' || text_[i - 1] == U' ')) {
            --i;
        }
        if (i == 0) {
            return kNpos;
        }
        const char32_t c = text_[i - 1];
        const bool sign = is_times(c) || c == U'+' || c == U'-' || c == U'÷' || c == U'/' ||
                          c == U')' || c == U'−' || c == U'=' || c == U'^';
        return sign ? i - 1 : kNpos;
    }

    std::optional<Fact> make_fact(const Side& left,
                                  const Decimal& stated,
                                  const Numeral& result) const {
        const auto expected_fen = left.value.rounded(2);
        const auto stated_fen = stated.exact(2);
        if (!expected_fen || !stated_fen) {
            return std::nullopt;
        }
        const std::size_t yuan = text_.find(U'元', result.end);
        Fact fact;
        fact.span = view_.span(left.begin, yuan == kNpos ? result.end : yuan + 1);
        fact.element = "calculation";
        fact.set("expected-fen", std::to_string(*expected_fen));
        fact.set("stated-fen", std::to_string(*stated_fen));
        const std::int64_t difference =
            *expected_fen > *stated_fen ? *expected_fen - *stated_fen : *stated_fen - *expected_fen;
        fact.set("difference-fen", std::to_string(difference));
        fact.set("text", std::string(context_.document.slice(fact.span)));
        return fact;
    }

    const ExtractContext& context_;
    const View& view_;
    std::u32string_view text_;
    std::vector<Numeral> numbers_;
};

}  // namespace

std::vector<Fact> extract_calculations(const ExtractContext& context) {
    std::vector<Fact> facts;
    for (const View& view : context.views) {
        const std::u32string_view text = view.text();
        const Story story = context.document.paragraphs[view.paragraph].story;
        if (text.find(U'=') == kNpos || (story != Story::body && story != Story::text_box)) {
            continue;
        }
        for (Fact& fact : CalculationReader(context, view).run()) {
            facts.push_back(std::move(fact));
        }
    }
    return facts;
}

}  // namespace review
