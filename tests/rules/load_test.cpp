#include "rules/testing.h"

using namespace review;
using namespace review::testing;

namespace {

struct Case {
    std::string xml;
    std::string problems;
};

const std::string kJudges = "<assert test=\"1\">说明</assert>";

/// A rule on line 1 of its file, `body` from column 1 of line 2.
std::string with(const std::string& body) {
    return "<rules pack=\"t\"><rule id=\"t.rule\" severity=\"error\"><title>题</title>"
           "<basis note=\"据\"/>\n" +
           body + "\n" + kExamples + "</rule></rules>";
}

void check(const std::vector<Case>& cases) {
    for (const Case& c : cases) {
        CAPTURE(c.xml);
        CHECK(problems_of(c.xml) == c.problems);
    }
}

}  // namespace

TEST_CASE("mistakes of one file are all reported, each with line and column") {
    const std::string xml = R"(<rules pack="t" as-of="2026-13-01">
  <rule id="t.rule" severity="high">
    <title>标题</title>
    <bassis note="x"/>
    <basis note="依据"/>
    <assert test="//a[@b='x'">说明</assert>
    <assert test="$缺少 &lt; 1 and $nix">说明</assert>
    <example outcome="violated">甲</example>
    <example outcome="satisfied">乙</example>
  </rule>
</rules>
)";
    CHECK(problems_of(xml) ==
          "1:17: as-of 的值“2026-13-01”不是日期，应写作 2026-01-31\n"
          "2:21: severity 的值“high”不是 error、warning、note 之一\n"
          "4:5: <rule> 里没有元素 <bassis>\n"
          "6:29: XPath 表达式有误：缺少与“[”配对的“]”（在“a[@b='x'”附近）\n"
          "7:19: 没有变量 $缺少\n"
          "7:34: 没有变量 $nix\n");
}

TEST_CASE("problems of several files stand in file order") {
    const std::vector<RuleFile> files = {
        {.path = "one.xml", .xml = "<rules pack='a'>\n<x/></rules>"},
        {.path = "two.xml", .xml = "<rules/>"},
        {.path = "three.xml", .xml = "<rules"}};
    const auto set = RuleSet::load(files);
    REQUIRE(!set);
    std::string places;
    for (const Error& error : set.error()) {
        places += error.path + ":" + std::to_string(error.line) + " ";
    }
    CHECK(places == "one.xml:2 two.xml:1 three.xml:1 ");
}

TEST_CASE("a file that is not a rule pack says why") {
    check({
        {"", "1:1: XML 格式错误：没有根元素，应为 <rules>\n"},
        {"<rules pack=\"t\">\n  <rule>\n</rules>", "3:3: XML 格式错误：结束标记与开始标记不配对\n"},
        {"<rules pack=\"t\" version=\"<\"/>", ""},
        {"<rules pack=t/>",
         "1:13: XML 格式错误：属性有误：应写作 名称=\"值\"，值里的 < 写作 &lt;\n"},
        {"<lexicon/>", "1:1: 根元素是 <lexicon>，应为 <rules>\n"},
        {"<rules pack=\"\xff\"/>", "1:1: 规则文件不是 UTF-8 编码，请另存为 UTF-8\n"},
        {"<rules/>", "1:1: <rules> 缺少属性 pack\n"},
        {"<rules pack=\"T t\"/>", "1:8: pack 的值“T”应由小写字母、数字和连字符组成\n"},
        {"<rules pack=\"t\">多余<rul/></rules>",
         "1:17: <rules> 里有多余的文字\n"
         "1:19: <rules> 里没有元素 <rul>，可用：param、let、rule、override\n"},
    });
}

TEST_CASE("a rule without one of its parts is refused") {
    const std::string open = "<rules pack=\"t\"><rule id=\"t.rule\" severity=\"error\">";
    const std::string close = kExamples + "</rule></rules>";
    check({
        {open + "<basis note=\"据\"/>" + kJudges + close, "1:17: 缺少 <title>\n"},
        {open + "<title>题</title>" + kJudges + close, "1:17: 缺少 <basis>：每条规则都应有依据\n"},
        {open + "<title>题</title><basis note=\"据\"/>" + close,
         "1:17: 规则没有判断：应有 <assert>、<report> 或 <find>\n"},
        {open + "<title>题</title><basis note=\"据\"/>" + kJudges + "</rule></rules>",
         "1:17: 缺少 outcome=\"violated\" 的 <example>\n"
         "1:17: 缺少不触发本规则的 <example>（如 outcome=\"satisfied\"）\n"},
        {"<rules pack=\"t\"><rule><title>题</title><basis note=\"据\"/>" + kJudges + close,
         "1:17: <rule> 缺少属性 id\n"
         "1:17: <rule> 缺少属性 severity（error、warning、note）\n"},
        {"<rules pack=\"t\"><rule id=\"Bad\" severity=\"error\"><title>题</title><basis "
         "note=\"据\"/>" +
             kJudges + close,
         "1:23: id“Bad”应为小写字母、数字、连字符组成的词，至少两段，用点隔开\n"},
    });
}

