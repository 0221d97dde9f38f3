#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "cli/workbench.h"

using namespace review;

namespace {

const std::string kClean = "服务合同\n第一条 甲乙双方签订本合同。\n";
const std::string kWarning = "服务合同\n第一条 甲乙双方签定本合同。\n";
const std::string kError = "租赁合同\n第一条 租期为永久。\n";
const std::string kNames =
    "<lexicon><list name=\"kind-names\"><term code=\"contract\">合同</term></list>"
    "<list name=\"type-names\"><term code=\"works\">施工</term>"
    "<term code=\"lease\">租赁</term></list></lexicon>";

struct File {
    std::string name;
    std::string content;
};

struct Case {
    std::vector<std::string> args;
    std::vector<File> files;
    std::string input;
    int code;
    std::vector<std::string> out;  // fragments, in this order
    std::string err;               // whole; "" nothing
};

bool contains_in_order(const std::string& text, const std::vector<std::string>& fragments) {
    std::size_t at = 0;
    for (const std::string& fragment : fragments) {
        at = text.find(fragment, at);
        if (at == std::string::npos) {
            return false;
        }
        at += fragment.size();
    }
    return true;
}

void check_case(const Case& c) {
    std::string command;
    for (const std::string& arg : c.args) {
        command += arg + ' ';
    }
    CAPTURE(command);
    const Workbench bench;
    for (const File& file : c.files) {
        bench.write(file.name, file.content);
    }
    const Outcomes result = bench.run(c.args, c.input);
    CHECK(result.code == c.code);
    CHECK(result.err == c.err);
    CAPTURE(result.out);
    CHECK(contains_in_order(result.out, c.out));
}

}  // namespace

TEST_CASE("the exit code says what was found") {
    const std::vector<File> files{
        {"clean.txt", kClean}, {"warn.txt", kWarning}, {"error.txt", kError}};
    for (const Case& c : {
             Case{{"$/clean.txt"}, files, "", 0, {"$/clean.txt", "未发现问题"}, ""},
             Case{{"check", "$/clean.txt"}, files, "", 0, {"未发现问题"}, ""},
             Case{{"$/warn.txt"}, files, "", 1, {"警告", "“签定”应为“签订”", "改为：签订"}, ""},
             Case{{"$/error.txt"}, files, "", 1, {"错误", "《民法典》第七百零五条第一款"}, ""},
             Case{{"$/warn.txt", "--fail-on", "error"}, files, "", 0, {"警告"}, ""},
             Case{{"$/warn.txt", "--fail-on", "note"}, files, "", 1, {"警告"}, ""},
             Case{{"$/error.txt", "--fail-on=error"}, files, "", 1, {"错误"}, ""},
             Case{{"$/error.txt", "--fail-on", "never"}, files, "", 0, {"错误"}, ""},
         }) {
        check_case(c);
    }
}

TEST_CASE("an input that cannot be read has one line, and the others are reviewed") {
    const std::vector<File> files{{"clean.txt", kClean},
                                  {"error.txt", kError},
                                  {"empty.docx", ""},
                                  {"nothing/.hidden.txt", kClean},
                                  {"nothing/~$lock.docx", "x"}};
    for (const Case& c : {
             Case{{"$/missing.docx"},
                  files,
                  "",
                  3,
                  {"无法读取的文件（1）",
                   "$/missing.docx：文件不存在",
                   "共审查0个文件",
                   "1个文件无法读取"},
                  "$/missing.docx：文件不存在\n"},
             Case{{"$/error.txt", "$/missing.docx", "$/clean.txt"},
                  files,
                  "",
                  3,
                  {"$/error.txt", "错误", "$/clean.txt", "共审查2个文件"},
                  "$/missing.docx：文件不存在\n"},
             Case{{"$/missing.docx", "--fail-on", "never"},
                  files,
                  "",
                  3,
                  {"无法读取"},
                  "$/missing.docx：文件不存在\n"},
             Case{{"$/nothing", "$/clean.txt"},
                  files,
                  "",
                  3,
                  {"$/clean.txt"},
                  "$/nothing：文件夹中没有可审查的文件（.docx、.txt、.md等）\n"},
             Case{{"--lang", "en", "$/nothing"},
                  files,
                  "",
                  3,
                  {"could not be read"},
                  "$/nothing: the folder holds no file that can be reviewed (.docx, .txt, .md and "
                  "the like)\n"},
             Case{{"--lang", "en", "$/missing.docx"},
                  files,
                  "",
                  3,
                  {"could not be read"},
                  "$/missing.docx: cannot be read: there is no such file\n"},
             Case{{"--lang", "en", "$/a.pdf", "$/a.rtf"},
                  {{"a.pdf", "%PDF"}, {"a.rtf", "{\\rtf1"}},
                  "",
                  3,
                  {"could not be read"},
                  "$/a.pdf: format is not supported: it is a PDF; give the Word file that it was "
                  "made from (.docx)\n$/a.rtf: format is not supported: it is an RTF file; open it "
                  "in Word or WPS and save it as .docx\n"},
         }) {
        check_case(c);
    }
}

