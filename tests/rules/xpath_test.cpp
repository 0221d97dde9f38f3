#include "rules/xpath.h"

#include <algorithm>
#include <string_view>

#include <doctest/doctest.h>
#include <pugixml.hpp>

using namespace review;

namespace {

RewrittenXPath rewrite(const std::string& expression) {
    return rewrite_xpath(
        expression,
        tokenize_xpath(expression),
        {.variable = [](std::string_view name) { return "_0_" + std::string(name); },
         .index = [](const std::string& element,
                     const StepNeeds&) { return name_of_index(element); }});
}

}  // namespace

TEST_CASE("a search for a name from the root starts from the index") {
    struct Case {
        std::string expression;
        std::string rewritten;
        std::vector<std::string> leading;
    };
    for (const Case& c : {
             Case{"//a", "$_all_a", {"_all_a"}},
             Case{"//a[@b='1'][c]/d[1]", "$_all_a[c]/d[1]", {"_all_a"}},
             Case{"//a[.//b]//c", "$_all_a[.//b]//c", {"_all_a"}},
             Case{"//a[@x = //b/@y]", "$_all_a[@x = $_all_b/@y]", {"_all_a"}},
             Case{"//a | //b", "$_all_a | $_all_b", {"_all_a", "_all_b"}},
             Case{"//a[c] | //b[@x = '1' or @x = '2'][contains(@y, 'z')]/d",
                  "$_all_a[c] | $_all_b/d",
                  {"_all_a", "_all_b"}},
             Case{"//a[@x = '1' or @y = '2'] | b", "$_all_a[@x = '1' or @y = '2'] | b", {}},
             Case{"count(//a[@x = '1'][d][@y = '2']) + 1", "count($_all_a[d]) + 1", {}},
             Case{"(//a)[1]", "($_all_a)[1]", {}},
             Case{"count(//a[not(@b)]) > 1", "count($_all_a[not(@b)]) > 1", {}},
             Case{"//a[@b and position() < 3]", "//a[@b and position() < 3]", {}},
             Case{"//a[1]", "//a[1]", {}},
             Case{"//a[last()]", "//a[last()]", {}},
             Case{"//a[@n + 1]", "//a[@n + 1]", {}},
             Case{"//a[count(b)]", "//a[count(b)]", {}},
             Case{"//a[$n]", "//a[$_0_n]", {}},
             Case{"//a[$n = 2]", "$_all_a[$_0_n = 2]", {"_all_a"}},
             Case{"//*[@b]", "//*[@b]", {}},
             Case{"//text()", "//text()", {}},
             Case{"//p:a", "//p:a", {}},
             Case{"//self::a", "//self::a", {}},
             Case{".//a", ".//a", {}},
             Case{"/document//a", "/document//a", {}},
             Case{"2 * //a", "2 * $_all_a", {}},
             Case{"*//a", "*//a", {}},
             Case{"'//a' = \"$b\"", "'//a' = \"$b\"", {}},
             Case{"$x-y + $x", "$_0_x-y + $_0_x", {}},
         }) {
        CAPTURE(c.expression);
        const RewrittenXPath rewritten = rewrite(c.expression);
        CHECK(rewritten.text == c.rewritten);
        CHECK(rewritten.leading == c.leading);
    }
}

namespace {

/// The elements of a name that have the attributes that are needed.
pugi::xpath_node_set holders(const pugi::xml_document& tree,
                             const std::string& element,
                             const StepNeeds& needs) {
    std::vector<pugi::xpath_node> found;
    for (const pugi::xpath_node& node : tree.select_nodes(("//" + element).c_str())) {
        const bool fits = std::ranges::all_of(needs.attributes, [&](const AttributeNeed& need) {
            const pugi::xml_attribute attribute =
                node.node().attribute(std::string(need.attribute).c_str());
            const std::string_view value = attribute.value();
            return attribute && std::ranges::any_of(need.values, [&](std::string_view one) {
                       return need.part ? value.find(one) != value.npos : value == one;
                   });
        });
        if (fits) {
            found.push_back(node);
        }
    }
    return {found.data(), found.data() + found.size(), pugi::xpath_node_set::type_sorted};
}

}  // namespace

TEST_CASE("a rewritten expression selects what the written one does") {
    pugi::xml_document tree;
    REQUIRE(
        tree.load_string("<r><a b='1'><c/><a b='2'/></a><x><a b='1' d='1'><c/></a><a/></x>"
                         "<b y='1'/><b y='3'/></r>"));
    for (const std::string expression : {
             "//a",
             "//a[@b]",
             "//a[@b='1']/c",
             "//a[@b='1'][c]",
             "(//a)[2]",
             "//a[@b = //b/@y]",
             "//a[@b][1]",
             "//a[1]",
             "//a[last()]",
             "//a//a",
             "//a[c]/a | //b",
             "//a[not(c)]",
             "//a[@b and not(@d)]/@b",
             "//a[@b='2' or @b='9']",
             "//a[@d='1'][c][contains(@b, '1')]/c | //b[@y='3']",
             "//b[contains(@y, '1') or contains(@y, '3')][@y='1']",
             "//b[@x='']",
             "//b[@y > 1]/preceding-sibling::x/a",
         }) {
        CAPTURE(expression);
        pugi::xpath_variable_set variables;
        const RewrittenXPath rewritten =
            rewrite_xpath(expression,
                          tokenize_xpath(expression),
                          {.variable = [](std::string_view name) { return std::string(name); },
                           .index =
                               [&](const std::string& element, const StepNeeds& needs) {
                                   static int number = 0;
                                   const std::string name = "index" + std::to_string(++number);
                                   variables.set(name.c_str(), holders(tree, element, needs));
                                   return name;
                               }});
        const pugi::xpath_node_set written = tree.select_nodes(expression.c_str());
        pugi::xpath_node_set found = tree.select_nodes(rewritten.text.c_str(), &variables);
        REQUIRE(found.size() == written.size());
        found.sort();
        pugi::xpath_node_set expected = written;
        expected.sort();
        for (std::size_t i = 0; i < found.size(); ++i) {
            CHECK(found[i] == expected[i]);
        }
    }
}

