#include "readers/numbering.h"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <pugixml.hpp>

namespace {

using review::ListCounters;
using review::ListLabel;
using review::ListPosition;
using review::Numbering;
using review::StyleListProperties;

Numbering parse(const std::string& body, const Numbering::StyleLinks& links = {}) {
    pugi::xml_document xml;
    const std::string text = "<w:numbering>" + body + "</w:numbering>";
    REQUIRE(xml.load_string(text.c_str()));
    return Numbering::parse(xml.document_element(), links);
}

/// <w:lvl> that starts at 1 and counts in `format`; `more` is other children.
std::string level(int index,
                  const std::string& text,
                  const std::string& format = "decimal",
                  const std::string& more = "") {
    return "<w:lvl w:ilvl='" + std::to_string(index) + "'>" +
           (more.find("w:start ") == std::string::npos ? "<w:start w:val='1'/>" : "") +
           "<w:numFmt w:val='" + format + "'/>" + more + "<w:lvlText w:val='" + text +
           "'/></w:lvl>";
}

std::string abstract(int id, const std::string& body) {
    return "<w:abstractNum w:abstractNumId='" + std::to_string(id) + "'>" + body +
           "</w:abstractNum>";
}

std::string num(int id, int abstract_id, const std::string& body = "") {
    return "<w:num w:numId='" + std::to_string(id) + "'><w:abstractNumId w:val='" +
           std::to_string(abstract_id) + "'/>" + body + "</w:num>";
}

std::string start_override(int index, int start) {
    return "<w:lvlOverride w:ilvl='" + std::to_string(index) + "'><w:startOverride w:val='" +
           std::to_string(start) + "'/></w:lvlOverride>";
}

const std::string kThreeLevels = level(0, "%1.") + level(1, "%1.%2") + level(2, "%1.%2.%3");

using Steps = std::vector<std::pair<int, int>>;  // (numId, ilvl)

/// The labels one after the other, "-" for an empty one.
std::string labels(const Numbering& numbering, const Steps& steps) {
    ListCounters counters(numbering);
    std::string text;
    for (const auto& [num_id, index] : steps) {
        const std::string label = counters.advance(num_id, index).text;
        text += (text.empty() ? "" : " ") + (label.empty() ? "-" : label);
    }
    return text;
}

struct Case {
    std::string what;
    std::string definitions;
    Steps steps;
    std::string labels;
};

void check(const std::vector<Case>& cases) {
    for (const Case& c : cases) {
        CAPTURE(c.what);
        CHECK(labels(parse(c.definitions), c.steps) == c.labels);
    }
}

TEST_CASE("a level counts, and starts again after a level above it") {
    check({{"one level", abstract(0, kThreeLevels) + num(1, 0), {{1, 0}, {1, 0}}, "1. 2."},
           {"three levels",
            abstract(0, kThreeLevels) + num(1, 0),
            {{1, 0}, {1, 1}, {1, 2}, {1, 2}, {1, 1}, {1, 2}, {1, 0}, {1, 2}},
            "1. 1.1 1.1.1 1.1.2 1.2 1.2.1 2. 2.1.1"},
           {"a contract",
            abstract(0,
                     level(0, "第%1条", "chineseCountingThousand") +
                         level(1, "（%2）", "chineseCountingThousand") + level(2, "%3．")) +
                num(1, 0),
            {{1, 0}, {1, 1}, {1, 1}, {1, 2}, {1, 0}, {1, 1}},
            "第一条 （一） （二） 1． 第二条 （一）"},
           {"two definitions count apart",
            abstract(0, kThreeLevels) + abstract(1, kThreeLevels) + num(1, 0) + num(2, 1),
            {{1, 0}, {2, 0}, {1, 0}, {2, 0}},
            "1. 1. 2. 2."}});
}

TEST_CASE("levels that were skipped show their start and count as used") {
    check({{"a second level first",
            abstract(0, kThreeLevels) + num(1, 0),
            {{1, 1}, {1, 0}, {1, 1}, {1, 2}},
            "1.1 2. 2.1 2.1.1"},
           {"other starts",
            abstract(0,
                     level(0, "%1.", "decimal", "<w:start w:val='5'/>") +
                         level(1, "%1.%2", "decimal", "<w:start w:val='3'/>") +
                         level(2, "%1.%2.%3")) +
                num(1, 0),
            {{1, 2}, {1, 2}, {1, 1}, {1, 0}, {1, 2}},
            "5.3.1 5.3.2 5.4 6. 6.3.1"}});
}

TEST_CASE("instances of one definition continue one list until an override starts it again") {
    const std::string two = abstract(0, kThreeLevels) + num(1, 0);
    check({{"shared", two + num(2, 0), {{1, 0}, {1, 0}, {2, 0}, {1, 0}, {2, 1}}, "1. 2. 3. 4. 4.1"},
           {"an override acts on the first use only",
            two + num(2, 0, start_override(0, 1)),
            {{1, 0}, {1, 0}, {2, 0}, {2, 0}, {1, 0}, {2, 0}},
            "1. 2. 1. 2. 3. 4."},
           {"three instances",
            two + num(2, 0, start_override(0, 1)) + num(3, 0, start_override(0, 1)),
            {{1, 0}, {2, 0}, {3, 0}, {2, 0}, {3, 0}, {1, 0}},
            "1. 1. 1. 2. 3. 4."},
           {"an override of a deeper level is also where it starts again (17.9.27)",
            two + num(2, 0, start_override(1, 5)),
            {{1, 0}, {2, 1}, {2, 1}, {1, 1}, {1, 0}, {2, 1}, {1, 1}},
            "1. 1.5 1.6 1.7 2. 2.5 2.6"},
           {"first used on a deeper level",
            two + num(2, 0, start_override(0, 1) + start_override(1, 1)),
            {{1, 0}, {1, 1}, {1, 1}, {2, 1}, {2, 1}, {2, 0}},
            "1. 1.1 1.2 1.1 1.2 2."},
           {"a replaced level keeps the count",
            two + num(2,
                      0,
                      "<w:lvlOverride w:ilvl='0'>" +
                          level(0, "(%1)", "decimal", "<w:start w:val='7'/>") + "</w:lvlOverride>"),
            {{1, 0}, {2, 0}, {2, 0}, {1, 0}},
            "1. (2) (3) 4."}});
}

TEST_CASE("lvlRestart names the level after which a level starts again (17.9.11)") {
    const auto third = [](const std::string& restart) {
        return abstract(0,
                        level(0, "%1.") + level(1, "%1.%2") +
                            level(2, "%3)", "decimal", "<w:lvlRestart w:val='" + restart + "'/>")) +
               num(1, 0);
    };
    const Steps steps = {{1, 0}, {1, 1}, {1, 2}, {1, 2}, {1, 1}, {1, 2}, {1, 0}, {1, 2}};
    check({{"never", third("0"), steps, "1. 1.1 1) 2) 1.2 3) 2. 4)"},
           {"after the first level", third("1"), steps, "1. 1.1 1) 2) 1.2 3) 2. 1)"},
           {"after the second", third("2"), steps, "1. 1.1 1) 2) 1.2 1) 2. 1)"},
           {"a deeper level is ignored", third("5"), steps, "1. 1.1 1) 2) 1.2 1) 2. 1)"}});
}

TEST_CASE("isLgl writes all levels of a label in digits (17.9.4)") {
    const std::string levels = level(0, "第%1章", "chineseCountingThousand") +
                               level(1, "%1.%2", "upperRoman", "<w:isLgl/>") +
                               level(2, "%1.%2", "upperRoman", "<w:isLgl w:val='0'/>");
    check({{"legal", abstract(0, levels) + num(1, 0), {{1, 0}, {1, 1}, {1, 2}}, "第一章 1.1 一.I"},
           {"digits with a leading zero are digits",
            abstract(
                0, level(0, "%1", "upperRoman") + level(1, "%1.%2", "decimalZero", "<w:isLgl/>")) +
                num(1, 0),
            {{1, 1}},
            "1.01"}});
}

TEST_CASE("what the file leaves out gets the default of the standard") {
    check({{"no start is 0 (17.9.25)",
            abstract(0, "<w:lvl w:ilvl='0'><w:lvlText w:val='%1.'/></w:lvl>") + num(1, 0),
            {{1, 0}, {1, 0}},
            "0. 1."},
           {"start 0",
            abstract(0,
                     level(0, "%1", "decimal", "<w:start w:val='0'/>") +
                         level(1, "%1.%2", "decimal", "<w:start w:val='0'/>")) +
                num(1, 0),
            {{1, 0}, {1, 1}, {1, 0}},
            "0 0.0 1"},
           {"a negative start is 0",
            abstract(0, level(0, "%1", "decimal", "<w:start w:val='-7'/>")) + num(1, 0),
            {{1, 0}},
            "0"},
           {"no levels", abstract(0, "") + num(1, 0), {{1, 0}, {1, 5}}, "- -"},
           {"no such list",
            abstract(0, kThreeLevels) + num(1, 0),
            {{9, 0}, {1, 0}, {0, 0}},
            "- 1. -"},
           {"no such definition", num(1, 5), {{1, 0}}, "-"},
           {"a level out of range counts as the nearest",
            abstract(0, kThreeLevels) + num(1, 0),
            {{1, -1}, {1, -2147483647}},
            "1. 2."},
           {"an instance before its definition",
            num(1, 3) + abstract(7, level(0, "x%1")) + abstract(3, level(0, "y%1")),
            {{1, 0}},
            "y1"},
           {"an id twice: the first",
            abstract(0, level(0, "a%1")) + abstract(0, level(0, "b%1")) + num(1, 0) + num(1, 0),
            {{1, 0}, {1, 0}},
            "a1 a2"},
           {"ids that are no numbers are left out",
            abstract(0, kThreeLevels) + "<w:num w:numId='x'><w:abstractNumId w:val='0'/></w:num>" +
                "<w:num w:numId='2'/>" + num(3, 0),
            {{2, 0}, {3, 0}},
            "- 1."},
           {"the largest start stays",
            abstract(0, level(0, "%1", "decimal", "<w:start w:val='2147483647'/>")) + num(1, 0),
            {{1, 0}, {1, 0}},
            "2147483647 2147483647"},
           {"an empty text has no label",
            abstract(0, level(0, "") + level(1, "%1.%2")) + num(1, 0),
            {{1, 0}, {1, 1}},
            "- 1.1"},
           {"format none keeps the words around it",
            abstract(0, level(0, "注%1：", "none")) + num(1, 0),
            {{1, 0}, {1, 0}},
            "注： 注："},
           {"a level below its own in the text stays empty",
            abstract(0, level(0, "%1%3-%2") + level(1, "%1.%2")) + num(1, 0),
            {{1, 0}, {1, 1}, {1, 0}},
            "1- 1.1 2-"},
           {"percent signs that name no level are text",
            abstract(0, level(0, "50% %0 %a %1%")) + num(1, 0),
            {{1, 0}},
            "50% %0 %a 1%"}});
}

TEST_CASE("a custom format stands in alternate content") {
    const std::string custom =
        "<w:lvl w:ilvl='0'><w:start w:val='1'/><mc:AlternateContent><mc:Choice Requires='w14'>"
        "<w:numFmt w:val='custom' w:format='001, 002, 003, ...'/></mc:Choice><mc:Fallback>"
        "<w:numFmt w:val='decimal'/></mc:Fallback></mc:AlternateContent>"
        "<w:lvlText w:val='%1'/></w:lvl>";
    check({{"padded", abstract(0, custom) + num(1, 0), {{1, 0}, {1, 0}}, "001 002"}});
}

TEST_CASE("the suffix is a tab unless w:suff says otherwise") {
    struct Suffix {
        std::string suff;
        std::string expected;
    };
    for (const Suffix& c : {Suffix{"", "\t"},
                            Suffix{"<w:suff w:val='tab'/>", "\t"},
                            Suffix{"<w:suff w:val='space'/>", " "},
                            Suffix{"<w:suff w:val='nothing'/>", ""}}) {
        CAPTURE(c.suff);
        const Numbering numbering =
            parse(abstract(0, level(0, "%1", "decimal", c.suff)) + num(1, 0));
        ListCounters counters(numbering);
        CHECK(counters.advance(1, 0).suffix == c.expected);
    }
    const Numbering empty = parse(abstract(0, level(0, "")) + num(1, 0));
    ListCounters counters(empty);
    CHECK(counters.advance(1, 0).suffix.empty());
}

TEST_CASE("a bullet is the character that its font shows") {
    struct Bullet {
        std::string font;
        std::string text;
        std::string expected;
    };
    for (const Bullet& c : {Bullet{"Symbol", "\xEF\x82\xB7", "•"},
                            Bullet{"Wingdings", "l", "●"},
                            Bullet{"Wingdings", "\xEF\x81\xAE", "■"},
                            Bullet{"wingdings", "\xC3\x98", "➢"},
                            Bullet{"Courier New", "o", "◦"},
                            Bullet{"", "•", "•"},
                            Bullet{"", "\xEF\x82\xB7", "•"},
                            Bullet{"宋体", "—", "—"}}) {
        CAPTURE(c.font);
        CAPTURE(c.text);
        const std::string fonts =
            c.font.empty() ? "" : "<w:rPr><w:rFonts w:ascii='" + c.font + "'/></w:rPr>";
        const Numbering numbering =
            parse(abstract(0, level(0, c.text, "bullet", fonts)) + num(1, 0));
        ListCounters counters(numbering);
        const ListLabel label = counters.advance(1, 0);
        CHECK(label.text == c.expected);
        CHECK(label.bullet);
    }
}

TEST_CASE("a hidden level counts") {
    const Numbering numbering =
        parse(abstract(0, level(0, "%1.", "decimal", "<w:rPr><w:vanish/></w:rPr>")) + num(1, 0));
    ListCounters counters(numbering);
    CHECK(counters.advance(1, 0).hidden);
    CHECK(counters.advance(1, 0).text == "2.");
}

TEST_CASE("a definition may stand for the list of a numbering style (17.9.21)") {
    const std::string linked =
        "<w:abstractNum w:abstractNumId='0'><w:numStyleLink w:val='Clauses'/></w:abstractNum>";
    const std::string target = abstract(1, "<w:styleLink w:val='Clauses'/>" + level(0, "§%1"));
    struct Link {
        std::string what;
        std::string definitions;
        Numbering::StyleLinks links;
        std::string expected;
    };
    for (const Link& c :
         {Link{"through the style's w:numId",
               linked + target + num(1, 0) + num(2, 1),
               {{"Clauses", 2}},
               "§1 §2"},
          Link{"through w:styleLink alone", linked + target + num(1, 0) + num(2, 1), {}, "§1 §2"},
          Link{"a style whose list is missing",
               linked + target + num(1, 0) + num(2, 1),
               {{"Clauses", 77}},
               "§1 §2"},
          Link{"a style that nobody defines", linked + num(1, 0) + num(2, 0), {}, "- -"},
          Link{"a style that leads back to itself",
               linked + num(1, 0) + num(2, 0),
               {{"Clauses", 1}},
               "- -"}}) {
        CAPTURE(c.what);
        CHECK(labels(parse(c.definitions, c.links), {{1, 0}, {2, 0}}) == c.expected);
    }
}

TEST_CASE("links in a circle end") {
    const Numbering numbering = parse(
        "<w:abstractNum w:abstractNumId='0'><w:styleLink w:val='a'/><w:numStyleLink "
        "w:val='b'/></w:abstractNum><w:abstractNum w:abstractNumId='1'><w:styleLink "
        "w:val='b'/><w:numStyleLink w:val='a'/></w:abstractNum>" +
        num(1, 0));
    CHECK(labels(numbering, {{1, 0}}) == "-");
}

TEST_CASE("the list of a paragraph comes from itself, then from its styles") {
    const Numbering numbering =
        parse(abstract(0,
                       level(0, "%1", "decimal", "<w:pStyle w:val='H1'/>") +
                           level(1, "%2", "decimal", "<w:pStyle w:val='H2'/>") + level(2, "%3")) +
              num(1, 0) + abstract(5, kThreeLevels) + num(2, 5));
    struct Paragraph {
        std::string what;
        review::ListProperties direct;
        std::vector<StyleListProperties> chain;
        std::optional<ListPosition> expected;
    };
    const auto list = [](std::optional<int> num_id, std::optional<int> at) {
        return review::ListProperties{.num_id = num_id, .level = at};
    };
    const auto none = std::optional<int>();
    const std::vector<Paragraph> cases = {
        {"nothing", {}, {}, std::nullopt},
        {"direct", list(2, 1), {}, ListPosition{2, 1}},
        {"direct without a level", list(2, none), {}, ListPosition{2, 0}},
        {"direct takes the number off", list(0, none), {{"H1", list(1, 0)}}, std::nullopt},
        {"from the style, level by its name", {}, {{"H2", list(1, none)}}, ListPosition{1, 1}},
        {"the name in the list wins over the style's level (17.9.23)",
         {},
         {{"H2", list(1, 2)}},
         ListPosition{1, 1}},
        {"a style that no level names", {}, {{"Body", list(1, 2)}}, ListPosition{1, 2}},
        {"a style based on one in the list",
         {},
         {{"Mine", {}}, {"H2", list(1, none)}, {"H1", list(1, 0)}},
         ListPosition{1, 1}},
        {"a style that only sets the level",
         {},
         {{"Mine", list(none, 2)}, {"H2", list(1, 1)}},
         ListPosition{1, 2}},
        {"a style takes the number off",
         {},
         {{"Mine", list(0, none)}, {"H1", list(1, 0)}},
         std::nullopt},
        {"direct list, level of the style's name", list(1, none), {{"H2", {}}}, ListPosition{1, 1}},
        {"direct level, list of the style",
         list(none, 2),
         {{"H1", list(1, 0)}},
         ListPosition{1, 2}},
        {"an unknown list", list(77, 0), {}, std::nullopt},
        {"a level out of range", list(2, 99), {}, ListPosition{2, 8}},
        {"a negative level", list(2, -4), {}, ListPosition{2, 0}}};
    for (const Paragraph& c : cases) {
        CAPTURE(c.what);
        CHECK(numbering.effective_list(c.direct, c.chain) == c.expected);
    }
    CHECK(numbering.level_for_style(1, "H2") == 1);
    CHECK_FALSE(numbering.level_for_style(1, "H3").has_value());
    CHECK_FALSE(numbering.level_for_style(1, "").has_value());
    CHECK_FALSE(numbering.level_for_style(9, "H1").has_value());
}

TEST_CASE("a file without a numbering part has no lists") {
    const Numbering numbering = Numbering::parse({}, {});
    CHECK_FALSE(numbering.defines(1));
    CHECK(numbering.level(1, 0) == nullptr);
    ListCounters counters(numbering);
    CHECK(counters.advance(1, 0) == ListLabel{});
}

}  // namespace
