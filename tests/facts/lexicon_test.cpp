#include "facts/lexicon.h"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

using review::Error;
using review::Lexicon;
using review::TermList;
using review::to_utf32;
using review::to_utf8;

namespace {

const std::string kXml = R"(<lexicon>
  <!-- words of a deposit -->
  <list name="amount-roles">
    <term code="deposit" weight="2" not-before="额 比例" not-after="非">定金</term>
    <term code="bond">保证金
        押金</term>
    <term code="performance-bond">履约保证金</term>
  </list>
  <list name="other"><term code="a">Ａ类：</term></list>
</lexicon>)";

std::string found(const TermList& list, const std::string& text) {
    std::string result;
    const std::u32string chars = to_utf32(text);
    for (const TermList::Match& match : list.find_all(chars)) {
        result += std::string(match.term->code()) + "[" +
                  to_utf8(std::u32string_view(chars).substr(match.begin, match.end - match.begin)) +
                  "]";
    }
    return result;
}

}  // namespace

TEST_CASE("the longest word wins and a word counts only where nothing forbids it") {
    Lexicon lexicon;
    REQUIRE(lexicon.add_file(kXml, "roles.xml").empty());
    struct Case {
        std::string text;
        std::string expected;
    };
    for (const Case& c : {
             Case{"支付定金和履约保证金", "deposit[定金]performance-bond[履约保证金]"},
             Case{"保证金、押金", "bond[保证金]bond[押金]"},
             Case{"定金额为", ""},
             Case{"定金比例", ""},
             Case{"非定金", ""},
             Case{"定金", "deposit[定金]"},
             Case{"履约保证", ""},
             Case{"履约履约保证金", "performance-bond[履约保证金]"},
             Case{"", ""},
         }) {
        CAPTURE(c.text);
        CHECK(found(lexicon.list("amount-roles"), c.text) == c.expected);
    }
    CHECK(lexicon.list("amount-roles").terms().size() == 4);
    CHECK(lexicon.list("other").find_exact(U"A类:") != nullptr);
    CHECK(lexicon.list("none").find_all(U"定金").empty());
}

TEST_CASE("a match may be asked for where it begins or ends") {
    Lexicon lexicon;
    REQUIRE(lexicon.add_file(kXml, "roles.xml").empty());
    const TermList& list = lexicon.list("amount-roles");
    const std::u32string_view text = U"交履约保证金";
    REQUIRE(list.match_at(text, 1).term != nullptr);
    CHECK(list.match_at(text, 1).end == 6);
    CHECK(list.match_at(text, 2).term == nullptr);
    CHECK(list.match_at(text, 6).term == nullptr);
    REQUIRE(list.match_before(text, 6).term != nullptr);
    CHECK(list.match_before(text, 6).begin == 1);
    CHECK(list.match_before(text, 5).term == nullptr);
    CHECK(list.match_before(text, 0).term == nullptr);
}

TEST_CASE("a later file adds words and moves a word to another code") {
    Lexicon lexicon;
    REQUIRE(lexicon.add_file(kXml, "roles.xml").empty());
    REQUIRE(lexicon
                .add_file("<lexicon><list name='amount-roles'><term code='mine'>押金 "
                          "风险金</term></list></lexicon>",
                          "unit.xml")
                .empty());
    CHECK(found(lexicon.list("amount-roles"), "押金、风险金、定金") ==
          "mine[押金]mine[风险金]deposit[定金]");
}

TEST_CASE("words outlive the text they were read from and the lexicon's old place") {
    Lexicon lexicon;
    {
        std::string xml = kXml;
        REQUIRE(lexicon.add_file(xml, "roles.xml").empty());
        xml.assign(xml.size(), 'x');
    }
    const Lexicon moved = std::move(lexicon);
    CHECK(found(moved.list("amount-roles"), "定金比例、押金") == "bond[押金]");
    CHECK(found(moved.list("other"), "A类:") == "a[A类:]");
}

TEST_CASE("every problem of a lexicon file is reported with its place") {
    struct Case {
        std::string xml;
        std::string expected;
    };
    for (const Case& c : {
             Case{"<lexicon>\n<list><trem code='a'>甲</trem></list>\n<list name='b' x='1'>\n"
                  "<term weight='二'> </term>\n<term code='a'>甲 甲</term>文字</list></lexicon>",
                  "2:2: <list> 缺少属性 name\n"
                  "2:8: <list> 内不能有 <trem>，应为 <term>\n"
                  "3:2: <list> 没有属性 x\n"
                  "4:2: <term> 缺少属性 code\n"
                  "4:2: weight 应为整数，实为“二”\n"
                  "4:2: <term> 内没有词语\n"
                  "3:2: <list> 内不能直接写文字“文字”，词语应写在 <term> 中\n"
                  "5:2: 词语“甲”在同一词表中已列入 a\n"},
             Case{"<rules/>", "1:2: 根元素应为 <lexicon>，实为 <rules>\n"},
             Case{"<lexicon>\n <list",
                  "2:6: 词表文件不是格式正确的 XML：Error parsing start element tag\n"},
             Case{"\xFF", "1:1: 词表文件不是有效的 UTF-8 文本，请转换编码后重试\n"},
         }) {
        CAPTURE(c.xml);
        Lexicon lexicon;
        std::string messages;
        for (const Error& error : lexicon.add_file(c.xml, "x.xml")) {
            CHECK(error.path == "x.xml");
            messages += std::to_string(error.line) + ":" + std::to_string(error.column) + ": " +
                        error.message + "\n";
        }
        CHECK(messages == c.expected);
        CHECK(lexicon.list("b").terms().empty());
    }
}
