#include "facts/numeral.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "facts/view.h"

using review::Decimal;
using review::HanFaults;
using review::Numeral;
using review::to_utf32;

namespace {

std::string faults_text(const HanFaults& faults) {
    std::string text;
    text += faults.mixed ? " mixed" : "";
    text += faults.missing_one ? " missing-one" : "";
    text += faults.missing_zero ? " missing-zero" : "";
    text += faults.extra_zero ? " extra-zero" : "";
    text += faults.zero_unit ? " zero-unit" : "";
    text += faults.ambiguous ? " ambiguous" : "";
    return text;
}

/// Every number of a text as "value[approx]" with blanks between.
std::string numbers(const std::string& text) {
    std::string result;
    for (const Numeral& numeral : review::scan_numerals(to_utf32(text), 0)) {
        result += (result.empty() ? "" : " ") + numeral.value.text() + (numeral.approx ? "~" : "") +
                  (numeral.bad_grouping ? "?" : "");
    }
    return result;
}

}  // namespace

TEST_CASE("a Chinese number reads as its value") {
    struct Case {
        std::string text;
        std::string expected;  // value and faults
    };
    for (const Case& c : {
             Case{"零", "0"},
             Case{"十", "10"},
             Case{"十五", "15"},
             Case{"二十", "20"},
             Case{"一百零五", "105"},
             Case{"一百一十", "110"},
             Case{"五百八十六", "586"},
             Case{"一千二百六十", "1260"},
             Case{"三百二十万五千", "3205000"},
             Case{"二十万零五百", "200500"},
             Case{"一万亿", "1000000000000"},
             Case{"一万二千亿", "1200000000000"},
             Case{"两千", "2000"},
             Case{"三点五", "3.5"},
             Case{"零点零五", "0.05"},
             Case{"壹佰贰拾捌万", "1280000"},
             Case{"壹佰贰拾捌萬", "1280000"},
             Case{"壹仟贰佰叁拾肆", "1234"},
             Case{"壹佰万零伍", "1000005"},
             Case{"壹亿贰仟万", "120000000"},
             Case{"壹亿零贰万", "100020000"},
             Case{"壹拾万零柒仟", "107000"},
             Case{"壹拾万柒仟", "107000"},
             Case{"拾万", "100000 missing-one"},
             Case{"壹仟伍拾", "1050 missing-zero"},
             Case{"壹仟零伍拾", "1050"},
             Case{"壹仟伍", "1005 missing-zero ambiguous"},
             Case{"壹万伍拾", "10050 missing-zero"},
             Case{"壹仟零伍佰", "1500 extra-zero"},
             Case{"壹拾壹万零柒仟", "117000 extra-zero"},
             Case{"壹佰二十", "120 mixed"},
             Case{"壹佰零拾零万伍仟", "1005000 zero-unit"},
         }) {
        CAPTURE(c.text);
        const auto numeral = review::parse_han_numeral(to_utf32(c.text));
        REQUIRE(numeral.has_value());
        CHECK(numeral->value.text() + faults_text(numeral->faults) == c.expected);
    }
}

TEST_CASE("what only looks like a Chinese number is none") {
    for (const std::string& text : std::vector<std::string>{
             "",       "万",     "千万",   "百",     "万一",     "三五",     "二三十",   "一万五",
             "两万五", "一百二", "一千二", "五亿三", "壹佰零",   "十十",     "一万二万", "一百二百",
             "三亿亿", "三人",   "三点",   "零零",   "拾万仟佰", "二〇二四", "3万"}) {
        CAPTURE(text);
        CHECK_FALSE(review::parse_han_numeral(to_utf32(text)).has_value());
    }
}

