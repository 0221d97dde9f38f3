// What of a docx becomes text, and in which order.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "readers/docx_check.h"

namespace review::testing {
namespace {

struct Case {
    std::string name;
    std::string body;
    std::string expected;
};

void check(const std::vector<Case>& cases) {
    for (const Case& c : cases) {
        CAPTURE(c.name);
        CHECK(read_built(DocxBuilder().body(c.body)).text == c.expected);
    }
}

std::string p(const std::string& content) {
    return "<w:p>" + content + "</w:p>";
}
std::string r(const std::string& content) {
    return "<w:r>" + content + "</w:r>";
}
std::string t(const std::string& text) {
    return run_xml(text);
}

std::string field(const std::string& code, const std::string& result) {
    return r("<w:fldChar w:fldCharType=\"begin\"/>") +
           r("<w:instrText>" + code + "</w:instrText>") +
           r("<w:fldChar w:fldCharType=\"separate\"/>") + result +
           r("<w:fldChar w:fldCharType=\"end\"/>");
}

std::string text_box(const std::string& content) {
    return "<w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>" +
           content +
           "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline>" +
           "</w:drawing>";
}

std::string vml_box(const std::string& content) {
    return "<w:pict><v:shape><v:textbox><w:txbxContent>" + content +
           "</w:txbxContent></v:textbox></v:shape></w:pict>";
}

}  // namespace

TEST_CASE("runs join to paragraphs and paragraphs are lines") {
    check({
        {"runs split inside a word", p(t("合同总") + t("价")) + p(t("甲方")), "合同总价\n甲方"},
        {"an empty paragraph is an empty line", p(t("一")) + p("") + p(t("二")), "一\n\n二"},
        {"spaces are kept", p(t("  ") + t("a  b")), "  a  b"},
        {"a CDATA section is text", p(r("<w:t>a<![CDATA[<b>]]>c</w:t>")), "a<b>c"},
        {"a comment splits text", p(r("<w:t>甲<!-- x -->方</w:t>")), "甲方"},
        {"predefined entities are characters", p(r("<w:t>&lt;&amp;&#x4E00;</w:t>")), "<&一"},
        {"indentation by a pretty printer is no text",
         p(r("<w:t>\n      第一条\n    </w:t>")),
         "第一条"},
        {"a line end in kept space is a space",
         p(r("<w:t xml:space=\"preserve\">a\nb</w:t>")),
         "a b"},
        {"text in an unknown wrapper is kept",
         p("<w:odd><w:odder>" + t("甲") + "</w:odder></w:odd>"),
         "甲"},
        {"text outside of any paragraph is kept", t("甲") + p(t("乙")), "甲\n乙"},
        {"a paragraph in a paragraph interrupts it",
         p(t("甲") + p(t("乙")) + t("丙")),
         "甲\n乙\n丙"},
        {"two bodies are read", p(t("甲")) + "</w:body><w:body>" + p(t("乙")), "甲\n乙"},
    });
}

TEST_CASE("wrappers around runs and paragraphs do not hide them") {
    const std::string control = "<w:sdt><w:sdtPr><w:id w:val=\"1\"/></w:sdtPr><w:sdtContent>";
    const std::string end = "</w:sdtContent></w:sdt>";
    check({
        {"hyperlink", p("<w:hyperlink r:id=\"x\">" + t("链接") + "</w:hyperlink>"), "链接"},
        {"smart tag", p("<w:smartTag>" + t("北京") + "</w:smartTag>"), "北京"},
        {"custom XML",
         "<w:customXml>" + p("<w:customXml>" + t("甲") + "</w:customXml>") + "</w:customXml>",
         "甲"},
        {"control in a line", p(control + t("甲") + end), "甲"},
        {"control around paragraphs", control + p(t("甲")) + p(t("乙")) + end, "甲\n乙"},
        {"simple field",
         p("<w:fldSimple w:instr=\"DATE\">" + t("2026年") + "</w:fldSimple>"),
         "2026年"},
        {"bidirectional wrappers", p("<w:bdo><w:dir>" + t("甲") + "</w:dir></w:bdo>"), "甲"},
        {"fraction and power",
         p("<m:oMath><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r>"
           "</m:den></m:f><m:sSup><m:e><m:r><m:t>m</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r>"
           "</m:sup></m:sSup></m:oMath>"),
         "3/4m^2"},
        {"formula", p("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"), "a+b"},
    });
}

TEST_CASE("special characters of a run are one character each") {
    check({
        {"tab", p(t("甲") + r("<w:tab/>") + t("乙")), "甲\t乙"},
        {"positional tab", p(r("<w:ptab w:relativeTo=\"margin\"/>")), "\t"},
        {"no-break hyphen", p(t("A") + r("<w:noBreakHyphen/>") + t("1")), "A\u20111"},
        {"soft hyphen", p(t("A") + r("<w:softHyphen/>") + t("1")), "A1"},
        {"tick of Wingdings 2", p(r("<w:sym w:font=\"Wingdings 2\" w:char=\"F052\"/>")), "\u2611"},
        {"box of Wingdings", p(r("<w:sym w:font=\"Wingdings\" w:char=\"F0A8\"/>")), "\u25a1"},
        {"arrow of Wingdings", p(r("<w:sym w:font=\"Wingdings\" w:char=\"F0E0\"/>")), "\u2192"},
        {"character of a text font", p(r("<w:sym w:font=\"宋体\" w:char=\"2460\"/>")), "①"},
        {"a sign with no twin in Unicode stays what it is",
         p(r("<w:sym w:font=\"Wingdings 2\" w:char=\"F0E5\"/>")),
         "\uf0e5"},
        {"a symbol that is no character", p(r("<w:sym w:font=\"宋体\" w:char=\"D800\"/>")), ""},
        {"numbers of a symbol overflow",
         p(r("<w:sym w:font=\"宋体\" w:char=\"FFFFFFFFFF\"/>")),
         ""},
        {"ruby",
         p(r("<w:ruby><w:rubyPr/><w:rt>" + t("yi") + "</w:rt><w:rubyBase>" + t("一") +
             "</w:rubyBase></w:ruby>") +
           t("二")),
         "一(yi)二"},
    });
}

TEST_CASE("breaks") {
    const Document soft = read_built(
        DocxBuilder().body(p(t("甲") + r("<w:br/>") + t("乙") + r("<w:cr/>") + t("丙"))));
    CHECK(soft.text == "甲\n乙\n丙");
    CHECK_FALSE(soft.paragraphs.at(0).continues);
    CHECK(soft.paragraphs.at(1).continues);
    CHECK(soft.paragraphs.at(2).continues);
    CHECK(soft.paragraphs.at(2).ordinal == 0);

    const std::string page = r("<w:br w:type=\"page\"/>");
    const Document paged = read_built(DocxBuilder().body(
        p(t("甲") + page) + p(t("乙")) + p(page + t("丙")) + p(t("丁") + page + t("戊"))));
    CHECK(paged.text == "甲\n乙\n丙\n丁\n戊");
    const std::vector<bool> expected = {false, true, true, false, true};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CAPTURE(i);
        CHECK(paged.paragraphs.at(i).page_break_before == expected[i]);
    }
    CHECK(paged.paragraphs.at(4).continues);
}

