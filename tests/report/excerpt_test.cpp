#include "report/excerpt.h"

#include <string>

#include <doctest/doctest.h>

#include "base/text.h"

using namespace review;

namespace {

Span find(const std::string& text, const std::string& words) {
    const std::size_t begin = text.find(words);
    return {.begin = begin, .end = begin + words.size()};
}

}  // namespace

TEST_CASE("a line that fits is quoted whole and its words are marked by width") {
    struct Case {
        std::string line;
        std::string words;
        std::size_t column;
        std::size_t width;
    };
    for (const Case& c : {
             Case{"支付定金30万元。", "定金30万元", 4, 10},
             Case{"abc定金", "定金", 3, 4},
             Case{"定金", "定金", 0, 4},
             Case{"单价\t数量\t合计", "数量", 5, 4},  // a cell separator is shown as one blank
         }) {
        CAPTURE(c.line);
        const Excerpt excerpt =
            make_excerpt(c.line, {.begin = 0, .end = c.line.size()}, find(c.line, c.words), 80);
        CHECK(excerpt.column == c.column);
        CHECK(excerpt.width == c.width);
        CHECK(display_width(excerpt.line) == display_width(printable(c.line)));
    }
}

TEST_CASE("a long line is shortened around the words") {
    std::string line;
    for (int i = 0; i < 100; ++i) {
        line += "甲";
    }
    line += "定金30万元";
    for (int i = 0; i < 100; ++i) {
        line += "乙";
    }
    const Excerpt excerpt =
        make_excerpt(line, {.begin = 0, .end = line.size()}, find(line, "定金30万元"), 40);
    CHECK(display_width(excerpt.line) <= 40);
    CHECK(excerpt.line == "…甲甲甲甲甲甲甲定金30万元乙乙乙乙乙乙乙…");
    CHECK(excerpt.column == 15);
    CHECK(excerpt.width == 10);
}

TEST_CASE("the room that one side does not need goes to the other") {
    std::string tail;
    for (int i = 0; i < 50; ++i) {
        tail += "乙";
    }
    const std::string line = "甲定金" + tail;
    const Excerpt at_begin =
        make_excerpt(line, {.begin = 0, .end = line.size()}, find(line, "定金"), 40);
    CHECK(display_width(at_begin.line) >= 37);
    CHECK(at_begin.line.starts_with("甲定金乙"));
    const std::string reversed = tail + "定金";
    const Excerpt at_end =
        make_excerpt(reversed, {.begin = 0, .end = reversed.size()}, find(reversed, "定金"), 40);
    CHECK(display_width(at_end.line) >= 37);
    CHECK(at_end.line.ends_with("乙定金"));
}

TEST_CASE("words longer than the room are cut, and words past the line end are clamped") {
    std::string line;
    for (int i = 0; i < 100; ++i) {
        line += "甲";
    }
    const Span whole{.begin = 0, .end = line.size()};
    const Excerpt cut = make_excerpt(line, whole, whole, 40);
    CHECK(display_width(cut.line) <= 40);
    CHECK(cut.line.ends_with("甲…"));
    CHECK(cut.width == 38);
    const Excerpt clamped = make_excerpt(
        line + "\n第二行", whole, {.begin = line.size() - 3, .end = line.size() + 9}, 40);
    CHECK(clamped.width == 2);
    CHECK(clamped.line.find("第二行") == std::string::npos);
}

TEST_CASE("printable text is one line of harmless characters") {
    struct Case {
        std::string text;
        std::string expected;
    };
    for (const Case& c : {
             Case{"  一\n二\t三  ", "一 二 三"},
             Case{"a\033[31mb", "a\uFFFD[31mb"},
             Case{"a\u202Eb", "a\uFFFDb"},
             Case{std::string("a\0b", 3), "a\uFFFDb"},
             Case{"a\xFF"
                  "b",
                  "a\uFFFDb"},
         }) {
        CAPTURE(c.text);
        CHECK(printable(c.text) == c.expected);
    }
}

TEST_CASE("text is shortened by width") {
    CHECK(shorten("定金三十万元", 12) == "定金三十万元");
    CHECK(shorten("定金三十万元", 11) == "定金三十万…");
    CHECK(shorten("定金三十万元", 2) == "…");
}
