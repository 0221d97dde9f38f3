#include "readers/number_format.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "base/text.h"
#include "readers/number_format_asian.h"

namespace review {

namespace {

// Longest text of a format that repeats its sign (aaa, †††, MMM): beyond it digits are printed.
constexpr std::int64_t kMaxRepeats = 100;
constexpr std::int64_t kMaxRoman = 32767;  // the largest number a list of Word has

/// A, B … Z, AA, BB …: the sign of the remainder, once more for each whole round (17.18.59).
std::string repeat_sign(std::int64_t value, std::u32string_view signs) {
    const auto size = static_cast<std::int64_t>(signs.size());
    const std::int64_t repeats = (value - 1) / size + 1;
    if (value < 1 || repeats > kMaxRepeats) {
        return std::to_string(value);
    }
    std::string text;
    for (std::int64_t i = 0; i < repeats; ++i) {
        append_utf8(text, signs[static_cast<std::size_t>((value - 1) % size)]);
    }
    return text;
}

/// 1 → the first sign, past the last one from the first again.
std::string cycle_sign(std::int64_t value, std::u32string_view signs) {
    if (value < 1) {
        return std::to_string(value);
    }
    std::string text;
    append_utf8(text, signs[static_cast<std::size_t>(value - 1) % signs.size()]);
    return text;
}

std::string roman(std::int64_t value, bool upper) {
    struct Step {
        std::int64_t value;
        std::string_view upper;
        std::string_view lower;
    };
    constexpr std::array<Step, 13> kSteps = {{{1000, "M", "m"},
                                              {900, "CM", "cm"},
                                              {500, "D", "d"},
                                              {400, "CD", "cd"},
                                              {100, "C", "c"},
                                              {90, "XC", "xc"},
                                              {50, "L", "l"},
                                              {40, "XL", "xl"},
                                              {10, "X", "x"},
                                              {9, "IX", "ix"},
                                              {5, "V", "v"},
                                              {4, "IV", "iv"},
                                              {1, "I", "i"}}};
    if (value < 1 || value > kMaxRoman) {
        return std::to_string(value);
    }
    std::string text;
    for (const Step& step : kSteps) {
        for (; value >= step.value; value -= step.value) {
            text += upper ? step.upper : step.lower;
        }
    }
    return text;
}

std::string ordinal(std::int64_t value) {
    const std::int64_t tens = value % 100;
    const std::int64_t ones = value % 10;
    const bool teens = tens >= 11 && tens <= 13;
    const char* suffix = "th";
    if (!teens && ones >= 1 && ones <= 3) {
        constexpr std::array<const char*, 3> kSuffixes = {"st", "nd", "rd"};
        suffix = kSuffixes.at(static_cast<std::size_t>(ones - 1));
    }
    return std::to_string(value) + suffix;
}

constexpr std::array<const char*, 20> kOnes = {
    "",         "one",     "two",     "three",     "four",     "five",    "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<const char*, 20> kOrdinalOnes = {
    "",           "first",     "second",    "third",       "fourth",     "fifth",     "sixth",
    "seventh",    "eighth",    "ninth",     "tenth",       "eleventh",   "twelfth",   "thirteenth",
    "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"};
constexpr std::array<const char*, 10> kTens = {
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
constexpr std::array<const char*, 10> kOrdinalTens = {"",
                                                      "",
                                                      "twentieth",
                                                      "thirtieth",
                                                      "fortieth",
                                                      "fiftieth",
                                                      "sixtieth",
                                                      "seventieth",
                                                      "eightieth",
                                                      "ninetieth"};

void append_word(std::string& text, std::string_view word) {
    if (!text.empty()) {
        text += ' ';
    }
    text += word;
}

/// 1 to 999 in English words, the last one as an ordinal when `last_ordinal`.
void append_below_thousand(std::string& text, std::size_t value, bool last_ordinal) {
    if (value >= 100) {
        append_word(text, kOnes.at(value / 100));
        value %= 100;
        append_word(text, value == 0 && last_ordinal ? "hundredth" : "hundred");
    }
    if (value >= 20) {
        const bool round = value % 10 == 0;
        append_word(text,
                    round && last_ordinal ? kOrdinalTens.at(value / 10) : kTens.at(value / 10));
        value %= 10;
        if (value != 0) {
            text += '-';
            text += last_ordinal ? kOrdinalOnes.at(value) : kOnes.at(value);
        }
    } else if (value != 0) {
        append_word(text, last_ordinal ? kOrdinalOnes.at(value) : kOnes.at(value));
    }
}

/// "Twenty-one", "One hundred first", up to 999,999.
std::string english_words(std::int64_t value, bool last_ordinal) {
    if (value < 1 || value > 999999) {
        return std::to_string(value);
    }
    const auto thousands = static_cast<std::size_t>(value / 1000);
    const auto rest = static_cast<std::size_t>(value % 1000);
    std::string text;
    if (thousands != 0) {
        append_below_thousand(text, thousands, false);
        append_word(text, rest == 0 && last_ordinal ? "thousandth" : "thousand");
    }
    append_below_thousand(text, rest, last_ordinal);
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string hex(std::int64_t value) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    if (value < 0) {
        return std::to_string(value);
    }
    std::string text;
    do {
        text += kDigits[static_cast<std::size_t>(value % 16)];
        value /= 16;
    } while (value != 0);
    std::reverse(text.begin(), text.end());
    return text;
}

/// `width` digits at least: "001".
std::string padded(std::int64_t value, std::size_t width) {
    std::string digits = std::to_string(value);
    if (value < 0 || digits.size() >= width) {
        return digits;
    }
    return std::string(width - digits.size(), '0') + digits;
}

std::string hebrew_numeral(std::int64_t value) {
    constexpr std::u32string_view kOnesSigns = U"אבגדהוזחט";
    constexpr std::u32string_view kTensSigns = U"יכלמנסעפצ";
    constexpr std::u32string_view kHundredsSigns = U"קרשת";
    if (value < 1 || value > 999) {
        return std::to_string(value);
    }
    std::string text;
    for (; value >= 400; value -= 400) {
        append_utf8(text, kHundredsSigns[3]);
    }
    if (value >= 100) {
        append_utf8(text, kHundredsSigns[static_cast<std::size_t>(value / 100 - 1)]);
        value %= 100;
    }
    if (value == 15 || value == 16) {  // written 9 + 6 and 9 + 7
        append_utf8(text, kOnesSigns[8]);
        value -= 9;
    }
    if (value >= 10) {
        append_utf8(text, kTensSigns[static_cast<std::size_t>(value / 10 - 1)]);
        value %= 10;
    }
    if (value != 0) {
        append_utf8(text, kOnesSigns[static_cast<std::size_t>(value - 1)]);
    }
    return text;
}

/// Past 22 the letter of the remainder and a tav for every 22.
std::string hebrew_letter(std::int64_t value) {
    constexpr std::u32string_view kLetters = U"אבגדהוזחטיכלמנסעפצקרשת";
    const auto size = static_cast<std::int64_t>(kLetters.size());
    if (value < 1 || value > size * kMaxRepeats) {
        return std::to_string(value);
    }
    std::string text;
    append_utf8(text, kLetters[static_cast<std::size_t>((value - 1) % size)]);
    for (std::int64_t i = 0; i < (value - 1) / size; ++i) {
        append_utf8(text, kLetters.back());
    }
    return text;
}

struct SignSet {
    std::string_view format;
    std::u32string_view signs;
};

// Signs that repeat past the end of their row.
constexpr std::array<SignSet, 12> kRepeating = {{
    {"upperLetter", U"ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    {"lowerLetter", U"abcdefghijklmnopqrstuvwxyz"},
    {"chicago", U"*†‡§"},
    {"russianLower", U"абвгдежзиклмнопрстуфхцчшщыэюя"},
    {"russianUpper", U"АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ"},
    {"arabicAlpha", U"أبتثجحخدذرزسشصضطظعغفقكلمنهوي"},
    {"arabicAbjad", U"أبجدهوزحطيكلمنسعفصقرشتثخذضغظ"},
    {"thaiLetters", U"กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"},
    {"ganada", U"가나다라마바사아자차카타파하"},
    {"chosung", U"ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"},
    {"hindiVowels", U"कखगघङचछजझञटठडढणतथदधनऩपफबभमयरऱलळऴवशषसह"},
    {"hindiConsonants", U"अआइईउऊऋऌऍऎएऐऑऒओऔ"},
}};

// Katakana start again past the end (Word does; the standard would repeat them).
constexpr std::array<SignSet, 4> kCycling = {{
    {"aiueo", U"ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"},
    {"aiueoFullWidth",
     U"アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲ"
     U"ン"},
    {"iroha", U"ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ"},
    {"irohaFullWidth",
     U"イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセ"
     U"スン"},
}};

const SignSet* find_signs(std::span<const SignSet> sets, std::string_view format) {
    const auto found = std::ranges::find(sets, format, &SignSet::format);
    return found == sets.end() ? nullptr : &*found;
}

struct Writer {
    std::string_view format;
    std::string (*write)(std::int64_t value);
};

constexpr std::array<Writer, 15> kWriters = {{
    {"decimal", [](std::int64_t value) { return std::to_string(value); }},
    {"decimalHalfWidth", [](std::int64_t value) { return std::to_string(value); }},
    {"decimalZero", [](std::int64_t value) { return padded(value, 2); }},
    {"upperRoman", [](std::int64_t value) { return roman(value, true); }},
    {"lowerRoman", [](std::int64_t value) { return roman(value, false); }},
    {"ordinal", ordinal},
    {"cardinalText", [](std::int64_t value) { return english_words(value, false); }},
    {"ordinalText", [](std::int64_t value) { return english_words(value, true); }},
    {"hex", hex},
    {"numberInDash", [](std::int64_t value) { return "- " + std::to_string(value) + " -"; }},
    {"hebrew1", hebrew_numeral},
    {"hebrew2", hebrew_letter},
    {"none", [](std::int64_t) { return std::string(); }},
    {"bullet", [](std::int64_t) { return std::string(); }},
    // 17.18.59 calls it a sequence of the Thai counting system; Word writes digits.
    {"bahtText", [](std::int64_t value) { return std::to_string(value); }},
}};

const Writer* find_writer(std::string_view format) {
    const auto found = std::ranges::find(kWriters, format, &Writer::format);
    return found == kWriters.end() ? nullptr : &*found;
}

/// w:format of a custom format ([MS-DOCX] 2.4) begins with the first items of its sequence:
/// "001, 002, 003, ..." gives the width of the padding, others the format they begin like.
std::string format_custom(std::int64_t value, std::string_view custom) {
    const std::size_t zeros = std::min(custom.find_first_not_of('0'), custom.size());
    if (zeros > 0 && custom.substr(zeros).starts_with("1,")) {
        return padded(value, zeros + 1);
    }
    struct Beginning {
        std::string_view text;
        std::string_view format;
    };
    constexpr std::array<Beginning, 12> kBeginnings = {{
        {"一, 十, 一○○", "chineseCounting"},
        {"一, 十, 一百", "chineseCountingThousand"},
        {"一, 一〇, 一〇〇", "ideographDigital"},
        {"一, 十, 百", "japaneseCounting"},
        {"壹, 贰, 叁", "chineseLegalSimplified"},
        {"壹, 貳, 參", "ideographLegalTraditional"},
        {"甲, 乙, 丙", "ideographTraditional"},
        {"子, 丑, 寅", "ideographZodiac"},
        {"甲子, 乙丑", "ideographZodiacTraditional"},
        {"①, ②, ③", "decimalEnclosedCircle"},
        {"⑴, ⑵, ⑶", "decimalEnclosedParen"},
        {"⒈, ⒉, ⒊", "decimalEnclosedFullstop"},
    }};
    const auto found = std::ranges::find_if(
        kBeginnings, [&](const Beginning& b) { return custom.starts_with(b.text); });
    return format_number(value, found == kBeginnings.end() ? "decimal" : found->format);
}

}  // namespace

std::string format_number(std::int64_t value, std::string_view format, std::string_view custom) {
    if (format == "custom") {
        return format_custom(value, custom);
    }
    if (const Writer* writer = find_writer(format)) {
        return writer->write(value);
    }
    if (const SignSet* set = find_signs(kRepeating, format)) {
        return repeat_sign(value, set->signs);
    }
    if (const SignSet* set = find_signs(kCycling, format)) {
        return cycle_sign(value, set->signs);
    }
    if (std::optional<std::string> text = format_asian_number(value, format)) {
        return std::move(*text);
    }
    return std::to_string(value);
}

bool is_known_number_format(std::string_view format) {
    return format == "custom" || find_writer(format) != nullptr ||
           find_signs(kRepeating, format) != nullptr || find_signs(kCycling, format) != nullptr ||
           format_asian_number(1, format).has_value();
}

}  // namespace review
