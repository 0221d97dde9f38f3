#include "readers/number_format_asian.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace review {

namespace {

// What number signs a counting system has no word for: from here on digits are printed.
constexpr std::int64_t kMaxCounting = 99999999;

/// Digits 0 to 9 and the words for 10, 100, 1000 and 10000.
struct Numerals {
    std::u32string_view digits;
    std::u32string_view units;  // ten, hundred, thousand, ten thousand
};

constexpr Numerals kPlain = {U"零一二三四五六七八九", U"十百千万"};
constexpr Numerals kPlainTraditional = {U"零一二三四五六七八九", U"十百千萬"};
constexpr Numerals kLegal = {U"零壹贰叁肆伍陆柒捌玖", U"拾佰仟万"};
constexpr Numerals kLegalTraditional = {U"零壹貳參肆伍陸柒捌玖", U"拾佰仟萬"};
constexpr Numerals kJapanese = {U"〇一二三四五六七八九", U"十百千万"};
constexpr Numerals kJapaneseLegal = {U"零壱弐参四伍六七八九", U"拾百阡萬"};
constexpr Numerals kKorean = {U"영일이삼사오육칠팔구", U"십백천만"};

/// How a counting system puts its numerals together.
struct Counting {
    Numerals numerals;
    bool zeros;          // a gap is read out: 一百零一
    bool bare_ten;       // 十一, not 一十一, for 10 to 19
    bool bare_hundreds;  // 百, 千 without a leading one, also inside: 百十一
};

/// Four digits at most; `inner` when something stands before them, so that a gap in front shows.
void append_group(std::string& text, std::int64_t value, const Counting& counting, bool inner) {
    constexpr std::array<std::int64_t, 4> kPlaces = {1000, 100, 10, 1};
    bool gap = false;
    bool started = inner;
    for (std::size_t i = 0; i < kPlaces.size(); ++i) {
        const std::int64_t digit = value / kPlaces.at(i) % 10;
        if (digit == 0) {
            gap = started;
            continue;
        }
        if (gap && counting.zeros) {
            append_utf8(text, counting.numerals.digits[0]);
        }
        gap = false;
        const bool ten_first = kPlaces.at(i) == 10 && !started && counting.bare_ten;
        const bool bare = digit == 1 && (ten_first || counting.bare_hundreds) && i < 3;
        if (!bare) {
            append_utf8(text, counting.numerals.digits[static_cast<std::size_t>(digit)]);
        }
        if (i < 3) {
            append_utf8(text, counting.numerals.units[2 - i]);
        }
        started = true;
    }
}

std::string count(std::int64_t value, const Counting& counting) {
    if (value < 0 || value > kMaxCounting) {
        return std::to_string(value);
    }
    std::string text;
    if (value == 0) {
        append_utf8(text, counting.numerals.digits[0]);
        return text;
    }
    if (value >= 10000) {
        append_group(text, value / 10000, counting, false);
        append_utf8(text, counting.numerals.units[3]);
    }
    append_group(text, value % 10000, counting, value >= 10000);
    return text;
}

/// Digit for digit: 一〇一.
std::string spell(std::int64_t value, std::u32string_view digits) {
    std::string decimal = std::to_string(value);
    if (value < 0) {
        return decimal;
    }
    std::string text;
    for (const char c : decimal) {
        append_utf8(text, digits[static_cast<std::size_t>(c - '0')]);
    }
    return text;
}

/// 十, 十一 … 九十九, then digit for digit: 一○○.
std::string count_below_hundred(std::int64_t value, std::u32string_view digits) {
    if (value < 10 || value >= 100) {
        return spell(value, digits);
    }
    return count(value,
                 {.numerals = kPlain, .zeros = true, .bare_ten = true, .bare_hundreds = false});
}

/// The value-th of `signs`, digits past the last one.
std::string pick(std::int64_t value, std::u32string_view signs) {
    if (value < 1 || value > static_cast<std::int64_t>(signs.size())) {
        return std::to_string(value);
    }
    std::string text;
    append_utf8(text, signs[static_cast<std::size_t>(value - 1)]);
    return text;
}

constexpr std::u32string_view kStems = U"甲乙丙丁戊己庚辛壬癸";
constexpr std::u32string_view kBranches = U"子丑寅卯辰巳午未申酉戌亥";

/// The cycle of sixty: 甲子, 乙丑 … 癸亥, then 甲子 again.
std::string sexagenary(std::int64_t value) {
    if (value < 1) {
        return std::to_string(value);
    }
    const auto index = static_cast<std::size_t>(value - 1);
    std::string text;
    append_utf8(text, kStems[index % kStems.size()]);
    append_utf8(text, kBranches[index % kBranches.size()]);
    return text;
}

/// Native Korean words up to 99, Sino-Korean above.
std::string korean_legal(std::int64_t value) {
    constexpr std::array<const char*, 10> kOnes = {
        "", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉"};
    constexpr std::array<const char*, 10> kTens = {
        "", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"};
    if (value < 1 || value > 99) {
        return count(
            value, {.numerals = kKorean, .zeros = false, .bare_ten = true, .bare_hundreds = true});
    }
    std::string text = kTens.at(static_cast<std::size_t>(value / 10));
    return text + kOnes.at(static_cast<std::size_t>(value % 10));
}

struct CountingFormat {
    std::string_view format;
    Counting counting;
};

// zeros, bare ten, bare hundreds: 101, 11 and 111 are 一百零一, 十一, 一百一十一 in Chinese, 百一,
// 十一, 百十一 in Japanese and Korean, 壹佰零壹, 壹拾壹, 壹佰壹拾壹 where a number must not be
// altered.
constexpr std::array<CountingFormat, 7> kCountings = {{
    {"chineseCountingThousand", {kPlain, true, true, false}},
    {"taiwaneseCountingThousand", {kPlainTraditional, true, true, false}},
    {"chineseLegalSimplified", {kLegal, true, false, false}},
    {"ideographLegalTraditional", {kLegalTraditional, true, false, false}},
    {"japaneseCounting", {kJapanese, false, true, true}},
    {"japaneseLegal", {kJapaneseLegal, false, false, false}},
    {"koreanCounting", {kKorean, false, true, true}},
}};

struct DigitFormat {
    std::string_view format;
    std::u32string_view digits;
};

constexpr std::array<DigitFormat, 9> kDigits = {{
    {"ideographDigital", U"〇一二三四五六七八九"},
    {"japaneseDigitalTenThousand", U"〇一二三四五六七八九"},
    {"taiwaneseDigital", U"○一二三四五六七八九"},
    {"koreanDigital", U"영일이삼사오육칠팔구"},
    {"koreanDigital2", U"零一二三四五六七八九"},
    {"decimalFullWidth", U"０１２３４５６７８９"},
    {"decimalFullWidth2", U"０１２３４５６７８９"},
    {"thaiNumbers", U"๐๑๒๓๔๕๖๗๘๙"},
    {"hindiNumbers", U"०१२३४५६७८९"},
}};

// Signs that end: digits follow. Word puts the ideographs of ideographEnclosedCircle in
// parentheses (U+3220), where the standard has circles.
constexpr std::array<DigitFormat, 7> kPicked = {{
    {"decimalEnclosedCircle", U"①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"},
    {"decimalEnclosedCircleChinese", U"①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"},
    {"decimalEnclosedFullstop", U"⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"},
    {"decimalEnclosedParen", U"⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"},
    {"ideographEnclosedCircle", U"㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"},
    {"ideographTraditional", kStems},
    {"ideographZodiac", kBranches},
}};

}  // namespace

std::optional<std::string> format_asian_number(std::int64_t value, std::string_view format) {
    if (const auto found = std::ranges::find(kCountings, format, &CountingFormat::format);
        found != kCountings.end()) {
        return count(value, found->counting);
    }
    if (const auto found = std::ranges::find(kDigits, format, &DigitFormat::format);
        found != kDigits.end()) {
        return spell(value, found->digits);
    }
    if (const auto found = std::ranges::find(kPicked, format, &DigitFormat::format);
        found != kPicked.end()) {
        return pick(value, found->digits);
    }
    if (format == "chineseCounting" || format == "taiwaneseCounting") {
        return count_below_hundred(value, U"○一二三四五六七八九");
    }
    if (format == "ideographZodiacTraditional") {
        return sexagenary(value);
    }
    if (format == "koreanLegal") {
        return korean_legal(value);
    }
    return std::nullopt;
}

}  // namespace review