TEST_CASE("a bad value or part says what was expected") {
    check({
        {with("<assert test=\"1\" sev=\"x\">说</assert>"),
         "2:18: <assert> 没有属性 sev，可用：test、when、on、severity、certainty\n"},
        {with("<assert>说</assert>"), "2:1: <assert> 缺少属性 test\n"},
        {with("<assert test=\" \">说</assert>"), "2:9: test 是空的，应为 XPath 表达式\n"},
        {with("<assert test=\"1\"/>"), "2:1: <assert> 没有说明文字\n"},
        {with("<assert test=\"1\">说<b/></assert>"),
         "2:19: <assert> 里不能有 <b>，可用：value-of、match\n"},
        {with("<assert test=\"1\" certainty=\"sure\">说</assert>"),
         "2:18: certainty 的值“sure”不是 certain、review 之一\n"},
        {with("<assert test=\"1\">说<value-of/></assert>"), "2:19: <value-of> 缺少属性 select\n"},
        {with("<assert test=\"1\">说<value-of select=\"1\" format=\"yuan\"/></assert>"),
         "2:40: format 的值“yuan”不是 fen、ppm、date 之一\n"},
        {with("<assert test=\"1\">占<value-of select=\"1\" format=\"ppm\"/>%</assert>"),
         "2:19: format=\"ppm\" 已带“%”，后面不要再写“%”\n"},
        {with("<needs test=\"1\"/>" + kJudges), "2:1: <needs> 没有说明为何无法判断\n"},
        {with("<basis/>" + kJudges), "2:1: <basis> 应有 law（法律名称）或 note（依据说明）\n"},
        {with("<basis law=\"民法典\" article=\"第五条\"/>" + kJudges),
         "2:18: article 的值“第五条”应为阿拉伯数字，几个之间用空格隔开\n"},
        {with("<basis law=\"民法典\" point=\"2\"/>" + kJudges),
         "2:18: 款、项之前应有 article（条）\n"},
        {with("<basis note=\"据\" from=\"2026-02-01\" to=\"2026-01-01\"/>" + kJudges),
         "2:35: to（2026-01-01）早于 from（2026-02-01）\n"},
        {with("<example outcome=\"bad\">甲</example>" + kJudges),
         "2:10: outcome 的值“bad”不是 violated、satisfied、undetermined、inapplicable 之一\n"},
        {with("<example outcome=\"violated\"> </example>" + kJudges), "2:1: <example> 没有文字\n"},
        {with("<title>又</title>" + kJudges), "2:1: <title> 只能有一个\n"},
        {with("<let name=\"X\" value=\"1\"/>" + kJudges),
         "2:6: 变量名“X”应由小写字母、数字、连字符组成，字母开头\n"},
        {with("<let name=\"x\"/>" + kJudges),
         "2:1: <let> 应有 value（表达式）或 find（要数的文字）之一\n"},
        {with("<let name=\"x\" value=\"1\" regex=\"yes\"/>" + kJudges),
         "2:25: regex 只能与 find 同用\n"},
    });
}

TEST_CASE("parts of text rules and of assertions do not mix") {
    check({
        {with("<find>甲</find><context>//p</context>"),
         "2:15: <find> 与 <context> 不能同时用：找到的文字就是上下文\n"},
        {with("<find>甲</find><message>说</message>" + kJudges),
         "2:15: 有 <assert> 或 <report> 时说明写在其中，不用 <message>\n"},
        {with(kJudges + "<replace>乙</replace>"), "2:29: <replace> 只能与 <find> 同用\n"},
        {with(kJudges + "<unless>乙</unless><in>p</in>"),
         "2:29: <unless> 只能与 <find> 同用\n2:47: <in> 只能与 <find> 同用\n"},
        {with("<assert test=\"1\">说<match/></assert>"),
         "2:19: 没有 <find> 的规则不能用 <match> 或 $ 组号\n"},
        {with("<find regex=\"yes\">(甲)乙</find><replace>$2</replace>"),
         "2:30: 组号 2 超出范围：<find> 只有 1 个组\n"},
        {with("<find regex=\"yes\">(甲)(?:乙)[(]\\(</find><message><match group=\"2\"/></message>"),
         "2:48: 组号 2 超出范围：<find> 只有 1 个组\n"},
        {with("<find/>"), "2:1: <find> 没有要找的文字\n"},
        {with("<find>甲\n乙</find>"), "2:7: 要找的文字不能换行：查找不跨段\n"},
        {with("<find>甲</find><unless scope=\"page\">乙</unless>"),
         "2:23: scope 的值“page”不是 match、sentence、paragraph、article、document 之一\n"},
    });
}

