#include "facts/references.h"

#include <fstream>
#include <iterator>
#include <string>

#include <doctest/doctest.h>

#include "facts/reference_grammar.h"
#include "facts/sample_document.h"

using review::Fact;
using review::LawCatalog;
using review_test::Sample;

namespace {

LawCatalog shipped_laws() {
    std::ifstream file(REVIEW_SOURCE_DIR "/rules/laws/catalog.tsv", std::ios::binary);
    auto loaded = LawCatalog::load({std::istreambuf_iterator<char>(file), {}}, "catalog.tsv");
    REQUIRE(loaded.has_value());
    return std::move(*loaded);
}

std::vector<Fact> references(const std::string& text, const std::string& date = "2026-11-23") {
    Sample sample(text);
    sample.laws = shipped_laws();
    std::vector<Fact> facts = extract_references(sample.context());
    for (const Fact& fact : facts) {
        CHECK(fact.span.end > fact.span.begin);
        CHECK(fact.span.end <= sample.document.text.size());
    }
    judge_references(facts, sample.context(), date);
    return facts;
}

std::string list(const std::string& text,
                 const std::vector<std::string>& attributes,
                 const std::string& date = "2026-11-23") {
    return review_test::list_facts(references(text, date), "ref", attributes);
}

struct Case {
    std::string text;
    std::string expected;
};

/// As a view has it.
std::u32string fold(const std::string& text) {
    const Sample sample(text);
    return sample.views.front().chars;
}

const std::string kContract =
    "第一条 范围\n甲方委托。\n乙方接受。\n第二条 价款\n（一）甲；\n（二）乙。\n第三条 违约\n3.1 "
    "乙方。\n3.2 甲方。\n第四条 其他\n";

}  // namespace

TEST_CASE("a cited place is read in every writing") {
    for (const Case& c : {Case{"第五百八十六条", "586"},
                          Case{"第586条", "586"},
                          Case{"第五百八十六条第二款", "586/2"},
                          Case{"第五百八十六条第二款第(三)项", "586/2/3"},
                          Case{"第五百八十六条第二款第（三）项", "586/2/3"},
                          Case{"第十二条第(四)项", "12//4"},
                          Case{"第十二条(四)项", "12//4"},
                          Case{"第3.2条", "3.2"},
                          Case{"第12.4.1项", "12.4.1"},
                          Case{"第二十条之一", "20-1"},
                          Case{"第一千二百六十条", "1260"},
                          Case{"第十条、第十二条", "10 12"},
                          Case{"第十条、第十二条至第十五条", "10 12 15"},
                          Case{"第十、十二条", "10 12"},
                          Case{"第三至五条", "3 5"},
                          Case{"第五条第一款、第二款", "5/1 5/2"},
                          Case{"第五条第(一)项至第(三)项", "5//1 5//3"},
                          Case{"第五条和第六条第二款", "5 6/2"},
                          Case{"第四百七十条第一款第（五）项", "470/1/5"},
                          Case{"第二条第（二）、（三）项", "2//2 2//3"},
                          Case{"第二条第(二)至第(六)项", "2//2 2//6"},
                          Case{"第二条第一款第一、二项", "2/1/1 2/1/2"},
                          Case{"（七）、（八）项", "//7 //8"},
                          Case{"（七）", ""},
                          Case{"第三章", "c3"},
                          Case{"第三章第二节", "c3s2"},
                          Case{"第四章、第五章", "c4 c5"},
                          Case{"第三章第一百四十条、第五条", "c3 140 c3 5"},
                          Case{"第一编第二章", "p1c2"},
                          Case{"第二款", "/2"},
                          Case{"第三方", ""},
                          Case{"第一期", ""},
                          Case{"第", ""},
                          Case{"第条", ""},
                          Case{"第99999999条", ""}}) {
        CAPTURE(c.text);
        std::string found;
        for (const auto& place : review::read_citation(fold(c.text), 0)) {
            found += found.empty() ? "" : " ";
            found += place.part.empty() ? "" : "p" + place.part;
            found += place.chapter.empty() ? "" : "c" + place.chapter;
            found += place.section.empty() ? "" : "s" + place.section;
            found += (place.chapter.empty() || place.article.empty() ? "" : " ") + place.article;
            found += place.paragraph.empty() && place.point.empty() ? "" : "/" + place.paragraph;
            found += place.point.empty() ? "" : "/" + place.point;
        }
        CHECK(found == c.expected);
    }
}

