#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "cli/workbench.h"

using namespace review;

namespace {

/// A catalogue of its own: a law revised once, one repealed, one to come.
class LawBench : public Workbench {
public:
    LawBench() {
        write("rules/laws/catalog.tsv",
              "#as-of\t2026-11-23\n"
              "name\taliases\tlevel\tfirst\tmade\teffective\tended\tended_by\tend\tsuccessor"
              "\tlast_article\torder\n"
              "中华人民共和国公司法\t\t法律\t1993-12-29\t2018-10-26\t2018-10-26\t2024-07-01\t"
              "\tamended\t\t218\t\n"
              "中华人民共和国公司法\t\t法律\t1993-12-29\t2023-12-29\t2024-07-01\t\t\t\t\t266\t\n"
              "中华人民共和国合同法\t合同法典\t法律\t\t\t1999-10-01\t2021-01-01\t\trepealed\t"
              "中华人民共和国民法典\t428\t\n"
              "中华人民共和国民法典\t\t法律\t\t2020-05-28\t2021-01-01\t\t\t\t\t1260\t\n"
              "公司登记新条例\t\t行政法规\t\t2026-06-26\t2027-01-01\t\t\t\t\t30\t国务院令第9号\n"
              "旧登记办法\t\t行政法规\t\t1990-01-01\t\t\t2025-04-19\trepealed\t\t20\t\n");
        write("rules/lexicon/words.xml",
              "<lexicon><list name=\"law-endings\"><term code=\"law\">法 "
              "条例</term></list></lexicon>");
    }
};

const std::string kDates =
    "效力按2026年11月23日判断；法律目录截至2026年11月23日，目录未收不等于不存在或者已废止。\n";

}  // namespace

TEST_CASE("laws search lists names that hold the words, the nearest first") {
    const LawBench bench;
    struct Case {
        std::vector<std::string> args;
        int code;
        std::string out;
    };
    const std::string company =
        "中华人民共和国公司法（法律）\n"
        "  有效；制定或修改 2023年12月29日；施行 2024年7月1日；末条 第266条\n";
    const std::string coming =
        "公司登记新条例（行政法规）\n"
        "  尚未施行；制定或修改 2026年6月26日；施行 2027年1月1日；末条 第30条；文号 "
        "国务院令第9号\n";
    for (const Case& c : {
             Case{{"公司"}, 0, company + coming + kDates},
             Case{{"公司", "登记"}, 0, coming + kDates},
             Case{{"公司", "--limit", "1"},
                  0,
                  company + "另有1部未列出，可增加词语或者用 --limit 调整。\n" + kDates},
             Case{{"渔业"}, 1, "目录中没有这样的名称。\n" + kDates},
         }) {
        CAPTURE(c.out);
        std::vector<std::string> args{"laws", "search"};
        args.insert(args.end(), c.args.begin(), c.args.end());
        const Outcomes result = bench.run(args);
        CHECK(result.code == c.code);
        CHECK(result.out == c.out);
        CHECK(result.err.empty());
    }
    const auto json = nlohmann::json::parse(
        bench.run({"laws", "search", "登记", "--limit", "1", "--format", "json"}).out);
    CHECK(json["as_of"] == "2026-11-23");
    CHECK(json["total"] == 2);
    CHECK(json["laws"].size() == 1);
    CHECK(json["laws"][0]["name"] == "旧登记办法");
    CHECK(json["laws"][0]["status"] == "repealed");
    CHECK(json["laws"][0]["ended_by"] == "2025-04-19");
    CHECK(json["laws"][0]["ended"].is_null());
}

TEST_CASE("laws show gives every text of a law with its standing on the day") {
    const LawBench bench;
    const Outcomes company = bench.run({"laws", "show", "公司法"});
    CHECK(company.code == 0);
    CHECK(company.out ==
          "中华人民共和国公司法\n"
          "  层级 法律；首次制定 1993年12月29日\n"
          "  - 已被修改；制定或修改 2018年10月26日；施行 2018年10月26日；失效 2024年7月1日；末条 "
          "第218条\n"
          "  - 有效；制定或修改 2023年12月29日；施行 2024年7月1日；末条 第266条\n" +
              kDates);
    const Outcomes old = bench.run({"laws", "show", "合同法", "--as-of", "2019-05-01"});
    CHECK(old.out ==
          "中华人民共和国合同法\n"
          "  层级 法律；又称 合同法典\n"
          "  - 有效；施行 1999年10月1日；将失效 2021年1月1日；替代文件 中华人民共和国民法典；末条 "
          "第428条\n"
          "效力按2019年5月1日判断；法律目录截至2026年11月23日，目录未收不等于不存在或者已废止。\n");
    const Outcomes english = bench.run({"laws", "show", "旧登记办法", "--lang", "en"});
    CHECK(english.out.find("  - repealed; made or amended 1990-01-01; lapsed by 2025-04-19; last "
                           "article 20\n") != std::string::npos);
    const auto json =
        nlohmann::json::parse(bench.run({"laws", "show", "合同法", "--format", "json"}).out);
    CHECK(json["laws"][0]["aliases"][0] == "合同法典");
    CHECK(json["laws"][0]["texts"][0]["successor"] == "中华人民共和国民法典");
    CHECK(json["laws"][0]["texts"][0]["last_article"] == 428);
}

