#include <string>

#include <doctest/doctest.h>

#include "facts/reference_fixture.h"
#include "facts/reference_grammar.h"

using review::Fact;
using review_test::list_references;
using review_test::ReferenceCase;
using review_test::references;
using review_test::Sample;

namespace {

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
    for (const ReferenceCase& c : {ReferenceCase{"第五百八十六条", "586"},
                                   ReferenceCase{"第586条", "586"},
                                   ReferenceCase{"第五百八十六条第二款", "586/2"},
                                   ReferenceCase{"第五百八十六条第二款第(三)项", "586/2/3"},
                                   ReferenceCase{"第五百八十六条第二款第（三）项", "586/2/3"},
                                   ReferenceCase{"第十二条第(四)项", "12//4"},
                                   ReferenceCase{"第十二条(四)项", "12//4"},
                                   ReferenceCase{"第3.2条", "3.2"},
                                   ReferenceCase{"第12.4.1项", "12.4.1"},
                                   ReferenceCase{"第二十条之一", "20-1"},
                                   ReferenceCase{"第一千二百六十条", "1260"},
                                   ReferenceCase{"第十条、第十二条", "10 12"},
                                   ReferenceCase{"第十条、第十二条至第十五条", "10 12 15"},
                                   ReferenceCase{"第十、十二条", "10 12"},
                                   ReferenceCase{"第三至五条", "3 5"},
                                   ReferenceCase{"第五条第一款、第二款", "5/1 5/2"},
                                   ReferenceCase{"第五条第(一)项至第(三)项", "5//1 5//3"},
                                   ReferenceCase{"第五条和第六条第二款", "5 6/2"},
                                   ReferenceCase{"第四百七十条第一款第（五）项", "470/1/5"},
                                   ReferenceCase{"第二条第（二）、（三）项", "2//2 2//3"},
                                   ReferenceCase{"第二条第(二)至第(六)项", "2//2 2//6"},
                                   ReferenceCase{"第二条第一款第一、二项", "2/1/1 2/1/2"},
                                   ReferenceCase{"（七）、（八）项", "//7 //8"},
                                   ReferenceCase{"（七）", ""},
                                   ReferenceCase{"第三章", "c3"},
                                   ReferenceCase{"第三章第二节", "c3s2"},
                                   ReferenceCase{"第四章、第五章", "c4 c5"},
                                   ReferenceCase{"第三章第一百四十条、第五条", "c3 140 c3 5"},
                                   ReferenceCase{"第一编第二章", "p1c2"},
                                   ReferenceCase{"第二款", "/2"},
                                   ReferenceCase{"第三方", ""},
                                   ReferenceCase{"第一期", ""},
                                   ReferenceCase{"第", ""},
                                   ReferenceCase{"第条", ""},
                                   ReferenceCase{"第99999999条", ""}}) {
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

TEST_CASE("every form of citation gives its parts") {
    for (const ReferenceCase& c :
         {ReferenceCase{"按照第五百八十六条", "ref article=586\n"},
          ReferenceCase{"按照第586条", "ref article=586\n"},
          ReferenceCase{"按照第五百八十六条第二款", "ref article=586 paragraph=2\n"},
          ReferenceCase{"按照第五百八十六条第二款第（三）项",
                        "ref article=586 paragraph=2 point=3\n"},
          ReferenceCase{"按照第四百七十条第一款第（五）项",
                        "ref article=470 paragraph=1 point=5\n"},
          ReferenceCase{"按照第十二条第(四)项", "ref article=12 point=4\n"},
          ReferenceCase{"按照第3.2条", "ref article=3.2\n"},
          ReferenceCase{"按照第12.4.1项",
                        "ref article=12.4.1\n"},  // a clause, whatever it is called
          ReferenceCase{"按照第二十条之一", "ref article=20-1\n"},
          ReferenceCase{"《民法典》第五百八十六条", "ref name=民法典 article=586\n"},
          ReferenceCase{"《中华人民共和国政府采购法》第四十九条",
                        "ref name=中华人民共和国政府采购法 article=49\n"},
          ReferenceCase{"根据招标投标法第四十六条第一款",
                        "ref name=招标投标法 article=46 paragraph=1\n"},
          ReferenceCase{"按照第一千二百六十条", "ref article=1260\n"},
          ReferenceCase{"见附件一", "ref target=1\n"},
          ReferenceCase{"见附件2", "ref target=2\n"},
          ReferenceCase{"见附件3-1", "ref target=3-1\n"},
          ReferenceCase{"见附件A", "ref target=A\n"},
          ReferenceCase{"按照第三章的规定", "ref chapter=3\n"},
          ReferenceCase{"按照第二款", "ref paragraph=2\n"}}) {
        CAPTURE(c.text);
        CHECK(list_references(c.text + "执行。",
                              {"name", "chapter", "article", "paragraph", "point", "target"}) ==
              c.expected);
    }
}

TEST_CASE("places of the document itself are looked up in its clauses") {
    for (const ReferenceCase& c :
         {ReferenceCase{"按本合同第三条处理。", "ref internal=yes resolved=yes target=3\n"},
          ReferenceCase{"按本合同第十五条处理。", "ref internal=yes resolved=no\n"},
          ReferenceCase{"按第十五条约定处理。", "ref internal=yes resolved=no\n"},
          ReferenceCase{"按第十五条意见改造。", "ref internal=yes resolved=unknown\n"},
          ReferenceCase{"按第十五条生产线改造。", ""},
          ReferenceCase{"按第一条第二款执行。", "ref internal=yes resolved=yes target=1/2\n"},
          ReferenceCase{"按第一条第三款执行。", "ref internal=yes resolved=no\n"},
          ReferenceCase{"违反第二条第（二）项的。", "ref internal=yes resolved=yes target=2/0/2\n"},
          ReferenceCase{"违反第二条第（三）项的。", "ref internal=yes resolved=no\n"},
          ReferenceCase{"上述第3.2条。", "ref internal=yes resolved=yes target=3.2\n"},
          ReferenceCase{"依据第3.5条。", "ref internal=yes resolved=no\n"},
          ReferenceCase{"依据第2.1条。", "ref internal=yes resolved=yes target=2/0/1\n"},
          ReferenceCase{
              "依据第一条、第二条。",
              "ref internal=yes resolved=yes target=1\nref internal=yes resolved=yes target=2\n"},
          ReferenceCase{"上述第3.2款、第3.9款。",
                        "ref internal=yes resolved=yes target=3.2\nref internal=yes resolved=no\n"},
          ReferenceCase{"从事第二条第（一）、（二）项活动。",
                        "ref internal=yes resolved=yes target=2/0/1\nref internal=yes resolved=yes "
                        "target=2/0/2\n"},
          ReferenceCase{"违反第一条第一款的，支付违约金；违反第二款的，赔偿损失。",
                        "ref internal=yes resolved=yes target=1/1\nref internal=yes resolved=yes "
                        "target=1/2\n"},
          ReferenceCase{"第二条规定了价款，该条第（二）项另行商定。",
                        "ref internal=yes resolved=yes target=2\nref internal=yes resolved=yes "
                        "target=2/0/2\n"},
          // Another document's:
          ReferenceCase{"招标文件第十五条的要求由乙方响应。", "ref internal=no resolved=unknown\n"},
          ReferenceCase{"主合同第十五条不变。", "ref internal=no resolved=unknown\n"},
          ReferenceCase{"《保洁合同》第十五条不变。", "ref internal=no resolved=unknown\n"},
          ReferenceCase{"补充协议将第二条修改为以下内容。", "ref internal=no resolved=unknown\n"},
          ReferenceCase{"删除第二条、第三条。",
                        "ref internal=no resolved=unknown\nref internal=no resolved=unknown\n"},
          ReferenceCase{"在第二条末尾增加规定。", "ref internal=no resolved=unknown\n"},
          // Of a law, whatever word leads to it:
          ReferenceCase{"构成刑法分则第三章规定的犯罪的。", "ref internal=no\n"},
          ReferenceCase{"违反总则第三条的。", "ref internal=yes resolved=yes target=3\n"},
          // Without 第, where words lead to a clause that stands here:
          ReferenceCase{"按3.2款执行。", "ref internal=yes resolved=yes target=3.2\n"},
          ReferenceCase{"见3.1条、3.2条。", "ref internal=yes resolved=yes target=3.1\n"},
          ReferenceCase{"依据本合同3.2条约定。", "ref internal=yes resolved=yes target=3.2\n"},
          ReferenceCase{"按3.9款执行，共3.2条，增加3.2项功能，按3.2%支付。", ""},
          // No reference:
          ReferenceCase{"“第二条”改称“第三条”。", ""},
          ReferenceCase{"第三方不受影响。", ""},
          ReferenceCase{"完成第二项工作。", ""}}) {
        CAPTURE(c.text);
        CHECK(list_references(kContract + c.text, {"internal", "resolved", "target"}) ==
              c.expected);
    }
}

TEST_CASE("前款, 本条 and the like point to the unit before or around") {
    for (const ReferenceCase& c :
         {ReferenceCase{"第一条 甲。\n前款不适用。\n第二条 乙。",
                        "ref resolved=yes target=1/1 text=前款\n"},
          ReferenceCase{"第一条 甲。\n第二条 前条不适用。",
                        "ref resolved=yes target=1 text=前条\n"},
          ReferenceCase{"第一条 本条不适用。\n第二条 乙。",
                        "ref resolved=yes target=1 text=本条\n"},
          ReferenceCase{"第一条 甲。\n本条第一款不适用。\n第二条 乙。",
                        "ref resolved=yes target=1/1 text=本条第一款\n"},
          ReferenceCase{"第一条 甲。\n乙。\n前两款不适用。",
                        "ref resolved=yes target=1/2 text=前两款\n"},
          ReferenceCase{"第一条 前款不适用。\n第二条 乙。", "ref resolved=unknown text=前款\n"},
          ReferenceCase{"第一条 甲。\n单位犯前款罪的。\n第二条 乙。",
                        "ref resolved=yes target=1/1 text=前款\n"},
          ReferenceCase{
              "第一条 有下列情形的：\n（一）甲；\n（二）乙。\n有前款（一）、（二）项情形的。",
              "ref resolved=yes target=1/1/1 text=前款(一)\nref resolved=yes target=1/1/2 "
              "text=(二)项\n"},
          ReferenceCase{"第一条 范围：\n（一）甲；\n（二）乙。\n前款第二项另定。\n第二条 丙。",
                        "ref resolved=yes target=1/0/2 text=前款第二项\n"},
          ReferenceCase{"第一条 有下列情形的：\n（一）甲；\n（二）除本款第一项以外的。",
                        "ref resolved=yes target=1/1/1 text=本款第一项\n"},
          ReferenceCase{
              "第一条 总则。\n第一部分\n一、设备：\n（一）甲；\n（二）用于上述第（一）项的乙。",
              "ref resolved=yes target=1/1 text=上述第(一)项\n"},
          ReferenceCase{
              "第一条 总则。\n第一部分\n一、设备：\n（一）甲；\n（二）用于上述第（四）项的乙。",
              "ref resolved=unknown text=上述第(四)项\n"},
          ReferenceCase{"第一章 总则\n第一条 甲。\n第二条 适用本章规定。",
                        "ref resolved=yes target=c1 text=本章\n"},
          ReferenceCase{"第一章 总则\n第一条 依照本办法第二章的规定。\n第二章 分则\n第二条 乙。",
                        "ref resolved=yes target=c2 text=本办法第二章\n"},
          ReferenceCase{"第一条 甲。\n前三款不适用。\n第二条 乙。",
                        "ref resolved=unknown text=前三款\n"},
          ReferenceCase{"第一条 对前三项污染物征税，以前款项，目前条件。\n第二条 乙。", ""},
          ReferenceCase{"第一条 提前条件成就的。\n第二条 本条例不变，本项目继续，遵守本章程。",
                        ""}}) {
        CAPTURE(c.text);
        CHECK(list_references(c.text, {"resolved", "target", "text"}) == c.expected);
    }
}

TEST_CASE("attachments are found among the annexes") {
    const std::string annexes = "\n@@\n附件一：清单\n甲。\n@@\n附件二：办法\n第一条 乙。\n";
    for (const ReferenceCase& c :
         {ReferenceCase{"详见附件一。", "ref kind=attachment resolved=yes target=1\n"},
          ReferenceCase{"详见附件2。", "ref kind=attachment resolved=yes target=2\n"},
          ReferenceCase{"详见附件三。", "ref kind=attachment resolved=no target=3\n"},
          ReferenceCase{
              "详见附件一、二。",
              "ref kind=attachment resolved=yes target=1\nref kind=attachment resolved=yes "
              "target=2\n"},
          ReferenceCase{"列入《濒危野生动植物种国际贸易公约》附录一、附录二。",
                        "ref kind=attachment resolved=unknown target=1\nref kind=attachment "
                        "resolved=unknown target=2\n"},
          ReferenceCase{"附件三份。", ""},
          ReferenceCase{"附件齐全。", ""}}) {
        CAPTURE(c.text);
        CHECK(list_references("第一条 甲\n" + c.text + annexes, {"kind", "resolved", "target"}) ==
              c.expected);
    }
}

TEST_CASE("the label of an article that stands within a line is no reference") {
    CHECK(list_references("第一条 甲。 第二条 乙，依照第一条执行。第三条丙。", {"text"}) ==
          "ref text=第一条\n");
}

TEST_CASE("a file with some articles of a law does not show that others are missing") {
    CHECK(list_references(
              "第二十条 甲。\n第二十一条 乙。\n第二十二条 依照本法第三条、第二十三条执行。",
              {"resolved"}) == "ref resolved=unknown\nref resolved=unknown\n");
    CHECK(list_references("第一条 甲。\n第二条 乙。\n第三条 依照本法第三十条执行。",
                          {"resolved"}) == "ref resolved=no\n");
}

TEST_CASE("a document numbered 一、二、 has no 第三百条") {
    CHECK(list_references("一、甲罪（第三百条）\n二、乙罪（第三百零一条）\n三、按照第二条办理。",
                          {"internal", "resolved"}) ==
          "ref internal=no resolved=unknown\nref internal=no resolved=unknown\n"
          "ref internal=yes resolved=yes\n");
}

TEST_CASE("a reference in an annex is looked up there first") {
    const std::string text =
        "第一条 甲。\n第二条 乙。\n第三条 丙。\n第四条 丁。\n@@\n附件一：办法\n第一条 子。\n第二条 "
        "按第一条执行。\n第三条 按第四条执行。";
    CHECK(list_references(text, {"resolved", "target"}) ==
          "ref resolved=yes target=a1:1\nref resolved=yes target=4\n");
}

TEST_CASE("labels at the start of a line are no references") {
    CHECK(
        list_references("第一条 甲。\n第二条 乙。\n附件一：清单\n附件二：办法", {"text"}).empty());
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
