#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/decode.h"
#include "base/text.h"
#include "readers/markdown_inline.h"
#include "readers/markdown_lines.h"
#include "readers/reader.h"
#include "readers/source_text.h"

namespace review {

namespace {

/// A list that is open at some indentation.
struct OpenList {
    std::size_t indent = 0;
    bool bullet = false;
    std::int32_t id = 0;
    std::int64_t first = 0;
    std::int64_t next = 0;
};

/// Reads block by block, line after line.
class MarkdownReader {
public:
    explicit MarkdownReader(const std::string& masked)
        : source_(masked), lines_(split_lines(masked)), writer_(masked, "markdown") {
        for (const Span line : lines_) {
            if (const auto name = link_definition(text_of(line))) {
                links_.insert(lower_case_ascii(*name));
            }
        }
    }

    [[nodiscard]] Result<Document> read(std::size_t replaced) && {
        std::size_t at = front_matter_lines(source_, lines_);
        while (at < lines_.size()) {
            at = read_line(at);
        }
        if (writer_.document().paragraphs.empty()) {
            return fail(ErrorCode::malformed_input,
                        "文件是空的（只有标记或注释），没有可审查的文字；请检查文件内容");
        }
        return std::move(writer_).finish(replaced);
    }

private:
    [[nodiscard]] std::string_view text_of(Span line) const {
        return source_.substr(line.begin, line.size());
    }

    [[nodiscard]] bool is_blank(Span line) const {
        return text_of(line).find_first_not_of(std::string_view("\0 \t", 3)) ==
               std::string_view::npos;
    }

    /// Handles the block that begins at line `at`; the line to go on with.
    std::size_t read_line(std::size_t at) {
        Span line = lines_[at];
        if (line.begin > 0 && source_[line.begin - 1] == '\f') {
            page_break_ = true;
        }
        if (fence_.size != 0) {
            read_code_line(line);
            return at + 1;
        }
        line.begin += quote_marks(text_of(line));
        const std::string_view text = text_of(line);
        if (is_blank(line)) {
            in_paragraph_ = false;
            after_blank_ = true;
            return at + 1;
        }
        const std::size_t next = read_block(at, line, text);
        after_blank_ = false;
        return next;
    }

    std::size_t read_block(std::size_t at, Span line, std::string_view text) {
        if (const Fence fence = code_fence(text); fence.size != 0) {
            fence_ = fence;
            in_paragraph_ = false;
            return at + 1;
        }
        if (const std::size_t end = read_table(at, line); end != at) {
            return end;
        }
        if (const auto heading = heading_mark(text)) {
            read_heading(line, *heading);
            return at + 1;
        }
        if (const auto level = heading_underline(text); level && in_paragraph_) {
            Paragraph& paragraph = writer_.document().paragraphs.back();
            paragraph.outline = *level;
            paragraph.style = fmt::format("heading {}", *level + 1);
            in_paragraph_ = false;
            return at + 1;
        }
        if (is_rule(text)) {
            in_paragraph_ = false;
            return at + 1;
        }
        if (link_definition(text) && !in_paragraph_) {
            return at + 1;
        }
        if (const auto mark = list_mark(text)) {
            read_item(line, *mark);
            return at + 1;
        }
        if (after_blank_ && text[0] != ' ' && text[0] != '\t') {
            lists_.clear();
        }
        read_text_line(line);
        return at + 1;
    }

    void read_code_line(Span line) {
        const Fence fence = code_fence(text_of(line));
        if (fence.bare && fence.sign == fence_.sign && fence.size >= fence_.size) {
            fence_ = {};
            return;
        }
        if (!is_blank(line)) {
            begin_paragraph().style = "code";
            writer_.copy(line.begin, line.end);
            writer_.end_paragraph();
        }
    }

