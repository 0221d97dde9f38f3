// Numbers as Chinese documents write them: 1,280,000.00, 128万, 三百二十万五千, 壹佰贰拾捌万,
// 二〇二四, 300余万. Works on View text (full-width forms folded). Colloquial and vague ones
// (两万五, 三五, 数十) are not numbers here: their value is a guess.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"

namespace review {

/// How a number is written.
enum class NumeralForm : std::uint8_t {
    digits,   // 1,280,000.00
    mixed,    // 128万, 3千万: digits and a Chinese multiplier
    han,      // 三百二十万五千, 二〇二四
    capital,  // 壹佰贰拾捌万 (one capital digit or unit is enough, see HanFaults::mixed)
};

/// Where a number in capitals departs from the way it is to be written.
struct HanFaults {
    bool mixed = false;         // small forms among the capitals: 壹佰二十
    bool missing_one = false;   // 拾 for 壹拾
    bool missing_zero = false;  // 壹仟伍拾 for 壹仟零伍拾
    bool extra_zero = false;    // 壹仟零伍佰 for 壹仟伍佰
    bool zero_unit = false;     // 零佰, 零拾
    bool ambiguous = false;     // 壹仟伍: 1005 or 1500?
    bool operator==(const HanFaults&) const = default;
};

/// A number found in a text.
struct Numeral {
    std::size_t begin = 0;  // chars
    std::size_t end = 0;
    NumeralForm form = NumeralForm::digits;
    Decimal value;
    bool approx = false;      // 余 or 多 inside
    bool positional = false;  // 二〇二四: digits without units
    bool glued = false;  // a Latin letter, a '.' or a hyphenated code stands directly before it
    bool bad_grouping = false;  // 12,80,000
    std::size_t unit_at = 0;  // where a trailing 万 or 亿 … begins in a mixed number, else == end
    HanFaults faults;
};

/// Value of a Chinese digit (〇零一壹 … 九玖, 两), -1 for another character.
[[nodiscard]] int han_digit(char32_t c);
/// 10 for 十 and 拾 … 100000000 for 亿 and 億, 0 for another character.
[[nodiscard]] std::int64_t han_unit(char32_t c);
/// A Chinese digit or unit that is only used in capitals (壹 … 玖, 拾佰仟); 零万亿 are in both.
[[nodiscard]] bool is_capital_numeral(char32_t c);

/// Every number in `text` from `begin` on, left to right, not overlapping. Digit chains with two
/// points (1.2.3) and Chinese runs that are no number (千万, 三五, 一万五, 数十) are left out.
[[nodiscard]] std::vector<Numeral> scan_numerals(std::u32string_view text, std::size_t begin);

/// The whole of `text` as a number in Chinese digits (not positional); nullopt when it is none.
[[nodiscard]] std::optional<Numeral> parse_han_numeral(std::u32string_view text);

/// The whole of `text` as a plain number: digits with an optional sign (- or −), thousands
/// separators in threes and a decimal point. For table cells; blanks at the ends are allowed.
[[nodiscard]] std::optional<Decimal> parse_decimal(std::u32string_view text);

/// 分 in the capitals of a bank document: 123456 is 壹仟贰佰叁拾肆元伍角陆分, 100 is 壹元整; a
/// negative amount has 负 before it. 整 stands after 元 only. The integers of 亿亿 and more are
/// read 万亿. Source: 支付结算办法附一《正确填写票据和结算凭证的基本规定》.
[[nodiscard]] std::string to_capital(std::int64_t fen);

}  // namespace review
