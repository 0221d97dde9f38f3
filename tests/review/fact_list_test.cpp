#include "review/fact_list.h"

#include <doctest/doctest.h>
#include <pugixml.hpp>

using namespace review;

TEST_CASE("facts are listed in document order with their clause and the element around them") {
    pugi::xml_document tree;
    REQUIRE(tree.load_string(
        "<document begin='0' end='40'>"
        "<preface begin='0' end='4'>head<party begin='2' end='4'/></preface>"
        "<body begin='5' end='40'>"
        "<article begin='5' end='20' locator='第一条'>a<amount begin='6' end='9'><blank begin='7' "
        "end='8'/></amount>b<date begin='10' end='12'/></article>"
        "<table begin='21' end='30'><row num='2' begin='21' end='30'><cell begin='21' "
        "end='30'/></row></table></body>"
        "<notes begin='40' end='40'/></document>"));
    struct Row {
        const char* element;
        const char* locator;
        int inside;  // -1: the document
    };
    const std::vector<Row> rows{{"preface", "首部", -1},
                                {"party", "首部", 0},
                                {"body", "正文", -1},
                                {"article", "第一条", 2},
                                {"amount", "第一条", 3},
                                {"blank", "第一条", 4},
                                {"date", "第一条", 3},
                                {"table", "表1", 2},
                                {"row", "表1第2行", 7},
                                {"cell", "表1第2行", 8},
                                {"notes", "脚注", -1}};
    const std::vector<ListedFact> facts = list_facts(tree, 40);
    REQUIRE(facts.size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CAPTURE(i);
        CHECK(std::string(facts[i].node.name()) == rows[i].element);
        CHECK(facts[i].locator == rows[i].locator);
        CHECK((facts[i].inside ? static_cast<int>(*facts[i].inside) : -1) == rows[i].inside);
    }
    CHECK(list_facts(pugi::xml_document(), 0).empty());
}
