#include <string>

#include <doctest/doctest.h>

#include "facts/fact_tree.h"
#include "facts/sample_document.h"

using review::FactOptions;
using review_test::project_lexicon;
using review_test::Sample;

namespace {

const std::string kContract =
    "保洁服务采购合同\n甲方：江州市城市管理局\n乙方：江州洁美保洁有限公司\n根据《中华人民共和国合同"
    "法》，"
    "双方订立本合同。\n第一条 服务内容\n乙方负责人民路的清扫。\n第二条 "
    "合同价款\n合同总价为人民币100万元。\n"
    "第四条 "
    "违约责任与争议解决\n按本合同第二条处理，向甲方所在地人民法院起诉。\n甲方（盖章）：\n乙方（盖章"
    "）：\n"
    "签订日期：2019年3月18日";

pugi::xml_document tree_of(const std::string& text, const FactOptions& options = {}) {
    const Sample sample(text);
    return build_fact_tree(sample.document, project_lexicon(), sample.laws, options);
}

std::string value(const pugi::xml_document& tree, const char* query) {
    return tree.select_node(query).attribute() ? tree.select_node(query).attribute().value()
                                               : tree.select_node(query).node().name();
}

}  // namespace

TEST_CASE("a contract becomes a tree that rules can ask") {
    const pugi::xml_document tree = tree_of(kContract);
    struct Case {
        std::string query;
        std::string expected;
    };
    for (const Case& c : {Case{"/document/@kind", "contract"},
                          Case{"/document/@date", "2019-03-18"},
                          Case{"/document/@date-basis", "signed"},
                          Case{"/document/preface/docTitle/@text", "保洁服务采购合同"},
                          Case{"/document/body/article[1]/@heading", "服务内容"},
                          Case{"//article[@num=2]/@topic", " PRC "},
                          Case{"//article[@num=2]/paragraph//amount/@fen", "100000000"},
                          Case{"//article[@num=4]/@topic", " LIA DIS "},
                          Case{"//article[@num=4]/@locator", "第四条"},
                          Case{"/document/body/gap/@expected", "第三条"},
                          Case{"/document/body/gap/@found", "第四条"},
                          Case{"//article//ref[@internal='yes']/@target", "2"},
                          Case{"/document/conclusions//p", "p"},
                          Case{"/document/preface/p//party/@role", "甲方"}}) {
        CAPTURE(c.query);
        CHECK(value(tree, c.query.c_str()) == c.expected);
    }
}

TEST_CASE("dates below the places to sign are the day of signing") {
    const std::string clauses =
        "保洁服务合同\n甲方：江州市城市管理局\n乙方：江州清源环境服务有限公司\n"
        "一、服务内容\n（一）乙方负责保洁。\n二、其他\n"
        "（一）附件为本合同组成部分。\n（二）本合同自双方签字并盖章之日起生效。\n";
    const std::string sign =
        "甲方（公章）：江州市城市管理局　　　　乙方（公章）：江州清源环境服务有限公司\n";
    for (const std::string& end : {
             sign + "2026年4月20日　　　　　　2026年4月20日",
             sign + "2026年4月20日",
             "附件：一、保洁服务标准\n　　　二、人员名单\n" + sign +
                 "代表（签字）：　　　　　　代表（签字）：\n2026年4月20日　　　　　　2026年4月20日",
             std::string(
                 "甲方（章）：江州市城市管理局        乙方（章）：江州清源环境服务有限公司\n"
                 "日期：2026年4月20日        日期：2026年4月20日"),
             std::string(
                 "甲方（盖章）：\n江州市临湖区文化和广电旅游体育局\n代表：\n乙方（盖章）：\n"
                 "江州清源环境服务有限公司\n代表：\n2026年4月20日"),
         }) {
        CAPTURE(end);
        const pugi::xml_document tree = tree_of(clauses + end, {});
        CHECK(value(tree, "/document/@date") == "2026-04-20");
        CHECK(value(tree, "/document/@date-basis") == "signed");
        CHECK(value(tree, "(//signature)[1]/@side") == "A");
        CHECK(value(tree, "(//signature)[2]/@side") == "B");
    }
}

TEST_CASE("what the user says wins over what is found") {
    const pugi::xml_document tree =
        tree_of("说明\n第一条 甲。",
                {.kind = "normative", .type = "lease", .side = "B", .as_of = "2020-01-01"});
    CHECK(value(tree, "/document/@kind") == "normative");
    CHECK(value(tree, "/document/@type") == "lease");
    CHECK(value(tree, "/document/@side") == "B");
    CHECK(value(tree, "/document/@date") == "2020-01-01");
    CHECK(value(tree, "/document/@date-basis") == "as-of");
}

TEST_CASE("the text of the tree is the text of the document") {
    for (const std::string& text :
         {std::string(),
          std::string("\n\n"),
          kContract,
          std::string("一、甲\n|货物|价款|\n|扫把|3元|\n\n二、“乙《丙》”\n附件一：丁")}) {
        CAPTURE(text);
        const Sample sample(text);
        const pugi::xml_document tree =
            build_fact_tree(sample.document, project_lexicon(), sample.laws, {});
        struct Collector : pugi::xml_tree_walker {
            bool for_each(pugi::xml_node& node) override {
                all += node.value();
                return true;
            }
            std::string all;
        } collector;
        pugi::xml_document copy;
        copy.reset(tree);
        copy.traverse(collector);
        CHECK(collector.all == sample.document.text);
    }
}