TEST_CASE("numbers are found in running text") {
    struct Case {
        std::string text;
        std::string expected;
    };
    for (const Case& c : {
             Case{"共1,280,000.50元", "1280000.5"},
             Case{"128万元和1.28亿元", "1280000 128000000"},
             Case{"300余万元", "3000000~"},
             Case{"三百余万元", "3000000~"},
             Case{"30余人、三十多人", "30~ 30~"},
             Case{"1亿2000万", "120000000"},
             Case{"5百万元", "5000000"},
             Case{"二〇二四年", "2024"},
             Case{"三〇日", "30"},
             Case{"12,80,000", "1280000?"},
             Case{"1,280,0000", "12800000?"},
             Case{"第5,12,15条", "5 12 15"},
             Case{"1,2,3", "1 2 3"},
             Case{"3万5", "30000 5"},
             Case{"2024.3.11", ""},
             Case{"1.2.3和4", "4"},
             Case{"千万不要", ""},
             Case{"数十人、几百人", ""},
             Case{"百分之三点五", "3.5"},
             Case{"99999999999999999999", ""},
             Case{"9999999999999999999万亿", ""},
         }) {
        CAPTURE(c.text);
        CHECK(numbers(c.text) == c.expected);
    }
}

TEST_CASE("a plain number in a cell is read exactly or not at all") {
    struct Case {
        std::string text;
        std::optional<Decimal> expected;
    };
    for (const Case& c : {
             Case{"1,280,000.00", Decimal(1280000)},
             Case{" 12 ", Decimal(12)},
             Case{"0.35", Decimal(35, 2)},
             Case{"-5,000.5", Decimal(-50005, 1)},
             Case{"−1", Decimal(-1)},
             Case{"1234567", Decimal(1234567)},
             Case{"", std::nullopt},
             Case{"-", std::nullopt},
             Case{"1.", std::nullopt},
             Case{".5", std::nullopt},
             Case{"1.2.3", std::nullopt},
             Case{"12,80,000", std::nullopt},
             Case{"1,2", std::nullopt},
             Case{"12元", std::nullopt},
             Case{"1 2", std::nullopt},
             Case{"十二", std::nullopt},
             Case{"9999999999999999999", std::nullopt},
         }) {
        CAPTURE(c.text);
        CHECK((review::parse_decimal(to_utf32(c.text)) == c.expected));
    }
}

TEST_CASE("an amount is written in capitals by the rules for bank documents") {
    struct Case {
        std::int64_t fen;
        std::string text;
    };
    for (const Case& c : {
             Case{0, "零元整"},
             Case{1, "壹分"},
             Case{10, "壹角"},
             Case{100, "壹元整"},
             Case{1000, "壹拾元整"},
             Case{10500, "壹佰零伍元整"},
             Case{100000, "壹仟元整"},
             Case{1000000, "壹万元整"},
             Case{1005000, "壹万零伍拾元整"},
             Case{123456, "壹仟贰佰叁拾肆元伍角陆分"},
             Case{10000000, "壹拾万元整"},
             Case{10001, "壹佰元零壹分"},
             Case{1234567890, "壹仟贰佰叁拾肆万伍仟陆佰柒拾捌元玖角"},
             Case{100000000, "壹佰万元整"},
             Case{10000000000, "壹亿元整"},
             Case{1000000000000, "壹佰亿元整"},
             Case{500000500, "伍佰万零伍元整"},
             Case{320500000, "叁佰贰拾万伍仟元整"},
             Case{16809870, "壹拾陆万捌仟零玖拾捌元柒角"},
             Case{10002000000, "壹亿零贰万元整"},
             Case{1000050, "壹万元伍角"},
             Case{100005000, "壹佰万零伍拾元整"},
             Case{35000000000, "叁亿伍仟万元整"},
             Case{10700053, "壹拾万柒仟元伍角叁分"},
             Case{100000000000000, "壹万亿元整"},
             Case{-500000, "负伍仟元整"},
         }) {
        CAPTURE(c.fen);
        CHECK(review::to_capital(c.fen) == c.text);
    }
}

TEST_CASE("capitals that were written are read back without fault") {
    for (std::int64_t yuan : {1LL,
                              20LL,
                              305LL,
                              1050LL,
                              10010LL,
                              107000LL,
                              200500LL,
                              1000050LL,
                              100020000LL,
                              350000000LL,
                              10000000001LL,
                              120034005600LL}) {
        const std::string text = review::to_capital(yuan * 100);
        CAPTURE(text);
        const auto numeral =
            review::parse_han_numeral(to_utf32(text.substr(0, text.size() - 6)));  // 元整
        REQUIRE(numeral.has_value());
        CHECK(numeral->value == Decimal(yuan));
        CHECK(numeral->faults == HanFaults{});
    }
}
