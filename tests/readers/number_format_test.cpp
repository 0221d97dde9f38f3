#include "readers/number_format.h"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace {

using review::format_number;
using review::is_known_number_format;

struct Row {
    std::string format;
    std::vector<std::string> texts;
};

void check_rows(const std::vector<std::int64_t>& values, const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        REQUIRE(row.texts.size() == values.size());
        for (std::size_t i = 0; i < values.size(); ++i) {
            CAPTURE(row.format);
            CAPTURE(values[i]);
            CHECK(format_number(values[i], row.format) == row.texts[i]);
        }
    }
}

TEST_CASE("each format writes the first numbers with its own signs") {
    check_rows({1, 2, 3, 9, 10},
               {{"decimal", {"1", "2", "3", "9", "10"}},
                {"decimalHalfWidth", {"1", "2", "3", "9", "10"}},
                {"decimalZero", {"01", "02", "03", "09", "10"}},
                {"decimalFullWidth", {"１", "２", "３", "９", "１０"}},
                {"decimalFullWidth2", {"１", "２", "３", "９", "１０"}},
                {"upperRoman", {"I", "II", "III", "IX", "X"}},
                {"lowerRoman", {"i", "ii", "iii", "ix", "x"}},
                {"upperLetter", {"A", "B", "C", "I", "J"}},
                {"lowerLetter", {"a", "b", "c", "i", "j"}},
                {"ordinal", {"1st", "2nd", "3rd", "9th", "10th"}},
                {"cardinalText", {"One", "Two", "Three", "Nine", "Ten"}},
                {"ordinalText", {"First", "Second", "Third", "Ninth", "Tenth"}},
                {"hex", {"1", "2", "3", "9", "A"}},
                {"chicago", {"*", "†", "‡", "***", "†††"}},
                {"numberInDash", {"- 1 -", "- 2 -", "- 3 -", "- 9 -", "- 10 -"}},
                {"decimalEnclosedCircle", {"①", "②", "③", "⑨", "⑩"}},
                {"decimalEnclosedCircleChinese", {"①", "②", "③", "⑨", "⑩"}},
                {"decimalEnclosedFullstop", {"⒈", "⒉", "⒊", "⒐", "⒑"}},
                {"decimalEnclosedParen", {"⑴", "⑵", "⑶", "⑼", "⑽"}},
                {"ideographEnclosedCircle", {"㈠", "㈡", "㈢", "㈨", "㈩"}},
                {"ideographTraditional", {"甲", "乙", "丙", "壬", "癸"}},
                {"ideographZodiac", {"子", "丑", "寅", "申", "酉"}},
                {"ideographZodiacTraditional", {"甲子", "乙丑", "丙寅", "壬申", "癸酉"}},
                {"ideographDigital", {"一", "二", "三", "九", "一〇"}},
                {"japaneseDigitalTenThousand", {"一", "二", "三", "九", "一〇"}},
                {"taiwaneseDigital", {"一", "二", "三", "九", "一○"}},
                {"koreanDigital", {"일", "이", "삼", "구", "일영"}},
                {"koreanDigital2", {"一", "二", "三", "九", "一零"}},
                {"koreanCounting", {"일", "이", "삼", "구", "십"}},
                {"koreanLegal", {"하나", "둘", "셋", "아홉", "열"}},
                {"ganada", {"가", "나", "다", "자", "차"}},
                {"chosung", {"ㄱ", "ㄴ", "ㄷ", "ㅈ", "ㅊ"}},
                {"aiueo", {"ｱ", "ｲ", "ｳ", "ｹ", "ｺ"}},
                {"aiueoFullWidth", {"ア", "イ", "ウ", "ケ", "コ"}},
                {"iroha", {"ｲ", "ﾛ", "ﾊ", "ﾘ", "ﾇ"}},
                {"irohaFullWidth", {"イ", "ロ", "ハ", "リ", "ヌ"}},
                {"russianLower", {"а", "б", "в", "и", "к"}},
                {"russianUpper", {"А", "Б", "В", "И", "К"}},
                {"hebrew1", {"א", "ב", "ג", "ט", "י"}},
                {"hebrew2", {"א", "ב", "ג", "ט", "י"}},
                {"arabicAlpha", {"أ", "ب", "ت", "ذ", "ر"}},
                {"arabicAbjad", {"أ", "ب", "ج", "ط", "ي"}},
                {"thaiLetters", {"ก", "ข", "ค", "ฌ", "ญ"}},
                {"thaiNumbers", {"๑", "๒", "๓", "๙", "๑๐"}},
                {"hindiNumbers", {"१", "२", "३", "९", "१०"}},
                {"hindiVowels", {"क", "ख", "ग", "झ", "ञ"}},
                {"hindiConsonants", {"अ", "आ", "इ", "ऍ", "ऎ"}},
                {"bahtText", {"1", "2", "3", "9", "10"}},
                {"none", {"", "", "", "", ""}},
                {"bullet", {"", "", "", "", ""}}});
}

