#include "law/catalog.h"

#include <string>

#include <doctest/doctest.h>

using review::Law;
using review::LawCatalog;

namespace {

const std::string kHeader =
    "#as-of\t2026-11-23\n"
    "name\taliases\tlevel\tfirst\tmade\teffective\tended\tended_by\tend\tsuccessor\tlast_article"
    "\torder\n";

// A law revised once, one repealed, one repealed on an unknown day, one to come, one with an alias,
// and a name that another name begins with.
const std::string kTable =
    kHeader +
    "中华人民共和国公司法\t\t法律\t1993-12-29\t2018-10-26\t2018-10-26\t2024-07-"
    "01\t\tamended\t\t218\t\n"
    "中华人民共和国公司法\t\t法律\t1993-12-29\t2023-12-29\t2024-07-01\t\t\t\t\t266\t\n"
    "# 注释行\n"
    "中华人民共和国合同法\t\t法律\t\t\t1999-10-01\t2021-01-"
    "01\t\trepealed\t中华人民共和国民法典\t428\t\n"
    "旧登记办法\t\t行政法规\t1990-01-01\t1990-01-01\t\t\t2025-04-19\trepealed\t\t20\t\n"
    "新条例\t\t行政法规\t2026-06-26\t2026-06-26\t2027-01-01\t\t\t\t\t30\t\n"
    "最高人民法院关于适用《中华人民共和国民法典》有关担保制度的解释\t担保制度解释;"
    "关于适用《中华人民共和国民法典》有关担保制度的解释\t司法解释\t2020-12-31\t2020-12-31"
    "\t2021-01-01\t\t\t\t\t71\t\n"
    "中华人民共和国政府采购法\t\t法律\t2002-06-29\t2014-08-31\t2014-08-31\t\t\t\t\t88\t\n"
    "中华人民共和国政府采购法实施条例\t\t行政法规\t2015-01-30\t2015-01-30\t2015-03-01\t\t\t\t\t79"
    "\t国务院令第658号\n"
    "管理办法（试行）\t\t部门规章\t2020-01-01\t2020-01-01\t2020-01-01\t\t\t\t\t9\t\n";

LawCatalog catalog() {
    auto loaded = LawCatalog::load(kTable, "catalog.tsv");
    REQUIRE(loaded.has_value());
    return std::move(*loaded);
}

}  // namespace

TEST_CASE("a law is found by its full name, its short name and its alias") {
    const LawCatalog laws = catalog();
    struct Case {
        std::string name;
        std::string found;  // empty: not in the catalogue
    };
    for (const Case& c :
         {Case{"中华人民共和国公司法", "中华人民共和国公司法"},
          Case{"公司法", "中华人民共和国公司法"},
          Case{"《公司法》", "中华人民共和国公司法"},
          Case{"中华人民共和国 公司法", "中华人民共和国公司法"},
          Case{"担保制度解释", "最高人民法院关于适用《中华人民共和国民法典》有关担保制度的解释"},
          Case{"关于适用〈民法典〉有关担保制度的解释",
               "最高人民法院关于适用《中华人民共和国民法典》有关担保制度的解释"},
          Case{"管理办法(试行)", "管理办法（试行）"},
          Case{"管理办法（试行）", "管理办法（试行）"},
          Case{"管理办法", ""},
          Case{"公司法实施细则", ""},
          Case{"", ""},
          Case{"中华人民共和国", ""}}) {
        CAPTURE(c.name);
        const auto law = laws.find(c.name, "2026-01-01");
        CHECK((law ? std::string(law->name) : std::string()) == c.found);
    }
}

TEST_CASE("a law stands as it did on the day that is asked for") {
    const LawCatalog laws = catalog();
    struct Case {
        std::string name;
        std::string date;
        std::string status;
        int last_article;
    };
    for (const Case& c : {Case{"公司法", "2024-06-30", "in-force", 218},
                          Case{"公司法", "2024-07-01", "in-force", 266},
                          Case{"公司法", "", "in-force", 266},
                          Case{"公司法", "2010-01-01", "in-force", 0},  // an older text
                          Case{"公司法", "1990-01-01", "not-yet", 218},
                          Case{"合同法", "2020-12-31", "in-force", 428},
                          Case{"合同法", "2021-01-01", "repealed", 428},
                          Case{"合同法", "1999-09-30", "not-yet", 428},
                          Case{"旧登记办法", "2026-01-01", "repealed", 20},
                          Case{"旧登记办法", "2010-01-01", "unknown", 20},
                          Case{"新条例", "2026-12-31", "not-yet", 30},
                          Case{"新条例", "2027-01-01", "in-force", 30}}) {
        CAPTURE(c.name);
        CAPTURE(c.date);
        const auto law = laws.find(c.name, c.date);
        REQUIRE(law.has_value());
        if (law.has_value()) {
            CHECK(std::string(law_status_name(laws.status(*law, c.date))) == c.status);
            CHECK(law->last_article == c.last_article);
        }
    }
}

