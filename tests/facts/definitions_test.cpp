#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "facts/sample_document.h"

using review_test::list_facts;
using review_test::Sample;

TEST_CASE("defined terms are found and their uses counted") {
    struct Case {
        std::string text;
        std::string expected;
    };
    for (const Case& c : {
             Case{"市容巡查信息系统（以下简称“本系统”）的开发。\n本系统应当合格，本系统归甲方。",
                  "term name=本系统 full=市容巡查信息系统 uses=2\n"},
             Case{"江州市城市管理局（以下简称甲方）。甲方付款。",
                  "term name=甲方 full=江州市城市管理局 uses=1\n"},
             Case{"依照本办法，道路清扫保洁服务（以下简称：清扫服务）应当达标。",
                  "term name=清扫服务 full=道路清扫保洁服务 uses=0\n"},
             Case{"本合同所称不可抗力，是指不能预见的情况。因不可抗力的，免责。",
                  "term name=不可抗力 def=不能预见的情况 uses=1\n"},
             Case{"本合同所称“服务期”是指一年。", "term name=服务期 def=一年 uses=0\n"},
             Case{"“交付物”：指源代码和文档。", "term name=交付物 def=源代码和文档 uses=0\n"},
             Case{"“工作日”系指法定上班日。", "term name=工作日 def=法定上班日 uses=0\n"},
             Case{"“故障”是指：停机；“缺陷”是指不合格。",
                  "term name=故障 def=停机 uses=0\nterm name=缺陷 def=不合格 uses=0\n"},
             Case{"本合同所称的“验收”是指竣工验收。", "term name=验收 def=竣工验收 uses=0\n"},
             Case{"江州市城市管理局（下称“甲方”）。",
                  "term name=甲方 full=江州市城市管理局 uses=0\n"},
             Case{"江州市水务局（以下简称“甲方”）和江州市财政局（以下统称“采购单位”）。",
                  "term name=甲方 full=江州市水务局 uses=0\n"
                  "term name=采购单位 full=江州市财政局 uses=0\n"},
             Case{"甲方、乙方统称“双方”，单独称“一方”。双方应当配合。",
                  "term name=双方 full=甲方、乙方 uses=1\nterm name=一方 uses=0\n"},
             Case{"江州市水务局（以下简称“甲方”或“采购人”）。采购人付款。",
                  "term name=甲方 full=江州市水务局 uses=0\n"
                  "term name=采购人 full=江州市水务局 uses=1\n"},
             Case{"市容巡查信息系统（简称“系统”）应当合格。",
                  "term name=系统 full=市容巡查信息系统 uses=0\n"},
             Case{"在本协议中，“营业日”一词系指法定上班日。",
                  "term name=营业日 def=法定上班日 uses=0\n"},
             Case{"“系统”指乙方开发的软件。", "term name=系统 def=乙方开发的软件 uses=0\n"},
             Case{"1.1 缺陷责任期：指承包人修复缺陷的期限。",
                  "term name=缺陷责任期 def=承包人修复缺陷的期限 uses=0\n"},
             Case{"（一）危险物品，是指易燃易爆物品。",
                  "term name=危险物品 def=易燃易爆物品 uses=0\n"},
             Case{"前款规定是指下列情形。", ""},
             Case{"《产业目录》是指导审批的依据。", ""},
             Case{"验收人是指定的人员。", ""},
             Case{"本合同所称特许经营（以下简称经营），是指授权经营。",
                  "term name=特许经营 def=授权经营 uses=0\n"
                  "term name=经营 full=特许经营 uses=1\n"},
             Case{"根据《江州市道路条例》（以下简称《条例》）制定。",
                  "term name=条例 full=《江州市道路条例》 uses=0\n"},
             Case{"甲方指派专人验收。", ""},
             Case{"联系人：指定专人", ""},
             Case{"《考核办法》由甲方统称解释。", ""},
             Case{"由“甲方”指定的人员验收。", ""},
             Case{"《考核办法》是甲方制定的。", ""},
             Case{"本条所称的内容详见附件。", ""},
             Case{"（以下内容略）", ""},
             Case{"甲方（以下简称）", ""},
         }) {
        CAPTURE(c.text);
        CHECK(list_facts(review::extract_definitions(Sample(c.text).context()),
                         "term",
                         {"name", "full", "def", "uses"}) == c.expected);
    }
}

