#include "law/search.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "law/name_key.h"

using review::Law;
using review::LawCatalog;

namespace {

LawCatalog sample_catalog() {
    auto loaded = LawCatalog::load(
        "#as-of\t2026-11-23\n"
        "name\taliases\tlevel\tfirst\tmade\teffective\tended\tended_by\tend\tsuccessor"
        "\tlast_article\torder\n"
        "最高人民法院关于适用《中华人民共和国招标投标法》的解释\t招标投标法解释\t司法解释\t\t2020-"
        "01-01"
        "\t2020-01-01\t\t\t\t\t9\t\n"
        "中华人民共和国招标投标法\t\t法律\t1999-08-30\t1999-08-30\t2000-01-01\t2017-12-"
        "28\t\tamended"
        "\t\t68\t\n"
        "中华人民共和国招标投标法\t\t法律\t1999-08-30\t2017-12-27\t2017-12-28\t\t\t\t\t68\t\n"
        "中华人民共和国招标投标法实施条例\t\t行政法规\t\t2011-12-20\t2012-02-01\t\t\t\t\t84\t\n"
        "货物招标投标办法（试行）\t\t部门规章\t\t2004-01-01\t2004-01-01\t\t\t\t\t77\t\n",
        "catalog.tsv");
    REQUIRE(loaded.has_value());
    return std::move(*loaded);
}

}  // namespace

TEST_CASE("laws are found by words of their names, the nearest first") {
    const LawCatalog laws = sample_catalog();
    struct Case {
        std::vector<std::string> words;
        std::string names;  // first three characters are enough
    };
    const std::string law = "中华人民共和国招标投标法;";
    const std::string rules = "中华人民共和国招标投标法实施条例;";
    const std::string goods = "货物招标投标办法（试行）;";
    const std::string reading = "最高人民法院关于适用《中华人民共和国招标投标法》的解释;";
    for (const Case& c : {Case{{"招标投标法"}, law + rules + reading},
                          Case{{"《招标投标法》"}, law + rules + reading},
                          Case{{"中华人民共和国招标投标法"}, law + rules + reading},
                          Case{{"招标"}, law + rules + reading + goods},
                          Case{{"招标", "实施"}, rules},
                          Case{{"办法(试行)"}, goods},
                          Case{{"招标投标法解释"}, reading},
                          Case{{"拍卖"}, ""},
                          Case{{"《》"}, ""},
                          Case{{}, ""}}) {
        CAPTURE(c.names);
        std::string names;
        for (const Law& found : search_laws(laws, c.words, "")) {
            names += std::string(found.name) + ";";
        }
        CHECK(names == c.names);
    }
}

TEST_CASE("a law that is found is the text of the day") {
    const LawCatalog laws = sample_catalog();
    const std::vector<std::string> words{"招标投标法"};
    CHECK(search_laws(laws, words, "2010-01-01").front().made == "1999-08-30");
    CHECK(search_laws(laws, words, "").front().made == "2017-12-27");
    CHECK(laws.all().size() == 5);
    CHECK(laws.all().front().aliases == "招标投标法解释");
}

TEST_CASE("a name is looked up without what does not count") {
    CHECK(review::name_key("《中华人民共和国 招标投标法》（试行）") == "招标投标法(试行)");
    CHECK(review::name_key("中华人民共和国").empty());
}
