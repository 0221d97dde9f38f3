#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "facts/extract.h"
#include "facts/value_fixture.h"

using review::test::Case;
using review::test::Fixture;
using review::test::summary;

namespace {

std::string durations(const std::string& text, const std::vector<std::string>& names) {
    return review::test::found(review::extract_durations, text, names);
}

}  // namespace

TEST_CASE("a period in every form reads as number and unit, with the exact lengths") {
    const std::vector<std::string> names = {"value", "unit", "days", "months", "years", "working"};
    for (const Case& c : {
             Case{"30日", "value=30 unit=day days=30"},
             Case{"三十个工作日", "value=30 unit=working-day working=yes"},
             Case{"30个工作日", "value=30 unit=working-day working=yes"},
             Case{"15个日历天", "value=15 unit=day days=15"},
             Case{"10天", "value=10 unit=day days=10"},
             Case{"两年", "value=2 unit=year months=24 years=2"},
             Case{"壹年", "value=1 unit=year months=12 years=1"},
             Case{"24个月", "value=24 unit=month months=24 years=2"},
             Case{"十二个月", "value=12 unit=month months=12 years=1"},
             Case{"一年零六个月", "value=18 unit=month months=18"},
             Case{"1年零6个月", "value=18 unit=month months=18"},
             Case{"1年6个月", "value=18 unit=month months=18"},
             Case{"1.5年", "value=1.5 unit=year months=18"},
             Case{"半年", "value=0.5 unit=year months=6"},
             Case{"验收合格后半年内", "value=0.5 unit=year months=6"},
             Case{"一年半", "value=1.5 unit=year months=18"},
             Case{"两周", "value=2 unit=week days=14"},
             Case{"24小时", "value=24 unit=hour"},
             Case{"一个季度", "value=1 unit=quarter months=3"},
             Case{"2个采暖期", "value=2 unit=heating"},
             Case{"二十年", "value=20 unit=year months=240 years=20"},
             Case{"三个月", "value=3 unit=month months=3"},
             Case{"六十日", "value=60 unit=day days=60"},
             Case{"90个自然日", "value=90 unit=day days=90"},
             Case{"半个月", "value=0.5 unit=month"},
             Case{"一个半月", "value=1.5 unit=month"},
             Case{"30 个 工作日", "value=30 unit=working-day working=yes"},
             Case{"_30_日", "value=30 unit=day days=30"},
         }) {
        CAPTURE(c.text);
        CHECK(durations(c.text, names) == c.expected);
    }
}

TEST_CASE("the start of the next period is not that of the one before") {
    for (const Case& c : {
             Case{"质保期为二年，自验收合格之日起30日内提交报告",
                  "value=2; value=30 relative=acceptance"},
             Case{"质保期为二年，自验收合格之日起算", "value=2 relative=acceptance"},
             Case{"质保期为二年，自验收合格之日起，每30日巡检一次", "value=2 relative=acceptance"},
         }) {
        CAPTURE(c.text);
        CHECK(durations(c.text, {"value", "relative"}) == c.expected);
    }
}

TEST_CASE("a number said twice is one period, and a difference is told") {
    for (const Case& c : {
             Case{"十五（15）日", "value=15"},
             Case{"15（十五）个工作日", "value=15"},
             Case{"叁（3）年", "value=3"},
             Case{"十五（16）日", "value=15 mismatch=yes"},
             Case{"三十（30）日内", "value=30"},
         }) {
        CAPTURE(c.text);
        CHECK(durations(c.text, {"value", "mismatch"}) == c.expected);
    }
}

TEST_CASE("a period carries its bound and both ends of a range") {
    for (const Case& c : {
             Case{"不超过60日", "value=60 op=le"},
             Case{"不少于20日", "value=20 op=ge"},
             Case{"三年以上", "value=3 op=ge"},
             Case{"一年以下", "value=1 op=le"},
             Case{"超过30日", "value=30 op=gt"},
             Case{"不满一年", "value=1 op=lt"},
             Case{"约10天", "value=10 op=approx"},
             Case{"30日内", "value=30 op=le"},
             Case{"3至5个工作日", "value=3 op=ge; value=5 op=le"},
             Case{"30日-60日", "value=30 op=ge; value=60 op=le"},
             Case{"30-60日", "value=30 op=ge; value=60 op=le"},
             Case{"三年以上七年以下", "value=3 op=ge; value=7 op=le"},
         }) {
        CAPTURE(c.text);
        CHECK(durations(c.text, {"value", "op"}) == c.expected);
    }
}

