#include <span>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "readers/reader.h"

namespace {

using review::Document;
using review::ErrorCode;
using review::Paragraph;
using review::Result;
using review::Segment;

Result<Document> read(const std::string& bytes) {
    return review::read_markdown(std::as_bytes(std::span(bytes)), {});
}

std::vector<std::string> lines(const Document& document) {
    std::vector<std::string> result;
    for (const Paragraph& paragraph : document.paragraphs) {
        result.emplace_back(document.slice(paragraph.span));
    }
    return result;
}

struct Case {
    std::string source;
    std::vector<std::string> lines;
};

void check(const std::vector<Case>& cases) {
    for (const Case& c : cases) {
        CAPTURE(c.source);
        const Result<Document> document = read(c.source);
        REQUIRE(document.has_value());
        CHECK(document->format == "markdown");
        CHECK(lines(*document) == c.lines);
    }
}

TEST_CASE("block marks are taken off") {
    check({{"# 采购合同\n\n甲方：市局", {"采购合同", "甲方：市局"}},
           {"### 第一条 标的 ###\n", {"第一条 标的"}},
           {"#标签不是标题", {"#标签不是标题"}},
           {"####### 七个", {"####### 七个"}},
           {"采购合同\n====\n甲方", {"采购合同", "甲方"}},
           {"甲方\n乙方\n\n丙方", {"甲方", "乙方", "丙方"}},
           {"> 引用\n> > 再引用", {"引用", "再引用"}},
           {"甲方\n\n---\n\n乙方\n\n* * *", {"甲方", "乙方"}},
           {"```\n# 代码\n\n* 星 *\n```\n外", {"# 代码", "* 星 *", "外"}},
           {"~~~~ sh\n~~~\n~~~~\n外", {"~~~", "外"}},
           {"```\n没有结束", {"没有结束"}},
           {"---\ntitle: 合同\ndate: 2026-01-01\n---\n甲方", {"甲方"}},
           {"---\n甲方\n---\n乙方", {"甲方", "乙方"}},
           {"前<!-- 批注\n跨行 -->后\n<!-- 只有注释 -->\n完", {"前", "后", "完"}},
           {"没有结束 <!-- 的注释", {"没有结束 <!-- 的注释"}},
           {"```\n<!-- 代码 -->\n```\n完", {"<!-- 代码 -->", "完"}},
           {"[甲]: https://example.com\n见[甲]和[乙]", {"见甲和[乙]"}},
           {"a\r\nb\r\n", {"a", "b"}}});
}

TEST_CASE("marks inside a line are taken off") {
    check({{"**甲方**：*市局*、***财政局***", {"甲方：市局、财政局"}},
           {"这是*强调*文字", {"这是强调文字"}},
           {"__甲方__ _乙方_", {"甲方 乙方"}},
           {"snake_case_name", {"snake_case_name"}},
           {"~~删除~~ ~一个~", {"删除 ~一个~"}},
           {"面积5*3*2米，卡号1234****5678", {"面积5*3*2米，卡号1234****5678"}},
           {"a * b * c", {"a * b * c"}},
           {"**没有结束", {"**没有结束"}},
           {"`代码 *不变*` 和 ``a`b``", {"代码 *不变* 和 a`b"}},
           {"`没有结束", {"`没有结束"}},
           {"见[附件一](附件一.docx)和[网站](https://a.b/(c) \"题\")", {"见附件一和网站"}},
           {"[甲方](以下简称采购人)", {"[甲方](以下简称采购人)"}},
           {"[甲方][]和[ ]空格", {"[甲方][]和[ ]空格"}},
           {"![公章](seal.png)后", {"公章后"}},
           {"<https://a.b/c> <x@y.cn>", {"https://a.b/c x@y.cn"}},
           {R"(\*不是强调\* 1\. C:\目录)", {R"(*不是强调* 1. C:\目录)"}},
           {"甲&amp;乙 &lt;丙&gt; &#65;&#x4E00; &yen;5 &未知; AT&T",
            {"甲&乙 <丙> A一 ¥5 &未知; AT&T"}},
           {"<b>粗</b><span class=\"x\">字</span> <甲方名称> a<b 1<2", {"粗字 <甲方名称> a<b 1<2"}},
           {"上<br>下<BR/>末", {"上", "下", "末"}},
           {"行尾两个空格  \n下一行\\\n末", {"行尾两个空格  ", "下一行", "末"}}});
}

TEST_CASE("blanks to fill in stay") {
    check({{"甲方：____", {"甲方：____"}},
           {"________", {"________"}},
           {"地址：__，电话：__", {"地址：__，电话：__"}},
           {"（__）年（ _ ）月", {"（__）年（ _ ）月"}},
           {"金额：【  】元，XX，[ ]", {"金额：【  】元，XX，[ ]"}},
           {"合同总价<u>        </u>元", {"合同总价        元"}}});
    const Document document = read("总价<u>&nbsp;    </u>元").value();
    const Segment* segment = document.segment_at(document.text.find("    "));
    REQUIRE(segment != nullptr);
    CHECK(segment->marks.underlined);
    CHECK_FALSE(document.segment_at(document.text.find("元"))->marks.underlined);
}

TEST_CASE("headings have their outline level") {
    const Document document = read("# 一\n## 二\n###### 六\n正文\n标题\n---\n").value();
    std::vector<std::int32_t> outlines;
    for (const Paragraph& paragraph : document.paragraphs) {
        outlines.push_back(paragraph.outline);
    }
    CHECK(outlines == std::vector<std::int32_t>{0, 1, 5, review::kNone, 1});
    CHECK(document.paragraphs[1].style == "heading 2");
}

TEST_CASE("lines of one paragraph continue it") {
    const Document document = read("甲\n乙\n\n丙\n# 题\n丁").value();
    std::vector<bool> continues;
    for (const Paragraph& paragraph : document.paragraphs) {
        continues.push_back(paragraph.continues);
    }
    CHECK(continues == std::vector<bool>{false, true, false, false, false});
}

TEST_CASE("list marks become labels") {
    struct Item {
        std::string text;
        std::string label;
        std::int32_t level;
    };
    struct List {
        std::string source;
        std::vector<Item> items;
    };
    for (const List& c :
         {List{"- 甲\n* 乙\n+ 丙", {{"• 甲", "•", 0}, {"• 乙", "•", 0}, {"• 丙", "•", 0}}},
          List{"1. 甲\n2. 乙", {{"1. 甲", "1.", 0}, {"2. 乙", "2.", 0}}},
          List{"1. 甲\n1. 乙\n1. 丙", {{"1. 甲", "1.", 0}, {"2. 乙", "2.", 0}, {"3. 丙", "3.", 0}}},
          List{"3) 甲\n5) 乙", {{"3) 甲", "3)", 0}, {"5) 乙", "5)", 0}}},
          List{"1. 甲\n   - 子\n   - 丑\n2. 乙",
               {{"1. 甲", "1.", 0}, {"• 子", "•", 1}, {"• 丑", "•", 1}, {"2. 乙", "2.", 0}}},
          List{"1.甲不是列表", {{"1.甲不是列表", "", review::kNone}}},
          List{"2026.1 起", {{"2026.1 起", "", review::kNone}}}}) {
        CAPTURE(c.source);
        const Document document = read(c.source).value();
        REQUIRE(document.paragraphs.size() == c.items.size());
        for (std::size_t i = 0; i < c.items.size(); ++i) {
            const Paragraph& paragraph = document.paragraphs[i];
            CHECK(document.slice(paragraph.span) == c.items[i].text);
            CHECK(document.slice(paragraph.label) == c.items[i].label);
            CHECK(paragraph.list_level == c.items[i].level);
        }
    }
    const Document document = read("- 甲\n\n正文\n\n- 乙").value();
    CHECK(document.paragraphs[0].list != document.paragraphs[2].list);
}

TEST_CASE("pipe tables become tables") {
    const Document document = read(
                                  "报价：\n\n| 名称 | 数量 | 金额 |\n|:--|:-:|--:|\n| 服务器 | 2 | "
                                  "**100** |\n| a\\|b | `x|y` "
                                  "|\n\n完")
                                  .value();
    CHECK(document.text == "报价：\n名称\t数量\t金额\n服务器\t2\t100\na|b\tx|y\n完");
    REQUIRE(document.tables.size() == 1);
    const review::Table& table = document.tables[0];
    CHECK(table.rows == 3);
    CHECK(table.columns == 3);
    REQUIRE(table.cells.size() == 8);
    CHECK(document.slice(table.cells[5].span) == "100");
    CHECK(table.cells[5].row == 1);
    CHECK(table.cells[5].column == 2);
    CHECK(document.slice(table.span) == "名称\t数量\t金额\n服务器\t2\t100\na|b\tx|y");
    for (const review::Cell& cell : table.cells) {
        REQUIRE(cell.last_paragraph == cell.first_paragraph + 1);
        const Paragraph& paragraph = document.paragraphs[cell.first_paragraph];
        CHECK(paragraph.table == 0);
        CHECK(paragraph.row == static_cast<std::int32_t>(cell.row));
        CHECK(paragraph.column == static_cast<std::int32_t>(cell.column));
        CHECK(paragraph.span == cell.span);
    }
    CHECK(document.paragraphs.front().table == review::kNone);
    CHECK(document.paragraphs.back().table == review::kNone);
}

TEST_CASE("a line with bars but no delimiter is text") {
    check({{"甲|乙\n丙|丁", {"甲|乙", "丙|丁"}}, {"|甲|乙|\n|---|\n", {"|甲|乙|", "|---|"}}});
}

TEST_CASE("every character that is not generated maps to its byte in the source") {
    const std::string source =
        "# **合同** <!-- x --> 一\n\n- [链接](a.md) `码` \\* &amp;\n\n| 甲 | 乙 |\n|--|--|\n| 1 | "
        "\\| |\n";
    const Document document = read(source).value();
    CHECK(document.text == "合同  一\n• 链接 码 * &\n甲\t乙\n1\t|");
    for (std::size_t i = 0; i < document.text.size(); ++i) {
        const Segment* segment = document.segment_at(i);
        if (segment == nullptr || segment->marks.generated) {
            continue;
        }
        const char in_source = source[segment->offset + (i - segment->span.begin)];
        CAPTURE(i);
        CHECK(in_source == document.text[i]);
    }
    CHECK(document.segment_at(0)->marks.bold);
}

TEST_CASE("pictures are reported as unread") {
    const Document document = read("![公章](img/seal.png)\n甲方 ![](b.png)").value();
    REQUIRE(document.coverage.unread.size() == 2);
    CHECK(document.coverage.unread[0] == review::Unread{"img/seal.png", "图片中的文字未识别"});
    CHECK(document.coverage.unread[1].part == "b.png");
}

TEST_CASE("a file of marks alone is refused") {
    const Result<Document> document = read("<!-- 空 -->\n\n---\n");
    REQUIRE_FALSE(document.has_value());
    CHECK(document.error().code == ErrorCode::malformed_input);
    CHECK(document.error().message ==
          "文件是空的（只有标记或注释），没有可审查的文字；请检查文件内容");
    CHECK(read("").error().message.starts_with("文件是空的（0 字节）"));
}

TEST_CASE("hostile Markdown is read in linear time") {
    struct Hostile {
        std::string what;
        std::string piece;
    };
    for (const Hostile& c : {Hostile{"openers", "*a "},
                             Hostile{"closers", "a* "},
                             Hostile{"both", "*a*b_c_"},
                             Hostile{"brackets", "["},
                             Hostile{"links", "[]("},
                             Hostile{"code", "` `` ``` "},
                             Hostile{"tags", "<b "},
                             Hostile{"comments", "<!--"},
                             Hostile{"quotes", "> "},
                             Hostile{"entities", "&amp"},
                             Hostile{"list", "- a\n"},
                             Hostile{"table", "|a|b\n|-|-\n"},
                             Hostile{"nested list", "- "},
                             Hostile{"tildes", "~~a"},
                             Hostile{"bars", "|"},
                             Hostile{"comment lines", "<!-- -->\n"}}) {
        CAPTURE(c.what);
        std::string source = "题\n";
        while (source.size() < 400'000) {
            source += c.piece;
        }
        CHECK(read(source).has_value());
    }
}

TEST_CASE("a wide table head does not multiply short rows") {
    std::string head = "|";
    std::string delimiter = "|";
    for (int i = 0; i < 20'000; ++i) {
        head += "a|";
        delimiter += "-|";
    }
    std::string source = head + "\n" + delimiter + "\n";
    for (int i = 0; i < 20'000; ++i) {
        source += "|x\n";
    }
    const Document document = read(source).value();
    REQUIRE(document.tables.size() == 1);
    CHECK(document.tables[0].cells.size() == 40'000);
}

}  // namespace