    void read_heading(Span line, const HeadingMark& heading) {
        const Span title = {.begin = line.begin + heading.title.begin,
                            .end = line.begin + heading.title.end};
        const std::size_t before = writer_.document().paragraphs.size();
        write_inline(title, [this] { return &begin_paragraph(); });
        for (std::size_t i = before; i < writer_.document().paragraphs.size(); ++i) {
            Paragraph& paragraph = writer_.document().paragraphs[i];
            paragraph.outline = heading.level;
            paragraph.style = fmt::format("heading {}", heading.level + 1);
        }
        in_paragraph_ = false;
        lists_.clear();
    }

    void read_text_line(Span line) {
        line.begin += std::min(text_of(line).find_first_not_of(" \t"), line.size());
        const bool continues = in_paragraph_;
        in_paragraph_ = write_inline(line, [&] {
            Paragraph& paragraph = begin_paragraph();
            paragraph.continues = continues;
            return &paragraph;
        });
    }

    /// The list the item belongs to; opens and closes lists by indentation.
    OpenList& list_of(const ListMark& mark) {
        while (!lists_.empty() && lists_.back().indent > mark.indent + 1) {
            lists_.pop_back();
        }
        const bool same = !lists_.empty() && lists_.back().indent + 1 >= mark.indent &&
                          lists_.back().bullet == mark.bullet;
        if (!same) {
            if (!lists_.empty() && lists_.back().indent + 1 >= mark.indent) {
                lists_.pop_back();
            }
            lists_.push_back({.indent = mark.indent,
                              .bullet = mark.bullet,
                              .id = ++list_count_,
                              .first = mark.number,
                              .next = mark.number});
        }
        return lists_.back();
    }

    void read_item(Span line, const ListMark& mark) {
        OpenList& list = list_of(mark);
        const auto level = static_cast<std::int32_t>(std::min<std::size_t>(lists_.size() - 1, 8));
        Paragraph& paragraph = begin_paragraph();
        paragraph.list = list.id;
        paragraph.list_level = level;
        const std::size_t label = writer_.size();
        // "1. 1. 1." is shown as 1. 2. 3.; numbers that were typed one by one stay as they are.
        const bool renumber = mark.number == list.first && list.next != list.first;
        if (mark.bullet) {
            writer_.generate("•");
        } else if (renumber) {
            writer_.generate(
                fmt::format("{}{}", list.next, source_[line.begin + mark.mark.end - 1]));
        } else {
            writer_.copy(line.begin + mark.mark.begin, line.begin + mark.mark.end);
            list.next = mark.number;
        }
        ++list.next;
        paragraph.label = {.begin = label, .end = writer_.size()};
        writer_.generate(" ");
        write_pieces({.begin = line.begin + mark.content, .end = line.end});
        writer_.end_paragraph();
        in_paragraph_ = true;
    }

    /// A pipe table that begins at line `at`; the line behind it, or `at` when there is none.
    std::size_t read_table(std::size_t at, Span line) {
        if (at + 1 >= lines_.size() || text_of(line).find('|') == std::string_view::npos) {
            return at;
        }
        Span next = lines_[at + 1];
        next.begin += quote_marks(text_of(next));
        const std::size_t columns = table_cells(text_of(line)).size();
        if (!is_table_delimiter(text_of(next)) || table_cells(text_of(next)).size() != columns) {
            return at;
        }
        Table table;
        table.columns = static_cast<std::uint32_t>(columns);
        const std::size_t first = writer_.document().paragraphs.size();
        read_row(table, line);
        std::size_t row = at + 2;
        for (; row < lines_.size(); ++row) {
            Span cells = lines_[row];
            cells.begin += quote_marks(text_of(cells));
            if (text_of(cells).find('|') == std::string_view::npos) {
                break;
            }
            read_row(table, cells);
        }
        table.span = {.begin = writer_.document().paragraphs[first].span.begin,
                      .end = writer_.size()};
        writer_.document().tables.push_back(std::move(table));
        in_paragraph_ = false;
        lists_.clear();
        return row;
    }

