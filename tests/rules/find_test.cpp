#include "rules/testing.h"

using namespace review;
using namespace review::testing;

namespace {

/// The words of each finding of one text rule on one document.
std::string words(const std::string& body, const std::string& tree) {
    std::string all;
    for (const Finding& finding : judge(body, tree).findings) {
        all += finding.text + "|";
    }
    return all;
}

std::string document(const std::string& text) {
    return "<document kind='contract'>" + text + "</document>";
}

}  // namespace

TEST_CASE("a phrase is found and its replacement given") {
    const Judgement judgement =
        judge("<find>签定</find><replace>签订</replace>",
              document("<article locator='第一条'>双方签定合同。</article>"));
    REQUIRE(judgement.findings.size() == 1);
    CHECK(judgement.findings[0].text == "签定");
    CHECK(judgement.findings[0].message == "标题");
    CHECK(judgement.findings[0].replacement == "签订");
    CHECK(judgement.findings[0].locator == "第一条");
}

TEST_CASE("of words that begin at one place the earlier in the pattern is found") {
    const std::string text = document("<article>甲乙丙，乙丙丁，甲乙。</article>");
    CHECK(words("<find regex='yes'>甲|甲乙|丙|乙丙</find>", text) == "甲|乙丙|乙丙|甲|");
    CHECK(words("<find regex='yes'>甲乙|甲|丙|乙丙</find>", text) == "甲乙|丙|乙丙|甲乙|");
}

TEST_CASE("a match may be excepted in its scope") {
    struct Case {
        std::string body;
        std::string found;
    };
    const std::string text =
        "<article>定金罚则。定金、利息；定金！\n定金另议。</article><article>甲\n定金</article>";
    for (const Case& c : {
             Case{"", "定金|定金|定金|定金|定金|"},
             Case{"<unless scope='match'>定金罚则</unless>", "定金|定金|定金|定金|"},
             Case{"<unless>利息</unless>", "定金|定金|定金|定金|"},
             Case{"<unless scope='sentence'>另议</unless>", "定金|定金|定金|定金|"},
             Case{"<unless scope='paragraph'>利息</unless>", "定金|定金|"},
             Case{"<unless scope='article'>另议</unless>", "定金|"},
             Case{"<unless scope='article'>甲</unless>", "定金|定金|定金|定金|"},
             Case{"<unless scope='document'>甲</unless>", ""},
             Case{"<unless regex='yes' scope='paragraph'>罚.</unless><unless>另</unless>", "定金|"},
             Case{"<unless scope='document'>没有</unless>", "定金|定金|定金|定金|定金|"},
         }) {
        CAPTURE(c.body);
        CHECK(words("<find>定金</find>" + c.body, document(text)) == c.found);
    }
}

TEST_CASE("a match counts in the structure the rule names") {
    const std::string text =
        "<p>签定甲</p><article>签定乙<quote>签定丙</quote><ref>签定丁</ref></article>";
    struct Case {
        std::string body;
        std::string found;
    };
    for (const Case& c : {
             Case{"", "签定甲|签定乙|签定丙|签定丁|"},
             Case{"<in>article</in>", "签定乙|签定丙|签定丁|"},
             Case{"<in>p quote</in>", "签定甲|签定丙|"},
             Case{"<not-in>quote ref</not-in>", "签定甲|签定乙|"},
             Case{"<in>article</in><not-in>quote</not-in><not-in>ref</not-in>", "签定乙|"},
         }) {
        CAPTURE(c.body);
        CHECK(words("<find regex='yes'>签定.</find>" + c.body, document(text)) == c.found);
    }
}

TEST_CASE("a pattern stays in its paragraph and its cell") {
    struct Case {
        std::string regex;
        std::string text;
        std::string found;
    };
    for (const Case& c : {
             Case{"甲[^。]*乙", "甲一乙\n甲二\n乙\t甲\t乙", "甲一乙|"},
             Case{"^甲", "甲甲\n甲\t甲乙", "甲|甲|甲|"},
             Case{"[0-9]+$", "12\n3x4\n56", "12|4|56|"},
             Case{"x*", "axxa\n", "xx|"},
             Case{"(?i)ABC", "xabc", "abc|"},
             Case{"\\d{2}", "1二34五", "34|"},
             Case{"𠮷(.)", "甲𠮷乙𠮷丙", "𠮷乙|𠮷丙|"},
             Case{"(甲|乙).(丙|丁)", "甲x丙，乙y丁，甲z", "甲x丙|乙y丁|"},
         }) {
        CAPTURE(c.regex);
        CHECK(words("<find regex='yes'>" + c.regex + "</find>", document(c.text)) == c.found);
    }
}

TEST_CASE("of overlapping matches the first counts, then the longer") {
    CHECK(words("<find>保证金</find><find>履约保证金</find><find>保证金额</find>",
                document("履约保证金额，保证金额")) == "履约保证金|保证金额|");
}

