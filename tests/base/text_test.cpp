#include "base/text.h"

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "base/result.h"

namespace {

using namespace review;

TEST_CASE("code points are read with their length and written back") {
    struct Case {
        std::string text;
        char32_t value;
        std::size_t size;
    };
    for (const Case& c : {Case{"A", U'A', 1},
                          Case{"é", U'é', 2},
                          Case{"第", U'第', 3},
                          Case{"\xF0\xA0\x80\x80", U'\U00020000', 4},
                          Case{std::string(1, '\0'), U'\0', 1}}) {
        CAPTURE(c.size);
        const CodePoint point = code_point_at(c.text, 0);
        CHECK(point.value == c.value);
        CHECK(point.size == c.size);
        std::string written = "x";
        append_utf8(written, c.value);
        CHECK(written == "x" + c.text);
    }
    CHECK(code_point_at("甲乙", 3).value == U'乙');
}

TEST_CASE("what is no code point is written as a replacement character") {
    for (const char32_t value : {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000}}) {
        std::string text;
        append_utf8(text, value);
        CHECK(text == "\xEF\xBF\xBD");
    }
}

TEST_CASE("ill-formed UTF-8 is told and repaired") {
    struct Case {
        std::string what;
        std::string bytes;
        std::string repaired;
    };
    const std::string mark = "\xEF\xBF\xBD";
    for (const Case& c : {Case{"lone continuation", "a\x80z", "a" + mark + "z"},
                          Case{"cut short", "甲\xE7\x94", "甲" + mark},
                          Case{"overlong", "\xC0\xAF", mark + mark},
                          Case{"surrogate", "\xED\xA0\x80", mark + mark + mark},
                          Case{"beyond Unicode", "\xF4\x90\x80\x80", mark + mark + mark + mark},
                          Case{"byte that never occurs", "\xFF", mark}}) {
        CAPTURE(c.what);
        CHECK_FALSE(is_valid_utf8(c.bytes));
        CHECK(to_valid_utf8(c.bytes) == c.repaired);
        CHECK(is_valid_utf8(to_valid_utf8(c.bytes)));
    }
    for (const std::string text : {"", "abc", "第一条", "\xF0\x9F\x93\x84"}) {
        CAPTURE(text);
        CHECK(is_valid_utf8(text));
        CHECK(to_valid_utf8(text) == text);
    }
}

TEST_CASE("code points and terminal columns are counted apart") {
    struct Case {
        std::string text;
        std::size_t points;
        std::size_t width;
    };
    for (const Case& c : {Case{"", 0, 0},
                          Case{"abc", 3, 3},
                          Case{"第1条", 3, 5},
                          Case{"（一）", 3, 6},
                          Case{"ｶ", 1, 1},
                          Case{"e\u0301", 2, 1},
                          Case{"\u200B", 1, 0},
                          Case{"\xF0\xA0\x80\x80", 1, 2}}) {
        CAPTURE(c.text);
        CHECK(count_code_points(c.text) == c.points);
        CHECK(display_width(c.text) == c.width);
    }
}

TEST_CASE("Han characters, spaces and full-width forms are told apart") {
    struct Case {
        char32_t c;
        bool han;
        bool space;
        char32_t folded;
    };
    for (const Case& c :
         {Case{U'一', true, false, U'一'},         Case{U'〇', true, false, U'〇'},
          Case{U'々', true, false, U'々'},         Case{U'\U00020000', true, false, U'\U00020000'},
          Case{U'㐀', true, false, U'㐀'},         Case{U'，', false, false, U','},
          Case{U'。', false, false, U'。'},        Case{U'あ', false, false, U'あ'},
          Case{U'A', false, false, U'A'},          Case{U'Ａ', false, false, U'A'},
          Case{U'９', false, false, U'9'},         Case{U'（', false, false, U'('},
          Case{U'￥', false, false, U'¥'},         Case{U'①', false, false, U'①'},
          Case{U' ', false, true, U' '},           Case{U'\t', false, true, U'\t'},
          Case{U'\u3000', false, true, U' '},      Case{U'\u00A0', false, true, U'\u00A0'},
          Case{U'\u2003', false, true, U'\u2003'}, Case{U'\u200B', false, false, U'\u200B'}}) {
        CAPTURE(static_cast<unsigned>(c.c));
        CHECK(is_han(c.c) == c.han);
        CHECK(is_space(c.c) == c.space);
        CHECK(fold_width(c.c) == c.folded);
    }
}

TEST_CASE("trimming takes off any white space and nothing else") {
    struct Case {
        std::string text;
        std::string trimmed;
    };
    for (const Case& c : {Case{"", ""},
                          Case{" \t\n", ""},
                          Case{"　甲 方　", "甲 方"},
                          Case{"\u00A0甲\u00A0", "甲"},
                          Case{"甲", "甲"},
                          Case{"\n甲\r\n", "甲"}}) {
        CAPTURE(c.text);
        CHECK(trim(c.text) == c.trimmed);
    }
    const std::string text = "  甲 ";
    CHECK(trim(text).data() == text.data() + 2);
}

TEST_CASE("line and column count from one, in code points") {
    struct Case {
        std::string text;
        std::size_t offset;
        LineColumn expected;
    };
    for (const Case& c : {Case{"", 0, {1, 1}},
                          Case{"甲乙\n丙", 0, {1, 1}},
                          Case{"甲乙\n丙", 3, {1, 2}},
                          Case{"甲乙\n丙", 6, {1, 3}},
                          Case{"甲乙\n丙", 7, {2, 1}},
                          Case{"甲乙\n丙", 10, {2, 2}},
                          Case{"甲乙\n丙", 999, {2, 2}},
                          Case{"\n\n", 2, {3, 1}}}) {
        CAPTURE(c.text);
        CAPTURE(c.offset);
        CHECK(line_column(c.text, c.offset) == c.expected);
    }
}

TEST_CASE("error codes have the names that JSON shows") {
    const std::vector<std::pair<ErrorCode, std::string>> names = {
        {ErrorCode::io, "io"},
        {ErrorCode::unsupported_format, "unsupported_format"},
        {ErrorCode::encrypted, "encrypted"},
        {ErrorCode::malformed_input, "malformed_input"},
        {ErrorCode::limit_exceeded, "limit_exceeded"},
        {ErrorCode::bad_rule, "bad_rule"},
        {ErrorCode::bad_usage, "bad_usage"}};
    for (const auto& [code, name] : names) {
        CHECK(error_code_name(code) == name);
    }
}

}  // namespace
