#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "facts/sample_document.h"

using review_test::list_facts;
using review_test::Sample;

TEST_CASE("labels of a document give their values as printed") {
    struct Case {
        std::string text;
        std::string expected;
    };
    for (const Case& c : {
             Case{"项目名称：2026年临湖区道路清扫保洁服务",
                  "field name=project-name value=2026年临湖区道路清扫保洁服务\n"},
             Case{"合同编号：JZCG-2026-031", "field name=contract-number value=JZCG-2026-031\n"},
             Case{"一、合同编号：JZ（2026）1号", "field name=contract-number value=JZ(2026)1号\n"},
             Case{"1.1 工程名称：江州市滨江路改造工程",
                  "field name=project-name value=江州市滨江路改造工程\n"},
             Case{"10.2.1工程地点：环翠路", "field name=place value=环翠路\n"},
             Case{"3.5万元的工程名称：环翠路", ""},
             Case{"项目编号：HN-1        签订地点：江州市临湖区",
                  "field name=project-number value=HN-1\nfield name=sign-place "
                  "value=江州市临湖区\n"},
             Case{"|合同编号|JZ-1|\n|工程地点|环翠路|",
                  "field name=contract-number value=JZ-1\nfield name=place value=环翠路\n"},
             Case{"根据中标通知书（编号：ZB-1）、采购结果（项目编号：CG-2）订立。",
                  "field name=project-number value=CG-2\n"},
             Case{"中标通知书编号：ZB2026-018。", "field name=award-number value=ZB2026-018\n"},
         }) {
        CAPTURE(c.text);
        CHECK(list_facts(review::extract_named_fields(Sample(c.text).context()),
                         "field",
                         {"name", "value"}) == c.expected);
    }
}

TEST_CASE("a label without a value gives none") {
    for (const std::string& text : std::vector<std::string>{
             "合同编号：",
             "合同编号：________",
             "项目名称：【  】",
             "合同编号由甲方填写。",
             "|合同编号||",
             "工程地点在环翠路。",
             "本合同编号规则",
         }) {
        CAPTURE(text);
        CHECK(review::extract_named_fields(Sample(text).context()).empty());
    }
}
