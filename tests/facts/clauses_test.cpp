#include "facts/clauses.h"

#include <string>

#include <doctest/doctest.h>

#include "facts/sample_document.h"

using review::Clause;
using review::ClauseLevel;
using review::ClauseTree;
using review_test::Sample;

namespace {

/// One clause a line, indented by its level: label, locator, [heading].
std::string outline(const Sample& sample) {
    std::string text;
    for (const Clause& clause : sample.clauses.clauses) {
        std::size_t depth = 0;
        for (std::size_t i = clause.parent; i != Clause::kNoClause;
             i = sample.clauses.clauses[i].parent) {
            ++depth;
        }
        static const std::string kLevels = "PCSApoi";
        text += std::string(depth, ' ') + kLevels[static_cast<std::size_t>(clause.level)] + " " +
                clause.locator;
        if (!clause.heading_span.empty()) {
            text += " [" + std::string(sample.document.slice(clause.heading_span)) + "]";
        }
        text += "\n";
    }
    return text;
}

std::string gaps(const Sample& sample) {
    std::string text;
    for (const review::NumberingGap& gap : sample.clauses.gaps) {
        text += std::string(gap.reason) + " " + gap.expected + " " + gap.found + ";";
    }
    return text;
}

/// Labels of all numbered clauses.
std::string labels(const Sample& sample) {
    std::string text;
    for (const Clause& clause : sample.clauses.clauses) {
        text += clause.label.empty() ? "" : clause.label + " ";
    }
    return text;
}

struct Case {
    std::string text;
    std::string expected;
};

}  // namespace

TEST_CASE("clauses nest by the way they are numbered") {
    for (const Case& c : {
             Case{"第一章 总则\n第一条 为了规范采购，制定本办法。\n第二条 本办法适用于下列情形：\n"
                  "（一）货物；\n（二）服务。\n前款所称服务，包括维修。\n第二章 附则\n第三条 "
                  "本办法自公布之日起施行。",
                  "C 第一章 [总则]\n A 第一条\n  p 第一条\n A 第二条\n  p 第二条第一款\n   o "
                  "第二条第一款第（一）项\n   o 第二条第一款第（二）项\n  p 第二条第二款\nC 第二章 "
                  "[附则]\n A 第三条\n  p 第三条\n"},
             Case{"一、服务内容\n（一）清扫\n1. 机动车道；\n2. 人行道。\n（二）保洁\n二、违约责任\n"
                  "乙方逾期的，支付违约金。",
                  "A 一、 [服务内容]\n o 一、（一） [清扫]\n  i 一、（一）1.\n  i 一、（一）2.\n o "
                  "一、（二） [保洁]\nA 二、 [违约责任]\n p 二、\n"},
             Case{"1. 总则\n1.1 甲方委托乙方。\n1.1.1 细则一。\n（1）甲；\n（2）乙。\n1.2 "
                  "其他。\n2. "
                  "付款\n2.1 首付。",
                  "A 第1条 [总则]\n p 第1.1条\n  o 第1.1.1条\n   i 第1.1.1条第（1）目\n   i "
                  "第1.1.1条第（2）目\n p 第1.2条\nA 第2条 [付款]\n p 第2.1条\n"},
             Case{"第一条 范围\n1.1 甲方委托。\n1.2 乙方接受。\n第二条 价款\n2.1 100万元。",
                  "A 第一条 [范围]\n p 第1.1条\n p 第1.2条\nA 第二条 [价款]\n p 第2.1条\n"},
             Case{"第三条 乙方义务\n1、提供服务；\n2、接受检查。\n①日常；\n②专项。",
                  "A 第三条 [乙方义务]\n o 第三条第1项\n o 第三条第2项\n  i 第三条第2项第①目\n  i "
                  "第三条第2项第②目\n"},
             Case{"1. 甲方\n（一）提供场地；\n（二）付款。\n2. 乙方\n（一）服务；",
                  "A 第1条 [甲方]\n o 第1条第（一）项\n o 第1条第（二）项\nA 第2条 [乙方]\n o "
                  "第2条第（一）项\n"},
             Case{"第二十条 甲。\n第二十条之一 乙。\n第二十一条 丙。",
                  "A 第二十条\n p 第二十条\nA 第二十条之一\n p 第二十条之一\nA 第二十一条\n p "
                  "第二十一条\n"},
             Case{"A. 范围\na) 甲；\nb) 乙。\nB. 价款", "A A [范围]\n o Aa\n o Ab\nA B [价款]\n"},
         }) {
        CAPTURE(c.text);
        CHECK(outline(Sample(c.text)) == c.expected);
    }
}

