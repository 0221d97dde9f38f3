// Tracked changes and comments of a docx.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "readers/docx_check.h"

namespace review::testing {
namespace {

const std::string kBy = " w:id=\"1\" w:author=\"张三\" w:date=\"2026-03-01T09:00:00Z\"";

std::string ins(const std::string& content) {
    return "<w:ins" + kBy + ">" + content + "</w:ins>";
}
std::string del(const std::string& text) {
    return "<w:del" + kBy + "><w:r><w:delText xml:space=\"preserve\">" + text +
           "</w:delText></w:r></w:del>";
}
std::string p(const std::string& content, const std::string& mark = {}) {
    return "<w:p><w:pPr><w:rPr>" + mark + "</w:rPr></w:pPr>" + content + "</w:p>";
}
const std::string kMarkDeleted = "<w:del" + kBy + "/>";

const std::string kNumbering =
    "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt "
    "w:val=\"decimal\"/><w:suff w:val=\"nothing\"/><w:lvlText w:val=\"%1.\"/></w:lvl>"
    "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";

std::string numbered(const std::string& content, const std::string& mark = {}) {
    return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:rPr>" +
           mark + "</w:rPr></w:pPr>" + content + "</w:p>";
}

}  // namespace

TEST_CASE("text is read as if all changes were accepted, each change a fact") {
    struct Expected {
        RevisionKind kind;
        std::string slice;
        std::string text;
    };
    struct Case {
        std::string name;
        std::string body;
        std::string text;
        std::vector<Expected> revisions;
    };
    const std::string t = run_xml("甲");
    const std::vector<Case> cases = {
        {"insertion", p(t + ins(run_xml("乙"))), "甲乙", {{RevisionKind::insertion, "乙", ""}}},
        {"deletion", p(t + del("乙") + t), "甲甲", {{RevisionKind::deletion, "", "乙"}}},
        {"replacement",
         p(del("十") + ins(run_xml("二十"))),
         "二十",
         {{RevisionKind::deletion, "", "十"}, {RevisionKind::insertion, "二十", ""}}},
        {"w:t inside w:del is deleted as well",
         p("<w:del>" + run_xml("乙") + "</w:del>" + t),
         "甲",
         {{RevisionKind::deletion, "", "乙"}}},
        {"deletion inside an insertion",
         p(ins(run_xml("乙") + del("丙"))),
         "乙",
         {{RevisionKind::insertion, "乙", ""}, {RevisionKind::deletion, "", "丙"}}},
        {"move",
         p("<w:moveFrom>" + run_xml("乙") + "</w:moveFrom>" + t + "<w:moveTo>" + run_xml("乙") +
           "</w:moveTo>"),
         "甲乙",
         {{RevisionKind::move_from, "", "乙"}, {RevisionKind::move_to, "乙", ""}}},
        {"deleted tab, break and text box",
         p(t + "<w:del><w:r><w:tab/><w:br/><w:pict><w:txbxContent>" + p(run_xml("框")) +
           "</w:txbxContent></w:pict></w:r></w:del>"),
         "甲",
         {{RevisionKind::deletion, "", "\t\n框\n"}}},
        {"a deleted field changes nothing around it",
         p("<w:del><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:del>" + t),
         "甲",
         {{RevisionKind::deletion, "", ""}}},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        const Document document = read_built(DocxBuilder().body(c.body));
        CHECK(document.text == c.text);
        REQUIRE(document.revisions.size() == c.revisions.size());
        for (std::size_t i = 0; i < c.revisions.size(); ++i) {
            CAPTURE(i);
            CHECK(document.revisions[i].kind == c.revisions[i].kind);
            CHECK(document.slice(document.revisions[i].span) == c.revisions[i].slice);
            CHECK(document.revisions[i].text == c.revisions[i].text);
        }
    }
    const Document document = read_built(DocxBuilder().body(p(ins(run_xml("甲")) + t)));
    CHECK(document.revisions.at(0).author == "张三");
    CHECK(document.revisions.at(0).date == "2026-03-01T09:00:00Z");
    CHECK(document.segments.at(0).marks.inserted);
    CHECK_FALSE(document.segments.at(1).marks.inserted);
}

TEST_CASE("a deleted paragraph mark joins its paragraph to the next, whose number stays") {
    struct Case {
        std::string name;
        std::string body;
        std::string text;
    };
    const std::string table = "<w:tbl><w:tr><w:tc>" + p(run_xml("格")) + "</w:tc></w:tr></w:tbl>";
    const std::vector<Case> cases = {
        {"text joins", p(run_xml("甲"), kMarkDeleted) + p(run_xml("乙")), "甲乙"},
        {"three join",
         p(run_xml("甲"), kMarkDeleted) + p(run_xml("乙"), kMarkDeleted) + p(run_xml("丙")),
         "甲乙丙"},
        {"a deleted paragraph leaves nothing and is not counted",
         numbered(run_xml("甲")) + numbered(del("乙"), kMarkDeleted) + numbered(run_xml("丙")),
         "1.甲\n2.丙"},
        {"a paragraph that was moved away is not counted",
         numbered("<w:moveFrom>" + run_xml("甲") + "</w:moveFrom>", "<w:moveFrom/>") +
             numbered(run_xml("乙")),
         "1.乙"},
        {"the number is that of the mark that stays",
         p(run_xml("甲"), kMarkDeleted) + numbered(run_xml("乙")),
         "1.甲乙"},
        {"deleted at the end", p(run_xml("甲")) + p(del("乙"), kMarkDeleted), "甲"},
        {"deleted before a table", p(del("甲"), kMarkDeleted) + table, "格"},
        {"text whose mark is deleted before a table stays",
         p(run_xml("甲"), kMarkDeleted) + table,
         "甲\n格"},
        {"all deleted in a cell",
         "<w:tbl><w:tr><w:tc>" + p(del("甲"), kMarkDeleted) + "</w:tc><w:tc>" + p(run_xml("乙")) +
             "</w:tc></w:tr></w:tbl>",
         "\t乙"},
        {"an inserted mark parts as any other",
         p(run_xml("甲"), "<w:ins" + kBy + "/>") + p(run_xml("乙")),
         "甲\n乙"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        CHECK(read_built(DocxBuilder().body(c.body).numbering(kNumbering)).text == c.text);
    }
    const Document document =
        read_built(DocxBuilder().body(p(run_xml("甲"), kMarkDeleted) + p(run_xml("乙"))));
    REQUIRE(document.revisions.size() == 1);
    CHECK(document.revisions[0].kind == RevisionKind::deletion);
    CHECK(document.revisions[0].text == "\n");
    CHECK(document.revisions[0].span == Span{3, 3});
}

TEST_CASE("comments are facts on the words they stand on") {
    const auto comment = [](const std::string& id, const std::string& text) {
        return "<w:comment w:id=\"" + id + "\" w:author=\"李四\" w:date=\"2026-03-02T00:00:00Z\">" +
               text + "</w:comment>";
    };
    const auto start = [](const std::string& id) {
        return "<w:commentRangeStart w:id=\"" + id + "\"/>";
    };
    const auto end = [](const std::string& id) {
        return "<w:commentRangeEnd w:id=\"" + id + "\"/><w:r><w:commentReference w:id=\"" + id +
               "\"/></w:r>";
    };
    DocxBuilder builder;
    builder.comments(comment("0", p(run_xml("太高")) + p(run_xml("请核"))) +
                     comment("1", p(run_xml("整段"))) + comment("2", p(run_xml("只有引用"))) +
                     comment("3", p(run_xml("没有引用"))) + comment("4", p(run_xml("没有结束"))));
    builder.body(p(run_xml("定金") + start("0") + run_xml("30万") + end("0") + run_xml("元")) +
                 start("1") + p(run_xml("第二段")) + end("1") +
                 p(run_xml("三") + "<w:r><w:commentReference w:id=\"2\"/></w:r>" + start("4")));
    const Document document = read_built(builder);
    CHECK(document.text == "定金30万元\n第二段\n三");
    REQUIRE(document.comments.size() == 4);
    CHECK(document.slice(document.comments[0].span) == "30万");
    CHECK(document.comments[0].text == "太高\n请核");
    CHECK(document.comments[0].author == "李四");
    CHECK(document.comments[0].date == "2026-03-02T00:00:00Z");
    CHECK(document.slice(document.comments[1].span) == "第二段");
    CHECK(document.comments[2].span == Span{document.text.size(), document.text.size()});
    CHECK(document.comments[3].id == "4");
    CHECK(document.parts == std::vector<std::string>{"word/document.xml"});
}

}  // namespace review::testing