TEST_CASE("a name that is introduced twice says so, and so does a thing with two names") {
    struct Case {
        std::string text;
        std::string expected;
    };
    for (const Case& c : {
             Case{"一号项目（以下简称“本项目”）。二号项目（以下简称“本项目”）。本项目由乙方实施。",
                  "term name=本项目 uses=1 duplicate=different\n"
                  "term name=本项目 uses=1 duplicate=different\n"},
             Case{"江州市水务局（以下简称甲方）。\n江州市水务局（以下简称甲方）。",
                  "term name=甲方 uses=0 duplicate=same\nterm name=甲方 uses=0 duplicate=same\n"},
             Case{"巡查系统（以下简称“系统”）。\n巡查系统（以下简称“平台”）。系统归甲方。",
                  "term name=系统 uses=2 other-name=平台\nterm name=平台 uses=0 "
                  "other-name=系统\n"},
             Case{"巡查系统（以下简称“系统”）。道路项目（以下简称“项目”）。",
                  "term name=系统 uses=0\nterm name=项目 uses=0\n"},
         }) {
        CAPTURE(c.text);
        CHECK(list_facts(review::extract_definitions(Sample(c.text).context()),
                         "term",
                         {"name", "uses", "duplicate", "other-name"}) == c.expected);
    }
}

TEST_CASE("a short name that nobody introduces is told after three uses") {
    const std::string head =
        "甲方：江州市城市管理局\n乙方：江州清源环境服务有限公司\n第一条 运营\n";
    struct Case {
        std::string text;
        std::string expected;
    };
    for (const Case& c : {
             Case{"平台公司负责运营，平台公司缴费，平台公司收费。",
                  "term name=平台公司 uses=3 defined=no kind=company\n"},
             Case{"发包人付款，发包人验收。发包人应当配合。",
                  "term name=发包人 uses=3 defined=no kind=role\n"},
             Case{"平台公司负责运营，平台公司缴费。", ""},
             Case{"江州运营有限公司（以下简称“平台公司”）。平台公司运营，平台公司缴费，平台公司收费"
                  "。",
                  "term name=平台公司 uses=3\n"},
             Case{"甲方付款，甲方验收，甲方配合。乙方供货，乙方安装，乙方调试。", ""},
         }) {
        CAPTURE(c.text);
        CHECK(list_facts(review::extract_definitions(Sample(head + c.text).context()),
                         "term",
                         {"name", "uses", "defined", "kind"}) == c.expected);
    }
    const std::string bound =
        "发包人（甲方）：江州市城市管理局\n承包人（乙方）：江州清源环境服务有限公司\n第一条 付款\n"
        "发包人付款，发包人验收，发包人配合。";
    CHECK(review::extract_definitions(Sample(bound).context()).empty());
    CHECK(review::extract_definitions(Sample("发包人、发包人、发包人。").context()).empty());
}

TEST_CASE("a meaning is no longer than a long sentence, however many a line defines") {
    constexpr std::size_t kTerms = 1000;
    std::string text;
    for (std::size_t i = 0; i < kTerms; ++i) {
        text += "“甲某物”是指某种东西，";
    }
    const auto facts = review::extract_definitions(Sample(text).context());
    REQUIRE(facts.size() == kTerms);
    for (const review::Fact& fact : facts) {
        CHECK(fact.get("def").size() <= std::string("字").size() * 300);
    }
}

TEST_CASE("open changes and comments are facts") {
    Sample sample("合同总价为98万元。");
    sample.document.revisions = {{.kind = review::RevisionKind::insertion,
                                  .span = {15, 17},
                                  .text = "",
                                  .author = "李四",
                                  .date = "2026-01-02"},
                                 {.kind = review::RevisionKind::deletion,
                                  .span = {17, 17},
                                  .text = "90",
                                  .author = "李四",
                                  .date = ""}};
    sample.document.comments = {
        {.id = "0", .span = {0, 12}, .author = "王五", .date = "2026-01-03", .text = "请核对"}};
    const auto facts = review::extract_revisions(sample.context());
    const std::vector<std::string> attributes{"author", "text"};
    CHECK(list_facts(facts, "ins", attributes) == "ins author=李四 text=98\n");
    CHECK(list_facts(facts, "del", attributes) == "del author=李四 text=90\n");
    CHECK(list_facts(facts, "comment", attributes) == "comment author=王五 text=请核对\n");
}
