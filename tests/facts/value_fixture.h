// A document made from a string, with the word lists of rules/lexicon, for tests of values.
#pragma once

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "document/document.h"
#include "facts/clauses.h"
#include "facts/extract.h"
#include "facts/lexicon.h"
#include "facts/values.h"
#include "facts/view.h"
#include "law/catalog.h"

namespace review::test {

inline const Lexicon& lexicon() {
    static const Lexicon kLexicon = [] {
        Lexicon lexicon;
        for (const std::string name :
             {"values.xml", "roles.xml", "identifiers.xml", "tables.xml"}) {
            const std::string path = std::string(REVIEW_SOURCE_DIR) + "/rules/lexicon/" + name;
            std::ifstream file(path, std::ios::binary);
            const std::string xml((std::istreambuf_iterator<char>(file)), {});
            for (const Error& error : lexicon.add_file(xml, path)) {
                throw error;
            }
        }
        return lexicon;
    }();
    return kLexicon;
}

/// Lines are paragraphs; a line with '|' is a row of cells, and neighbouring rows are one table.
inline Document document_of(const std::string& text) {
    Document document;
    document.format = "text";
    document.parts = {""};
    bool in_table = false;
    const auto add_paragraph = [&document](std::string_view words) {
        Paragraph paragraph;
        paragraph.span.begin = document.text.size();
        document.text += words;
        paragraph.span.end = document.text.size();
        Segment segment;
        segment.span = paragraph.span;
        document.segments.push_back(segment);
        document.paragraphs.push_back(paragraph);
    };
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = std::string_view(text).substr(begin, end - begin);
        begin = end + 1;
        if (!document.paragraphs.empty()) {
            document.text += '\n';
        }
        if (line.find('|') == std::string_view::npos) {
            in_table = false;
            add_paragraph(line);
            continue;
        }
        if (!in_table) {
            document.tables.emplace_back().span.begin = document.text.size();
        }
        in_table = true;
        Table& table = document.tables.back();
        std::uint32_t column = 0;
        for (std::size_t from = 0; from <= line.size(); ++column) {
            const std::size_t to = std::min(line.find('|', from), line.size());
            document.text += column > 0 ? "\t" : "";
            add_paragraph(line.substr(from, to - from));
            Paragraph& paragraph = document.paragraphs.back();
            paragraph.table = static_cast<std::int32_t>(document.tables.size() - 1);
            paragraph.row = static_cast<std::int32_t>(table.rows);
            paragraph.column = static_cast<std::int32_t>(column);
            table.cells.push_back({.span = paragraph.span,
                                   .row = table.rows,
                                   .column = column,
                                   .first_paragraph = document.paragraphs.size() - 1,
                                   .last_paragraph = document.paragraphs.size()});
            from = to + 1;
        }
        ++table.rows;
        table.columns = std::max(table.columns, column);
        table.span.end = document.text.size();
    }
    return document;
}

/// Everything that an extractor reads.
struct Fixture {
    explicit Fixture(const std::string& text)
        : document(document_of(text)), views(make_views(document)) {
        context.contents = contents = read_contents(context);
    }

    Document document;
    std::vector<View> views;
    ClauseTree clauses;
    LawCatalog laws;
    std::vector<Content> contents;
    ExtractContext context{document, views, clauses, lexicon(), laws};
};

/// Amounts, rates, dates and periods in reading order, with their roles.
inline std::vector<Fact> values_with_roles(const Fixture& fixture) {
    std::vector<Fact> facts;
    for (auto extract : {extract_amounts, extract_percents, extract_dates, extract_durations}) {
        for (Fact& fact : extract(fixture.context)) {
            facts.push_back(std::move(fact));
        }
    }
    assign_roles(facts, fixture.context);
    std::ranges::stable_sort(facts, {}, &Fact::span);
    return facts;
}

/// Attributes of every fact as "name=value name=value; …", those that are absent left out.
inline std::string summary(const std::vector<Fact>& facts, const std::vector<std::string>& names) {
    std::string result;
    for (const Fact& fact : facts) {
        std::string line;
        for (const std::string& name : names) {
            if (fact.has(name)) {
                line += (line.empty() ? "" : " ") + (names.size() > 1 ? name + "=" : "") +
                        std::string(fact.get(name));
            }
        }
        result += (result.empty() ? "" : "; ") + line;
    }
    return result;
}

/// A row of a table test.
struct Case {
    std::string text;
    std::string expected;
};

using Extractor = std::vector<Fact> (*)(const ExtractContext&);

/// Attributes of every fact that `extract` finds in a text, as in summary().
inline std::string found(Extractor extract,
                         const std::string& text,
                         const std::vector<std::string>& names) {
    const Fixture fixture(text);
    return summary(extract(fixture.context), names);
}

}  // namespace review::test