TEST_CASE("wrong usage is one line and exit 2") {
    const std::vector<File> files{{"a.txt", kClean}};
    const std::string none;
    for (const Case& c : {
             Case{{}, {}, "", 2, {}, "review: 没有给出要处理的文件（用 --help 查看用法）\n"},
             Case{{"--frob", "$/a.txt"},
                  files,
                  "",
                  2,
                  {},
                  "review: 没有这个选项：--frob（用 --help 查看全部选项）\n"},
             Case{{"--form", "json", "$/a.txt"},
                  files,
                  "",
                  2,
                  {},
                  "review: 没有这个选项：--form（用 --help 查看全部选项）\n"},
             Case{{"-x", "$/a.txt"},
                  files,
                  "",
                  2,
                  {},
                  "review: 没有这个选项：-x（用 --help 查看全部选项）\n"},
             Case{{"$/a.txt", "--format"}, files, "", 2, {}, "review: 选项 --format 后面缺少值\n"},
             Case{{"$/a.txt", "--quiet=yes"}, files, "", 2, {}, "review: 选项 --quiet 不带值\n"},
             Case{{"$/a.txt", "--format", "xml"},
                  files,
                  "",
                  2,
                  {},
                  "review: 选项 --format 的值“xml”不对，应为以下之一：text json\n"},
             Case{
                 {"$/a.txt", "--fail-on", "high"},
                 files,
                 "",
                 2,
                 {},
                 "review: 选项 --fail-on 的值“high”不对，应为以下之一：error warning note never\n"},
             Case{{"$/a.txt", "--kind", "book"},
                  files,
                  "",
                  2,
                  {},
                  "review: 选项 --kind 的值“book”不对，应为以下之一：contract normative decision "
                  "casefile statute other\n"},
             Case{{"$/a.txt", "--type", "lse"},
                  {{"a.txt", kClean}, {"rules/lexicon/names.xml", kNames}},
                  "",
                  2,
                  {},
                  "review: 选项 --type 的值“lse”不对，应为以下之一：lease（租赁） works（施工）\n"},
             Case{{"$/a.txt", "--kind", "判决", "--lang", "en"},
                  {{"a.txt", kClean}, {"rules/lexicon/names.xml", kNames}},
                  "",
                  2,
                  {},
                  "review: option --kind: “判决” is not one of contract (合同) normative decision "
                  "casefile statute other\n"},
             Case{{"$/a.txt", "--side", "丙方"},
                  files,
                  "",
                  2,
                  {},
                  "review: 选项 --side 的值“丙方”不对，应为甲方、乙方、A 或 B\n"},
             Case{{"$/a.txt", "--as-of", "2026-02-30"},
                  files,
                  "",
                  2,
                  {},
                  "review: 选项 --as-of 的值“2026-02-30”不对，应为存在的日期，写作 2026-01-31\n"},
             Case{{"$/a.txt", "--as-of", "2026/1/3"},
                  files,
                  "",
                  2,
                  {},
                  "review: 选项 --as-of 的值“2026/1/3”不对，应为存在的日期，写作 2026-01-31\n"},
             Case{{"$/a.txt", "--color", "red"},
                  files,
                  "",
                  2,
                  {},
                  "review: 选项 --color 的值“red”不对，应为以下之一：auto always never\n"},
             Case{{"$/a.txt", "-j", "0"},
                  files,
                  "",
                  2,
                  {},
                  "review: 选项 --jobs 的值“0”不对，应为1到256的整数\n"},
             Case{{"$/a.txt", "-jx"},
                  files,
                  "",
                  2,
                  {},
                  "review: 选项 --jobs 的值“x”不对，应为1到256的整数\n"},
             Case{{"$/a.txt", "--format", "json", "--format", "text"},
                  files,
                  "",
                  2,
                  {},
                  "review: 选项 --format 只能给一次\n"},
             Case{{"$/a.txt", "--lang", "fr"},
                  files,
                  "",
                  2,
                  {},
                  "review: 选项 --lang 的值“fr”不对，应为以下之一：zh en\n"},
             Case{{"--files-from", "$/list"}, files, "", 2, {}, "$/list：清单文件无法打开\n"},
             Case{{"--files-from", "-", "-"},
                  files,
                  "",
                  2,
                  {},
                  "review: 标准输入不能既是文件清单又是文件\n"},
             Case{{"$/a.txt", "--rules", "$/none"}, files, "", 2, {}, "$/none：规则文件夹不存在\n"},
             Case{{"$/a.txt", "-o", "$"}, files, "", 2, {}, "$：输出位置是文件夹，请写出文件名\n"},
             Case{{"$/a.txt", "-o", "$/no/such/out.txt"},
                  files,
                  "",
                  2,
                  {},
                  "$/no/such/out.txt：无法写入：所在的文件夹不存在\n"},
             Case{{"chekc", "$/a.txt"},
                  files,
                  "",
                  2,
                  {},
                  "review: 没有这个命令，也没有这个文件（用 --help 查看全部命令）：chekc\n"},
             Case{{"$/a.txt", ""}, files, "", 2, {}, "review: 给出的文件名中有一个是空的\n"},
             Case{{"$/a.txt", "-o", ""}, files, "", 2, {}, "review: 选项 --output 后面缺少值\n"},
             Case{{"$/a.txt", "-o", "$/no/out.txt", "--lang=en"},
                  files,
                  "",
                  2,
                  {},
                  "$/no/out.txt: cannot be written: there is no such folder\n"},
             Case{{"--frob", "--lang=en"},
                  files,
                  "",
                  2,
                  {},
                  "review: unknown option: --frob (--help lists the options)\n"},
         }) {
        check_case(c);
    }
}