TEST_CASE("an expression that does not compile says where") {
    check({
        {with("<assert test=\"1 + \">说</assert>"),
         "2:18: XPath 表达式有误：此处应是元素名、“*”或 text() 等（在“1 +”附近）\n"},
        {with("<assert test=\"@a &lt;&lt; 1\">说</assert>"),
         "2:22: XPath 表达式有误：此处应是元素名、“*”或 text() 等（在“< 1”附近）\n"},
        {with("<assert test=\"nope(@a)\">说</assert>"),
         "2:23: XPath 表达式有误：没有这个函数，或参数个数不对（在“nope(@a)”附近）\n"},
        {with("<context>1 + 1</context>" + kJudges),
         "2:10: context 应选出节点，而不是数值或文字\n"},
        {with("<context> </context>" + kJudges), "2:1: <context> 是空的，应为 XPath 表达式\n"},
        {with("<assert test=\"1\" on=\"'x'\">说</assert>"),
         "2:22: on 应选出节点，而不是数值或文字\n"},
        {with("<assert test=\"$match\">说</assert>"), "2:15: 没有变量 $match\n"},
        {with("<when>$x</when>" + kJudges), "2:7: 没有变量 $x\n"},
        {with("<suggest><value-of select=\"$x\"/></suggest>" + kJudges), "2:28: 没有变量 $x\n"},
        {with("<assert test=\"//a[//b[//c[//d]]]\">说</assert>"),
         "2:15: // 等查找在条件里嵌套超过 3 层，会非常慢\n"},
        {with("<assert test=\"" + std::string(30, '(') + "1" + std::string(30, ')') +
              "\">说</assert>"),
         "2:15: 括号嵌套超过 24 层\n"},
        {with("<assert test=\"" + std::string(5000, '1') + "\">说</assert>"),
         "2:15: 表达式超过 4096 字节\n"},
    });
}

TEST_CASE("a regular expression that does not compile says where") {
    check({
        {with("<find regex=\"yes\">甲(乙</find>"), "2:22: 正则表达式有误：圆括号不配对\n"},
        {with("<find>甲</find><unless regex=\"yes\">[乙</unless>"),
         "2:37: 正则表达式有误：“[”没有配对的“]”\n"},
        {with("<let name=\"x\" find=\"a**\" regex=\"yes\"/>" + kJudges),
         "2:23: 正则表达式有误：“*”“+”“?”“{}”前面没有可以重复的内容\n"},
    });
}

TEST_CASE("variables are defined once and never by themselves") {
    check({
        {with("<let name=\"a\" value=\"$b\"/><let name=\"b\" value=\"$a\"/>" + kJudges),
         "2:1: 变量 a 的定义绕回了自己\n"},
        {with("<let name=\"a\" value=\"1\"/><let name=\"a\" value=\"2\"/>" + kJudges),
         "2:26: 变量 a 重复定义\n"},
        {"<rules pack=\"t\"><let name=\"a\" value=\"1\"/>\n<let name=\"a\" value=\"2\"/></rules>",
         "2:1: 变量 a 重复定义\n"},
        {"<rules pack=\"t\"><let name=\"a\" value=\"$b + 1\"/></rules>", "1:38: 没有变量 $b\n"},
    });
}

TEST_CASE("ids are unique and overrides name a rule that exists") {
    check({
        {"<rules pack=\"t\">\n" + rule(kJudges) + "\n" + rule(kJudges) + "</rules>",
         "3:1: 规则 t.rule 已在 a.xml:2 定义；要改它请用 <override>\n"},
        {"<rules pack=\"t\"><override rule=\"t.none\" severity=\"note\"/></rules>",
         "1:17: 没有规则 t.none，不能改写\n"},
        {"<rules pack=\"t\">" + rule(kJudges) +
             "\n<override rule=\"t.rule\"><let name=\"x\" value=\"1\"/><basis/></override></rules>",
         "2:25: 规则 t.rule 没有变量 x\n"
         "2:50: <override> 里没有元素 <basis>，可用：let、title、message、suggest\n"},
        {"<rules pack=\"t\">" + rule(kJudges + kJudges) +
             "\n<override rule=\"t.rule\"><message>说</message></override></rules>",
         "2:1: 规则 t.rule 有 2 条说明，不能用一个 <message> 改写\n"},
    });
}

