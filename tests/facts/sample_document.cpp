#include "facts/sample_document.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "facts/values.h"

using review::Cell;
using review::Document;
using review::Marks;
using review::Paragraph;
using review::Table;

namespace review_test {

namespace {

/// Builds Document::text with paragraphs, segments and tables as a reader does.
class Builder {
public:
    explicit Builder(Document& document) : document_(document) {
        document_.format = "text";
        document_.parts = {""};
    }

    void add_line(std::string_view line) {
        if (line == "@@") {
            page_break_ = true;
            return;
        }
        if (!line.empty() && line.front() == '|') {
            add_row(line);
            return;
        }
        table_ = -1;
        if (!document_.paragraphs.empty()) {
            document_.text += '\n';
        }
        const bool box = line.starts_with("[[") && line.ends_with("]]");
        add_paragraph(box ? line.substr(2, line.size() - 4) : line);
        document_.paragraphs.back().story = box ? review::Story::text_box : review::Story::body;
        document_.paragraphs.back().page_break_before = page_break_;
        page_break_ = false;
    }

private:
    void add_paragraph(std::string_view line) {
        Paragraph paragraph;
        paragraph.span.begin = document_.text.size();
        paragraph.ordinal = static_cast<std::uint32_t>(document_.paragraphs.size());
        while (!line.empty()) {
            const bool marked = line.size() > 2 && line[0] == '{' && line[2] == ':';
            if (!marked) {
                const std::size_t next = std::min(line.find('{', 1), line.size());
                add_segment(line.substr(0, next), {});
                line.remove_prefix(next);
                continue;
            }
            Marks marks;
            marks.underlined = line[1] == 'u';
            marks.highlighted = line[1] == 'h';
            marks.placeholder = line[1] == 'p';
            marks.hidden = line[1] == 'x';
            const std::size_t close = line.find('}');
            add_segment(line.substr(3, close - 3), marks);
            line.remove_prefix(close + 1);
        }
        paragraph.span.end = document_.text.size();
        document_.paragraphs.push_back(std::move(paragraph));
    }

    void add_segment(std::string_view text, Marks marks) {
        review::Segment segment;
        segment.span.begin = document_.text.size();
        document_.text += text;
        segment.span.end = document_.text.size();
        segment.run = static_cast<std::uint32_t>(document_.segments.size());
        segment.marks = marks;
        document_.segments.push_back(segment);
    }

    void add_row(std::string_view line) {
        if (!document_.paragraphs.empty()) {
            document_.text += '\n';
        }
        if (table_ < 0) {
            table_ = static_cast<int>(document_.tables.size());
            Table table;
            table.span.begin = document_.text.size();
            document_.tables.push_back(table);
        }
        Table& table = document_.tables.back();
        line.remove_prefix(1);
        std::uint32_t column = 0;
        bool first = true;
        while (!line.empty()) {
            const std::size_t end = line.find('|');
            add_cell(table, line.substr(0, end), column, first);
            ++column;
            line.remove_prefix(end == std::string_view::npos ? line.size() : end + 1);
        }
        ++table.rows;
        table.columns = std::max(table.columns, column);
        table.span.end = document_.text.size();
    }

    void add_cell(Table& table, std::string_view text, std::uint32_t column, bool& first) {
        if (text == "<" && !table.cells.empty()) {
            ++table.cells.back().column_span;
            return;
        }
        if (text == "^" && table.rows > 0) {
            const auto above =
                std::find_if(table.cells.rbegin(), table.cells.rend(), [&](const Cell& cell) {
                    return cell.column <= column && column < cell.column + cell.column_span;
                });
            if (above != table.cells.rend()) {
                above->row_span = table.rows + 1 - above->row;
            }
            return;
        }
        if (!first) {
            document_.text += '\t';
        }
        first = false;
        Cell cell;
        cell.row = table.rows;
        cell.column = column;
        cell.span.begin = document_.text.size();
        cell.first_paragraph = document_.paragraphs.size();
        for (bool more = true; more;) {
            const std::size_t end = text.find("\\n");
            add_paragraph(text.substr(0, end));
            Paragraph& paragraph = document_.paragraphs.back();
            paragraph.table = table_;
            paragraph.row = static_cast<std::int32_t>(cell.row);
            paragraph.column = static_cast<std::int32_t>(column);
            more = end != std::string_view::npos;
            if (more) {
                document_.text += '\n';
                text.remove_prefix(end + 2);
            }
        }
        cell.last_paragraph = document_.paragraphs.size();
        cell.span.end = document_.text.size();
        table.cells.push_back(cell);
    }

    Document& document_;
    int table_ = -1;
    bool page_break_ = false;
};

}  // namespace

Sample::Sample(std::string_view text) {
    Builder builder(document);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        builder.add_line(text.substr(0, end));
        text.remove_prefix(std::min(text.size(), end + 1));
    }
    views = review::make_views(document);
    frame = review::read_official_frame(document, views, project_lexicon());
    clauses =
        review::parse_clauses(document, views, &project_lexicon().list("conclusion-cues"), &frame);
}

review::ExtractContext Sample::context() const {
    review::ExtractContext context{.document = document,
                                   .views = views,
                                   .clauses = clauses,
                                   .lexicon = project_lexicon(),
                                   .laws = laws};
    if (!parties_) {
        parties_ = review::read_party_reading(context);
        contents_ = review::read_contents(context);
    }
    context.parties = &*parties_;
    context.contents = contents_;
    context.frame = &frame;
    return context;
}

const review::Lexicon& project_lexicon() {
    static const review::Lexicon lexicon = [] {
        review::Lexicon loaded;
        for (const auto& entry :
             std::filesystem::directory_iterator(REVIEW_SOURCE_DIR "/rules/lexicon")) {
            std::ifstream file(entry.path());
            const std::string xml{std::istreambuf_iterator<char>(file), {}};
            for (const review::Error& error : loaded.add_file(xml, entry.path().filename())) {
                throw std::runtime_error(error.path + ":" + std::to_string(error.line) + ": " +
                                         error.message);
            }
        }
        return loaded;
    }();
    return lexicon;
}

std::string list_facts(const std::vector<review::Fact>& facts,
                       std::string_view element,
                       const std::vector<std::string>& attributes) {
    std::string result;
    for (const review::Fact& fact : facts) {
        if (fact.element != element) {
            continue;
        }
        result += element;
        for (const std::string& attribute : attributes) {
            if (fact.has(attribute)) {
                result += " " + attribute + "=" + std::string(fact.get(attribute));
            }
        }
        result += "\n";
    }
    return result;
}

}  // namespace review_test