TEST_CASE("any number of threads gives the same report in input order") {
    const Workbench bench;
    std::vector<std::string> args{"--format", "json"};
    for (int i = 0; i < 60; ++i) {
        const std::string name = "f" + std::to_string(i) + ".txt";
        bench.write(name, i % 3 == 0 ? kError : kWarning);
        args.push_back("$/" + name);
    }
    args.insert(args.begin() + 20, "$/missing.docx");
    const Outcomes one = bench.run(args);
    CHECK(one.code == 3);
    for (const char* jobs : {"-j1", "-j2", "-j7"}) {
        CAPTURE(std::string(jobs));
        std::vector<std::string> more = args;
        more.emplace_back(jobs);
        const Outcomes result = bench.run(more);
        CHECK(result.out == one.out);
        CHECK(result.err == one.err);
    }
}

TEST_CASE("the output file appears whole, and never in place of an input") {
    const Workbench bench;
    bench.write("a.txt", kWarning);
    std::filesystem::create_symlink(bench.path("a.txt"), bench.path("link.txt"));
    std::filesystem::create_hard_link(bench.path("a.txt"), bench.path("hard.txt"));
    for (const std::string name : {"a.txt", "link.txt", "hard.txt", "rules/../a.txt"}) {
        CAPTURE(name);
        const Outcomes result = bench.run({"$/a.txt", "-o", "$/" + name});
        CHECK(result.code == 2);
        CHECK(result.err == "$/" + name + "：输出文件就是输入文件 $/a.txt\n");
        CHECK(bench.read("a.txt") == kWarning);
    }
    bench.write("out/report.txt", "old");
    const Outcomes written = bench.run({"$/a.txt", "-o", "$/out/report.txt"});
    CHECK(written.code == 1);
    CHECK(written.out.empty());
    CHECK(bench.read("out/report.txt").find("“签定”") != std::string::npos);
    CHECK(bench.list("out") == std::vector<std::string>{"report.txt"});
    bench.write("out/kept.txt", "old");
    CHECK(bench.run({"$/a.txt", "-o", "$/out/kept.txt", "--rules", "$/none"}).code == 2);
    CHECK(bench.read("out/kept.txt") == "old");
    CHECK(bench.list("out") == std::vector<std::string>{"kept.txt", "report.txt"});
}