TEST_CASE("a hostile file ends in errors") {
    std::string deep = "<rules pack=\"t\">";
    for (int i = 0; i < 20000; ++i) {
        deep += "<rule>";
    }
    CHECK(problems_of(deep) == "1:120016: XML 格式错误：结束标记与开始标记不配对\n");
    std::string many = "<rules pack=\"t\">";
    for (int i = 0; i < 1000; ++i) {
        many += "<x/>";
    }
    const std::string problems = problems_of(many + "</rules>");
    CHECK(std::count(problems.begin(), problems.end(), '\n') == 200);
    CHECK(problems.ends_with("问题太多，其余不再列出\n"));
    CHECK(problems_of("<rules pack=\"t\">" + std::string(9U << 20U, ' ') + "</rules>") ==
          "1:1: 规则文件超过 8 MB\n");
    std::string chain = "<rules pack=\"t\"><let name=\"a0\" value=\"1\"/>";
    for (int i = 1; i < 2000; ++i) {
        chain +=
            "<let name=\"a" + std::to_string(i) + "\" value=\"$a" + std::to_string(i - 1) + "\"/>";
    }
    CHECK(problems_of(chain + "</rules>") == "1:17: 变量超过 1000 个\n");
}

TEST_CASE("a rule tells all about itself") {
    const std::string source = rule(
        "<description>为何</description><suggest>改为<value-of select=\"1\"/></suggest>" + kJudges,
        "id=\"t.rule\" severity=\"note\" certainty=\"review\" "
        "kind=\"contract normative\" type=\"lease\" not-type=\"nda\" "
        "tags=\"gov\" side=\"A\"",
        "<basis law=\"民法典\" article=\"586 587\" paragraph=\"2\" "
        "point=\"1\" from=\"2021-01-01\" verified=\"no\"/>");
    const RuleSet set =
        load({"<rules pack=\"t\" version=\"3\" as-of=\"2026-11-23\">\n" + source + "</rules>"});
    REQUIRE(set.rules().size() == 1);
    const RuleInfo info = set.rules().front();
    CHECK(info.id == "t.rule");
    CHECK(info.title == "标题");
    CHECK(info.description == "为何");
    CHECK(info.suggestion == "改为…");
    CHECK(info.severity == Severity::note);
    CHECK(info.certainty == Certainty::review);
    CHECK(info.pack == "t");
    CHECK(info.layer == "national");
    CHECK(info.kinds == "contract normative");
    CHECK(info.types == "lease");
    CHECK(info.not_types == "nda");
    CHECK(info.tags == "gov");
    CHECK(info.side == "A");
    CHECK(info.path == "a.xml");
    CHECK(info.line == 2);
    CHECK(info.source == source);
    CHECK(info.basis == std::vector<Basis>{{.law = "民法典",
                                            .article = "586 587",
                                            .paragraph = "2",
                                            .point = "1",
                                            .note = "",
                                            .from = "2021-01-01",
                                            .to = "",
                                            .verified = false}});
    REQUIRE(info.examples.size() == 2);
    CHECK(info.examples[0].outcome == Outcome::violated);
    CHECK(info.examples[0].text == "甲");
    REQUIRE(set.packs().size() == 1);
    CHECK(set.packs()[0].version == "3");
    CHECK(set.as_of() == "2026-11-23");
}

TEST_CASE("an example is its lines without indentation") {
    const RuleSet set =
        load({"<rules pack='t'><rule id='t.rule' severity='note'><title>题</title>"
              "<basis note='据'/>" +
              kJudges +
              "<example outcome='violated' type='lease' as-of='2020-01-01' tags='gov'>\n"
              "    第一条  甲\n\n      乙 &lt; 丙\n    </example>\n"
              "<example outcome='inapplicable'><![CDATA[甲</rule>]]></example>"
              "</rule></rules>"});
    const std::vector<Example> examples = set.rules().front().examples;
    CHECK(examples[0].text == "第一条  甲\n\n乙 < 丙");
    CHECK(examples[0].type == "lease");
    CHECK(examples[0].as_of == "2020-01-01");
    CHECK(examples[0].tags == "gov");
    CHECK(examples[0].line == 1);
    CHECK(examples[1].text == "甲</rule>");
    CHECK(examples[1].line == 6);
    CHECK(set.rules().front().source.ends_with("]]></example></rule>"));
}

TEST_CASE("the digest tells sets of files apart") {
    const std::string a = pack("<let name=\"a\" value=\"1\"/>");
    const std::string b = pack("<let name=\"b\" value=\"1\"/>");
    CHECK(load({a, b}).digest() == load({a, b}).digest());
    CHECK(load({a, b}).digest() != load({b, a}).digest());
    CHECK(load({a}).digest() != load({a, b}).digest());
    CHECK(load({a}).digest().size() == 64);
}