TEST_CASE("fields give their result and never their code") {
    const std::string begin = r("<w:fldChar w:fldCharType=\"begin\"/>");
    const std::string separate = r("<w:fldChar w:fldCharType=\"separate\"/>");
    const std::string end = r("<w:fldChar w:fldCharType=\"end\"/>");
    const auto code = [](const std::string& text) {
        return r("<w:instrText>" + text + "</w:instrText>");
    };
    check({
        {"result", p(t("第") + field("PAGE", t("3")) + t("页")), "第3页"},
        {"no result", p(t("甲") + begin + code("PAGE") + end + t("乙")), "甲乙"},
        {"field in the code of a field",
         p(begin + code("IF ") + field("REF x", "") + code(" = 1") + separate + t("是") + end),
         "是"},
        {"field in the result of a field",
         p(begin + code("TOC") + separate + t("目录") + field("PAGEREF", t("3")) + end),
         "目录3"},
        {"a result over two paragraphs",
         p(begin + code("TOC") + separate + t("甲")) + p(t("乙") + end),
         "甲\n乙"},
        {"a macro button shows what it asks for",
         p(begin + code(" MACROBUTTON NoMacro [点击输入甲方] ") + end),
         "[点击输入甲方] "},
    });
}

TEST_CASE(
    "text that stands in field code is kept as hidden; a field that never ends hides nothing") {
    const std::string begin = r("<w:fldChar w:fldCharType=\"begin\"/>");
    const std::string end = r("<w:fldChar w:fldCharType=\"end\"/>");
    const Document closed = read_built(DocxBuilder().body(p(begin + t("甲") + end + t("乙"))));
    CHECK(closed.text == "甲乙");
    CHECK(closed.segments.at(0).marks.hidden);
    CHECK_FALSE(closed.segments.at(1).marks.hidden);

    const Document open = read_built(DocxBuilder().body(p(begin + t("甲")) + p(t("乙"))));
    CHECK(open.text == "甲\n乙");
    CHECK_FALSE(open.segments.at(0).marks.hidden);
    CHECK_FALSE(open.segments.at(1).marks.hidden);
}