TEST_CASE("numbers are read in every writing") {
    for (const Case& c :
         {Case{"第十一条 甲。\n第十二条 乙。", "第十一条 第十二条 "},
          Case{"第一百零八条 甲。\n第一百零九条 乙。", "第一百零八条 第一百零九条 "},
          Case{"第１１条 甲。\n第１２条 乙。", "第11条 第12条 "},
          Case{"第 一 条 甲。\n第 二 条 乙。", "第一条 第二条 "},
          Case{"第拾壹条 甲。\n第拾贰条 乙。", "第拾壹条 第拾贰条 "},
          Case{"1．甲。\n2．乙。", "1. 2. "},
          Case{"㈠甲。\n㈡乙。", "㈠ ㈡ "},
          Case{"⒈甲。\n⒉乙。", "⒈ ⒉ "},
          Case{"（1）甲。\n（2）乙。", "(1) (2) "},
          Case{"1）甲。\n2）乙。", "1) 2) "},
          Case{"1 总则\n1.1 甲。\n2 分则\n2.1 乙。", "1 1.1 2 2.1 "},
          Case{"一 总则\n甲。\n二 分则\n乙。", "一 二 "},
          Case{"第一条违约责任\n第二条所有权\n第三条其他", "第一条 第二条 第三条 "}}) {
        CAPTURE(c.text);
        CHECK(labels(Sample(c.text)) == c.expected);
    }
}

TEST_CASE("what only looks like a number is text") {
    const std::string head = "第一条 甲。\n第二条 乙。\n";
    for (const char* line_text : {"2026.3.1签订本合同。",
                                  "1.5万元以内的由甲方承担。",
                                  "2026年3月1日起施行。",
                                  "5日内付清。",
                                  "3.2%的税率。",
                                  "第一条规定的情形除外。",
                                  "第一条第二款不适用。",
                                  "第一条、第二条同时适用。",
                                  "第一条至第二条适用。",
                                  "一、二期工程另行约定。",
                                  "1、2号楼由乙方负责。",
                                  "（一）项所列情形除外。",
                                  "第三方不受影响。",
                                  "十日内答复。",
                                  "第三条所列情形除外。",
                                  "两年后再议。",
                                  "二〇二六年三月签订。",
                                  "2 | 木箱 | 只 | 420",
                                  "100元整。"}) {
        const std::string line = line_text;
        CAPTURE(line);
        CHECK(labels(Sample(head + line + "\n第三条 丙。")) == "第一条 第二条 第三条 ");
    }
}

TEST_CASE("quotations, contents and tables do not disturb the numbering") {
    for (const Case& c :
         {// Entries of a table of contents, with and without page numbers.
          Case{
              "目 录\n第一章 总则\n第二章 附则\n第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。",
              "第一章 第一条 第二章 第二条 "},
          Case{"目录\n一、范围\t1\n二、价款\t3\n一、范围\n甲。\n二、价款\n乙。", "一、 二、 "},
          Case{"第一条 范围……1\n第二条 价款……2\n第一条 范围\n第二条 价款", "第一条 第二条 "},
          Case{
              "一、将原合同修改为：“第三条 价款为100万元。\n第四条 付款方式不变。”\n二、其余不变。",
              "一、 二、 "},
          Case{"第一条 甲。\n|1.|货物|\n|2.|服务|\n第二条 乙。", "第一条 第二条 "}}) {
        CAPTURE(c.text);
        const Sample sample(c.text);
        CHECK(labels(sample) == c.expected);
        CHECK(gaps(sample).empty());
    }
}

