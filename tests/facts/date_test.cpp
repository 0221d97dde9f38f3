#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "facts/extract.h"
#include "facts/value_fixture.h"

using review::test::Case;

namespace {

std::string dates(const std::string& text, const std::vector<std::string>& names) {
    return review::test::found(review::extract_dates, text, names);
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

TEST_CASE("a date that only words fix says what it is counted from") {
    for (const Case& c : {
             Case{"每月5日前", "text=每月5日 iso=---05 anchor=month"},
             Case{"次月10日", "text=次月10日 iso=---10 anchor=next-month"},
             Case{"当月的25日", "text=当月的25日 iso=---25 anchor=this-month"},
             Case{"每月1日至5日",
                  "text=每月1日 iso=---01 anchor=month; text=5日 iso=---05 anchor=month"},
             Case{"每月末", "text=每月末 part=end anchor=month"},
             Case{"每年3月31日前", "text=每年3月31日 iso=--03-31 anchor=year"},
             Case{"次年1月底前", "text=次年1月底 iso=--01 part=end anchor=next-year"},
             Case{"2024年底", "text=2024年底 iso=2024 part=end"},
             Case{"2024年3月初", "text=2024年3月初 iso=2024-03 part=start"},
             Case{"2024年3月上旬", "text=2024年3月上旬 iso=2024-03 part=first-third"},
             Case{"3月底", "text=3月底 iso=--03 part=end"},
             Case{"2024年第一季度", "text=2024年第一季度 iso=2024 part=q1"},
             Case{"第一季度", "text=第一季度 part=q1"},
             Case{"2024年下半年", "text=2024年下半年 iso=2024 part=h2"},
             Case{"每季度末", "text=每季度末 part=end anchor=quarter"},
             Case{"年底前", "text=年底 part=end"},
             Case{"每年年底", "text=每年年底 part=end anchor=year"},
             Case{"自合同签订之日起生效", "text=合同签订之日 anchor=sign"},
             Case{"自双方签字盖章之日起至验收合格之日止",
                  "text=双方签字盖章之日 anchor=sign; text=验收合格之日 anchor=acceptance"},
             Case{"自公布之日起施行", "text=公布之日 anchor=issue"},
             Case{"收到发票之日", "text=收到发票之日 anchor=invoice"},
         }) {
        CAPTURE(c.text);
        CHECK(dates(c.text, {"text", "iso", "part", "anchor"}) == c.expected);
    }
}

TEST_CASE("a date without a day has the first and the last one that it may be") {
    for (const Case& c : {
             Case{"1970年", "first-day=0 last-day=364"},
             Case{"1970年2月", "first-day=31 last-day=58"},
             Case{"1970年第二季度", "first-day=90 last-day=180"},
             Case{"1970年下半年", "first-day=181 last-day=364"},
             Case{"1970年2月上旬", "first-day=31 last-day=40"},
             Case{"1970年2月下旬", "first-day=51 last-day=58"},
             Case{"1970年底", "last-day=364"},
             Case{"1970年2月初", "first-day=31"},
             Case{"2月、每月5日", ""},
         }) {
        CAPTURE(c.text);
        CHECK(dates(c.text, {"first-day", "last-day"}) == c.expected);
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
             "《2024年养护计划》",
             "项目名称：2024年道路养护服务",
             "每月、次月、每年、下季度",
             "数年底蕴、年底、月底",
             "第一季报、前三季度",
             "自批准之日起30日内",
             "自收到之日起生效",
             "某日、某月某日",
             "第12月15号楼",
             "6222020240311000018",
         }) {
        CAPTURE(text);
        CHECK(dates(text, {"text", "iso"}) == "");
    }
}