TEST_CASE("text boxes follow the paragraph that anchors them, once each") {
    const auto alternatives = [](const std::string& requires_prefix,
                                 const std::string& choice,
                                 const std::string& fallback) {
        return "<mc:AlternateContent><mc:Choice Requires=\"" + requires_prefix + "\">" + choice +
               "</mc:Choice><mc:Fallback>" + fallback + "</mc:Fallback></mc:AlternateContent>";
    };
    const std::string box = p(t("框"));
    check({
        {"DrawingML", p(t("甲") + r(text_box(box)) + t("乙")) + p(t("丙")), "甲乙\n框\n丙"},
        {"VML", p(t("甲") + r(vml_box(box)) + t("乙")), "甲乙\n框"},
        {"both, as alternatives",
         p(t("甲") + r(alternatives("wps", text_box(box), vml_box(box)))),
         "甲\n框"},
        {"a choice that is not understood gives way",
         p(t("甲") + r(alternatives("future", text_box(p(t("新"))), vml_box(box)))),
         "甲\n框"},
        {"a choice without fallback is kept",
         p(r("<mc:AlternateContent><mc:Choice Requires=\"future\">" + vml_box(box) +
             "</mc:Choice></mc:AlternateContent>")),
         "\n框"},
        {"two boxes keep their order",
         p(t("甲") + r(text_box(p(t("1")))) + r(text_box(p(t("2"))))),
         "甲\n1\n2"},
        {"a box in a box",
         p(t("甲") + r(text_box(p(t("外") + r(vml_box(p(t("内")))))))),
         "甲\n外\n内"},
        {"an empty box leaves no line", p(t("甲") + r(text_box(p("")))), "甲"},
        {"alternatives in alternatives",
         p(r(alternatives(
             "wps",
             text_box(p(t("外") + r(alternatives("wps", text_box(box), vml_box(box))))),
             vml_box(box)))),
         "\n外\n框"},
    });
    const Document document =
        read_built(DocxBuilder().body(p(t("甲") + r(text_box(box)) + t("乙"))));
    CHECK(document.paragraphs.at(1).story == Story::text_box);
    CHECK(document.paragraphs.at(1).ordinal == 1);
    CHECK(document.segments.at(1).run == 3);  // 乙 comes after the two runs of the box
    CHECK(document.segments.at(2).run == 2);
}