TEST_CASE("headings are told from text on the same line") {
    struct HeadingCase {
        std::string line;
        std::string heading;
    };
    for (const HeadingCase& c :
         {HeadingCase{"第一条 违约责任", "违约责任"},
          HeadingCase{"第一条违约责任", "违约责任"},
          HeadingCase{"第一条：违约责任", "违约责任"},
          HeadingCase{"第一条 违约责任：乙方逾期的，支付违约金。", "违约责任"},
          HeadingCase{"第一条 违约责任。乙方逾期的，支付违约金。", "违约责任"},
          HeadingCase{"第一条 违约责任 乙方逾期的，支付违约金。", "违约责任"},
          HeadingCase{"第一条【违约责任】乙方支付违约金。", "违约责任"},
          HeadingCase{"第一条（违约责任）乙方支付违约金。", "违约责任"},
          HeadingCase{"一、违约责任：", "违约责任"},
          HeadingCase{"第一条 乙方逾期的，支付违约金。", ""},
          HeadingCase{"第一条 合同总价为人民币1000000元整", ""},
          HeadingCase{"第一条", ""}}) {
        CAPTURE(c.line);
        const Sample sample(c.line + "\n第二条 其他。");
        REQUIRE(!sample.clauses.clauses.empty());
        CHECK(std::string(sample.document.slice(sample.clauses.clauses[0].heading_span)) ==
              c.heading);
    }
}

TEST_CASE("a gap is a jump, a repeat or a step back among siblings") {
    for (const Case& c :
         {Case{"第六条 验收\n第八条 违约\n第九条 争议", "missing 第七条 第八条;"},
          Case{"第六条 验收\n第七条 违约\n第七条 争议", "duplicate 第八条 第七条;"},
          Case{"第六条 验收\n第八条 违约\n第七条 争议",
               "missing 第七条 第八条;backward 第九条 第七条;"},
          Case{"第一条 验收\n1.1 甲。\n1.3 乙。", "missing 1.2 1.3;"},
          Case{"一、甲\n二、乙\n四、丙", "missing 三、 四、;"},
          Case{"第一条 列举：\n（一）甲；\n（三）乙。", "missing （二） (三);"},
          Case{"第十条 验收\n第１２条 违约", "missing 第11条 第12条;"},
          // No gaps:
          Case{"第一条 甲\n第二条 乙\n第三条 丙", ""},
          Case{"第一章 甲\n第一条 甲。\n第二条 乙。\n第二章 乙\n第一条 丙。\n第二条 丁。", ""},
          Case{"第一章 甲\n第一条 甲。\n第二章 乙\n第二条 丙。", ""},
          Case{"第二十条 甲。\n第二十条之一 乙。\n第二十一条 丙。", ""},
          Case{"第一条 甲方义务：\n1. 甲；\n2. 乙。\n乙方义务：\n1. 丙；\n2. 丁。\n第二条 其他。",
               ""},
          Case{"一、甲\n1. 子。\n2. 丑。\n二、乙\n3. 寅。\n4. 卯。", ""},
          Case{"第七条 （删除）\n第八条 其他。", ""},
          Case{"第一条 甲。\n第二条 乙。\n@@\n附件一：清单\n第一条 丙。\n第二条 丁。", ""},
          // Several items on one line are counted.
          Case{"第一条 范围\n1、保洁；2、绿化；\n3、保安。", ""},
          Case{"第一条 范围\n（一）保洁；（二）绿化；（三）消杀；\n（四）保安。", ""},
          Case{"第一条 范围\n1.保洁 2.绿化\n3.保安。", ""},
          Case{"第一条 范围\n1.1 保洁；1.2 绿化；\n1.3 保安。", ""},
          Case{"第一条 范围\n1、保洁；2、绿化；\n4、保安。", "missing 3. 4、;"},
          Case{"第一条 范围\n1、保洁2处；\n3、保安。", "missing 2. 3、;"},
          Case{"第一条 范围\n1、见附件2、附件3；\n3、保安。", "missing 2. 3、;"},
          Case{"第一条 范围\n（一）保洁，不含（二）项；\n（三）保安。", "missing （二） (三);"},
          // The text of another contract's clause is written out without quotation marks.
          Case{"第一条 甲。\n第二条 原合同第九条修改为：\n第九条 违约责任\n赔偿。\n第三条 乙。",
               ""},
          Case{"第一条 甲。\n第二条 原合同第九条、第十条修改为：\n第九条 子。\n第十条 丑。\n第三条 "
               "乙。\n第四条 丙。",
               ""},
          Case{"第一条 甲。\n第二条 修改内容\n原合同第一条修改为：\n第一条 子。\n第三条 乙。", ""},
          Case{"第一条 甲。\n第二条 原合同第三条修改为：\n第三条 子。\n第三条 乙。", ""},
          Case{"一、原合同第三条修改为：\n第三条 子。\n二、原合同第九条修改为：\n第九条 丑。", ""},
          Case{"第一条 甲。\n第二条 原合同第九条修改为：\n第九条 子。\n第四条 乙。",
               "backward 第十条 第四条;"},
          Case{"第一条 甲。\n第二条 适用第四条。\n第四条 乙。", "missing 第三条 第四条;"},
          Case{"第一条 甲。\n第二条 适用第五条：\n第四条 乙。", "missing 第三条 第四条;"},
          // 专用条件 take up some numbers and headings of 通用条件, with clauses of their own.
          Case{"第一部分 通用条件\n1. 定义\n1.1 甲。\n2. 义务\n2.1 乙。\n2.2 丙。\n3. 责任\n3.1 "
               "丁。\n"
               "4. 支付\n4.1 戊。\n第二部分 专用条件\n2. 义务\n2.1 己。\n4. 支付\n4.3 庚。",
               ""},
          Case{"第一部分 协议\n1. 定义\n1.1 甲。\n2. 义务\n2.1 乙。\n2.2 丙。\n3. 责任\n3.1 丁。\n"
               "4. 支付\n4.1 戊。\n第二部分 廉政\n1. 目的\n1.1 己。\n2. 纪律\n2.5 庚。\n4. "
               "监督\n4.1 辛。",
               "missing 3. 4.;"},
          // 专用条款 amend 通用条款 under the same numbers.
          Case{"第一部分 通用条款\n1. 甲\n2. 乙\n3. 丙\n4. 丁\n第二部分 专用条款\n1. 甲\n4. 丁",
               ""}}) {
        CAPTURE(c.text);
        CHECK(gaps(Sample(c.text)) == c.expected);
    }
}