TEST_CASE("laws show never says of an unknown law that it is repealed") {
    const LawBench bench;
    const Outcomes result = bench.run({"laws", "show", "登记"});
    CHECK(result.code == 1);
    CHECK(result.out.empty());
    CHECK(result.err ==
          "目录未收“登记”，不等于不存在或者已废止；相近的有 旧登记办法、公司登记新条例\n");
    CHECK(bench.run({"laws", "show", "渔业法", "--lang", "en"}).err ==
          "not in the catalogue: “渔业法”, which does not mean that it does not exist\n");
}

TEST_CASE("laws check judges what a document cites on its own date") {
    const LawBench bench;
    bench.write("a.txt",
                "第一条 依据《公司法》第二百六十七条和《合同法》第五条。\n"
                "第二条 依据《渔业法》，依据《民法典》第九条。\n");
    const Outcomes now = bench.run({"laws", "check", "$/a.txt"});
    CHECK(now.code == 1);
    CHECK(now.err.empty());
    CHECK(now.out ==
          "$/a.txt（文件未载明日期，按2026年11月23日判断）\n"
          "  1:7  ✗ 《公司法》第二百六十七条  有效；没有这一条，末条为第266条\n"
          "  1:20  ✗ 《合同法》第五条  已废止；失效 2021年1月1日；替代文件 中华人民共和国民法典\n"
          "  2:7  ? 《渔业法》  目录未收\n"
          "  2:15    《民法典》第九条  有效\n"
          "\n"
          "共引用4处：应当核改2处，目录未收1处。\n"
          "法律目录截至2026年11月23日，目录未收不等于不存在或者已废止。\n");

    bench.write("b.txt", "第一条 依据《合同法》第五条、《渔业法》。\n");
    const Outcomes then = bench.run({"laws", "check", "$/b.txt", "--as-of", "2019-05-01"});
    CHECK(then.code == 0);
    CHECK(then.out.find("《合同法》第五条  有效；将失效 2021年1月1日") != std::string::npos);
    CHECK(bench.run({"laws", "check", "$/b.txt", "$/none.txt", "--as-of", "2019-05-01"}).code == 3);

    bench.write("c.txt", "第一条 甲。\n");
    CHECK(bench.run({"laws", "check", "$/c.txt", "--lang", "en"}).out ==
          "$/c.txt (it has no date, by 2026-11-23)\n  cites no law\n\n"
          "0 citations: 0 to be corrected, 0 not in the catalogue.\n"
          "The catalogue is known to be right up to 2026-11-23. A law that is not in it may well "
          "exist.\n");
}

TEST_CASE("the JSON of laws check has every citation with its place") {
    const LawBench bench;
    bench.write("a.txt", "第一条 依据《公司法》第二百六十七条第一款，《渔业法》。\n");
    const Outcomes result =
        bench.run({"laws", "check", "$/a.txt", "$/none.txt", "--format", "json"});
    CHECK(result.code == 3);
    const auto json = nlohmann::json::parse(result.out);
    CHECK(json["schema"] == 1);
    CHECK(json["as_of"] == "2026-11-23");
    CHECK(json["errors"].size() == 1);
    REQUIRE(json["files"].size() == 1);
    CHECK(json["files"][0]["date_basis"] == "as-of");
    const auto& citations = json["files"][0]["citations"];
    REQUIRE(citations.size() == 2);
    CHECK(citations[0]["law"] == "中华人民共和国公司法");
    CHECK(citations[0]["article"] == "267");
    CHECK(citations[0]["paragraph"] == "1");
    CHECK(citations[0]["article_exists"] == "no");
    CHECK(citations[0]["status"] == "in-force");
    CHECK(citations[0]["locator"] == "第一条");
    CHECK(citations[0]["line"] == 1);
    CHECK(citations[0]["column"] == 7);
    CHECK(citations[1]["law"].is_null());
    CHECK(citations[1]["status"] == "unknown");
    CHECK(citations[1]["article_exists"].is_null());
}

TEST_CASE("wrong calls of laws are refused") {
    const LawBench bench;
    struct Case {
        std::vector<std::string> args;
        std::string err;
    };
    for (const Case& c : {
             Case{{"laws"}, "review: laws 后面要写 search、show 或 check\n"},
             Case{{"laws", "find"}, "review: laws 后面要写 search、show 或 check，不是 find\n"},
             Case{{"laws", "search"}, "review: laws search 后面要写名称中的词\n"},
             Case{{"laws", "show"}, "review: laws show 后面要写法律的名称\n"},
             Case{{"laws", "check"}, "review: 没有给出要处理的文件（用 --help 查看用法）\n"},
             Case{{"laws", "search", "法", "--limit", "0"},
                  "review: 选项 --limit 的值“0”不对，应为1到100000的整数\n"},
             Case{{"laws", "search", "法", "--format", "xml"},
                  "review: 选项 --format 的值“xml”不对，应为以下之一：text json\n"},
             Case{{"laws", "show", "法", "--as-of", "2026-02-30"},
                  "review: 选项 --as-of 的值“2026-02-30”不对，应为存在的日期，写作 2026-01-31\n"},
         }) {
        CAPTURE(c.err);
        const Outcomes result = bench.run(c.args);
        CHECK(result.code == 2);
        CHECK(result.err == c.err);
        CHECK(result.out.empty());
    }
}