TEST_CASE("a period knows the event that it runs from or to") {
    for (const Case& c : {
             Case{"自合同签订之日起30日内", "relative=sign"},
             Case{"合同签订后5个工作日内", "relative=sign"},
             Case{"验收合格之日起30日内支付", "relative=acceptance"},
             Case{"验收合格且收到发票后30日内", "relative=invoice"},
             Case{"收到乙方开具的增值税专用发票后10个工作日内", "relative=invoice"},
             Case{"货物交付后三日内", "relative=delivery"},
             Case{"合同期满前30日", "relative=expiry before=yes"},
             Case{"质保期满后14日内退还", "relative=expiry"},
             Case{"自收到通知之日起五日内", "relative=notice"},
             Case{"签订地点为郑州，期限为30日", ""},
             Case{"签订后生效。期限三年", ""},
             Case{"服务期限三年", ""},
         }) {
        CAPTURE(c.text);
        CHECK(durations(c.text, {"relative", "before"}) == c.expected);
    }
}

TEST_CASE("a period that runs from a written date has its last day") {
    for (const Case& c : {
             Case{"自2026年1月1日起30日内", "from=2026-01-01 last=2026-01-31"},
             Case{"自2026年2月10日起60日内", "from=2026-02-10 last=2026-04-11"},
             Case{"自2026年1月31日起一个月", "from=2026-01-31 last=2026-02-28"},
             Case{"自2024年1月31日起一个月", "from=2024-01-31 last=2024-02-29"},
             Case{"自2026年8月31日起六个月", "from=2026-08-31 last=2027-02-28"},
             Case{"自2026年1月1日起一年", "from=2026-01-01 last=2027-01-01"},
             Case{"自2024年2月29日起一年", "from=2024-02-29 last=2025-02-28"},
             Case{"自2026年3月1日起两年", "from=2026-03-01 last=2028-03-01"},
             Case{"2026年3月1日之日起2周内", "from=2026-03-01 last=2026-03-15"},
             Case{"服务期限一年，自2026年3月1日起至2027年2月28日止",
                  "from=2026-03-01 last=2027-03-01"},
             Case{"质保期为二年，自2026年1月1日起30日内提交报告",
                  "from=2026-01-01 last=2026-01-31"},
             Case{"租期两年（自2026年3月1日起计算）", "from=2026-03-01 last=2028-03-01"},
             Case{"自2026年1月1日起10个工作日内", ""},
             Case{"2026年1月1日签订，质保期两年", ""},
             Case{"至2026年1月1日止，30日内付清", ""},
             Case{"自2026年1月起30日内", ""},
             Case{"有效期五年，自2026年1月1日起施行", ""},
         }) {
        CAPTURE(c.text);
        const Fixture fixture(c.text);
        std::vector<review::Fact> periods = review::test::values_with_roles(fixture);
        std::erase_if(periods, [](const auto& fact) { return fact.element != "duration"; });
        CHECK(summary(periods, {"from", "last"}) == c.expected);
    }
}

TEST_CASE("what is no period gives none") {
    for (const std::string& text : std::vector<std::string>{
             "第三年起",
             "第1期",
             "第二日",
             "年满十八周岁",
             "2024年3月11日",
             "二〇二四年三月十一日",
             "24年3月11日",
             "2024年",
             "3月11日",
             "每月5日前",
             "次月10日",
             "每月1日至5日",
             "2026年3月1日至31日",
             "20年月日",
             "同一年、某一年",
             "三年级",
             "90年代",
             "6月",
             "每逾期一日",
             "逾期一日",
             "7×24小时",
             "上半年、下半年",
             "前半年和后半年",
             "周一至周五",
             "今日、当日、生日",
             "国办发〔2018〕37号",
             "5.5条、3个、100元、30%",
             "2021年度",
             "上一年度、下一年度、半年度",
             "多年、数日、几天",
             "一方、统一、万一",
         }) {
        CAPTURE(text);
        CHECK(durations(text, {"text", "value"}) == "");
    }
}