TEST_CASE("the zones of a contract follow one another") {
    const Sample sample(
        "保洁服务合同\n合同编号：JZ-1\n甲方：江州市城市管理局\n乙方：清洁公司\n第一条 范围\n甲。\n"
        "第二条 "
        "其他\n本合同一式四份。\n（以下无正文）\n甲方（盖章）：\n乙方（盖章）：\n日期：\n@@\n"
        "附件一：考核办法\n第一条 考核。\n附件二：清单\n第一条 货物。");
    const auto slice = [&](review::Span span) { return std::string(sample.document.slice(span)); };
    const review::Zones& zones = sample.clauses.zones;
    CHECK(slice(sample.clauses.title) == "保洁服务合同");
    CHECK(slice(zones.preface).starts_with("保洁服务合同\n合同编号"));
    CHECK(slice(zones.body).starts_with("第一条 范围"));
    CHECK(slice(zones.body).ends_with("一式四份。"));
    CHECK(slice(zones.conclusions).starts_with("（以下无正文）"));
    CHECK(slice(zones.annexes).starts_with("附件一"));
    REQUIRE(sample.clauses.annexes.size() == 2);
    CHECK(sample.clauses.annexes[1].number == "2");
    CHECK(slice(sample.clauses.annexes[1].name_span) == "清单");
    CHECK(sample.clauses.clauses.back().address == "a2:1/1");
    CHECK(sample.clauses.clauses.back().locator == "附件二第一条");
    CHECK(gaps(sample).empty());
}

