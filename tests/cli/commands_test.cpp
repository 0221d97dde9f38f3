#include <algorithm>
#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include "cli/workbench.h"

using namespace review;

TEST_CASE("help and version go to standard output with exit 0") {
    const Workbench bench;
    struct Case {
        std::vector<std::string> args;
        std::string fragment;
    };
    for (const Case& c : {
             Case{{"--help"}, "退出码：\n  0  没有达到 --fail-on 级别的发现\n  1  "},
             Case{{"-h"}, "命令：\n  check"},
             Case{{"help"}, "命令：\n  check"},
             Case{{"--help", "--lang", "en"}, "Exit codes:\n  0  nothing at or above --fail-on\n"},
             Case{{"--lang=en", "--help"}, "Commands:\n  check"},
             Case{{"help", "rules"}, "用法：review rules list|show 编号"},
             Case{{"rules", "--help"}, "用法：review rules list|show"},
             Case{{"check", "--help"}, "  -o, --output FILE"},
             Case{{"help", "text", "--lang", "en"},
                  "Usage: review text [OPTIONS] FILE|DIR…\n\nPrint the text"},
             Case{{"--version"}, "review 0.1.0\n"},
         }) {
        CAPTURE(c.fragment);
        const Outcomes result = bench.run(c.args);
        CHECK(result.code == 0);
        CHECK(result.err.empty());
        CHECK(result.out.find(c.fragment) != std::string::npos);
    }
    CHECK(bench.run({"help", "frob"}).code == 2);
    CHECK(bench.run({"help", "frob"}).err == "review: 没有这个命令：frob\n");
}

TEST_CASE("options may stand before the command") {
    const Workbench bench;
    bench.write("a.txt", "第一条 甲\n");
    const std::vector<std::string> text{"text", "$/a.txt"};
    for (const std::vector<std::string>& before : std::vector<std::vector<std::string>>{
             {"--lang", "en"}, {"--lang=en"}, {"-q"}, {"--output", "-"}, {"-o", "-", "-q"}}) {
        CAPTURE(before.front());
        std::vector<std::string> args = before;
        args.insert(args.end(), text.begin(), text.end());
        CHECK(bench.run(args).out == "第一条 甲\n");
    }
    const std::string help = bench.run({"help", "check", "--lang", "en"}).out;
    CHECK(help.starts_with("Usage: review check"));
    CHECK(bench.run({"--lang", "en", "help", "check"}).out == help);
    CHECK(bench.run({"--lang", "en", "chekc"}).err ==
          "review: no such command, and no such file (--help lists the commands): chekc\n");
    CHECK(bench.run({"--", "text"}).code == 3);
    CHECK(bench.run({"--lang"}).code == 2);
}

TEST_CASE("help, version and text need no rules") {
    Workbench bench;
    bench.environment.rules_dir = bench.path("none").string();
    bench.write("a.txt", "第一条 甲\n");
    CHECK(bench.run({"--help"}).code == 0);
    CHECK(bench.run({"--version"}).code == 0);
    CHECK(bench.run({"text", "$/a.txt"}).code == 0);
    CHECK(bench.run({"facts", "$/a.txt"}).code == 2);
    bench.environment.rules_dir.clear();
    bench.environment.program_folder = bench.path("a/b/c/bin").string();
    CHECK(bench.run({"$/a.txt"}).err ==
          "review: 找不到自带的规则文件夹：请把源代码中的 rules 文件夹放在程序所在的文件夹里，"
          "或者把环境变量 REVIEW_RULES_DIR 设为它的路径（--rules 只在其上加一层）\n");
}

TEST_CASE("rules are found from the place of the program") {
    Workbench bench;
    bench.write("a.txt", "甲\n");
    bench.environment.rules_dir.clear();
    for (const std::string folder : {".", "build", "build/cli"}) {
        CAPTURE(folder);
        bench.environment.program_folder = bench.path(folder).string();
        CHECK(bench.run({"$/a.txt"}).code == 0);
    }
    bench.write("usr/share/review/rules/contract/a.xml", bench.read("rules/contract/test.xml"));
    bench.environment.program_folder = bench.path("usr/bin").string();
    CHECK(bench.run({"rules", "show", "test.language.signed"})
              .out.find("$/usr/share/review/rules/contract/a.xml:2") != std::string::npos);
}

