// Any bytes as a docx: read_document must give a Document that keeps its promises, or an error; and
// what it gives must make a fact tree whose spans lie inside the text.
//
// Compression and checksums hide the XML of a zip from mutation, so the first byte chooses what the
// rest is: 'D' word/document.xml, 'N' word/numbering.xml, 'S' word/styles.xml, 'F'
// word/footnotes.xml (each in a small docx made around it), anything else the file itself.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <pugixml.hpp>

#include "base/text.h"
#include "facts/fact_tree.h"
#include "readers/docx_builder.h"
#include "readers/reader.h"

namespace {

using review::Document;
using review::testing::DocxBuilder;

constexpr std::string_view kBody =
    "<w:p><w:pPr><w:pStyle w:val=\"A\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/>"
    "</w:numPr></w:pPr><w:r><w:rPr><w:rStyle w:val=\"B\"/></w:rPr><w:t>text</w:t></w:r><w:r>"
    "<w:footnoteReference w:id=\"1\"/></w:r></w:p>";

std::string docx_with(char kind, const std::string& xml) {
    DocxBuilder builder;
    builder.body(kBody);
    builder.relate("n", "numbering", "numbering.xml").relate("s", "styles", "styles.xml");
    builder.relate("f", "footnotes", "footnotes.xml");
    switch (kind) {
        case 'D':
            return builder.part("word/document.xml", xml).bytes();
        case 'N':
            return builder.part("word/numbering.xml", xml).bytes();
        case 'S':
            return builder.part("word/styles.xml", xml).bytes();
        default:
            return builder.part("word/footnotes.xml", xml).bytes();
    }
}

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

void check(const Document& document) {
    const std::size_t size = document.text.size();
    require(review::is_valid_utf8(document.text));
    std::size_t at = 0;
    for (std::size_t i = 0; i < document.paragraphs.size(); ++i) {
        const review::Paragraph& paragraph = document.paragraphs[i];
        at += i > 0 ? 1 : 0;
        require(paragraph.span.begin == at && paragraph.span.end >= at);
        require(paragraph.span.contains(paragraph.label));
        require(paragraph.table < static_cast<std::int32_t>(document.tables.size()));
        at = paragraph.span.end;
    }
    require(at == size);
    at = 0;
    for (const review::Segment& segment : document.segments) {
        require(segment.span.begin >= at && segment.span.end <= size);
        at = segment.span.end;
    }
    for (const review::Table& table : document.tables) {
        require(table.span.begin <= table.span.end && table.span.end <= size);
        for (const review::Cell& cell : table.cells) {
            require(table.span.contains(cell.span) && cell.first_paragraph < cell.last_paragraph);
            require(cell.last_paragraph <= document.paragraphs.size());
        }
    }
    for (const review::Revision& revision : document.revisions) {
        require(revision.span.begin <= revision.span.end && revision.span.end <= size);
    }
    for (const review::Comment& comment : document.comments) {
        require(comment.span.begin <= comment.span.end && comment.span.end <= size);
    }
}

std::string file_text(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The word lists and laws that the program comes with.
struct Words {
    Words() {
        const std::filesystem::path rules = REVIEW_SOURCE_DIR "/rules";
        for (const auto& entry : std::filesystem::directory_iterator(rules / "lexicon")) {
            require(lexicon.add_file(file_text(entry.path()), entry.path().string()).empty());
        }
        auto table = review::LawCatalog::load(file_text(rules / "laws/catalog.tsv"), "catalog.tsv");
        require(table.has_value());
        laws = std::move(*table);
    }

    review::Lexicon lexicon;
    review::LawCatalog laws;
};

/// Every element that says where it stands does so inside the text.
struct SpanCheck : pugi::xml_tree_walker {
    explicit SpanCheck(std::size_t text_size) : size(text_size) {}

    bool for_each(pugi::xml_node& node) override {
        if (node.attribute("begin")) {
            const auto begin = node.attribute("begin").as_ullong();
            const auto end = node.attribute("end").as_ullong();
            require(begin <= end && end <= size);
        }
        return true;
    }

    std::size_t size;
};

void check_facts(const Document& document) {
    static const Words words;
    review::FactOptions options;
    options.as_of = "2026-01-01";
    const pugi::xml_document tree =
        review::build_fact_tree(document, words.lexicon, words.laws, options);
    SpanCheck spans(document.text.size());
    pugi::xml_node root = tree.document_element();
    root.traverse(spans);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string bytes(reinterpret_cast<const char*>(data), size);
    if (!bytes.empty() && std::string_view("DNSF").find(bytes[0]) != std::string_view::npos) {
        bytes = docx_with(bytes[0], bytes.substr(1));
    }
    const auto document =
        review::read_document(std::as_bytes(std::span(bytes.data(), bytes.size())), "f.docx", {});
    if (document) {
        check(*document);
        check_facts(*document);
    } else {
        require(!document.error().message.empty());
    }
    return 0;
}