TEST_CASE("the signature block never takes the head with it") {
    for (const Case& c :
         {Case{"补充协议\n甲方（盖章）：某局\n第一条 甲。\n第二条 乙。", ""},
          Case{"补充协议\n甲方：某局\n第一条 甲。\n甲方（盖章）：", "甲方（盖章）："},
          Case{"授权书\n委托人：某局\n受托人：某公司\n委托人（盖章）：", "委托人（盖章）："}}) {
        CAPTURE(c.text);
        const Sample sample(c.text);
        CHECK(std::string(sample.document.slice(sample.clauses.zones.conclusions)) == c.expected);
    }
}

TEST_CASE("a list of annexes in the body begins no annex") {
    const Sample sample(
        "第一条 甲\n第二条 附件\n附件一：清单\n附件二：考核办法\n第三条 其他\n本合同一式两份。");
    CHECK(sample.clauses.annexes.empty());
    CHECK(labels(sample) == "第一条 第二条 第三条 ");
}

TEST_CASE("the items of a list of annexes are no clauses") {
    for (const std::string& list : {
             std::string("附件：一、考核细则\n　　　二、人员名单\n"),
             std::string("附件：1.考核细则\n2.人员名单\n3.作业图\n"),
             std::string("附件：\n1.考核细则\n2.人员名单\n"),
         }) {
        CAPTURE(list);
        const Sample sample(
            "一、内容\n1.保洁。\n2.清运。\n二、其他\n1.未尽事宜协商。\n2.一式两份。\n" + list +
            "甲方（盖章）：江州市城市管理局\n乙方（盖章）：江州清源公司");
        CHECK(gaps(sample).empty());
        CHECK(labels(sample) == "一、 1. 2. 二、 1. 2. ");
    }
}

TEST_CASE("the title is the first line that can be one") {
    for (const Case& c :
         {Case{"合同编号：JZ-1\n保洁服务合同\n甲方：某局\n第一条 甲。", "保洁服务合同"},
          Case{"（2026年版）\n政府采购合同\n第一条 甲。", "政府采购合同"},
          Case{"第一条 甲。\n第二条 乙。", ""},
          Case{"甲方：某局\n乙方：某公司\n一、甲", ""}}) {
        CAPTURE(c.text);
        const Sample sample(c.text);
        CHECK(std::string(sample.document.slice(sample.clauses.title)) == c.expected);
    }
}

TEST_CASE("spans nest and the innermost clause is found by offset") {
    const Sample sample("第一条 甲\n（一）子；\n（二）丑。\n第二条 乙\n|货物|价款|\n第三条 丙。");
    const ClauseTree& tree = sample.clauses;
    for (const Clause& clause : tree.clauses) {
        CHECK(clause.span.contains(clause.label_span));
        if (clause.parent != Clause::kNoClause) {
            CHECK(tree.clauses[clause.parent].span.contains(clause.span));
        }
    }
    const std::string& text = sample.document.text;
    const auto locator_at = [&](const std::string& words) {
        const std::size_t i = tree.clause_at(text.find(words));
        return i == Clause::kNoClause ? std::string("none") : tree.clauses[i].locator;
    };
    CHECK(locator_at("丑") == "第一条第（二）项");
    CHECK(locator_at("货物") == "第二条");
    CHECK(locator_at("丙") == "第三条");
    CHECK(tree.clause_at(text.size() + 10) == Clause::kNoClause);
}

TEST_CASE("odd documents still give a tree") {
    for (const std::string& text : {std::string(),
                                    std::string("\n\n\n"),
                                    std::string("第"),
                                    std::string("第条"),
                                    std::string("（"),
                                    std::string("第九千九百九十九条"),
                                    std::string("1.1.1.1.1.1.1.1.1 甲"),
                                    std::string("99999999999999999999. 甲"),
                                    std::string("附件"),
                                    std::string("目录"),
                                    std::string("第一条"),
                                    std::string("“：“：“")}) {
        CAPTURE(text);
        const Sample sample(text);
        CHECK(sample.clauses.clauses.size() <= 1);
    }
}