TEST_CASE("notes follow the body in the order of their references, with a mark at both ends") {
    const auto reference = [](const std::string& kind, const std::string& id) {
        return r("<w:" + kind + "Reference w:id=\"" + id + "\"/>");
    };
    const auto note = [](const std::string& kind, const std::string& id, const std::string& text) {
        return "<w:" + kind + " w:id=\"" + id + "\">" + p(r("<w:" + kind + "Ref/>") + t(text)) +
               "</w:" + kind + ">";
    };
    DocxBuilder builder;
    builder.body(p(t("甲") + reference("footnote", "7") + t("乙") + reference("footnote", "2") +
                   reference("endnote", "3")));
    builder.footnotes("<w:footnote w:id=\"0\" w:type=\"separator\">" + p(t("线")) +
                      "</w:footnote>" + note("footnote", "2", "二") + note("footnote", "7", "七") +
                      note("footnote", "9", "九"));
    builder.endnotes(note("endnote", "3", "尾"));
    const Document document = read_built(builder);
    CHECK(document.text == "甲[1]乙[2][i]\n[1]七\n[2]二\n九\n[i]尾");
    CHECK(document.paragraphs.at(1).story == Story::footnote);
    CHECK(document.paragraphs.at(4).story == Story::endnote);
    CHECK(document.segment_at(document.text.find("[1]"))->marks.generated);
    CHECK(document.coverage.characters == 6);
}

TEST_CASE("headers and footers follow, those that no section names too") {
    DocxBuilder builder;
    builder.body(p(t("正文")) +
                 "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId9\"/></w:sectPr>");
    builder.footer("rId1", p(t("页脚")));
    builder.header("rId2", p(t("无节引用的页眉")));
    builder.header("rId9", p(t("页眉")));
    builder.header("rId10", p(""));
    const Document document = read_built(builder);
    CHECK(document.text == "正文\n页眉\n无节引用的页眉\n页脚");
    CHECK(document.paragraphs.at(1).story == Story::header);
    CHECK(document.paragraphs.at(3).story == Story::footer);
    CHECK(document.parts.at(document.paragraphs.at(3).part) == "word/footer-rId1.xml");
}

TEST_CASE("form fields show their state") {
    const auto form = [](const std::string& data) {
        return r("<w:fldChar w:fldCharType=\"begin\"><w:ffData>" + data +
                 "</w:ffData></w:fldChar>") +
               r("<w:instrText>FORM</w:instrText>") + r("<w:fldChar w:fldCharType=\"end\"/>");
    };
    check({
        {"box", p(form("<w:checkBox><w:default w:val=\"0\"/></w:checkBox>") + t("是")), "☐是"},
        {"box ticked by default",
         p(form("<w:checkBox><w:default w:val=\"1\"/></w:checkBox>")),
         "☑"},
        {"box cleared",
         p(form("<w:checkBox><w:default w:val=\"1\"/><w:checked w:val=\"0\"/></w:checkBox>")),
         "☐"},
        {"list",
         p(form("<w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"甲\"/><w:listEntry "
                "w:val=\"乙\"/></w:ddList>")),
         "乙"},
        {"box of a content control",
         p("<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"1\"/></w14:checkbox></w:sdtPr>"
           "<w:sdtContent>" +
           t("☒") + "</w:sdtContent></w:sdt>"),
         "☒"},
    });
}

TEST_CASE("automatic numbers stand before the text") {
    DocxBuilder builder;
    builder.numbering(
        "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
        "<w:numFmt w:val=\"chineseCounting\"/><w:suff w:val=\"space\"/><w:lvlText "
        "w:val=\"第%1条\"/>"
        "</w:lvl></w:abstractNum><w:num w:numId=\"5\"><w:abstractNumId w:val=\"0\"/></w:num>");
    builder.styles(
        "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:name w:val=\"条\"/><w:pPr><w:numPr>"
        "<w:numId w:val=\"5\"/></w:numPr></w:pPr></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"B\"><w:name w:val=\"条二\"/><w:basedOn "
        "w:val=\"A\"/></w:style>");
    const std::string numbered = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"5\"/></w:numPr>";
    const std::string removed = "<w:numPr><w:numId w:val=\"0\"/></w:numPr>";
    builder.body(paragraph_xml("甲", numbered) + paragraph_xml("乙", "<w:pStyle w:val=\"A\"/>") +
                 paragraph_xml("丙", "<w:pStyle w:val=\"B\"/>") +
                 paragraph_xml("丁", "<w:pStyle w:val=\"B\"/>" + removed) +
                 paragraph_xml("戊", numbered));
    const Document document = read_built(builder);
    CHECK(document.text == "第一条 甲\n第二条 乙\n第三条 丙\n丁\n第四条 戊");
    CHECK(document.slice(document.paragraphs.at(1).label) == "第二条");
    CHECK(document.paragraphs.at(2).list == 5);
    CHECK(document.paragraphs.at(2).style == "条二");
    CHECK(document.paragraphs.at(3).list == kNone);
    CHECK(document.coverage.characters == 5);
}