TEST_CASE("counting systems join tens and hundreds as they are read") {
    check_rows(
        {10, 11, 20, 21, 99, 100, 101, 110, 111},
        {{"chineseCountingThousand",
          {"十", "十一", "二十", "二十一", "九十九", "一百", "一百零一", "一百一十", "一百一十一"}},
         {"taiwaneseCountingThousand",
          {"十", "十一", "二十", "二十一", "九十九", "一百", "一百零一", "一百一十", "一百一十一"}},
         {"chineseCounting",
          {"十", "十一", "二十", "二十一", "九十九", "一○○", "一○一", "一一○", "一一一"}},
         {"taiwaneseCounting",
          {"十", "十一", "二十", "二十一", "九十九", "一○○", "一○一", "一一○", "一一一"}},
         {"chineseLegalSimplified",
          {"壹拾",
           "壹拾壹",
           "贰拾",
           "贰拾壹",
           "玖拾玖",
           "壹佰",
           "壹佰零壹",
           "壹佰壹拾",
           "壹佰壹拾壹"}},
         {"ideographLegalTraditional",
          {"壹拾",
           "壹拾壹",
           "貳拾",
           "貳拾壹",
           "玖拾玖",
           "壹佰",
           "壹佰零壹",
           "壹佰壹拾",
           "壹佰壹拾壹"}},
         {"japaneseCounting",
          {"十", "十一", "二十", "二十一", "九十九", "百", "百一", "百十", "百十一"}},
         {"japaneseLegal",
          {"壱拾",
           "壱拾壱",
           "弐拾",
           "弐拾壱",
           "九拾九",
           "壱百",
           "壱百壱",
           "壱百壱拾",
           "壱百壱拾壱"}},
         {"ideographDigital",
          {"一〇", "一一", "二〇", "二一", "九九", "一〇〇", "一〇一", "一一〇", "一一一"}},
         {"koreanCounting",
          {"십", "십일", "이십", "이십일", "구십구", "백", "백일", "백십", "백십일"}}});
}

TEST_CASE("counting systems read gaps in thousands and ten thousands") {
    check_rows({999, 1000, 1001, 1010, 1100, 10000, 10010, 11000},
               {{"chineseCountingThousand",
                 {"九百九十九",
                  "一千",
                  "一千零一",
                  "一千零一十",
                  "一千一百",
                  "一万",
                  "一万零一十",
                  "一万一千"}},
                {"chineseLegalSimplified",
                 {"玖佰玖拾玖",
                  "壹仟",
                  "壹仟零壹",
                  "壹仟零壹拾",
                  "壹仟壹佰",
                  "壹万",
                  "壹万零壹拾",
                  "壹万壹仟"}},
                {"taiwaneseCountingThousand",
                 {"九百九十九",
                  "一千",
                  "一千零一",
                  "一千零一十",
                  "一千一百",
                  "一萬",
                  "一萬零一十",
                  "一萬一千"}},
                {"japaneseCounting",
                 {"九百九十九", "千", "千一", "千十", "千百", "一万", "一万十", "一万千"}}});
}

TEST_CASE("letters repeat and roman numerals subtract") {
    check_rows({26, 27, 28, 52, 53},
               {{"upperLetter", {"Z", "AA", "BB", "ZZ", "AAA"}},
                {"lowerLetter", {"z", "aa", "bb", "zz", "aaa"}},
                {"upperRoman", {"XXVI", "XXVII", "XXVIII", "LII", "LIII"}},
                {"hebrew1", {"כו", "כז", "כח", "נב", "נג"}}});
}

