#include <algorithm>
#include <thread>

#include "rules/testing.h"

using namespace review;
using namespace review::testing;

namespace {

const std::string kContract =
    "<document kind='contract' type='lease' tags=' gov sme ' date='2024-03-11'>"
    "<preface>合同<party role='甲方'>某局</party></preface>"
    "<body><article locator='第一条' num='1'>合同总价为"
    "<amount role='price' fen='100000000'>100万元</amount>。</article>"
    "<article locator='第二条' num='2'>支付定金"
    "<amount role='deposit' fen='30000000'>30万元</amount>。</article></body>"
    "<table><row num='1'><cell>甲</cell></row>"
    "<row num='2'><cell><amount role='fee' fen='1'>1分</amount></cell></row></table>"
    "<table role='signature'><row num='1'><cell><person>李四</person></cell></row></table>"
    "<conclusions><signature side='A'>盖章</signature>"
    "<table><row num='1'><cell><organization>某厂</organization></cell></row></table></conclusions>"
    "<annexes><attachment num='2' "
    "place='annex'>附件二</attachment><p>清单</p></annexes></document>";

}  // namespace

TEST_CASE("a deposit over the cap is a finding on its words") {
    const Judgement judgement = judge(
        R"(<let name="price" value="//amount[@role='price'][1]/@fen"/>
        <context>//amount[@role='deposit']</context>
        <needs test="$price">未识别出合同价款</needs>
        <assert test="@fen * 5 &lt;= $price">定金<value-of select="@fen" format="fen"/>元，
          超过合同价款<value-of select="$price" format="fen"/>元的20%。</assert>
        <suggest>将定金降至<value-of select="$price * 0.2" format="fen"/>元以内。</suggest>)",
        kContract);
    REQUIRE(judgement.findings.size() == 1);
    const Finding& finding = judgement.findings.front();
    CHECK(finding.rule == "t.rule");
    CHECK(finding.title == "标题");
    CHECK(finding.severity == Severity::error);
    CHECK(finding.certainty == Certainty::certain);
    CHECK(finding.text == "30万元");
    CHECK(finding.locator == "第二条");
    CHECK(finding.message == "定金300,000.00元，超过合同价款1,000,000.00元的20%。");
    CHECK(finding.suggestion == "将定金降至200,000.00元以内。");
    CHECK(finding.layer == "national");
    CHECK(finding.replacement == std::nullopt);
    CHECK(finding.basis.size() == 1);
    CHECK(judgement.satisfied.empty());
}

TEST_CASE("a rule ends in one of four outcomes") {
    struct Case {
        std::string body;
        std::string outcome;
    };
    for (const Case& c : {
             Case{"<assert test='//amount'>说</assert>", "satisfied"},
             Case{"<assert test='//nothing'>说</assert>", "violated"},
             Case{"<report test='//nothing'>说</report>", "satisfied"},
             Case{"<report test='//amount'>说</report>", "violated"},
             Case{"<context>//nothing</context><assert test='0'>说</assert>", "inapplicable"},
             Case{"<context>//amount[@role='none']</context><assert test='0'>说</assert>",
                  "inapplicable"},
             Case{"<when>//nothing</when><assert test='0'>说</assert>", "inapplicable"},
             Case{"<when>//amount</when><when>//row</when><assert test='0'>说</assert>",
                  "violated"},
             Case{"<needs test='//nothing'>缺</needs><assert test='0'>说</assert>", "undetermined"},
             Case{"<context>//nothing</context><needs test='0'>缺</needs><assert "
                  "test='0'>说</assert>",
                  "inapplicable"},
             Case{"<assert test='0' when='//nothing'>说</assert>", "satisfied"},
         }) {
        CAPTURE(c.body);
        const Judgement judgement = judge(c.body, kContract);
        std::string outcome = judgement.findings.empty() ? "" : "violated";
        outcome += judgement.satisfied.empty() ? "" : "satisfied";
        outcome += judgement.undetermined.empty() ? "" : "undetermined";
        outcome += judgement.inapplicable.empty() ? "" : "inapplicable";
        CHECK(outcome == c.outcome);
    }
}

TEST_CASE("a rule that lacks a fact says which, once for each reason") {
    const Judgement judgement = judge(
        "<context>//amount</context><needs test='@role=\"price\"'>不知<value-of "
        "select='@role'/>的用途</needs><assert test='@fen &lt; 1'>贵</assert>",
        kContract);
    CHECK(messages(judgement) == std::vector<std::string>{"贵"});
    CHECK(judgement.undetermined ==
          std::vector<Undetermined>{
              {.rule = "t.rule", .title = "标题", .reason = "不知deposit的用途"},
              {.rule = "t.rule", .title = "标题", .reason = "不知fee的用途"}});
    CHECK(judgement.satisfied.empty());
}

TEST_CASE("what is missing stands at the whole document and quotes nothing") {
    const Judgement judgement = judge(
        "<assert test='//liability'>缺少违约责任</assert><assert test='//term'>缺少期限</assert>"
        "<assert test='//term'>缺少期限</assert>",
        kContract);
    CHECK(messages(judgement) == std::vector<std::string>{"缺少违约责任", "缺少期限"});
    CHECK(judgement.findings[0].text.empty());
    CHECK(judgement.findings[0].span == Span{});
    CHECK(judgement.findings[0].locator == "全文");
}