TEST_CASE("ISO Strict files and other prefixes read the same") {
    const std::string body = p(t("甲") + r("<w:tab/>") + r(text_box(p(t("框")))));
    const std::string expected = "甲\t\n框";
    CHECK(read_built(DocxBuilder().body(body).strict()).text == expected);
    CHECK(read_built(DocxBuilder().body(body).prefix("word")).text == expected);
    CHECK(read_built(DocxBuilder().body(body).strict().prefix("ns0")).text == expected);
}

TEST_CASE("words of a SmartArt graphic are read as a text box") {
    const std::string point = "<dgm:pt><dgm:t><a:p><a:r><a:t>";
    const std::string end = "</a:t></a:r></a:p></dgm:t></dgm:pt>";
    DocxBuilder builder;
    builder.relate("rId1", "diagramData", "diagrams/data1.xml");
    builder.part("word/diagrams/data1.xml",
                 "<dgm:dataModel xmlns:dgm=\"http://schemas.openxmlformats.org/drawingml/2006/"
                 "diagram\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">" +
                     point + "申请" + end + point + "审批" + end + "</dgm:dataModel>");
    const std::string graphic = r("<w:drawing><dgm:relIds r:dm=\"rId1\"/></w:drawing>");
    builder.body(p(t("流程") + graphic + t("如图")) + p(t("后") + graphic));
    const Document document = read_built(builder);
    CHECK(document.text == "流程如图\n申请\n审批\n后");
    CHECK(document.paragraphs.at(1).story == Story::text_box);
    CHECK(document.parts.at(document.paragraphs.at(2).part) == "word/diagrams/data1.xml");
    CHECK(document.coverage.unread.empty());
}

TEST_CASE("what is not read is named with its part and reason") {
    DocxBuilder builder;
    builder.relate("rId1", "image", "media/image1.png");
    builder.relate("rId2", "oleObject", "embeddings/sheet.xlsx");
    builder.relate("rId3", "chart", "charts/chart1.xml");
    builder.relate("rId4", "aFChunk", "chunk.html");
    builder.relate("rId5", "image", "https://example.org/x.png", true);
    builder.body(
        p(r("<w:drawing><a:blip r:embed=\"rId1\"/></w:drawing>") +
          r("<w:object><o:OLEObject ProgID=\"Excel.Sheet.12\" r:id=\"rId2\"/></w:object>") +
          r("<w:drawing><c:chart r:id=\"rId3\"/></w:drawing>") +
          r("<w:drawing><a:blip r:embed=\"rId1\"/><a:blip r:link=\"rId5\"/></w:drawing>") +
          r("<w:pict><v:shape><v:textpath string=\"样本\"/></v:shape></w:pict>") +
          r("<w:yearLong/>")) +
        "<w:altChunk r:id=\"rId4\"/>");
    const Document document = read_built(builder);
    const std::vector<Unread> expected = {
        {"word/media/image1.png", "图片中的文字未识别"},
        {"word/embeddings/sheet.xlsx", "嵌入对象（Excel.Sheet.12）未读取"},
        {"word/charts/chart1.xml", "图表中的文字未读取"},
        {"https://example.org/x.png", "图片中的文字未识别（文件外的链接）"},
        {"word/document.xml", "艺术字“样本”未计入正文"},
        {"word/document.xml", "自动日期或页码（w:yearLong）未计算"},
        {"word/chunk.html", "嵌入的外部文档（altChunk）未读取，请用 Word 打开并另存后再审查"},
    };
    CHECK(document.coverage.unread == expected);
}

}  // namespace review::testing