TEST_CASE("text is printed as it is read, several files with a head each") {
    const Workbench bench;
    bench.write("a.txt", "第一条 甲\n\n第二条 乙");
    bench.write("b.txt", "丙\n");
    CHECK(bench.run({"text", "$/a.txt"}).out == "第一条 甲\n\n第二条 乙\n");
    CHECK(bench.run({"text", "-"}, "丁").out == "丁\n");
    CHECK(bench.run({"text", "$/a.txt", "$/b.txt"}).out ==
          "==> $/a.txt <==\n第一条 甲\n\n第二条 乙\n\n==> $/b.txt <==\n丙\n");
    CHECK(bench.run({"text", "--coverage", "$/b.txt"}).err == "$/b.txt：已读取1个字符\n");
    const Outcomes missing = bench.run({"text", "$/c.txt", "$/b.txt"});
    CHECK(missing.code == 3);
    CHECK(missing.err == "$/c.txt：文件不存在\n");
    CHECK(missing.out == "==> $/b.txt <==\n丙\n");
    CHECK(bench.run({"text"}).code == 2);
    bench.write("in/a.txt", "甲\n");
    bench.write("in/a.png", "x");
    const std::string skipped = "$/in：另有1个文件因格式不支持未审查（.png 1）\n";
    CHECK(bench.run({"text", "$/in"}).err == skipped);
    CHECK(bench.run({"facts", "$/in"}).err == skipped);
    CHECK(bench.run({"facts", "$/in", "-q"}).err.empty());
    bench.write("in/b.pdf", "%PDF");
    CHECK(bench.run({"text", "$/in", "-q"}).code == 3);
    CHECK(bench.run({"text", "--format", "json", "$/a.txt"}).code == 2);
}

TEST_CASE("kinds and types are named by their codes or in words") {
    const Workbench bench;
    bench.write("a.txt", "随便写的几句话。\n");
    bench.write("rules/lexicon/names.xml",
                "<lexicon><list name=\"kind-names\"><term code=\"contract\">合同</term></list>"
                "<list name=\"type-names\"><term code=\"works\">施工</term>"
                "<term code=\"lease\">租赁</term></list></lexicon>");
    for (const std::string type : {"lease", "租赁", "租赁合同"}) {
        CAPTURE(type);
        const Outcomes result = bench.run({"facts", "$/a.txt", "--type", type, "--kind", "合同"});
        CHECK(result.code == 0);
        CHECK(result.out.find("kind=\"contract\"") != std::string::npos);
        CHECK(result.out.find("type=\"lease\"") != std::string::npos);
    }
    CHECK(bench.run({"$/a.txt", "--kind", "other"}).code == 0);
    CHECK(bench.run({"$/a.txt", "--type", "合同"}).code == 2);
}

TEST_CASE("facts are XML whose text is the text that was read") {
    const Workbench bench;
    bench.write("a.txt", "服务合同\n第一条 甲 < 乙 & 丙。\n");
    const Outcomes text = bench.run({"text", "$/a.txt"});
    const Outcomes facts = bench.run({"facts", "$/a.txt", "--as-of", "2025-05-05"});
    REQUIRE(facts.code == 0);
    pugi::xml_document tree;
    REQUIRE(tree.load_string(facts.out.c_str(), pugi::parse_default | pugi::parse_ws_pcdata));
    const pugi::xml_node root = tree.child("document");
    CHECK(std::string(root.attribute("date").value()) == "2025-05-05");
    std::string words;
    for (const pugi::xpath_node node : root.select_nodes(".//text()")) {
        words += node.node().value();
    }
    CHECK(text.out.find(words) == 0);
    CHECK(words.find("甲 < 乙 & 丙") != std::string::npos);
}

TEST_CASE("facts of several files are one well-formed package") {
    const Workbench bench;
    bench.write("a.txt", "甲\n");
    bench.write("b.txt", "乙\n");
    for (const bool pretty : {false, true}) {
        CAPTURE(pretty);
        std::vector<std::string> args{"facts", "$/a.txt", "$/none.txt", "$/b.txt"};
        if (pretty) {
            args.emplace_back("--pretty");
        }
        const Outcomes facts = bench.run(args);
        CHECK(facts.code == 3);
        pugi::xml_document tree;
        REQUIRE(tree.load_string(facts.out.c_str()));
        CHECK(tree.select_nodes("/package/document").size() == 2);
    }
}

TEST_CASE("facts as JSON are a list for each file, with places in its text") {
    const Workbench bench;
    bench.write("a.txt", "服务合同\n第一条 价款为100万元。\n");
    bench.write("b.txt", "乙\n");
    for (const bool pretty : {false, true}) {
        CAPTURE(pretty);
        std::vector<std::string> args{
            "facts", "--format", "json", "$/a.txt", "$/none.txt", "$/b.txt"};
        if (pretty) {
            args.emplace_back("--pretty");
        }
        const Outcomes facts = bench.run(args);
        CHECK(facts.code == 3);
        const nlohmann::json json = nlohmann::json::parse(facts.out);
        CHECK(json["schema"] == 1);
        REQUIRE(json["files"].size() == 2);
        CHECK(json["errors"][0]["message"] == "文件不存在");
        CHECK(json["files"][1]["path"] == "$/b.txt");
        const nlohmann::json& file = json["files"][0];
        const nlohmann::json& list = file["facts"];
        const auto unit = std::find_if(list.begin(), list.end(), [](const nlohmann::json& fact) {
            return fact["element"] == "paragraph";
        });
        REQUIRE(unit != list.end());
        CHECK((*unit)["num"] == 1);
        CHECK((*unit)["locator"] == "第一条");
        CHECK((*unit)["text"] == "价款为100万元。");
        const std::size_t begin = (*unit)["begin"];
        const std::size_t end = (*unit)["end"];
        const std::size_t inside = (*unit)["inside"];
        CHECK(file["text"].get<std::string>().substr(begin, end - begin) == (*unit)["text"]);
        CHECK(list[inside]["element"] == "article");
    }
    CHECK(bench.run({"facts", "--format", "yaml", "$/a.txt"}).err ==
          "review: 选项 --format 的值“yaml”不对，应为以下之一：xml json\n");
    CHECK(bench.run({"facts", "--format", "xml", "$/a.txt"}).out ==
          bench.run({"facts", "$/a.txt"}).out);
}

