#include "readers/docx_check.h"

#include <cstddef>
#include <map>
#include <memory>
#include <span>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/text.h"
#include "readers/docx_package.h"
#include "readers/reader.h"

namespace review::testing {
namespace {

std::span<const std::byte> as_span(std::string_view bytes) {
    return std::as_bytes(std::span(bytes.data(), bytes.size()));
}

/// The parts of a file with their runs in document order, found in the plainest way.
class Parts {
public:
    explicit Parts(std::string_view bytes) : package_(Package::open(as_span(bytes), {}).value()) {}

    /// Text of child `child` of run `run`; white space that XML allows for a space is a space.
    std::string text_of(const std::string& part, std::uint32_t run, std::uint32_t child) {
        const std::vector<pugi::xml_node>& runs = runs_of(part);
        pugi::xml_node node = run < runs.size() ? runs[run].first_child() : pugi::xml_node();
        for (std::uint32_t i = 0; node && i < child; ++i) {
            node = node.next_sibling();
        }
        last_name = node.name();
        std::string text;
        for (const pugi::xml_node piece : node.children()) {
            text += piece.value();
        }
        for (char& c : text) {
            c = c == '\n' || c == '\t' ? ' ' : c;
        }
        return text;
    }

    std::string last_name;

private:
    const std::vector<pugi::xml_node>& runs_of(const std::string& part) {
        const auto known = runs_.find(part);
        if (known != runs_.end()) {
            return known->second;
        }
        xml_.push_back(package_.read_xml(part).value());
        std::vector<pugi::xml_node>& runs = runs_[part];
        collect(xml_.back()->xml, runs);
        return runs;
    }

    static void collect(pugi::xml_node node, std::vector<pugi::xml_node>& runs) {
        if (std::string_view(node.name()) == "w:r") {
            runs.push_back(node);
        }
        for (const pugi::xml_node child : node.children()) {
            collect(child, runs);
        }
    }

    Package package_;
    std::vector<std::unique_ptr<XmlPart>> xml_;
    std::map<std::string, std::vector<pugi::xml_node>> runs_;
};

std::string broken_layout(const Document& document) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < document.paragraphs.size(); ++i) {
        const Paragraph& paragraph = document.paragraphs[i];
        if (i > 0) {
            const char separator = at < document.text.size() ? document.text[at] : '?';
            if (separator != '\n' && separator != '\t') {
                return fmt::format("no separator before paragraph {}", i);
            }
            ++at;
        }
        if (paragraph.span.begin != at || paragraph.span.end < at) {
            return fmt::format("paragraph {} begins at {}, not {}", i, paragraph.span.begin, at);
        }
        if (!paragraph.span.contains(paragraph.label)) {
            return fmt::format("label of paragraph {} lies outside", i);
        }
        if (document.slice(paragraph.span).find('\n') != std::string_view::npos) {
            return fmt::format("paragraph {} holds a line end", i);
        }
        at = paragraph.span.end;
    }
    return at == document.text.size() ? "" : "text after the last paragraph";
}

std::string broken_table(const Document& document) {
    for (std::size_t i = 0; i < document.tables.size(); ++i) {
        const Table& table = document.tables[i];
        if (i > 0 && table.span.begin < document.tables[i - 1].span.begin) {
            return fmt::format("table {} out of order", i);
        }
        const Cell* before = nullptr;
        for (const Cell& cell : table.cells) {
            const bool ordered = before == nullptr || before->row < cell.row ||
                                 (before->row == cell.row && before->column < cell.column);
            const bool filled = cell.first_paragraph < cell.last_paragraph &&
                                cell.last_paragraph <= document.paragraphs.size();
            if (!ordered || !filled || !table.span.contains(cell.span) ||
                cell.row + 1 > table.rows || cell.column + 1 > table.columns ||
                document.paragraphs[cell.first_paragraph].span.begin != cell.span.begin ||
                document.paragraphs[cell.last_paragraph - 1].span.end != cell.span.end) {
                return fmt::format("table {} has a cell out of place", i);
            }
            before = &cell;
        }
    }
    return {};
}

std::string broken_segment(const Document& document, std::string_view bytes) {
    Parts parts(bytes);
    std::size_t at = 0;
    std::size_t characters = 0;
    for (const Segment& segment : document.segments) {
        if (segment.span.begin < at || segment.span.empty()) {
            return fmt::format("segment at {} out of order", segment.span.begin);
        }
        at = segment.span.end;
        const std::string text(document.slice(segment.span));
        characters += segment.marks.generated ? 0 : count_code_points(text);
        if (segment.marks.generated || segment.run == kNoRun) {
            continue;
        }
        const std::string source =
            parts.text_of(document.parts.at(segment.part), segment.run, segment.child);
        const bool same = parts.last_name == "w:t"
                              ? source.compare(segment.offset, text.size(), text) == 0
                              : segment.offset == 0 && (count_code_points(text) == 1);
        if (!same && parts.last_name != "mc:AlternateContent") {
            return fmt::format("\"{}\" is not what stands in run {} child {} ({}: \"{}\")",
                               text,
                               segment.run,
                               segment.child,
                               parts.last_name,
                               source);
        }
    }
    return characters == document.coverage.characters ? "" : "wrong number of characters";
}

}  // namespace

std::string broken_promise(const Document& document, std::string_view bytes) {
    if (!is_valid_utf8(document.text)) {
        return "text is not UTF-8";
    }
    for (const auto& problem : {broken_layout(document), broken_table(document)}) {
        if (!problem.empty()) {
            return problem;
        }
    }
    for (const Revision& revision : document.revisions) {
        if (revision.span.begin > revision.span.end || revision.span.end > document.text.size()) {
            return "a tracked change lies outside of the text";
        }
    }
    return broken_segment(document, bytes);
}

Document read_built(const DocxBuilder& builder) {
    const std::string bytes = builder.bytes();
    auto document = read_document(as_span(bytes), "test.docx", {});
    if (!document) {
        FAIL(document.error().message);
    }
    CHECK(broken_promise(*document, bytes) == "");
    return *std::move(document);
}

std::string run_xml(std::string_view text, std::string_view properties) {
    return fmt::format(
        "<w:r><w:rPr>{}</w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>", properties, text);
}

std::string paragraph_xml(std::string_view text, std::string_view properties) {
    return fmt::format("<w:p><w:pPr>{}</w:pPr>{}</w:p>", properties, run_xml(text));
}

}  // namespace review::testing