TEST_CASE("an older text of a revised law is amended, not repealed") {
    const LawCatalog laws = catalog();
    const std::vector<Law> texts = laws.texts("公司法");
    REQUIRE(texts.size() == 2);
    CHECK(texts[0].made == "2018-10-26");
    CHECK(std::string(law_status_name(laws.status(texts[0], "2026-01-01"))) == "amended");
    CHECK(std::string(law_status_name(laws.status(texts[1], "2026-01-01"))) == "in-force");
    CHECK(laws.texts("没有的法").empty());
}

TEST_CASE("between the making of a text and an unknown entry into force nothing is known") {
    auto loaded = LawCatalog::load(
        kHeader +
            "甲法\t\t法律\t2010-01-01\t2010-01-01\t2010-05-01\t\t2022-03-05\tamended\t\t9\t\n"
            "甲法\t\t法律\t2010-01-01\t2020-03-05\t\t\t\t\t\t9\t\n",
        "catalog.tsv");
    REQUIRE(loaded.has_value());
    const std::vector<Law> texts = loaded->texts("甲法");
    REQUIRE(texts.size() == 2);
    struct Case {
        std::string date;
        std::string older;
        std::string newer;
        std::string found;
    };
    for (const Case& c : {Case{"2020-03-04", "in-force", "not-yet", "in-force"},
                          Case{"2020-03-05", "unknown", "unknown", "unknown"},
                          Case{"2022-03-04", "unknown", "unknown", "unknown"},
                          Case{"2022-03-05", "amended", "in-force", "in-force"}}) {
        CAPTURE(c.date);
        CHECK(std::string(law_status_name(loaded->status(texts[0], c.date))) == c.older);
        CHECK(std::string(law_status_name(loaded->status(texts[1], c.date))) == c.newer);
        const auto law = loaded->find("甲法", c.date);
        REQUIRE(law.has_value());
        if (law.has_value()) {
            CHECK(std::string(law_status_name(loaded->status(*law, c.date))) == c.found);
        }
    }
}

TEST_CASE("a name at the start of a text is matched as far as it goes") {
    const LawCatalog laws = catalog();
    struct Case {
        std::string text;
        std::string matched;
    };
    for (const Case& c : {Case{"政府采购法第四十九条", "政府采购法"},
                          Case{"政府采购法实施条例的规定", "政府采购法实施条例"},
                          Case{"中华人民共和国政府采购法", "中华人民共和国政府采购法"},
                          Case{"管理办法(试行)第二条", "管理办法(试行)"},
                          Case{"管理办法（试行）", "管理办法（试行）"},
                          Case{"政府采购", ""},
                          Case{"采购法", ""},
                          Case{"公", ""},
                          Case{"", ""}}) {
        CAPTURE(c.text);
        CHECK(c.text.substr(0, laws.match_name(c.text)) == c.matched);
    }
}

TEST_CASE("a broken table is refused with its line") {
    struct Case {
        std::string table;
        std::size_t line;
        std::string message;
    };
    for (const Case& c :
         {Case{"name\tlevel\n", 1, "法律目录第一行应为“#as-of”、制表符和日期（如2026-11-23）"},
          Case{"#as-of\t2026-11-23\nname\tlevel\n",
               2,
               "法律目录第二行应为列名：" +
                   kHeader.substr(kHeader.find('\n') + 1, kHeader.size() - kHeader.find('\n') - 2)},
          Case{kHeader + "甲法\t\t法律\n", 3, "法律目录此行有3列，应为12列"},
          Case{kTable + "乙法\t\t\t\t\t\t\t\t\t\t\t\t\t\n", 13, "法律目录此行有14列，应为12列"}}) {
        const auto loaded = LawCatalog::load(c.table, "x.tsv");
        REQUIRE_FALSE(loaded.has_value());
        CHECK(loaded.error().code == review::ErrorCode::bad_rule);
        CHECK(loaded.error().path == "x.tsv");
        CHECK(loaded.error().line == c.line);
        CHECK(loaded.error().message == c.message);
    }
}

TEST_CASE("a law is found by its number, when only one law has it") {
    auto loaded = LawCatalog::load(kTable +
                                       "甲条例\t\t行政法规\t\t\t\t\t\t\t\t0\t国务院令第7号\n"
                                       "甲条例\t\t行政法规\t\t2020\t\t\t\t\t\t0\t国务院令第7号\n"
                                       "乙条例\t\t行政法规\t\t\t\t\t\t\t\t0\t国务院令第8号\n"
                                       "丙条例\t\t行政法规\t\t\t\t\t\t\t\t0\t国务院令第8号\n",
                                   "catalog.tsv");
    REQUIRE(loaded.has_value());
    const auto name = [&](std::string_view order) {
        const auto law = loaded->find_order(order);
        return law ? std::string(law->name) : std::string();
    };
    CHECK(name("国务院令第658号") == "中华人民共和国政府采购法实施条例");
    CHECK(name("国务院令第7号") == "甲条例");
    CHECK(name("国务院令第8号").empty());
    CHECK(name("国务院令第9号").empty());
    CHECK(name("").empty());
}

TEST_CASE("an empty catalogue knows no law") {
    const LawCatalog none;
    CHECK_FALSE(none.find("公司法", "").has_value());
    CHECK(none.match_name("公司法") == 0);
    CHECK(none.as_of().empty());
    CHECK(catalog().as_of() == "2026-11-23");
}
