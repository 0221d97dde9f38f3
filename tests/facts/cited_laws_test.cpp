#include <string>

#include <doctest/doctest.h>

#include "facts/reference_fixture.h"

using review_test::list_references;
using review_test::ReferenceCase;
using review_test::references;

TEST_CASE("laws are cited with their places, with and without 《》") {
    for (const ReferenceCase& c :
         {ReferenceCase{"根据《中华人民共和国民法典》第五百八十六条第二款的规定。",
                        "ref law=中华人民共和国民法典 article=586 paragraph=2 resolved=yes\n"},
          ReferenceCase{
              "根据《民法典》第十条、第十二条至第十五条。",
              "ref law=中华人民共和国民法典 article=10 resolved=yes\nref law=中华人民共和国民法典 "
              "article=12 resolved=yes\nref law=中华人民共和国民法典 article=15 resolved=yes\n"},
          ReferenceCase{"根据招标投标法第四十六条第一款签订。",
                        "ref law=中华人民共和国招标投标法 article=46 paragraph=1 resolved=yes\n"},
          ReferenceCase{"依据政府采购法实施条例及民法典订立本合同。",
                        "ref law=中华人民共和国政府采购法实施条例\nref law=中华人民共和国民法典\n"},
          ReferenceCase{"《民法典》《政府采购法》等法律。",
                        "ref law=中华人民共和国民法典\nref law=中华人民共和国政府采购法\n"},
          ReferenceCase{"依据《政府采购法》第九十五条。",
                        "ref law=中华人民共和国政府采购法 article=95 resolved=no\n"},
          ReferenceCase{"《民法典》第五百零九条规定诚信，第五百一十条规定补充。",
                        "ref law=中华人民共和国民法典 article=509 resolved=yes\nref "
                        "law=中华人民共和国民法典 article=510 resolved=yes\n"},
          ReferenceCase{"依照《公司法》订立。该法第十五条另有规定。",
                        "ref law=中华人民共和国公司法\nref law=中华人民共和国公司法 article=15 "
                        "resolved=yes\n"},
          ReferenceCase{
              "《中华人民共和国民法典》（以下简称“法典”）第九条，《法典》第十条。",
              "ref law=中华人民共和国民法典 article=9 resolved=yes\nref law=中华人民共和国民法典 "
              "article=10 resolved=yes\n"},
          // A law before a place of it needs no word that leads to it.
          ReferenceCase{"实施刑法第三百零七条行为的。",
                        "ref law=中华人民共和国刑法 article=307 resolved=yes\n"},
          ReferenceCase{"第一条 民法典第九条规定的原则。",
                        "ref law=中华人民共和国民法典 article=9 resolved=yes\n"},
          ReferenceCase{"“民法典第九条所称原则”。",
                        "ref law=中华人民共和国民法典 article=9 resolved=yes\n"},
          ReferenceCase{"依照刑法分则第三章的规定。", "ref law=中华人民共和国刑法\n"},
          ReferenceCase{"违反《民法典》第七条第一款，或者违反第二款的。",
                        "ref law=中华人民共和国民法典 article=7 paragraph=1 resolved=yes\nref "
                        "law=中华人民共和国民法典 article=7 paragraph=2 resolved=yes\n"},
          ReferenceCase{
              "《民法典》第九条规定了原则，该条第二款另有规定。",
              "ref law=中华人民共和国民法典 article=9 resolved=yes\nref law=中华人民共和国民法典 "
              "article=9 paragraph=2 resolved=yes\n"},
          ReferenceCase{
              "按照最高人民法院《关于适用〈中华人民共和国民事诉讼法〉的解释》第二条办理。",
              "ref law=最高人民法院关于适用《中华人民共和国民事诉讼法》的解释 article=2 "
              "resolved=yes\n"},
          // Not citations of laws:
          ReferenceCase{"参考德国民法典第九条。", "ref article=9 resolved=unknown\n"},
          ReferenceCase{"违反江州市物业管理条例第九条。", "ref article=9 resolved=unknown\n"},
          ReferenceCase{"各该条例另有规定。", ""},
          ReferenceCase{"本合同法定代表人为张三。", ""},
          ReferenceCase{"由江州市物业管理条例实施小组负责。", ""},
          ReferenceCase{"依据合同法律关系处理。", ""},
          ReferenceCase{"《保洁服务合同》第三条不变。", "ref article=3 resolved=unknown\n"},
          ReferenceCase{"依据《招标文件》订立。", ""}}) {
        CAPTURE(c.text);
        CHECK(list_references(c.text, {"law", "article", "paragraph", "resolved"}) == c.expected);
    }
}

TEST_CASE("a title in 《》 is a law only when it is known or ends as laws do") {
    struct TitleCase {
        std::string title;
        bool law;
    };
    for (const TitleCase& c : {TitleCase{"中华人民共和国民法典", true},
                               TitleCase{"民法典", true},
                               TitleCase{"江州市城市绿化条例", true},
                               TitleCase{"江州市合同管理办法（试行）", true},
                               TitleCase{"某某实施细则", true},
                               TitleCase{"保洁服务合同", false},
                               TitleCase{"招标文件", false},
                               TitleCase{"廉洁协议", false},
                               TitleCase{"关于做好采购工作的通知", false},
                               TitleCase{"城市道路清扫质量标准", false},
                               TitleCase{"考核方法", false},
                               TitleCase{"中标通知书", false}}) {
        CAPTURE(c.title);
        const auto facts = references("依据《" + c.title + "》办理。");
        REQUIRE(facts.size() == 1);
        CHECK(facts[0].element == (c.law ? "ref" : "quote"));
        CHECK(facts[0].get("kind") == (c.law ? "law" : "title"));
    }
}