TEST_CASE("English words follow the number") {
    struct Case {
        std::int64_t value;
        std::string cardinal;
        std::string ordinal_text;
        std::string ordinal;
    };
    for (const Case& c : {Case{11, "Eleven", "Eleventh", "11th"},
                          Case{12, "Twelve", "Twelfth", "12th"},
                          Case{13, "Thirteen", "Thirteenth", "13th"},
                          Case{20, "Twenty", "Twentieth", "20th"},
                          Case{21, "Twenty-one", "Twenty-first", "21st"},
                          Case{100, "One hundred", "One hundredth", "100th"},
                          Case{101, "One hundred one", "One hundred first", "101st"},
                          Case{112, "One hundred twelve", "One hundred twelfth", "112th"},
                          Case{1000, "One thousand", "One thousandth", "1000th"},
                          Case{21340,
                               "Twenty-one thousand three hundred forty",
                               "Twenty-one thousand three hundred fortieth",
                               "21340th"}}) {
        CAPTURE(c.value);
        CHECK(format_number(c.value, "cardinalText") == c.cardinal);
        CHECK(format_number(c.value, "ordinalText") == c.ordinal_text);
        CHECK(format_number(c.value, "ordinal") == c.ordinal);
    }
}

TEST_CASE("a format that has no sign for a number writes digits") {
    struct Case {
        std::string format;
        std::int64_t value;
        std::string text;
    };
    for (const Case& c :
         {Case{"decimalEnclosedCircle", 20, "⑳"},
          Case{"decimalEnclosedCircle", 21, "21"},
          Case{"decimalEnclosedCircle", 0, "0"},
          Case{"decimalEnclosedFullstop", 21, "21"},
          Case{"decimalEnclosedParen", 21, "21"},
          Case{"ideographEnclosedCircle", 11, "11"},
          Case{"ideographTraditional", 11, "11"},
          Case{"ideographZodiac", 12, "亥"},
          Case{"ideographZodiac", 13, "13"},
          Case{"ideographZodiacTraditional", 60, "癸亥"},
          Case{"ideographZodiacTraditional", 61, "甲子"},
          Case{"upperLetter", 0, "0"},
          Case{"lowerRoman", 0, "0"},
          Case{"upperRoman", 1000000, "1000000"},
          Case{"lowerLetter", 1000000, "1000000"},
          Case{"chineseCountingThousand", 0, "零"},
          Case{"chineseCountingThousand", -3, "-3"},
          Case{"chineseCountingThousand", 100000000, "100000000"},
          Case{"decimal", std::numeric_limits<std::int64_t>::max(), "9223372036854775807"},
          Case{"aiueo", 47, "ｱ"},
          Case{"no such format", 7, "7"},
          Case{"", 7, "7"}}) {
        CAPTURE(c.format);
        CAPTURE(c.value);
        CHECK(format_number(c.value, c.format) == c.text);
    }
}

TEST_CASE("a custom format is told by the beginning of its sequence") {
    struct Case {
        std::string custom;
        std::int64_t value;
        std::string text;
    };
    for (const Case& c : {Case{"001, 002, 003, ...", 7, "007"},
                          Case{"0001, 0002, 0003, ...", 12, "0012"},
                          Case{"00001, 00002, 00003, ...", 123456, "123456"},
                          Case{"一, 十, 一百(简), ...", 101, "一百零一"},
                          Case{"a, ç, ĝ, ...", 3, "3"},
                          Case{"", 3, "3"},
                          Case{"000", 3, "3"}}) {
        CAPTURE(c.custom);
        CHECK(format_number(c.value, "custom", c.custom) == c.text);
    }
}

TEST_CASE("every number that a Word list can have is written within a bounded length") {
    for (const std::string format : {"upperLetter", "chicago", "upperRoman", "hebrew2", "ganada"}) {
        for (std::int64_t value = 0; value <= 32767; ++value) {
            const std::string text = format_number(value, format);
            if (text.empty() || text.size() > 400) {
                CAPTURE(format);
                CAPTURE(value);
                FAIL_CHECK(text.size());
            }
        }
    }
}

TEST_CASE("known formats are told from unknown ones") {
    CHECK(is_known_number_format("chineseCounting"));
    CHECK(is_known_number_format("custom"));
    CHECK(is_known_number_format("hex"));
    CHECK_FALSE(is_known_number_format("vietnameseCounting"));
    CHECK_FALSE(is_known_number_format(""));
}

}  // namespace
