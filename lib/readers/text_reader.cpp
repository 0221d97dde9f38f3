#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "base/decode.h"
#include "base/text.h"
#include "readers/reader.h"
#include "readers/source_text.h"

namespace review {

namespace {

constexpr std::string_view kLineEnds = "\n\f\v";
constexpr std::size_t kFewestColumns = 3;  // two columns are a signature block or a list of fields

class TextReader {
public:
    explicit TextReader(std::string_view source)
        : source_(source), writer_(source, "text"), tab_(source.find('\t')) {}

    Document read(std::size_t replaced) {
        char separator = '\n';
        for (std::size_t begin = 0; begin <= source_.size();) {
            std::size_t end = line_end(begin);
            if (const std::size_t table = read_table(begin, end); table != begin) {
                end = table;
            } else {
                Paragraph& paragraph = writer_.begin_paragraph();
                paragraph.page_break_before = separator == '\f';
                paragraph.continues = separator == '\v';
                writer_.copy(begin, end);
                writer_.end_paragraph();
            }
            if (end == source_.size() || end + 1 == source_.size()) {
                break;  // the last line, with or without an end of line
            }
            separator = source_[end];
            begin = end + 1;
        }
        return std::move(writer_).finish(replaced);
    }

private:
    [[nodiscard]] std::size_t line_end(std::size_t begin) const {
        return std::min(source_.find_first_of(kLineEnds, begin), source_.size());
    }

    [[nodiscard]] std::vector<Span> cells_of(std::size_t begin, std::size_t end) const {
        std::vector<Span> cells;
        for (std::size_t from = begin; from <= end;) {
            const std::size_t to = std::min(source_.find('\t', from), end);
            cells.push_back({.begin = from, .end = to});
            from = to + 1;
        }
        return cells;
    }

    /// Names of columns: no cell is empty, none is a label with its value or has a figure.
    [[nodiscard]] bool is_head(const std::vector<Span>& cells) const {
        return cells.size() >= kFewestColumns && std::ranges::all_of(cells, [this](Span cell) {
                   const std::string_view text = source_.substr(cell.begin, cell.size());
                   return !trim(text).empty() && text.find(':') == std::string_view::npos &&
                          text.find("：") == std::string_view::npos &&
                          text.find_first_of("0123456789") == std::string_view::npos;
               });
    }

    /// The rows of a list whose columns are parted by tabs, the head at [begin, end); the end of
    /// the last of them, `begin` where there is none.
    std::size_t read_table(std::size_t begin, std::size_t end) {
        if (tab_ < begin) {
            tab_ = source_.find('\t', begin);
        }
        if (tab_ >= end) {
            return begin;
        }
        std::vector<std::vector<Span>> rows{cells_of(begin, end)};
        if (!is_head(rows.front())) {
            return begin;
        }
        while (end < source_.size() && source_[end] == '\n') {
            const std::size_t next = line_end(end + 1);
            std::vector<Span> cells = cells_of(end + 1, next);
            if (cells.size() != rows.front().size()) {
                break;
            }
            rows.push_back(std::move(cells));
            end = next;
        }
        if (rows.size() < 2) {
            return begin;
        }
        write_table(rows);
        return end;
    }

    void write_table(const std::vector<std::vector<Span>>& rows) {
        const auto index = static_cast<std::int32_t>(writer_.document().tables.size());
        Table table;
        table.rows = static_cast<std::uint32_t>(rows.size());
        table.columns = static_cast<std::uint32_t>(rows.front().size());
        for (std::uint32_t r = 0; r < table.rows; ++r) {
            for (std::uint32_t c = 0; c < table.columns; ++c) {
                Paragraph& paragraph = writer_.begin_paragraph(c == 0 ? '\n' : '\t');
                paragraph.table = index;
                paragraph.row = static_cast<std::int32_t>(r);
                paragraph.column = static_cast<std::int32_t>(c);
                writer_.copy(rows[r][c].begin, rows[r][c].end);
                writer_.end_paragraph();
                const std::size_t paragraphs = writer_.document().paragraphs.size();
                table.cells.push_back({.span = writer_.document().paragraphs.back().span,
                                       .row = r,
                                       .column = c,
                                       .first_paragraph = paragraphs - 1,
                                       .last_paragraph = paragraphs});
            }
        }
        table.span = {.begin = table.cells.front().span.begin, .end = table.cells.back().span.end};
        writer_.document().tables.push_back(std::move(table));
    }

    std::string_view source_;
    SourceWriter writer_;
    std::size_t tab_;  // the next tab, npos past the last
};

}  // namespace

Result<Document> read_text(std::span<const std::byte> bytes, const ReadLimits& limits) {
    const Result<DecodedText> decoded = decode_source(bytes, limits);
    if (!decoded) {
        return tl::unexpected<Error>(decoded.error());
    }
    return TextReader(decoded->text).read(decoded->replaced);
}

}  // namespace review