TEST_CASE("a finding stands where its node does") {
    struct Case {
        std::string context;
        std::string locator;
        std::string text;
    };
    for (const Case& c : {
             Case{"//amount[@role='price']", "第一条", "100万元"},
             Case{"//party", "首部", "某局"},
             Case{"//amount[@role='fee']", "表1第2行", "1分"},
             Case{"//person", "签署栏", "李四"},
             Case{"//organization", "签署栏", "某厂"},
             Case{"//table[.//amount]", "表1", "甲1分"},
             Case{"//signature", "签署栏", "盖章"},
             Case{"//annexes/p", "附件2", "清单"},
             Case{"//amount[@role='price']/@fen", "第一条", "100万元"},
             Case{"/document", "全文", ""},
             Case{"/", "全文", ""},
         }) {
        CAPTURE(c.context);
        const Judgement judgement =
            judge("<context>" + c.context + "</context><assert test='0'>说</assert>", kContract);
        REQUIRE(judgement.findings.size() == 1);
        CHECK(judgement.findings[0].locator == c.locator);
        CHECK(judgement.findings[0].text == c.text);
    }
}

TEST_CASE("an assertion may quote another node, and carry its own weight") {
    const Judgement judgement = judge(
        "<context>//article[2]</context>"
        "<assert test='0' on='amount' severity='note' certainty='review'>甲</assert>"
        "<assert test='0' on='//nothing'>乙</assert>"
        "<assert test='0' on='amount/@fen'>同处不再报</assert>",
        kContract);
    REQUIRE(messages(judgement) == std::vector<std::string>{"乙", "甲"});
    CHECK(judgement.findings[0].text == "支付定金30万元。");
    CHECK(judgement.findings[0].severity == Severity::error);
    CHECK(judgement.findings[1].text == "30万元");
    CHECK(judgement.findings[1].severity == Severity::note);
    CHECK(judgement.findings[1].certainty == Certainty::review);
}

TEST_CASE("several contexts are one set") {
    const Judgement judgement = judge(
        "<context>//amount[@fen > 1]</context><context>//amount[@role='price']</context>"
        "<assert test='0'><value-of select='@role'/></assert>",
        kContract);
    CHECK(messages(judgement) == std::vector<std::string>{"price", "deposit"});
}

TEST_CASE("variables see the document and the node") {
    const Judgement judgement =
        judge(load({pack("<let name='limit' value='$base * 2'/><let name='base' value='10'/>"
                         "<let name='wan' find='[0-9]+万元' regex='yes'/>"
                         "<let name='deposits' find='定金'/>" +
                         rule("<let name='here' value='ancestor::article/@num'/>"
                              "<let name='base' value='7'/>"
                              "<let name='twice' value='$here * 2'/>"
                              "<context>//article/amount</context>"
                              "<assert test='0'><value-of select='$here'/>、<value-of "
                              "select='$twice'/>、<value-of select='$limit'/>、<value-of "
                              "select='$base'/>、<value-of select='$wan'/>、<value-of "
                              "select='$deposits'/></assert>"))}),
              tree_of(kContract));
    CHECK(messages(judgement) ==
          std::vector<std::string>{"1、2、20、7、2、1", "2、4、20、7、2、1"});
}

TEST_CASE("a rule applies to its kind, type, tags, side and dates") {
    struct Case {
        std::string attributes;
        std::string basis;
        JudgeOptions options;
        bool applies;
    };
    const std::string note = "<basis note='据'/>";
    for (const Case& c : {
             Case{"kind='contract other'", note, {}, true},
             Case{"kind='normative'", note, {}, false},
             Case{"type='sale lease'", note, {}, true},
             Case{"type='sale'", note, {}, false},
             Case{"not-type='sale'", note, {}, true},
             Case{"not-type='lease'", note, {}, false},
             Case{"tags='gov sme'", note, {}, true},
             Case{"tags='gov tender'", note, {}, false},
             Case{"side='A'", note, {}, true},
             Case{"side='A'", note, {.side = "A", .date = ""}, true},
             Case{"side='A'", note, {.side = "B", .date = ""}, false},
             Case{"enabled='no'", note, {}, false},
             Case{"", "<basis note='据' from='2024-03-11'/>", {}, true},
             Case{"", "<basis note='据' from='2024-03-12'/>", {}, false},
             Case{"",
                  "<basis note='据' from='2024-03-12'/>",
                  {.side = "", .date = "2025-01-01"},
                  true},
             Case{"", "<basis note='据' to='2024-03-11'/>", {}, true},
             Case{"", "<basis note='据' to='2024-03-10'/>", {}, false},
             Case{"",
                  "<basis note='旧' to='2020-12-31'/><basis note='新' from='2021-01-01'/>",
                  {},
                  true},
         }) {
        CAPTURE(c.attributes);
        CAPTURE(c.basis);
        const RuleSet set = load({pack(rule("<assert test='0'>说</assert>",
                                            "id='t.rule' severity='error' " + c.attributes,
                                            c.basis))});
        const Judgement judgement = judge(set, tree_of(kContract), c.options);
        CHECK(judgement.findings.size() == (c.applies ? 1 : 0));
        CHECK(judgement.inapplicable.size() == (c.applies ? 0 : 1));
        if (c.applies) {
            CHECK(judgement.findings[0].basis.size() == 1);
        }
    }
}