TEST_CASE("rules are listed and shown") {
    const Workbench bench;
    CHECK(bench.run({"rules", "list"}).out ==
          "错误     test.language.forever  期限不得为永久\n"
          "警告     test.language.signed   “签定”应为“签订”\n");
    const nlohmann::json list =
        nlohmann::json::parse(bench.run({"rules", "list", "--format", "json"}).out);
    CHECK(list["rules"].size() == 2);
    CHECK(list["rules"][0]["basis"][0]["law"] == "民法典");
    const Outcomes shown = bench.run({"rules", "show", "test.language.signed"});
    CHECK(shown.code == 0);
    CHECK(shown.out.find("<find>签定</find>") != std::string::npos);
    CHECK(bench.run({"rules", "show", "x.y"}).err ==
          "review: 没有这条规则（rules list 列出全部）：x.y\n");
    CHECK(bench.run({"rules", "show"}).code == 2);
    CHECK(bench.run({"rules", "list", "x"}).code == 2);
    CHECK(bench.run({"rules"}).err ==
          "review: rules 后面要写 list、show、params、test、docs 或 new\n");
    CHECK(bench.run({"rules", "frob"}).code == 2);
}

TEST_CASE("the examples of rules are run, and one that fails is named with its place") {
    const Workbench bench;
    const Outcomes good = bench.run({"rules", "test"});
    CHECK(good.out == "2条规则，4个示例，0个不符\n");
    CHECK(good.code == 0);
    std::string rules = bench.read("rules/contract/test.xml");
    const std::string satisfied = "<example outcome=\"satisfied\">双方签订合同。";
    rules.replace(rules.find(satisfied),
                  satisfied.size(),
                  "<example outcome=\"satisfied\">双方签定永久合同。");
    bench.write("rules/contract/test.xml", rules);
    const Outcomes bad = bench.run({"rules", "test"});
    CHECK(bad.code == 1);
    CHECK(bad.out ==
          "$/rules/contract/test.xml:8: test.language.signed：应为 satisfied，实为 "
          "violated：“签定”应为“签订”\n    同时触发 test.language.forever\n"
          "2条规则，4个示例，1个不符\n");
}

TEST_CASE("pages of rules are the same each time") {
    const Workbench bench;
    CHECK(bench.run({"rules", "docs", "-o", "$/docs"}).code == 0);
    CHECK(bench.list("docs") == std::vector<std::string>{"README.md", "test.md"});
    const std::string page = bench.read("docs/test.md");
    CHECK(page.find("## test.language.signed\n\n**“签定”应为“签订”**\n") != std::string::npos);
    CHECK(page.find("- 依据：《民法典》第七百零五条第一款\n") != std::string::npos);
    CHECK(page.find("  > 租期为永久。") != std::string::npos);
    CHECK(page.find(bench.path("").string()) == std::string::npos);
    CHECK(bench.run({"rules", "docs", "-o", "$/docs"}).code == 0);
    CHECK(bench.read("docs/test.md") == page);
    CHECK(bench.run({"rules", "docs"}).out.find(page) != std::string::npos);
}

TEST_CASE("a new rule is a stub that the loader takes") {
    const Workbench bench;
    const Outcomes stub = bench.run({"rules", "new", "contract.price.zero"});
    REQUIRE(stub.code == 0);
    bench.write("unit/new.xml",
                "<rules pack=\"unit\" layer=\"unit\" version=\"1\" as-of=\"2026-01-01\">\n" +
                    stub.out + "</rules>\n");
    const Outcomes listed = bench.run({"rules", "list", "--rules", "$/unit"});
    CHECK(listed.err == "");
    CHECK(listed.out.find("contract.price.zero") != std::string::npos);
    for (const std::string id : {"zero", "Contract.x", "a..b", ".a", "a.", "a.b c"}) {
        CAPTURE(id);
        CHECK(bench.run({"rules", "new", id}).code == 2);
    }
}