TEST_CASE("laws are cited with their places, with and without 《》") {
    for (const Case& c :
         {Case{"根据《中华人民共和国民法典》第五百八十六条第二款的规定。",
               "ref law=中华人民共和国民法典 article=586 paragraph=2 resolved=yes\n"},
          Case{"根据《民法典》第十条、第十二条至第十五条。",
               "ref law=中华人民共和国民法典 article=10 resolved=yes\nref law=中华人民共和国民法典 "
               "article=12 resolved=yes\nref law=中华人民共和国民法典 article=15 resolved=yes\n"},
          Case{"根据招标投标法第四十六条第一款签订。",
               "ref law=中华人民共和国招标投标法 article=46 paragraph=1 resolved=yes\n"},
          Case{"依据政府采购法实施条例及民法典订立本合同。",
               "ref law=中华人民共和国政府采购法实施条例\nref law=中华人民共和国民法典\n"},
          Case{"《民法典》《政府采购法》等法律。",
               "ref law=中华人民共和国民法典\nref law=中华人民共和国政府采购法\n"},
          Case{"依据《政府采购法》第九十五条。",
               "ref law=中华人民共和国政府采购法 article=95 resolved=no\n"},
          Case{"《民法典》第五百零九条规定诚信，第五百一十条规定补充。",
               "ref law=中华人民共和国民法典 article=509 resolved=yes\nref "
               "law=中华人民共和国民法典 article=510 resolved=yes\n"},
          Case{"依照《公司法》订立。该法第十五条另有规定。",
               "ref law=中华人民共和国公司法\nref law=中华人民共和国公司法 article=15 "
               "resolved=yes\n"},
          Case{"《中华人民共和国民法典》（以下简称“法典”）第九条，《法典》第十条。",
               "ref law=中华人民共和国民法典 article=9 resolved=yes\nref law=中华人民共和国民法典 "
               "article=10 resolved=yes\n"},
          // A law before a place of it needs no word that leads to it.
          Case{"实施刑法第三百零七条行为的。",
               "ref law=中华人民共和国刑法 article=307 resolved=yes\n"},
          Case{"第一条 民法典第九条规定的原则。",
               "ref law=中华人民共和国民法典 article=9 resolved=yes\n"},
          Case{"“民法典第九条所称原则”。", "ref law=中华人民共和国民法典 article=9 resolved=yes\n"},
          Case{"依照刑法分则第三章的规定。", "ref law=中华人民共和国刑法\n"},
          Case{"违反《民法典》第七条第一款，或者违反第二款的。",
               "ref law=中华人民共和国民法典 article=7 paragraph=1 resolved=yes\nref "
               "law=中华人民共和国民法典 article=7 paragraph=2 resolved=yes\n"},
          Case{"《民法典》第九条规定了原则，该条第二款另有规定。",
               "ref law=中华人民共和国民法典 article=9 resolved=yes\nref law=中华人民共和国民法典 "
               "article=9 paragraph=2 resolved=yes\n"},
          Case{"按照最高人民法院《关于适用〈中华人民共和国民事诉讼法〉的解释》第二条办理。",
               "ref law=最高人民法院关于适用《中华人民共和国民事诉讼法》的解释 article=2 "
               "resolved=yes\n"},
          // Not citations of laws:
          Case{"参考德国民法典第九条。", "ref article=9 resolved=unknown\n"},
          Case{"违反江州市物业管理条例第九条。", "ref article=9 resolved=unknown\n"},
          Case{"各该条例另有规定。", ""},
          Case{"本合同法定代表人为张三。", ""},
          Case{"由江州市物业管理条例实施小组负责。", ""},
          Case{"依据合同法律关系处理。", ""},
          Case{"《保洁服务合同》第三条不变。", "ref article=3 resolved=unknown\n"},
          Case{"依据《招标文件》订立。", ""}}) {
        CAPTURE(c.text);
        CHECK(list(c.text, {"law", "article", "paragraph", "resolved"}) == c.expected);
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

TEST_CASE("places of the document itself are looked up in its clauses") {
    for (const Case& c :
         {Case{"按本合同第三条处理。", "ref internal=yes resolved=yes target=3\n"},
          Case{"按本合同第十五条处理。", "ref internal=yes resolved=no\n"},
          Case{"按第十五条约定处理。", "ref internal=yes resolved=no\n"},
          Case{"按第十五条生产线改造。", "ref internal=yes resolved=unknown\n"},
          Case{"按第一条第二款执行。", "ref internal=yes resolved=yes target=1/2\n"},
          Case{"按第一条第三款执行。", "ref internal=yes resolved=no\n"},
          Case{"违反第二条第（二）项的。", "ref internal=yes resolved=yes target=2/0/2\n"},
          Case{"违反第二条第（三）项的。", "ref internal=yes resolved=no\n"},
          Case{"上述第3.2条。", "ref internal=yes resolved=yes target=3.2\n"},
          Case{"依据第3.5条。", "ref internal=yes resolved=no\n"},
          Case{"依据第2.1条。", "ref internal=yes resolved=yes target=2/0/1\n"},
          Case{"依据第一条、第二条。",
               "ref internal=yes resolved=yes target=1\nref internal=yes resolved=yes target=2\n"},
          Case{"上述第3.2款、第3.9款。",
               "ref internal=yes resolved=yes target=3.2\nref internal=yes resolved=no\n"},
          Case{"从事第二条第（一）、（二）项活动。",
               "ref internal=yes resolved=yes target=2/0/1\nref internal=yes resolved=yes "
               "target=2/0/2\n"},
          Case{"违反第一条第一款的，支付违约金；违反第二款的，赔偿损失。",
               "ref internal=yes resolved=yes target=1/1\nref internal=yes resolved=yes "
               "target=1/2\n"},
          Case{"第二条规定了价款，该条第（二）项另行商定。",
               "ref internal=yes resolved=yes target=2\nref internal=yes resolved=yes "
               "target=2/0/2\n"},
          // Another document's:
          Case{"招标文件第十五条的要求由乙方响应。", "ref internal=no resolved=unknown\n"},
          Case{"主合同第十五条不变。", "ref internal=no resolved=unknown\n"},
          Case{"《保洁合同》第十五条不变。", "ref internal=no resolved=unknown\n"},
          Case{"补充协议将第二条修改为以下内容。", "ref internal=no resolved=unknown\n"},
          Case{"删除第二条、第三条。",
               "ref internal=no resolved=unknown\nref internal=no resolved=unknown\n"},
          // No reference:
          Case{"“第二条”改称“第三条”。", ""},
          Case{"第三方不受影响。", ""},
          Case{"完成第二项工作。", ""}}) {
        CAPTURE(c.text);
        CHECK(list(kContract + c.text, {"internal", "resolved", "target"}) == c.expected);
    }
}

TEST_CASE("前款, 本条 and the like point to the unit before or around") {
    for (const Case& c :
         {Case{"第一条 甲。\n前款不适用。\n第二条 乙。", "ref resolved=yes target=1/1 text=前款\n"},
          Case{"第一条 甲。\n第二条 前条不适用。", "ref resolved=yes target=1 text=前条\n"},
          Case{"第一条 本条不适用。\n第二条 乙。", "ref resolved=yes target=1 text=本条\n"},
          Case{"第一条 甲。\n本条第一款不适用。\n第二条 乙。",
               "ref resolved=yes target=1/1 text=本条第一款\n"},
          Case{"第一条 甲。\n乙。\n前两款不适用。", "ref resolved=yes target=1/2 text=前两款\n"},
          Case{"第一条 前款不适用。\n第二条 乙。", "ref resolved=unknown text=前款\n"},
          Case{"第一条 甲。\n单位犯前款罪的。\n第二条 乙。",
               "ref resolved=yes target=1/1 text=前款\n"},
          Case{"第一条 有下列情形的：\n（一）甲；\n（二）乙。\n有前款（一）、（二）项情形的。",
               "ref resolved=yes target=1/1/1 text=前款(一)\nref resolved=yes target=1/1/2 "
               "text=(二)项\n"},
          Case{"第一条 范围：\n（一）甲；\n（二）乙。\n前款第二项另定。\n第二条 丙。",
               "ref resolved=yes target=1/0/2 text=前款第二项\n"},
          Case{"第一条 有下列情形的：\n（一）甲；\n（二）除本款第一项以外的。",
               "ref resolved=yes target=1/1/1 text=本款第一项\n"},
          Case{"第一章 总则\n第一条 甲。\n第二条 适用本章规定。",
               "ref resolved=yes target=c1 text=本章\n"},
          Case{"第一章 总则\n第一条 依照本办法第二章的规定。\n第二章 分则\n第二条 乙。",
               "ref resolved=yes target=c2 text=本办法第二章\n"},
          Case{"第一条 甲。\n前三款不适用。\n第二条 乙。", "ref resolved=unknown text=前三款\n"},
          Case{"第一条 对前三项污染物征税，以前款项，目前条件。\n第二条 乙。", ""},
          Case{"第一条 提前条件成就的。\n第二条 本条例不变，本项目继续，遵守本章程。", ""}}) {
        CAPTURE(c.text);
        CHECK(list(c.text, {"resolved", "target", "text"}) == c.expected);
    }
}

TEST_CASE("attachments are found among the annexes") {
    const std::string annexes = "\n@@\n附件一：清单\n甲。\n@@\n附件二：办法\n第一条 乙。\n";
    for (const Case& c :
         {Case{"详见附件一。", "ref kind=attachment resolved=yes target=1\n"},
          Case{"详见附件2。", "ref kind=attachment resolved=yes target=2\n"},
          Case{"详见附件三。", "ref kind=attachment resolved=no target=3\n"},
          Case{"详见附件一、二。",
               "ref kind=attachment resolved=yes target=1\nref kind=attachment resolved=yes "
               "target=2\n"},
          Case{"列入《濒危野生动植物种国际贸易公约》附录一、附录二。",
               "ref kind=attachment resolved=unknown target=1\nref kind=attachment "
               "resolved=unknown target=2\n"},
          Case{"附件三份。", ""},
          Case{"附件齐全。", ""}}) {
        CAPTURE(c.text);
        CHECK(list("第一条 甲\n" + c.text + annexes, {"kind", "resolved", "target"}) == c.expected);
    }
}

TEST_CASE("what an amendment cites is of the law that it amends") {
    const std::string text =
        "为了惩治犯罪，对刑法作如下修改：\n一、将第一百六十二条修改为：“依照本法第五条处罚。\n"
        "“单位犯前款罪的，依照前款处罚。”\n二、删去第六十八条第二款。\n三、原第九百条作为第九百零一"
        "条。";
    CHECK(list(text, {"law", "article", "resolved", "amends"}) ==
          "ref law=中华人民共和国刑法\n"
          "ref law=中华人民共和国刑法 article=162 resolved=yes amends=yes\n"
          "ref law=中华人民共和国刑法 article=5 resolved=yes amends=yes\n"
          "ref resolved=unknown\nref resolved=unknown\n"
          "ref law=中华人民共和国刑法 article=68 resolved=yes amends=yes\n"
          "ref law=中华人民共和国刑法 article=900 resolved=unknown amends=yes\n"
          "ref law=中华人民共和国刑法 article=901 resolved=unknown amends=yes\n");
}

TEST_CASE("the label of an article that stands within a line is no reference") {
    CHECK(list("第一条 甲。 第二条 乙，依照第一条执行。第三条丙。", {"text"}) ==
          "ref text=第一条\n");
}

TEST_CASE("a file with some articles of a law does not show that others are missing") {
    CHECK(list("第二十条 甲。\n第二十一条 乙。\n第二十二条 依照本法第三条、第二十三条执行。",
               {"resolved"}) == "ref resolved=unknown\nref resolved=unknown\n");
    CHECK(list("第一条 甲。\n第二条 乙。\n第三条 依照本法第三十条执行。", {"resolved"}) ==
          "ref resolved=no\n");
}

TEST_CASE("a document numbered 一、二、 has no 第三百条") {
    CHECK(list("一、甲罪（第三百条）\n二、乙罪（第三百零一条）\n三、按照第二条办理。",
               {"internal", "resolved"}) ==
          "ref internal=no resolved=unknown\nref internal=no resolved=unknown\n"
          "ref internal=yes resolved=yes\n");
}

TEST_CASE("a reference in an annex is looked up there first") {
    const std::string text =
        "第一条 甲。\n第二条 乙。\n第三条 丙。\n第四条 丁。\n@@\n附件一：办法\n第一条 子。\n第二条 "
        "按第一条执行。\n第三条 按第四条执行。";
    CHECK(list(text, {"resolved", "target"}) ==
          "ref resolved=yes target=a1:1\nref resolved=yes target=4\n");
}

TEST_CASE("labels at the start of a line are no references") {
    CHECK(list("第一条 甲。\n第二条 乙。\n附件一：清单\n附件二：办法", {"text"}).empty());
}

TEST_CASE("long and broken text is read in time") {
    std::string text = "第一条 ";
    for (int i = 0; i < 20000; ++i) {
        text += "“《第（附件前";
    }
    CHECK(references(text).size() < 100000);
}

TEST_CASE("a number of a hundred thousand parts is no place") {
    std::string text = "第一条 按照第";
    for (int i = 0; i < 100000; ++i) {
        text += "1.";
    }
    CHECK(references(text + "1条办理。").empty());
}

TEST_CASE("a place is found among ten thousand items and 款 of one article") {
    std::string text = "第一条 甲";
    for (int i = 0; i < 9999; ++i) {
        text += "\n本条第一款执行。";
    }
    const std::vector<Fact> facts = references(text);
    CHECK(facts.size() == 9999);
    CHECK(facts.back().get("resolved") == "yes");
    CHECK(facts.back().get("target") == "1/1");
}
