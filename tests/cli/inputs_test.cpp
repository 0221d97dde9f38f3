// Which files a run reads: folders, standard input and lists of names.
#include <filesystem>
#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "cli/workbench.h"

using namespace review;

namespace {

const std::string kClean = "服务合同\n第一条 甲乙双方签订本合同。\n";
const std::string kWarning = "服务合同\n第一条 甲乙双方签定本合同。\n";
const std::string kError = "租赁合同\n第一条 租期为永久。\n";

}  // namespace

TEST_CASE("folders are read at any depth, in order, without locks, hidden files and other kinds") {
    const Workbench bench;
    bench.write("in/b.txt", kWarning);
    bench.write("in/a/z.MD", kClean);
    bench.write("in/a.txt", kClean);
    bench.write("in/.hidden.txt", kError);
    bench.write("in/.git/x.txt", kError);
    bench.write("in/~$b.docx", "lock");
    bench.write("in/~$b.doc", "lock");
    bench.write("in/scan.png", "x");
    bench.write("in/notes", "x");
    std::filesystem::create_directory_symlink(bench.path("in"), bench.path("in/a/loop"));
    const Outcomes result = bench.run({"$/in", "$/in/b.txt", "$/in/a", "--format", "json"});
    CHECK(result.code == 1);
    CHECK(result.err == "$/in：另有2个文件因格式不支持未审查（无扩展名 1，.png 1）\n");
    std::string paths;
    const nlohmann::json review = nlohmann::json::parse(result.out);
    for (const nlohmann::json& file : review["files"]) {
        paths += file["path"].get<std::string>() + " ";
    }
    CHECK(paths == "$/in/a.txt $/in/a/z.MD $/in/b.txt ");
    CHECK(bench.run({"$/in", "--quiet"}).err.empty());
}

TEST_CASE("documents of a folder that cannot be read are named with the reason") {
    const Workbench bench;
    bench.write("in/a.txt", kClean);
    bench.write("in/b.txt", kWarning);
    bench.write("in/old/scan.PDF", "%PDF-1.7");
    bench.write("in/old.rtf", "{\\rtf1");
    bench.write("in/new.doc", kWarning);  // read for what it is, not for its name
    bench.write("in/photo.jpg", "x");
    const std::string rtf = "是 RTF 文件，不是 .docx；请用 Word 或 WPS 打开并另存为 .docx";
    const std::string pdf = "是 PDF 文件，暂不支持；请提供其 Word 原件（.docx）";
    const Outcomes result = bench.run({"$/in", "$/in/old.rtf", "-q", "--format", "json"});
    CHECK(result.code == 3);
    CHECK(result.err == "$/in/old.rtf：" + rtf + "\n$/in/old/scan.PDF：" + pdf + "\n");
    const nlohmann::json review = nlohmann::json::parse(result.out);
    CHECK(review["files"].size() == 3);
    REQUIRE(review["errors"].size() == 2);
    CHECK(review["errors"][0]["path"] == "$/in/old.rtf");
    CHECK(review["errors"][0]["message"] == rtf);
    CHECK(review["errors"][1]["path"] == "$/in/old/scan.PDF");
    CHECK(review["errors"][1]["message"] == pdf);
    CHECK(bench.run({"$/in", "--fail-on", "never"}).code == 3);
}

TEST_CASE("a file whose name begins with # is listed with a path") {
    const Workbench bench;
    bench.write("#a.txt", kWarning);
    bench.write("list", "#none.txt\n" + bench.path("#a.txt").string() + "\n");
    CHECK(bench.run({"--files-from", "$/list"}).code == 1);
}

TEST_CASE("standard input and lists of files are read") {
    const Workbench bench;
    bench.write("a.txt", kWarning);
    CHECK(bench.run({"-"}, kError).code == 1);
    CHECK(bench.run({"-"}, kError).out.starts_with("标准输入\n"));
    bench.write("list",
                "\xEF\xBB\xBF" + bench.path("a.txt").string() + "\r\n\n \t\r\n# 清单\n#no.txt\n");
    CHECK(bench.run({"--files-from", "$/list"}).code == 1);
    CHECK(bench.run({"--files-from", "-"}, bench.path("a.txt").string()).code == 1);
    CHECK(bench.run({"--files-from", "-"}, "").code == 2);
    CHECK(bench.run({"--files-from", "$/list", "-o", "-"}).out.find("签定") != std::string::npos);
    const Outcomes dashed = bench.run({"--", "--lang"});
    CHECK(dashed.code == 3);
    CHECK(dashed.err == "--lang：文件不存在\n");
}
