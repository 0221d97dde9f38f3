// The container: where the main part is found, and what bad input gets.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "readers/docx_check.h"
#include "readers/reader.h"
#include "readers/zip_names.h"

namespace review::testing {
namespace {

Result<Document> read_bytes(const std::string& bytes, const ReadLimits& limits = {}) {
    return read_document(std::as_bytes(std::span(bytes.data(), bytes.size())), "f.docx", limits);
}

const std::string kBody = paragraph_xml("甲");

std::string utf16(const std::string& ascii, bool big_endian) {
    std::string result = big_endian ? "\xFE\xFF" : "\xFF\xFE";
    for (const char c : ascii) {
        result += big_endian ? std::string({'\0', c}) : std::string({c, '\0'});
    }
    return result;
}

std::string relationships(const std::string& target) {
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
           "<Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
           "relationships/officeDocument\" Target=\"" +
           target + "\"/></Relationships>";
}

/// An OLE2 file with one stream.
std::string ole2(const std::string& stream) {
    std::string bytes("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    bytes.resize(1024, '\0');
    for (std::size_t i = 0; i < stream.size(); ++i) {
        bytes[512 + 2 * i] = stream[i];
    }
    bytes[512 + 64] = static_cast<char>(2 * stream.size() + 2);
    bytes[512 + 66] = 2;
    return bytes;
}

/// `count` elements inside each other.
std::string nested(std::string_view name, std::size_t count) {
    std::string xml;
    for (std::size_t i = 0; i < count; ++i) {
        xml.append("<").append(name).append(">");
    }
    for (std::size_t i = 0; i < count; ++i) {
        xml.append("</").append(name).append(">");
    }
    return xml;
}

}  // namespace

TEST_CASE("the main part is found by relationship, content type or name, however it is written") {
    struct Case {
        std::string name;
        DocxBuilder builder;
    };
    const std::string xml = DocxBuilder().body(kBody).document_xml();
    const auto moved = [&](const std::string& part, const std::string& target) {
        return DocxBuilder()
            .without("word/document.xml")
            .part(part, xml)
            .part("_rels/.rels", relationships(target));
    };
    const std::vector<Case> cases = {
        {"another name", moved("content/main.xml", "content/main.xml")},
        {"absolute target", moved("content/main.xml", "/content/main.xml")},
        {"dots in the target", moved("content/main.xml", "./x/../content/main.xml")},
        {"another case", moved("Word/Document.XML", "word/document.xml")},
        {"backslashes", moved("word\\document.xml", "word/document.xml")},
        {"escaped target", moved("word/主.xml", "word/%E4%B8%BB.xml")},
        {"no relationships", DocxBuilder().body(kBody).without("_rels/.rels")},
        {"neither relationships nor types",
         DocxBuilder().body(kBody).without("_rels/.rels").without("[Content_Types].xml")},
        {"a relationship to nothing",
         DocxBuilder().body(kBody).part("_rels/.rels", relationships("word/lost.xml"))},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        CHECK(read_built(c.builder).text == "甲");
    }
}

TEST_CASE("parts may be in UTF-16 or with a byte-order mark") {
    const std::string xml =
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/"
        "wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>abc</w:t></w:r>"
        "</w:p></w:body></w:document>";
    for (const std::string& part : {utf16(xml, true), utf16(xml, false), "\xEF\xBB\xBF" + xml}) {
        CHECK(read_built(DocxBuilder().part("word/document.xml", part)).text == "abc");
    }
}

TEST_CASE("a DOCTYPE is reported and its entities stay what they are") {
    const std::string xml =
        "<!DOCTYPE d [<!ENTITY x \"boom\"><!ENTITY y SYSTEM \"file:///etc/passwd\">]>"
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
        "<w:body><w:p><w:r><w:t>a&x;b&y;</w:t></w:r></w:p></w:body></w:document>";
    const Document document = read_built(DocxBuilder().part("word/document.xml", xml));
    CHECK(document.text == "a&x;b&y;");
    CHECK(document.coverage.unread ==
          std::vector<Unread>{{"word/document.xml", "含有 DOCTYPE 声明，其中的实体未展开"}});
}

TEST_CASE("a part beside the main one that cannot be read is named, the rest is read") {
    DocxBuilder builder;
    builder.body(kBody).relate("rId1", "header", "lost.xml").relate("rId2", "footer", "bad.xml");
    builder.part("word/bad.xml", "<w:ftr>");
    const Document document = read_built(builder);
    CHECK(document.text == "甲");
    REQUIRE(document.coverage.unread.size() == 2);
    CHECK(document.coverage.unread[0].part == "word/lost.xml");
    CHECK(document.coverage.unread[1].part == "word/bad.xml");
}

TEST_CASE("bad input gets one line that says what it is and what to do") {
    struct Case {
        std::string name;
        std::string bytes;
        ErrorCode code;
        std::string message;
    };
    const std::string good = DocxBuilder().body(kBody).bytes();
    const std::string resave = "请用 Word 或 WPS 打开并另存为 .docx";
    const auto main_part = [](const std::string& xml) {
        return DocxBuilder().part("word/document.xml", xml).bytes();
    };
    const std::string broken = "；文件已损坏，请用 Word 或 WPS 打开并另存为 .docx 后再审查";
    const std::vector<Case> cases = {
        {"empty", "", ErrorCode::malformed_input, "文件是空的（0 字节）；请重新获取文件"},
        {"truncated",
         good.substr(0, good.size() / 2),
         ErrorCode::malformed_input,
         "压缩包不完整或已损坏（可能没有下载或复制完整），无法按 .docx 读取；请重新获取文件"},
        {"encrypted",
         ole2("EncryptedPackage"),
         ErrorCode::encrypted,
         "文件设有打开密码（已加密），无法读取；请在 Word 或 WPS 中取消密码并另存为 .docx"},
        {"doc",
         ole2("WordDocument"),
         ErrorCode::unsupported_format,
         "是旧版 Word（.doc）或 WPS 文字（.wps）文件，不是 .docx；" + resave},
        {"xls",
         ole2("Workbook"),
         ErrorCode::unsupported_format,
         "是旧版 Excel 表格（.xls），不是 Word 文件；请将需要审查的内容另存为 .docx"},
        {"ppt",
         ole2("PowerPoint Document"),
         ErrorCode::unsupported_format,
         "是旧版演示文稿（.ppt），不是 Word 文件；请将需要审查的内容另存为 .docx"},
        {"other OLE2",
         ole2("Contents"),
         ErrorCode::unsupported_format,
         "是 OLE2 复合文档（旧版 Office 格式），不是 .docx；" + resave},
        {"pdf",
         "%PDF-1.7\n",
         ErrorCode::unsupported_format,
         "是 PDF 文件，暂不支持；请提供其 Word 原件（.docx）"},
        {"rtf", "{\\rtf1 }", ErrorCode::unsupported_format, "是 RTF 文件，不是 .docx；" + resave},
        {"html",
         "\n<!DOCTYPE HTML><html></html>",
         ErrorCode::unsupported_format,
         "是网页（HTML），不是 .docx；" + resave},
        {"Word XML",
         "<?xml version=\"1.0\"?><pkg:package/>",
         ErrorCode::unsupported_format,
         "是 XML 格式的 Word 文件，不是 .docx；请用 Word 打开并另存为 .docx"},
        {"picture",
         "\x89PNG\r\n",
         ErrorCode::unsupported_format,
         "是图片，不是 Word 文件；请先用 OCR 软件转成文字，保存为 .docx 后再审查"},
        {"zip",
         zip_of({{"a.txt", "x"}}),
         ErrorCode::unsupported_format,
         "是普通 zip 压缩包，不是 Word 文件；请解压后审查其中的文件"},
        {"xlsx",
         zip_of({{"[Content_Types].xml", "<Types/>"},
                 {"_rels/.rels", relationships("xl/workbook.xml")},
                 {"xl/workbook.xml", "<workbook/>"}}),
         ErrorCode::unsupported_format,
         "是 Excel 表格（.xlsx），不是 Word 文件；请将需要审查的内容另存为 .docx"},
        {"odt",
         zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", "<a/>"}}),
         ErrorCode::unsupported_format,
         "是 OpenDocument 文件（.odt 等），暂不支持；请用 Word 或 WPS 另存为 .docx"},
        {"ofd",
         zip_of({{"OFD.xml", "<a/>"}}),
         ErrorCode::unsupported_format,
         "是 OFD 版式文件，暂不支持；请提供其 Word 原件（.docx）"},
        {"the same part twice",
         zip_of({{"word/document.xml", "<a/>"}, {"Word\\document.xml", "<b/>"}}),
         ErrorCode::malformed_input,
         "压缩包内有两个 Word\\document.xml，无法确定以哪个为准；请用 Word 打开核对并另存为 .docx"},
        {"no main part",
         DocxBuilder().without("word/document.xml").bytes(),
         ErrorCode::malformed_input,
         "文件中找不到正文部件（如 word/document.xml），不是完整的 Word 文件；" + resave},
        {"empty main part",
         main_part(""),
         ErrorCode::malformed_input,
         "word/document.xml 第 0 字节处：没有任何 XML 元素" + broken},
        {"another root",
         main_part("<a/>"),
         ErrorCode::malformed_input,
         "word/document.xml 的根元素是 a，应为 w:document；不是完整的 Word 文件，" + resave},
        {"tags that do not match",
         main_part("<w:document><w:body></w:document>"),
         ErrorCode::malformed_input,
         "word/document.xml 第 22 字节处：结束标记与开始标记不符" + broken},
        {"tags that do not end",
         main_part("<w:document><w:body"),
         ErrorCode::malformed_input,
         "word/document.xml 第 12 字节处：标记没有结束" + broken},
        {"a character that XML forbids",
         main_part("<w:document>&#0;</w:document>"),
         ErrorCode::malformed_input,
         "word/document.xml 第 12 字节处：引用了 XML 不允许的字符" + broken},
        {"not UTF-8",
         main_part("<w:document>\xFF</w:document>"),
         ErrorCode::malformed_input,
         "word/document.xml 第 12 字节处：不是有效的 UTF-8 编码" + broken},
        {"broken styles",
         DocxBuilder()
             .body(kBody)
             .relate("s", "styles", "s.xml")
             .part("word/s.xml", "<w:styles>")
             .bytes(),
         ErrorCode::malformed_input,
         "word/s.xml 第 9 字节处：结束标记与开始标记不符" + broken},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        const auto document = read_bytes(c.bytes);
        REQUIRE_FALSE(document);
        CHECK(error_code_name(document.error().code) == std::string(error_code_name(c.code)));
        CHECK(document.error().message == c.message);
    }
}

TEST_CASE("the names of a zip are read from its directory, and nothing from what is no zip") {
    const std::string zip = zip_of({{"a.xml", "1"}, {"word/b.xml", "2"}});
    CHECK(raw_entry_names(zip) == std::vector<std::string_view>{"a.xml", "word/b.xml"});
    CHECK(raw_entry_names("").empty());
    CHECK(raw_entry_names("PK\x05\x06").empty());
    CHECK(raw_entry_names("xx" + zip).empty());
}

TEST_CASE("past a limit a file is refused") {
    struct Case {
        std::string name;
        std::string bytes;
        ReadLimits limits;
        std::string message;
    };
    const std::string good = DocxBuilder().body(kBody).bytes();
    const std::string deep = DocxBuilder().body(nested("w:p", 1'000'000)).bytes();
    const std::string tables = DocxBuilder().body(nested("w:tbl", 10'000)).bytes();
    const std::string bomb = DocxBuilder().body(kBody + std::string(4 << 20, ' ')).bytes();
    const std::vector<Case> cases = {
        {"size of the file",
         good,
         {.file_bytes = 10},
         "文件有 " + std::to_string(good.size()) + " 字节，超过上限 10 字节，已拒绝读取"},
        {"number of entries",
         good,
         {.entries = 3},
         "压缩包内有 4 个文件，超过上限 3 个，不是正常的 Word 文件，已拒绝读取"},
        {"size of an entry",
         good,
         {.entry_bytes = 5},
         "_rels/.rels 解压后有 242 字节，超过上限 5 字节，已拒绝读取"},
        {"ratio", bomb, {}, "word/document.xml 的压缩比超过 200 倍，疑为压缩炸弹，已拒绝读取"},
        {"a million elements inside each other",
         deep,
         {.ratio = 100'000},
         "word/document.xml 的 XML 嵌套超过 2000 层，不是正常的 Word 文件，已拒绝读取"},
        {"ten thousand nested tables",
         tables,
         {},
         "word/document.xml 的 XML 嵌套超过 2000 层，不是正常的 Word 文件，已拒绝读取"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        const auto document = read_bytes(c.bytes, c.limits);
        REQUIRE_FALSE(document);
        CHECK(document.error().code == ErrorCode::limit_exceeded);
        CHECK(document.error().message == c.message);
    }
}

TEST_CASE("nesting just inside the limit is walked without trouble") {
    for (const std::string name : {"w:p",
                                   "w:tbl",
                                   "w:sdt",
                                   "w:r",
                                   "w:ruby",
                                   "w:rt",
                                   "w:ins",
                                   "w:del",
                                   "w:txbxContent",
                                   "mc:AlternateContent",
                                   "mc:Choice",
                                   "w:tc",
                                   "w:tr"}) {
        CAPTURE(name);
        CHECK(read_bytes(DocxBuilder().body(nested(name, 1990)).bytes()));
    }
}

TEST_CASE("a paragraph of five megabytes is read") {
    std::string text;
    for (int i = 0; i < 1'700'000; ++i) {
        text += "甲";
    }
    const std::string bytes = DocxBuilder().body(paragraph_xml(text)).bytes();
    const auto document = read_bytes(bytes, {.ratio = 100'000});
    REQUIRE(document);
    CHECK(document->text == text);
}

}  // namespace review::testing