TEST_CASE("findings stand in the order of the text, then of the rules") {
    const std::string body = "<context>//amount</context><assert test='0'>说</assert>";
    const RuleSet set =
        load({pack(rule(body, "id='t.b' severity='note'") + rule(body, "id='t.a' severity='note'") +
                   rule("<assert test='1'>说</assert>", "id='t.d' severity='note'") +
                   rule("<assert test='1'>说</assert>", "id='t.c' severity='note'"))});
    const Judgement judgement = judge(set, tree_of(kContract));
    std::string order;
    for (const Finding& finding : judgement.findings) {
        order += finding.rule.substr(2) + finding.text + " ";
    }
    CHECK(order == "a100万元 b100万元 a30万元 b30万元 a1分 b1分 ");
    CHECK(judgement.satisfied == std::vector<std::string>{"t.c", "t.d"});
}

TEST_CASE("a tree without spans, or with wrong ones, is judged all the same") {
    const RuleSet set = load({pack(rule("<context>//a</context><assert test='0'>说</assert>"))});
    for (const std::string xml : {"<document><a/></document>",
                                  "<document><a begin='3' end='1'/></document>",
                                  "<document><a begin='0' end='99'/></document>",
                                  "<document><a begin='x' end='-1'/></document>"}) {
        CAPTURE(xml);
        pugi::xml_document tree;
        REQUIRE(tree.load_string(xml.c_str()));
        const Judgement judgement = set.judge(tree, "文字", {});
        REQUIRE(judgement.findings.size() == 1);
        CHECK(judgement.findings[0].text.empty());
    }
    const Judgement empty = set.judge(pugi::xml_document(), "", {});
    CHECK(empty.inapplicable.size() == 1);
}

TEST_CASE("threads share a rule set") {
    const RuleSet set = load({pack(
        "<let name='cap' value='20'/>" +
        rule("<let name='price' value='(//amount[@role=\"price\"])[1]/@fen'/>"
             "<context>//amount[@role='deposit']</context>"
             "<assert test='@fen * 100 &lt;= $cap * $price'><value-of select='$price'/></assert>") +
        rule("<find regex='yes'>(定金)[^。]*</find><message><match group='1'/></message>",
             "id='t.words' severity='note'"))});
    std::vector<std::vector<std::string>> found(4);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < found.size(); ++i) {
        threads.emplace_back([&, i] {
            for (int turn = 0; turn < 20; ++turn) {
                const std::string price = std::to_string(100 + i);
                const Tree tree =
                    tree_of("<document><amount role='price' fen='" + price +
                            "'/>定金<amount role='deposit' fen='90'>九</amount></document>");
                found[i] = messages(judge(set, tree));
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
        CHECK(found[i] == std::vector<std::string>{"定金", std::to_string(100 + i)});
    }
}

TEST_CASE("where too much stands in one paragraph rules that look around are not tried") {
    struct Case {
        std::size_t amounts = 0;
        std::string assert;
        std::size_t undetermined = 0;
        std::size_t satisfied = 0;
    };
    const std::string beside = "not(preceding-sibling::*[1][self::date])";
    const std::string parent = "not(contains(string(..), '乙'))";
    for (const Case& c : {Case{50, beside, 0, 1},
                          Case{8000, beside, 1, 0},
                          Case{8000, parent, 1, 0},
                          Case{8000, "@fen = 1", 0, 1}}) {
        CAPTURE(c.amounts);
        CAPTURE(c.assert);
        std::string xml = "<document><p>";
        for (std::size_t i = 0; i < c.amounts; ++i) {
            xml += "<amount fen='1'>甲</amount>";
        }
        const Judgement judgement =
            judge("<context>//amount</context><assert test=\"" + c.assert + "\">有误</assert>",
                  xml + "</p></document>");
        CHECK(judgement.findings.empty());
        CHECK(judgement.undetermined.size() == c.undetermined);
        CHECK(judgement.satisfied.size() == c.satisfied);
    }
}

TEST_CASE("a rule of a type is for documents of that type, or nearly of it") {
    const RuleSet set =
        load({pack(rule("<context>/document/p</context><assert test=\"false()\">错</assert>",
                        "id=\"t.rule\" severity=\"error\" type=\"lease\""))});
    const auto found = [&](const std::string& attributes) {
        return judge(set, tree_of("<document " + attributes + "><p>甲</p></document>"))
            .findings.size();
    };
    CHECK(found("type=\"lease\"") == 1);
    CHECK(found("type=\"equity\" type-second=\"lease\"") == 1);
    CHECK(found("type=\"equity\" type-second=\"\"") == 0);
    CHECK(found("type=\"equity\"") == 0);
}