TEST_CASE("the words that a step asks for are read off its predicates") {
    struct Case {
        std::string expression;  // begins with a path of one step
        WordSets words;
    };
    for (const Case& c :
         {Case{"//a[contains(., '甲')]", {{"甲"}}},
          Case{"//a[contains(., '甲')][contains(., \"乙\")]/b[contains(., '丙')]",
               {{"甲"}, {"乙"}}},
          Case{"//a[contains(., '甲') or contains(., '乙')]", {{"甲", "乙"}}},
          Case{"//a[@b and (contains(., '甲') or (contains(., '乙') and @c)) and "
               "contains(., '丙')]",
               {{"甲", "乙"}, {"丙"}}},
          Case{"//a[contains(., '甲') or @b]", {}},
          Case{"//a[not(contains(., '甲'))]", {}},
          Case{"//a[contains(., '甲') = false()]", {}},
          Case{"//a[contains(@b, '甲')][contains(., concat('甲', '乙'))]", {}},
          Case{"//a[contains(., '甲 乙')]", {}},
          Case{"//a[contains(., '')][b[contains(., '甲')]]", {}},
          Case{"//a[contains(., '甲')][1][contains(., '乙')]", {{"甲"}}},
          Case{"(//a[contains(., '丙')] | //b)[contains(., '甲')][1][contains(., '乙')]",
               {{"丙"}, {"甲"}}},
          Case{"((//a)[contains(., '甲')] | //b)[contains(., '乙')]", {{"甲"}, {"乙"}}},
          Case{"(//a/b | //b)[contains(., '甲')]", {}},
          Case{"(//a[1] | //b)[contains(., '甲')]", {}},
          Case{"count(//a | //b)", {}},
          Case{"//c[contains(., //a)][contains(., '甲')]", {}}}) {
        CAPTURE(c.expression);
        const std::vector<XPathToken> tokens = tokenize_xpath(c.expression);
        std::size_t at = 0;
        while (tokens[at].text != "a") {
            ++at;
        }
        CHECK(needs_of_step(tokens, at + 1).words == c.words);
    }
}

TEST_CASE("an expression looks at the context node or it does not") {
    struct Case {
        std::string expression;
        bool depends;
    };
    for (const Case& c : {
             Case{"1 + 2", false},
             Case{"'@a'", false},
             Case{"//a[@b]/c", false},
             Case{"count(//a[b])", false},
             Case{"$x > 1", false},
             Case{"true()", false},
             Case{"/document/@kind", false},
             Case{"@a", true},
             Case{".", true},
             Case{"a", true},
             Case{"..//b", true},
             Case{"*", true},
             Case{"count(a)", true},
             Case{"string()", true},
             Case{"string(//a)", false},
             Case{"position() = 1", true},
             Case{"//a = text()", true},
             Case{"ancestor::a", true},
             Case{"not(//a) and b", true},
             Case{"(//a)[b]", false},
         }) {
        CAPTURE(c.expression);
        CHECK(depends_on_context(tokenize_xpath(c.expression)) == c.depends);
    }
}

TEST_CASE("a variable of which only matters whether it is 0 is told from others") {
    struct Case {
        std::string expression;
        bool compared;
    };
    for (const Case& c : {Case{"$x = 0", true},
                          Case{"not($x > 0) and @a", true},
                          Case{"@a or $x != 0 or @b", true},
                          Case{"//a[$x > 0]/b", true},
                          Case{"$x", false},
                          Case{"$x > 1", false},
                          Case{"$x > 0.5", false},
                          Case{"$x >= 0", false},
                          Case{"0 < $x", false},
                          Case{"$x = 0 + @a", false},
                          Case{"$x > 0 > -1", false},
                          Case{"2 - $x > 0", false},
                          Case{"@a > $x = 0", false}}) {
        CAPTURE(c.expression);
        const auto uses = variables_of(tokenize_xpath(c.expression));
        REQUIRE(uses.size() == 1);
        CHECK(uses.front().compared_with_0 == c.compared);
    }
}

TEST_CASE("names and stars after an operand are operators") {
    std::string kinds;
    for (const XPathToken& token : tokenize_xpath("and and * div *[-1 mod 2] or a-b")) {
        kinds += token.kind == XPathTokenKind::operation ? '+'
                 : token.kind == XPathTokenKind::name    ? 'n'
                 : token.kind == XPathTokenKind::star    ? '*'
                                                         : '.';
    }
    CHECK(kinds == "n+*+*.+.+..+n");
}

TEST_CASE("a byte of a rewritten expression leads back to the written one") {
    const RewrittenXPath rewritten = rewrite("//ab[@x = $y] = 1");
    REQUIRE(rewritten.text == "$_all_ab[@x = $_0_y] = 1");
    CHECK(rewritten.source_offset(0) == 0);
    CHECK(rewritten.source_offset(rewritten.text.find('[')) == 4);
    CHECK(rewritten.source_offset(rewritten.text.find("$_0")) == 10);
    CHECK(rewritten.source_offset(rewritten.text.size()) == 17);
}