TEST_CASE("groups of a match stand in message, suggestion and replacement") {
    const Judgement judgement = judge(
        "<find regex='yes'>(\\d+)个?(工作日)?内</find><message>“<match/>”是<match group='1'/>天"
        "<match group='2'/></message><suggest>改为<match group='1'/>日</suggest>"
        "<replace>$1日内</replace>",
        document("应于30个工作日内、5内支付"));
    REQUIRE(judgement.findings.size() == 2);
    CHECK(judgement.findings[0].message == "“30个工作日内”是30天工作日");
    CHECK(judgement.findings[0].suggestion == "改为30日");
    CHECK(judgement.findings[0].replacement == "30日内");
    CHECK(judgement.findings[1].message == "“5内”是5天");
}

TEST_CASE("an empty replacement deletes the words") {
    const Judgement judgement = judge("<find>的的</find><replace/>", document("我的的"));
    REQUIRE(judgement.findings.size() == 1);
    CHECK(judgement.findings[0].replacement == "");
}

TEST_CASE("a text rule with assertions asks the facts around its match") {
    const std::string body =
        "<find>财政资金</find><needs test='string-length($match) = 12'>不可能</needs>"
        "<assert test='.//date or contains($sentence, \"最迟\")'>“<value-of select='$match'/>”："
        "<value-of select='$sentence'/></assert>";
    const Judgement judgement =
        judge(body,
              document("<article locator='第一条'>财政资金到位后付。</article>"
                       "<article>财政资金<date>3月</date></article>"
                       "<article>财政资金到位后，最迟年底付；其他。</article>"));
    REQUIRE(messages(judgement) == std::vector<std::string>{"“财政资金”：财政资金到位后付。"});
    CHECK(judgement.findings[0].text == "财政资金");
    CHECK(judgement.findings[0].locator == "第一条");
    CHECK(judge(body, document("自有资金")).inapplicable.size() == 1);
    CHECK(judge(body, document("<p>财政资金<date/></p>")).satisfied.size() == 1);
}

TEST_CASE("a value cut inside a character is still valid text") {
    const Judgement judgement = judge(
        "<assert test='0'>甲<value-of select='substring(., 1, 4)'/></assert>", document("乙丙"));
    CHECK(messages(judgement) == std::vector<std::string>{"甲乙\xEF\xBF\xBD"});
}

TEST_CASE("a text rule is satisfied where its words do not stand") {
    CHECK(judge("<find>签定</find>", document("签订")).satisfied.size() == 1);
    CHECK(judge("<find>签定</find><unless>不</unless>", document("不签定")).satisfied.size() == 1);
    CHECK(judge("<when>//a</when><find>签定</find>", document("签定")).inapplicable.size() == 1);
    const Judgement judgement =
        judge("<needs test='@kind'>不知种类</needs><find>签定</find>", "<x>签定</x>");
    CHECK(judgement.findings.empty());
    REQUIRE(judgement.undetermined.size() == 1);
    CHECK(judgement.undetermined[0].reason == "不知种类");
}

TEST_CASE("a pattern that takes too long leaves its rule undetermined") {
    std::string text;
    for (int i = 0; i < 40; ++i) {
        text += "甲";
    }
    const Judgement judgement =
        judge("<find regex='yes'>(甲+)+乙丙$|(甲+)+丁</find>", document(text + "乙丙丁戊"));
    REQUIRE(judgement.undetermined.size() == 1);
    CHECK(judgement.undetermined[0].reason.find("耗时超限") != std::string::npos);
    CHECK(judgement.satisfied.empty());
}

TEST_CASE("what rests on a search that took too long is undetermined") {
    const std::string slow = "(甲+)+乙丙$|(甲+)+丁";
    const std::string text =
        "甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲"
        "甲甲甲甲甲甲甲甲甲甲甲甲甲甲乙丙丁戊";
    for (const std::string& body : {
             "<let name='n' find='" + slow + "' regex='yes'/><assert test='$n'>缺</assert>",
             "<let name='n' find='" + slow +
                 "' regex='yes'/><let name='m' value='$n > 0'/>"
                 "<assert test='$m'>缺</assert>",
             "<let name='n' find='" + slow +
                 "' regex='yes'/><when>$n</when>"
                 "<assert test='false()'>缺</assert>",
             "<let name='n' find='" + slow +
                 "' regex='yes'/><needs test='$n'>无</needs>"
                 "<find>丙</find>",
             "<find>丙</find><unless regex='yes'>" + slow + "</unless>",
         }) {
        CAPTURE(body);
        const Judgement judgement = judge(body, document(text));
        REQUIRE(judgement.undetermined.size() >= 1);
        CHECK(judgement.undetermined[0].reason.find("耗时超限") != std::string::npos);
        CHECK(judgement.findings.empty());
        CHECK(judgement.satisfied.empty());
        CHECK(judgement.inapplicable.empty());
    }
    // a rule that does not ask for it is judged
    const RuleSet set = load({pack(
        "<let name='n' find='" + slow + "' regex='yes'/>" + rule("<assert test='$n'>缺</assert>") +
        rule("<assert test='false()'>报</assert>", "id='t.other' severity='error'"))});
    const Judgement judgement = judge(set, tree_of(document(text)));
    CHECK(messages(judgement) == std::vector<std::string>{"报"});
    REQUIRE(judgement.undetermined.size() == 1);
    CHECK(judgement.undetermined[0].rule == "t.rule");
}
