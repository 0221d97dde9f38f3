// Marks of text and properties of paragraphs, directly and through styles.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "readers/docx_check.h"

namespace review::testing {
namespace {

Marks first_marks(const Document& document) {
    return document.segments.at(0).marks;
}

std::string style(const std::string& type,
                  const std::string& id,
                  const std::string& content,
                  const std::string& attributes = {}) {
    return "<w:style w:type=\"" + type + "\" w:styleId=\"" + id + "\"" + attributes +
           "><w:name w:val=\"" + id + "\"/>" + content + "</w:style>";
}

}  // namespace

TEST_CASE("marks come from the run's own properties") {
    struct Case {
        std::string properties;
        Marks expected;
    };
    const std::vector<Case> cases = {
        {"", {}},
        {"<w:u w:val=\"single\"/>", {.underlined = true}},
        {"<w:u w:val=\"none\"/>", {}},
        {"<w:highlight w:val=\"yellow\"/>", {.highlighted = true}},
        {"<w:highlight w:val=\"none\"/>", {}},
        {"<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FFFF00\"/>", {.highlighted = true}},
        {"<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FFFFFF\"/>", {}},
        {"<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"auto\"/>", {}},
        {"<w:shd w:val=\"pct15\" w:color=\"auto\" w:fill=\"FFFFFF\"/>", {.highlighted = true}},
        {"<w:shd w:val=\"nil\"/>", {}},
        {"<w:b/>", {.bold = true}},
        {"<w:b w:val=\"0\"/>", {}},
        {"<w:b w:val=\"false\"/>", {}},
        {"<w:b w:val=\"on\"/>", {.bold = true}},
        {"<w:strike/>", {.struck = true}},
        {"<w:dstrike w:val=\"true\"/>", {.struck = true}},
        {"<w:vanish/>", {.hidden = true}},
        {"<w:webHidden/>", {}},
    };
    for (const Case& c : cases) {
        CAPTURE(c.properties);
        const Document document =
            read_built(DocxBuilder().body("<w:p>" + run_xml("甲", c.properties) + "</w:p>"));
        CHECK(first_marks(document) == c.expected);
        CHECK(document.text == "甲");
    }
}

TEST_CASE("marks come through styles; toggles of two styles cancel each other") {
    const std::string styles =
        "<w:docDefaults><w:rPrDefault><w:rPr><w:u w:val=\"single\"/></w:rPr></w:rPrDefault>"
        "</w:docDefaults>" +
        style("paragraph", "base", "<w:rPr><w:b/><w:u w:val=\"none\"/></w:rPr>") +
        style("paragraph", "derived", "<w:basedOn w:val=\"base\"/>") +
        style("paragraph", "hidden", "<w:rPr><w:vanish/></w:rPr>") +
        style("character", "strong", "<w:rPr><w:b/></w:rPr>") +
        style("character", "loop", "<w:basedOn w:val=\"loop2\"/><w:rPr><w:strike/></w:rPr>") +
        style("character", "loop2", "<w:basedOn w:val=\"loop\"/>");
    struct Case {
        std::string paragraph;
        std::string run;
        Marks expected;
    };
    const std::vector<Case> cases = {
        {"", "", {.underlined = true}},
        {"derived", "", {.bold = true}},
        {"derived", "<w:rStyle w:val=\"strong\"/>", {}},
        {"derived", "<w:rStyle w:val=\"strong\"/><w:b/>", {.bold = true}},
        {"", "<w:rStyle w:val=\"strong\"/>", {.underlined = true, .bold = true}},
        {"hidden", "", {.hidden = true, .underlined = true}},
        {"hidden", "<w:vanish w:val=\"0\"/>", {.underlined = true}},
        {"", "<w:rStyle w:val=\"loop\"/>", {.underlined = true, .struck = true}},
        {"missing", "<w:rStyle w:val=\"missing\"/>", {.underlined = true}},
    };
    for (const Case& c : cases) {
        CAPTURE(c.paragraph);
        CAPTURE(c.run);
        const std::string body = "<w:p><w:pPr><w:pStyle w:val=\"" + c.paragraph + "\"/></w:pPr>" +
                                 run_xml("甲", c.run) + "</w:p>";
        CHECK(first_marks(read_built(DocxBuilder().body(body).styles(styles))) == c.expected);
    }
}

TEST_CASE("placeholders are marked: of controls and of empty form fields") {
    const std::string control = "<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" +
                                run_xml("点击输入") + "</w:sdtContent></w:sdt>" + run_xml("元") +
                                "</w:p>";
    const Document document = read_built(DocxBuilder().body(control));
    CHECK(document.segments.at(0).marks.placeholder);
    CHECK_FALSE(document.segments.at(1).marks.placeholder);

    const auto form = [](const std::string& text) {
        const std::string chars = "<w:r><w:fldChar w:fldCharType=";
        return "<w:p>" + chars +
               "\"begin\"><w:ffData><w:textInput><w:default w:val=\"姓名\"/></w:textInput>"
               "</w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMTEXT</w:instrText></w:r>" +
               chars + "\"separate\"/></w:r>" + run_xml(text) + chars + "\"end\"/></w:r></w:p>";
    };
    CHECK(first_marks(read_built(DocxBuilder().body(form("\u2002\u2002")))).placeholder);
    CHECK(first_marks(read_built(DocxBuilder().body(form("姓名")))).placeholder);
    CHECK_FALSE(first_marks(read_built(DocxBuilder().body(form("张三")))).placeholder);
}

TEST_CASE("paragraph properties come from the paragraph, else from its style") {
    const std::string styles =
        style("paragraph", "Normal", "<w:pPr><w:jc w:val=\"both\"/></w:pPr>", " w:default=\"1\"") +
        "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:basedOn "
        "w:val=\"Normal\"/><w:pPr><w:outlineLvl "
        "w:val=\"0\"/><w:pageBreakBefore/></w:pPr></w:style>";
    struct Case {
        std::string properties;
        std::string style;
        Alignment alignment;
        std::int32_t outline;
        bool page_break;
    };
    const std::vector<Case> cases = {
        {"", "", Alignment::justify, kNone, false},
        {"<w:pStyle w:val=\"Normal\"/>", "", Alignment::justify, kNone, false},
        {"<w:pStyle w:val=\"1\"/>", "heading 1", Alignment::justify, 0, true},
        {"<w:pStyle w:val=\"1\"/><w:outlineLvl w:val=\"9\"/><w:pageBreakBefore w:val=\"0\"/>",
         "heading 1",
         Alignment::justify,
         kNone,
         false},
        {"<w:jc w:val=\"center\"/>", "", Alignment::center, kNone, false},
        {"<w:jc w:val=\"right\"/>", "", Alignment::end, kNone, false},
        {"<w:jc w:val=\"start\"/><w:outlineLvl w:val=\"2\"/>", "", Alignment::start, 2, false},
    };
    for (const Case& c : cases) {
        CAPTURE(c.properties);
        const Document document =
            read_built(DocxBuilder().body(paragraph_xml("甲", c.properties)).styles(styles));
        const Paragraph& paragraph = document.paragraphs.at(0);
        CHECK(paragraph.style == c.style);
        CHECK(paragraph.alignment == c.alignment);
        CHECK(paragraph.outline == c.outline);
        CHECK(paragraph.page_break_before == c.page_break);
    }
}

}  // namespace review::testing
