#include "report/citation.h"

#include <string>

#include <doctest/doctest.h>

using namespace review;

TEST_CASE("numbers are written as statutes write them") {
    struct Case {
        unsigned value;
        std::string expected;
    };
    for (const Case& c : {
             Case{0, "零"},
             Case{7, "七"},
             Case{10, "十"},
             Case{15, "十五"},
             Case{20, "二十"},
             Case{101, "一百零一"},
             Case{110, "一百一十"},
             Case{586, "五百八十六"},
             Case{1001, "一千零一"},
             Case{1010, "一千零一十"},
             Case{1260, "一千二百六十"},
             Case{12345, "12345"},
         }) {
        CAPTURE(c.value);
        CHECK(chinese_number(c.value) == c.expected);
    }
}

TEST_CASE("a basis is cited as far as it goes") {
    struct Case {
        std::string law;
        std::string article;
        std::string paragraph;
        std::string point;
        std::string note;
        std::string expected;
    };
    for (const Case& c : {
             Case{"民法典", "", "", "", "", "《民法典》"},
             Case{"民法典", "586", "2", "", "", "《民法典》第五百八十六条第二款"},
             Case{"招标投标法", "3", "1", "2", "", "《招标投标法》第三条第一款第（二）项"},
             Case{"民法典", "586 587", "", "", "", "《民法典》第五百八十六条、第五百八十七条"},
             Case{"刑法", "17-1", "", "", "", "《刑法》第十七条之一"},
             Case{"《民法典》", "10", "", "", "", "《民法典》第十条"},
             Case{"办法", "7", "", "", "建质〔2017〕138号", "《办法》第七条（建质〔2017〕138号）"},
             Case{"", "", "", "", "起草习惯", "起草习惯"},
         }) {
        CAPTURE(c.expected);
        Basis basis;
        basis.law = c.law;
        basis.article = c.article;
        basis.paragraph = c.paragraph;
        basis.point = c.point;
        basis.note = c.note;
        CHECK(cite(basis) == c.expected);
    }
}
