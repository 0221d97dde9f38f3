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

Result<Document> read(const std::string& bytes, const review::ReadLimits& limits = {}) {
    return review::read_text(std::as_bytes(std::span(bytes)), limits);
}

std::vector<std::string> lines(const Document& document) {
    std::vector<std::string> result;
    for (const Paragraph& paragraph : document.paragraphs) {
        result.emplace_back(document.slice(paragraph.span));
    }
    return result;
}

TEST_CASE("every line of a text file is a paragraph") {
    struct Case {
        std::string bytes;
        std::vector<std::string> lines;
    };
    for (const Case& c : {Case{"甲方", {"甲方"}},
                          Case{"甲方\n", {"甲方"}},
                          Case{"甲方\n\n乙方\n", {"甲方", "", "乙方"}},
                          Case{"甲方\r\n乙方\r丙方", {"甲方", "乙方", "丙方"}},
                          Case{"\n甲方", {"", "甲方"}},
                          Case{"　　第一条　标的", {"　　第一条　标的"}},
                          Case{"\t甲方\t乙方  ", {"\t甲方\t乙方  "}},
                          Case{"\xEF\xBB\xBF甲方", {"甲方"}},
                          Case{"甲\x0C乙", {"甲", "乙"}},
                          Case{"甲\x0B乙", {"甲", "乙"}}}) {
        CAPTURE(c.bytes);
        const Result<Document> document = read(c.bytes);
        REQUIRE(document.has_value());
        CHECK(document->format == "text");
        CHECK(lines(*document) == c.lines);
    }
}

TEST_CASE("lines with the columns of a head are a table, with the text as it stands") {
    const std::string source =
        "报价\n序号\t名称\t金额（元）\n1\t清扫\t200\n合计\t\t200\n第一条 付款\n";
    const Document document = read(source).value();
    CHECK(document.text + "\n" == source);
    REQUIRE(document.tables.size() == 1);
    CHECK(document.tables[0].rows == 3);
    CHECK(document.tables[0].columns == 3);
    REQUIRE(document.tables[0].cells.size() == 9);
    CHECK(document.slice(document.tables[0].cells[4].span) == "清扫");
    CHECK(document.paragraphs.front().table == review::kNone);
    CHECK(document.paragraphs[5].row == 1);
    CHECK(document.paragraphs[5].column == 1);
    CHECK(document.paragraphs.back().table == review::kNone);
}

TEST_CASE("lines with tabs that are no table stay lines") {
    for (const std::string& source : std::vector<std::string>{
             "甲方（盖章）\t乙方（盖章）\n日期\t日期\n",
             "甲方：某局\t地址：某路\t电话：123\n乙方：某公司\t地址：某街\t电话：456\n",
             "序号\t名称\t金额\n",
             "序号\t名称\t金额\n第一条 付款\n",
             "1\t清扫\t200\n2\t保洁\t300\n",
             "甲方\t\t乙方\n日期\t\t日期\n",
         }) {
        CAPTURE(source);
        CHECK(read(source).value().tables.empty());
    }
}

TEST_CASE("form feeds and vertical tabs break the page and the line") {
    const Document document = read("甲\x0C乙\x0B丙\n丁").value();
    REQUIRE(document.paragraphs.size() == 4);
    CHECK(document.paragraphs[1].page_break_before);
    CHECK_FALSE(document.paragraphs[1].continues);
    CHECK(document.paragraphs[2].continues);
    CHECK_FALSE(document.paragraphs[2].page_break_before);
    CHECK_FALSE(document.paragraphs[3].continues);
}

TEST_CASE("every character of a text file maps to its byte in the decoded text") {
    const std::string source = "合同编号：A-1\n\n　　第一条 \xF0\xA0\x80\x80\n完";
    const Document document = read(source).value();
    CHECK(document.text == source);
    for (std::size_t i = 0; i < source.size(); ++i) {
        const review::Segment* segment = document.segment_at(i);
        if (source[i] == '\n') {
            CHECK(segment == nullptr);
        } else {
            REQUIRE(segment != nullptr);
            CHECK(segment->offset + (i - segment->span.begin) == i);
            CHECK(segment->part == 0);
            CHECK(segment->run == 0);
            CHECK(segment->child == 0);
        }
    }
    CHECK(document.coverage.characters == 16);
    CHECK(document.coverage.unread.empty());
}

TEST_CASE("a text file may be in UTF-16 or GB18030") {
    struct Case {
        std::string what;
        std::string bytes;
    };
    for (const Case& c :
         {Case{"UTF-16LE", std::string("\xFF\xFE\x32\x75\xB9\x65\x0A\x00\x59\x4E\xB9\x65", 12)},
          Case{"UTF-16BE", std::string("\xFE\xFF\x75\x32\x65\xB9\x00\x0A\x4E\x59\x65\xB9", 12)},
          Case{"GB18030", "\xBC\xD7\xB7\xBD\x0A\xD2\xD2\xB7\xBD"}}) {
        CAPTURE(c.what);
        const Result<Document> document = read(c.bytes);
        REQUIRE(document.has_value());
        CHECK(lines(*document) == std::vector<std::string>{"甲方", "乙方"});
    }
}

TEST_CASE("a line of five megabytes is one paragraph") {
    std::string line;
    while (line.size() < 5'000'000) {
        line += "甲方应当支付价款。";
    }
    const Document document = read(line + "\n完").value();
    REQUIRE(document.paragraphs.size() == 2);
    CHECK(document.paragraphs[0].span.size() == line.size());
    CHECK(document.segments.size() == 2);
}

TEST_CASE("undecodable bytes are replaced and reported") {
    const Document document = read("合同价款为人民币一百万元整，分两期支付。\xFF\n").value();
    CHECK(lines(document) ==
          std::vector<std::string>{"合同价款为人民币一百万元整，分两期支付。\xEF\xBF\xBD"});
    REQUIRE(document.coverage.unread.size() == 1);
    CHECK(document.coverage.unread[0].reason == "有 1 处字节无法解码，已用 � 代替");
}

TEST_CASE("what is no text is refused with one clear line") {
    struct Case {
        std::string bytes;
        ErrorCode code;
        std::string message;
    };
    const std::string empty = "没有可审查的文字；请检查文件是否保存或传输完整";
    for (const Case& c :
         {Case{"", ErrorCode::malformed_input, "文件是空的（0 字节），" + empty},
          Case{" \n\t\r\n　", ErrorCode::malformed_input, "文件是空的（只有空白），" + empty},
          Case{"\xEF\xBB\xBF", ErrorCode::malformed_input, "文件是空的（只有空白），" + empty},
          Case{std::string("a\0b", 3),
               ErrorCode::malformed_input,
               "不是文本文件（含有 NUL 字节）；请提供 docx、txt 或 md 文件"}}) {
        CAPTURE(c.message);
        const Result<Document> document = read(c.bytes);
        REQUIRE_FALSE(document.has_value());
        CHECK(document.error().code == c.code);
        CHECK(document.error().message == c.message);
    }
}

TEST_CASE("a text file past the limit is refused") {
    review::ReadLimits limits;
    limits.file_bytes = 5;
    const Result<Document> document = read("甲方乙方", limits);
    REQUIRE_FALSE(document.has_value());
    CHECK(document.error().code == ErrorCode::limit_exceeded);
    CHECK(document.error().message == "文件有 12 字节，超过上限 5 字节；请拆分后再审");
}

}  // namespace
