#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "facts/extract.h"
#include "facts/value_fixture.h"

using review::test::Fixture;
using review::test::summary;

namespace {

struct Case {
    std::string text;
    std::string expected;
};

std::string dates(const std::string& text, const std::vector<std::string>& names) {
    const Fixture fixture(text);
    return summary(review::extract_dates(fixture.context), names);
}

}  // namespace

TEST_CASE("a date in every form reads as ISO") {
    for (const Case& c : {
             Case{"2024年3月11日", "iso=2024-03-11 valid=yes"},
             Case{"2024年03月11日", "iso=2024-03-11 valid=yes"},
             Case{"二〇二四年三月十一日", "iso=2024-03-11 valid=yes"},
             Case{"二零二四年三月十一日", "iso=2024-03-11 valid=yes"},
             Case{"二○二四年三月十一日", "iso=2024-03-11 valid=yes"},
             Case{"２０２４年３月１１日", "iso=2024-03-11 valid=yes"},
             Case{"2024 年 3 月 11 日", "iso=2024-03-11 valid=yes"},
             Case{"2024-03-11", "iso=2024-03-11 valid=yes"},
             Case{"2024/3/11", "iso=2024-03-11 valid=yes"},
             Case{"2024.3.11", "iso=2024-03-11 valid=yes"},
             Case{"20240311", "iso=2024-03-11 valid=yes"},
             Case{"2024年3月", "iso=2024-03 valid=yes"},
             Case{"2024年", "iso=2024 valid=yes"},
             Case{"3月11日", "iso=--03-11 valid=yes"},
             Case{"二〇二四年十二月三十一日", "iso=2024-12-31 valid=yes"},
             Case{"2024年2月30日", "valid=no"},
             Case{"2025年2月29日", "valid=no"},
             Case{"2024年2月29日", "iso=2024-02-29 valid=yes"},
             Case{"2024年13月5日", "valid=no"},
             Case{"二0二四年三月十一日", "iso=2024-03-11 valid=yes"},
             Case{"一九九九年元月一日", "iso=1999-01-01 valid=yes"},
             Case{"2024年3月11号", "iso=2024-03-11 valid=yes"},
             Case{"24年3月11日", "iso=2024-03-11 valid=yes"},
             Case{"2024-02-30", "valid=no"},
             Case{"2024年0月1日", "valid=no"},
             Case{"2月29日", "iso=--02-29 valid=yes"},
             Case{"3.2026年1月1日起", "iso=2026-01-01 valid=yes"},
             Case{"十月一日", "iso=--10-01 valid=yes"},
         }) {
        CAPTURE(c.text);
        CHECK(dates(c.text, {"iso", "valid"}) == c.expected);
    }
}

TEST_CASE("the other end of a range takes what it does not say") {
    for (const Case& c : {
             Case{"2026年3月1日至2027年2月28日", "2026-03-01; 2027-02-28"},
             Case{"2026年3月1日至5月31日", "2026-03-01; 2026-05-31"},
             Case{"2026年3月1日起至5月31日止", "2026-03-01; 2026-05-31"},
             Case{"2026年3月1日-31日", "2026-03-01; 2026-03-31"},
             Case{"2026年1月至12月", "2026-01; 2026-12"},
             Case{"2026.3.1-2027.2.28", "2026-03-01; 2027-02-28"},
             Case{"2026-03-01~2027-02-28", "2026-03-01; 2027-02-28"},
             Case{"2026年3月1日，5月31日", "2026-03-01; --05-31"},
         }) {
        CAPTURE(c.text);
        CHECK(dates(c.text, {"iso"}) == c.expected);
    }
}

TEST_CASE("a full date has its day, counted from 1970-01-01") {
    CHECK(dates("1970年1月2日，2026年11月23日", {"day"}) == "1; 20780");
    CHECK(dates("2024年3月，3月11日，2024年2月30日", {"valid", "day"}) ==
          "valid=yes; valid=yes; valid=no");
}

TEST_CASE("what is no date gives none") {
    for (const std::string& text : std::vector<std::string>{
             "2024年  月  日",
             "20  年  月  日",
             "二〇  年  月  日",
             "2024年3月  日",
             "____年__月__日",
             "24年",
             "三年、十年",
             "24个月、三个月",
             "第三年第二个月",
             "2024年度预算",
             "2021年版、2021年修订",
             "GB 32100-2015",
             "版本2024.3",
             "1.2024.3.1",
             "HT-2024-03-11",
             "2024-03-11-001",
             "2024.3.11.2",
             "合同编号：20240311",
             "电话：20240311",
             "20240311元",
             "20241311",
             "12024年",
             "国办发〔2018〕37号",
             "（2025）浙01民终123号",
             "5.5",
             "3月",
             "三月内",
             "13月5日",
             "每月5日",
             "第12月15号楼",
             "6222020240311000018",
         }) {
        CAPTURE(text);
        CHECK(dates(text, {"text", "iso"}) == "");
    }
}