    /// One row: as many cells as the head has, missing ones empty, what is too much joined to the
    /// last.
    void read_row(Table& table, Span line) {
        std::vector<Span> cells = table_cells(text_of(line));
        if (cells.size() > table.columns) {
            cells[table.columns - 1].end = cells.back().end;
            cells.resize(table.columns);
        }
        for (std::uint32_t column = 0; column < cells.size(); ++column) {
            Cell cell;
            cell.row = table.rows;
            cell.column = column;
            cell.first_paragraph = writer_.document().paragraphs.size();
            read_cell(
                {.begin = line.begin + cells[column].begin, .end = line.begin + cells[column].end},
                cell);
            table.cells.push_back(cell);
        }
        ++table.rows;
    }

    void read_cell(Span content, Cell& cell) {
        begin_paragraph(cell.column == 0 ? '\n' : '\t');
        cell.span.begin = writer_.size();
        write_pieces(content);
        writer_.end_paragraph();
        cell.span.end = writer_.size();
        std::vector<Paragraph>& paragraphs = writer_.document().paragraphs;
        cell.last_paragraph = paragraphs.size();
        for (std::size_t i = cell.first_paragraph; i < cell.last_paragraph; ++i) {
            paragraphs[i].table = static_cast<std::int32_t>(writer_.document().tables.size());
            paragraphs[i].row = static_cast<std::int32_t>(cell.row);
            paragraphs[i].column = static_cast<std::int32_t>(cell.column);
        }
    }

    Paragraph& begin_paragraph(char separator = '\n') {
        Paragraph& paragraph = writer_.begin_paragraph(separator);
        paragraph.page_break_before = std::exchange(page_break_, false);
        return paragraph;
    }

    /// A paragraph of the text in `line`, none when only marks stand there.
    template <class Begin>
    bool write_inline(Span line, const Begin& begin) {
        const std::vector<InlinePiece> pieces = parse_inline(source_, line, links_);
        const bool visible = std::ranges::any_of(pieces, [](const InlinePiece& piece) {
            return piece.kind == InlinePiece::Kind::text ||
                   piece.kind == InlinePiece::Kind::character;
        });
        if (!visible) {
            note_images(pieces);
            return false;
        }
        begin();
        write_pieces(pieces);
        writer_.end_paragraph();
        return true;
    }

    void write_pieces(Span line) { write_pieces(parse_inline(source_, line, links_)); }

    void write_pieces(const std::vector<InlinePiece>& pieces) {
        for (const InlinePiece& piece : pieces) {
            switch (piece.kind) {
                case InlinePiece::Kind::text:
                    writer_.copy(piece.span.begin, piece.span.end, piece.marks);
                    break;
                case InlinePiece::Kind::character:
                    writer_.replace(piece.span.begin, piece.character, piece.marks);
                    break;
                case InlinePiece::Kind::line_break:
                    writer_.end_paragraph();
                    begin_paragraph().continues = true;
                    break;
                case InlinePiece::Kind::image:
                    break;
            }
        }
        note_images(pieces);
    }

    void note_images(const std::vector<InlinePiece>& pieces) {
        for (const InlinePiece& piece : pieces) {
            if (piece.kind == InlinePiece::Kind::image) {
                writer_.document().coverage.unread.push_back(
                    {.part = std::string(text_of(piece.span)), .reason = "图片中的文字未识别"});
            }
        }
    }

    static std::string lower_case_ascii(std::string_view text) {
        std::string result(text);
        for (char& c : result) {
            c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
        return result;
    }

    std::string_view source_;
    std::vector<Span> lines_;
    SourceWriter writer_;
    LinkNames links_;
    std::vector<OpenList> lists_;
    std::int32_t list_count_ = 0;
    Fence fence_;
    bool in_paragraph_ = false;  // the next line of text continues a paragraph
    bool after_blank_ = true;
    bool page_break_ = false;
};

}  // namespace

Result<Document> read_markdown(std::span<const std::byte> bytes, const ReadLimits& limits) {
    const Result<DecodedText> decoded = decode_source(bytes, limits);
    if (!decoded) {
        return tl::unexpected<Error>(decoded.error());
    }
    const std::string masked = mask_comments(decoded->text);
    return MarkdownReader(masked).read(decoded->replaced);
}

}  // namespace review