TEST_CASE("the status of a law is that of the day of the document") {
    struct StatusCase {
        std::string text;
        std::string date;
        std::string expected;
    };
    const std::string environment = "中华人民共和国生态环境法典";
    for (const StatusCase& c :
         {StatusCase{
              "《中华人民共和国合同法》", "2026-11-23", "repealed 2021-01-01 中华人民共和国民法典"},
          StatusCase{"《合同法》", "2019-05-01", "in-force 2021-01-01 中华人民共和国民法典"},
          StatusCase{"《经济合同法》", "2026-11-23", "repealed 1999-10-01 中华人民共和国民法典"},
          StatusCase{"《经济合同法》", "2005-01-01", "repealed 1999-10-01 中华人民共和国合同法"},
          StatusCase{"《环境噪声污染防治法》",
                     "2023-01-01",
                     "repealed 2022-06-05 中华人民共和国噪声污染防治法"},
          StatusCase{"《环境噪声污染防治法》", "2026-11-23", "repealed 2022-06-05 " + environment},
          StatusCase{"《环境保护法》", "2026-08-14", "in-force 2026-08-15 " + environment},
          StatusCase{"《环境保护法》", "2026-08-15", "repealed 2026-08-15 " + environment},
          StatusCase{"《公司法》", "2026-11-23", "in-force  "},
          StatusCase{"《公司法（2018年修正）》", "2026-11-23", "unknown  "},
          StatusCase{"《公司法》（2018年修正）", "2026-11-23", "amended 2024-07-01 "},
          StatusCase{"《政府采购货物和服务招标投标管理办法》", "2026-11-23", "in-force  "},
          StatusCase{"《政府采购货物和服务招标投标管理办法》（财政部令第87号）",
                     "2026-11-23",
                     "in-force  "},
          StatusCase{"《政府采购货物和服务招标投标管理办法》（财政部令第18号）",
                     "2026-11-23",
                     "amended 2017-10-01 "},
          StatusCase{"《建设工程质量保证金管理办法》（建质〔2016〕295号）",
                     "2026-11-23",
                     "amended 2017-07-01 "},
          StatusCase{
              "《建设工程质量保证金管理办法》（建质〔2017〕138号）", "2026-11-23", "in-force  "},
          StatusCase{"《某某市不存在的条例》", "2026-11-23", "unknown  "}}) {
        CAPTURE(c.text);
        CAPTURE(c.date);
        const auto facts = references("依据" + c.text + "订立。", c.date);
        REQUIRE(facts.size() == 1);
        CHECK(std::string(facts[0].get("status")) + " " + std::string(facts[0].get("ended")) + " " +
                  std::string(facts[0].get("successor")) ==
              c.expected);
    }
}

TEST_CASE("a document is cited by its number alone") {
    for (const ReferenceCase& c :
         {ReferenceCase{
              "依据财政部令第87号第七十七条办理。",
              "ref kind=document law=政府采购货物和服务招标投标管理办法 order=财政部令第87号 "
              "article=77 status=in-force resolved=yes\n"},
          ReferenceCase{
              "依据财政部第87号令、中华人民共和国财政部令第18号。",
              "ref kind=document law=政府采购货物和服务招标投标管理办法 order=财政部令第87号 "
              "status=in-force\n"
              "ref kind=document law=政府采购货物和服务招标投标管理办法 order=财政部令第18号 "
              "status=amended\n"},
          ReferenceCase{"依据国务院令第九百号。",
                        "ref kind=document order=国务院令第900号 status=unknown\n"},
          ReferenceCase{"按照建质〔2016〕295号执行。",
                        "ref kind=document law=建设工程质量保证金管理办法 order=建质〔2016〕295号 "
                        "status=amended\n"},
          ReferenceCase{"按照豫政办〔2020〕5号文件要求。",
                        "ref kind=document order=豫政办〔2020〕5号 status=unknown\n"},
          // With a title they are its order.
          ReferenceCase{"《政府采购法》（主席令第68号）",
                        "ref kind=law law=中华人民共和国政府采购法 "
                        "order=主席令第68号 status=in-force\n"},
          ReferenceCase{"《关于规范采购的通知》（豫财购〔2020〕5号）第三条",
                        "ref kind=clause order=豫财购〔2020〕5号 article=3 resolved=unknown\n"},
          // The document's own, and what is no number of a document.
          ReferenceCase{"建质〔2016〕295号", ""},
          ReferenceCase{"国务院令第900号", ""},
          ReferenceCase{"按照口令第3号操作，第3号令牌，责令第5号楼停工。", ""}}) {
        CAPTURE(c.text);
        CHECK(list_references(c.text, {"kind", "law", "order", "article", "status", "resolved"}) ==
              c.expected);
    }
}

TEST_CASE("what an amendment cites is of the law that it amends") {
    const std::string text =
        "为了惩治犯罪，对刑法作如下修改：\n一、将第一百六十二条修改为：“依照本法第五条处罚。\n"
        "“单位犯前款罪的，依照前款处罚。”\n二、删去第六十八条第二款。\n三、原第九百条作为第九百零一"
        "条。";
    CHECK(list_references(text, {"law", "article", "resolved", "amends"}) ==
          "ref law=中华人民共和国刑法\n"
          "ref law=中华人民共和国刑法 article=162 resolved=yes amends=yes\n"
          "ref law=中华人民共和国刑法 article=5 resolved=yes amends=yes\n"
          "ref resolved=unknown\nref resolved=unknown\n"
          "ref law=中华人民共和国刑法 article=68 resolved=yes amends=yes\n"
          "ref law=中华人民共和国刑法 article=900 resolved=unknown amends=yes\n"
          "ref law=中华人民共和国刑法 article=901 resolved=unknown amends=yes\n");
}