TEST_CASE("every mistake in the rules is a line with its place") {
    const Workbench bench;
    bench.write("a.txt", kClean);
    bench.write("more/bad.xml",
                "<rules pack=\"x\" layer=\"unit\" version=\"1\" as-of=\"2026-01-01\">\n"
                "<rule id=\"x.a\" severity=\"high\"/>\n<frob/>\n</rules>\n");
    const Outcomes result = bench.run({"$/a.txt", "--rules", "$/more"});
    CHECK(result.code == 2);
    CHECK(result.out.empty());
    CHECK(result.err.find("$/more/bad.xml:2:") != std::string::npos);
    CHECK(result.err.find("$/more/bad.xml:3:") != std::string::npos);
}

TEST_CASE("a further layer of rules overrides the one below") {
    const Workbench bench;
    bench.write("a.txt", kWarning);
    bench.write("unit/unit.xml",
                "<rules pack=\"unit\" layer=\"unit\" version=\"1\" as-of=\"2026-01-01\">\n"
                "<override rule=\"test.language.signed\" severity=\"error\"/>\n</rules>\n");
    const Outcomes result = bench.run({"$/a.txt", "--rules", "$/unit", "--fail-on", "error"});
    CHECK(result.err.empty());
    CHECK(result.code == 1);
    CHECK(result.out.find("test.language.signed（unit）") != std::string::npos);
}

TEST_CASE("colour is for terminals unless it is asked for") {
    Workbench bench;
    bench.write("a.txt", kWarning);
    const auto has_colour = [&bench](const std::vector<std::string>& more) {
        std::vector<std::string> args{"$/a.txt"};
        args.insert(args.end(), more.begin(), more.end());
        return bench.run(args).out.find('\033') != std::string::npos;
    };
    CHECK_FALSE(has_colour({}));
    CHECK(has_colour({"--color", "always"}));
    bench.environment.out_terminal = true;
    CHECK(has_colour({}));
    CHECK_FALSE(has_colour({"--color", "never"}));
    bench.environment.no_color = true;
    CHECK_FALSE(has_colour({}));
}

TEST_CASE("progress is drawn on a terminal for more than a few files") {
    Workbench bench;
    for (const std::string name : {"1.txt", "2.txt", "3.txt", "4.txt"}) {
        bench.write("in/" + name, kClean);
    }
    CHECK(bench.run({"$/in"}).err.empty());
    bench.environment.err_terminal = true;
    CHECK(bench.run({"$/in"}).err.find("4/4") != std::string::npos);
    CHECK(bench.run({"$/in"}).err.ends_with("\r\033[K"));
    CHECK(bench.run({"$/in", "--quiet"}).err.empty());
    CHECK(bench.run({"$/in/1.txt"}).err.empty());
}

TEST_CASE("the language follows --lang, then the locale, else it is Chinese") {
    Workbench bench;
    bench.write("a.txt", kClean);
    CHECK(bench.run({"$/a.txt"}).out.find("共审查1个文件") != std::string::npos);
    bench.environment.locale = "C.UTF-8";
    CHECK(bench.run({"$/a.txt"}).out.find("共审查1个文件") != std::string::npos);
    bench.environment.locale = "en_US.UTF-8";
    CHECK(bench.run({"$/a.txt"}).out.find("Reviewed 1 file(s)") != std::string::npos);
    CHECK(bench.run({"$/a.txt", "--lang", "zh"}).out.find("共审查1个文件") != std::string::npos);
}
