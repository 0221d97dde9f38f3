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
