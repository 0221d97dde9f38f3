// Tables of a docx: cells once, at their grid place.
#include <span>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "readers/docx_check.h"
#include "readers/reader.h"

namespace review::testing {
namespace {

std::string cell(const std::string& text, const std::string& properties = {}) {
    return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + paragraph_xml(text) + "</w:tc>";
}

std::string blank(const std::string& properties = {}) {
    return "<w:tc><w:tcPr>" + properties + "</w:tcPr><w:p/></w:tc>";
}

std::string row(const std::string& cells, const std::string& properties = {}) {
    return "<w:tr><w:trPr>" + properties + "</w:trPr>" + cells + "</w:tr>";
}

std::string table(const std::string& rows) {
    return "<w:tbl><w:tblPr/>" + rows + "</w:tbl>";
}

/// "row,column rows x columns text" of each cell.
std::vector<std::string> shape(const Document& document, std::size_t index = 0) {
    std::vector<std::string> result;
    for (const Cell& c : document.tables.at(index).cells) {
        result.push_back(fmt::format(
            "{},{} {}x{} {}", c.row, c.column, c.row_span, c.column_span, document.slice(c.span)));
    }
    return result;
}

const std::string kRestart = "<w:vMerge w:val=\"restart\"/>";
const std::string kContinue = "<w:vMerge/>";

}  // namespace

TEST_CASE("cells are parted by tabs and rows by line ends") {
    const Document document = read_built(DocxBuilder().body(
        paragraph_xml("前") + table(row(cell("甲") + cell("乙")) + row(cell("丙") + blank())) +
        paragraph_xml("后")));
    CHECK(document.text == "前\n甲\t乙\n丙\t\n后");
    REQUIRE(document.tables.size() == 1);
    CHECK(document.tables[0].rows == 2);
    CHECK(document.tables[0].columns == 2);
    CHECK(document.slice(document.tables[0].span) == "甲\t乙\n丙\t");
    CHECK(document.paragraphs.at(4).table == 0);
    CHECK(document.paragraphs.at(4).row == 1);
    CHECK(document.paragraphs.at(4).column == 1);
    CHECK(document.paragraphs.at(5).table == kNone);
}

TEST_CASE("a merged cell stands once, at its top left place") {
    struct Case {
        std::string name;
        std::string rows;
        std::vector<std::string> expected;
    };
    const std::vector<Case> cases = {
        {"across",
         row(cell("甲", "<w:gridSpan w:val=\"2\"/>") + cell("乙")) +
             row(cell("1") + cell("2") + cell("3")),
         {"0,0 1x2 甲", "0,2 1x1 乙", "1,0 1x1 1", "1,1 1x1 2", "1,2 1x1 3"}},
        {"down",
         row(cell("甲", kRestart) + cell("1")) + row(blank(kContinue) + cell("2")) +
             row(blank(kContinue) + cell("3")),
         {"0,0 3x1 甲", "0,1 1x1 1", "1,1 1x1 2", "2,1 1x1 3"}},
        {"down, then again",
         row(cell("甲", kRestart)) + row(blank(kContinue)) + row(cell("乙", kRestart)) +
             row(blank(kContinue)),
         {"0,0 2x1 甲", "2,0 2x1 乙"}},
        {"across and down",
         row(cell("甲", "<w:gridSpan w:val=\"2\"/>" + kRestart) + cell("1")) +
             row(blank("<w:gridSpan w:val=\"2\"/>" + kContinue) + cell("2")),
         {"0,0 2x2 甲", "0,2 1x1 1", "1,2 1x1 2"}},
        {"the old way across",
         row(cell("甲", "<w:hMerge w:val=\"restart\"/>") + blank("<w:hMerge/>") + cell("乙")),
         {"0,0 1x2 甲", "0,2 1x1 乙"}},
        {"a continuing cell with nothing above it is a cell",
         row(cell("甲", kContinue)),
         {"0,0 1x1 甲"}},
        {"a continuing cell with text is a cell: nothing is lost",
         row(cell("甲", kRestart)) + row(cell("乙", kContinue)),
         {"0,0 1x1 甲", "1,0 1x1 乙"}},
        {"columns left out before the row",
         row(cell("甲") + cell("乙")) + row(cell("丙"), "<w:gridBefore w:val=\"1\"/>"),
         {"0,0 1x1 甲", "0,1 1x1 乙", "1,1 1x1 丙"}},
        {"a false span",
         row(cell("甲", "<w:gridSpan w:val=\"2000000000\"/>") +
             cell("乙", "<w:gridSpan w:val=\"-3\"/>")),
         {"0,0 1x1000 甲", "0,1000 1x1 乙"}},
        {"a merge that a tracked change makes",
         row(cell("甲", "<w:cellMerge w:vMerge=\"rest\"/>")) +
             row(blank("<w:cellMerge w:vMerge=\"cont\"/>")),
         {"0,0 2x1 甲"}},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        CHECK(shape(read_built(DocxBuilder().body(table(c.rows)))) == c.expected);
    }
}

TEST_CASE("tables stand in cells, and controls around rows and cells") {
    const std::string inner = table(row(cell("内")));
    const Document document = read_built(DocxBuilder().body(
        table(row(cell("甲") + "<w:tc>" + inner + paragraph_xml("乙") + "</w:tc>" + cell("丙")))));
    CHECK(document.text == "甲\t内\n乙\t丙");
    REQUIRE(document.tables.size() == 2);
    CHECK(document.tables[1].parent == 0);
    CHECK(document.paragraphs.at(1).table == 1);
    CHECK(document.paragraphs.at(2).table == 0);
    CHECK(document.paragraphs.at(2).column == 1);
    CHECK(shape(document) ==
          std::vector<std::string>{"0,0 1x1 甲", "0,1 1x1 内\n乙", "0,2 1x1 丙"});

    const std::string control = "<w:sdt><w:sdtPr/><w:sdtContent>";
    const std::string end = "</w:sdtContent></w:sdt>";
    const Document wrapped = read_built(DocxBuilder().body(
        table(control + row(cell("甲") + control + cell("乙") + end) + end + row(cell("丙")))));
    CHECK(wrapped.text == "甲\t乙\n丙");
    CHECK(wrapped.tables.at(0).rows == 2);
}

TEST_CASE("a cell without a paragraph is an empty one") {
    const Document document =
        read_built(DocxBuilder().body(table(row("<w:tc/>" + cell("乙")) + row("<w:tc/>"))));
    CHECK(document.text == "\t乙\n");
    CHECK(document.paragraphs.size() == 3);
}

TEST_CASE("tables past the depth limit are read as text of the cell around") {
    std::string body = paragraph_xml("底");
    for (int depth = 0; depth < 5; ++depth) {
        body = table(row("<w:tc>" + body + "</w:tc>" + cell(std::to_string(depth))));
    }
    const std::string bytes = DocxBuilder().body(body).bytes();
    ReadLimits limits;
    limits.table_depth = 2;
    const auto document =
        read_document(std::as_bytes(std::span(bytes.data(), bytes.size())), "", limits);
    REQUIRE(document);
    CHECK(broken_promise(*document, bytes) == "");
    CHECK(document->tables.size() == 2);
    CHECK(document->text == "底\n0\n1\n2\t3\t4");
}

TEST_CASE("rows and cells that tracked changes remove are gone, those they add are there") {
    const std::string removed = "<w:del w:author=\"甲\" w:date=\"2026-01-01T00:00:00Z\"/>";
    const std::string added = "<w:ins w:author=\"乙\"/>";
    const Document document = read_built(DocxBuilder().body(
        table(row(cell("1")) + row(cell("2") + cell("3"), removed) + row(cell("4"), added) +
              row(cell("5", "<w:cellDel w:author=\"丙\"/>") +
                  cell("6", "<w:cellIns w:author=\"丁\"/>")))));
    CHECK(document.text == "1\n4\n6");
    CHECK(document.tables.at(0).rows == 3);
    REQUIRE(document.revisions.size() == 4);
    CHECK(document.revisions[0].kind == RevisionKind::deletion);
    CHECK(document.revisions[0].text == "2\n3\n");
    CHECK(document.revisions[0].author == "甲");
    CHECK(document.revisions[1].kind == RevisionKind::insertion);
    CHECK(document.slice(document.revisions[1].span) == "4");
    CHECK(document.segment_at(2)->marks.inserted);
    CHECK(document.revisions[2].text == "5\n");
    CHECK(document.slice(document.revisions[3].span) == "6");

    const Document all = read_built(DocxBuilder().body(
        paragraph_xml("前") + table(row(cell("1"), removed)) + paragraph_xml("后")));
    CHECK(all.text == "前\n后");
    CHECK(all.tables.empty());
}

}  // namespace review::testing
