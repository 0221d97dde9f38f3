// Tables of a story: grid columns, merged cells once, rows and cells that tracked changes remove.
#include <algorithm>
#include <string_view>
#include <utility>

#include "readers/docx_story.h"
#include "readers/ooxml.h"

namespace review {
namespace {

// Word has at most 63 columns; the caps keep a false gridSpan from costing memory.
constexpr std::int32_t kMaxSpan = 1000;
constexpr std::uint32_t kMaxColumn = 10000;

std::uint32_t span_of(pugi::xml_node properties, const char* name, std::int32_t least) {
    const std::int32_t span = child_integer(properties, name).value_or(least);
    return static_cast<std::uint32_t>(std::clamp(span, least, kMaxSpan));
}

bool is_continued(pugi::xml_node merge) {
    return merge && val(merge) != "restart";
}

bool continues_vertically(pugi::xml_node properties) {
    return is_continued(properties.child("w:vMerge")) ||
           std::string_view(properties.child("w:cellMerge").attribute("w:vMerge").value()) ==
               "cont";
}

}  // namespace

void StoryReader::enter_table() {
    OpenTable table;
    table.outside = place_;
    if (!deleting()) {
        joining_ = false;
        close_paragraph();
        if (tables_.size() < context_.limits.table_depth) {
            table.index = static_cast<std::int32_t>(out_.document.tables.size());
            Table entry;
            entry.span = {out_.position(), out_.position()};
            entry.story = start_.story;
            entry.parent = place_.table;
            out_.document.tables.push_back(std::move(entry));
            place_ = {table.index, kNone, kNone};
        }
    }
    tables_.push_back(std::move(table));
}

void StoryReader::leave_table() {
    const OpenTable table = std::move(tables_.back());
    tables_.pop_back();
    place_ = table.outside;
    if (table.index == kNone) {
        return;
    }
    close_paragraph();
    std::vector<Table>& all = out_.document.tables;
    Table& entry = all[static_cast<std::size_t>(table.index)];
    entry.span.end = std::max(entry.span.begin, out_.document.text.size());
    if (entry.cells.empty() && &entry == &all.back()) {
        all.pop_back();  // every row was deleted
    }
}

bool StoryReader::in_row() const {
    return !tables_.empty() && tables_.back().index != kNone && !rows_.empty() &&
           rows_.back().depth == tables_.size();
}

void StoryReader::enter_row(pugi::xml_node node) {
    const pugi::xml_node properties = node.child("w:trPr");
    OpenRow row;
    const bool counts = !tables_.empty() && tables_.back().index != kNone && !in_row();
    if (const pugi::xml_node change = properties.child("w:del")) {
        row.deleted = true;
        open_deletion(change, RevisionKind::deletion);
    } else if (const pugi::xml_node added = properties.child("w:ins")) {
        row.inserted = true;
        open_insertion(added, RevisionKind::insertion);
    }
    if (counts && !deleting()) {
        OpenTable& table = tables_.back();
        row.depth = tables_.size();
        table.column = span_of(properties, "w:gridBefore", 0);
        place_ = {table.index, ++table.row, kNone};
    }
    rows_.push_back(row);
}

void StoryReader::leave_row() {
    const OpenRow row = rows_.back();
    if (in_row() && !deleting()) {
        close_paragraph();
        const OpenTable& open = tables_.back();
        Table& table = out_.document.tables[static_cast<std::size_t>(open.index)];
        table.rows = static_cast<std::uint32_t>(open.row) + 1;
        table.columns = std::max(table.columns, open.column);
    }
    rows_.pop_back();
    if (row.deleted) {
        close_deletion();
    } else if (row.inserted) {
        close_insertion();
    }
}

bool StoryReader::enter_cell(pugi::xml_node node) {
    const pugi::xml_node properties = node.child("w:tcPr");
    OpenCell cell;
    cell.depth = tables_.size();
    const bool is_cell =
        in_row() && (cells_.empty() || cells_.back().depth != tables_.size()) && !deleting();
    if (const pugi::xml_node change = properties.child("w:cellDel")) {
        cell.deleted = true;
        open_deletion(change, RevisionKind::deletion);
    } else if (is_cell) {
        joining_ = false;
        close_paragraph();
        const std::uint32_t span = span_of(properties, "w:gridSpan", 1);
        if (joins_merge(node, span)) {
            return skip(node);
        }
        if (const pugi::xml_node added = properties.child("w:cellIns")) {
            cell.inserted = true;
            open_insertion(added, RevisionKind::insertion);
        }
        const OpenTable& open = tables_.back();
        cell.plain = false;
        cell.index = out_.document.tables[static_cast<std::size_t>(open.index)].cells.size();
        begin_cell(properties, span);
    }
    cells_.push_back(cell);
    return true;
}

void StoryReader::begin_cell(pugi::xml_node properties, std::uint32_t span) {
    OpenTable& open = tables_.back();
    std::vector<Cell>& cells = out_.document.tables[static_cast<std::size_t>(open.index)].cells;
    Cell cell;
    cell.span = {out_.position(), out_.position()};
    cell.row = static_cast<std::uint32_t>(open.row);
    cell.column = open.column;
    cell.column_span = span;
    cell.first_paragraph = out_.document.paragraphs.size();
    const bool merges = properties.child("w:vMerge") || properties.child("w:cellMerge");
    const std::uint32_t end = std::min(open.column + span, kMaxColumn);
    if (open.merges.size() < end) {
        open.merges.resize(end, kNone);
    }
    for (std::uint32_t column = open.column; column < end; ++column) {
        open.merges[column] = merges ? static_cast<std::int32_t>(cells.size()) : kNone;
    }
    cells.push_back(cell);
    place_.column = static_cast<std::int32_t>(open.column);
    open.column = end;
    if (rows_.back().has_cell) {
        out_.next_is_cell();
    }
    rows_.back().has_cell = true;
}

/// Whether `cell` only continues a merged cell. One with text of its own, which Word keeps but does
/// not show, counts as a cell: nothing is lost.
bool StoryReader::joins_merge(pugi::xml_node cell, std::uint32_t span) {
    const pugi::xml_node properties = cell.child("w:tcPr");
    const bool across = is_continued(properties.child("w:hMerge"));
    const bool down = continues_vertically(properties);
    if ((!across && !down) || has_content(cell)) {
        return false;
    }
    OpenTable& open = tables_.back();
    std::vector<Cell>& cells = out_.document.tables[static_cast<std::size_t>(open.index)].cells;
    const std::uint32_t column = open.column;
    const auto row = static_cast<std::uint32_t>(open.row);
    if (across && !cells.empty() && rows_.back().has_cell) {
        cells.back().column_span += span;
    } else if (down && column < open.merges.size() && open.merges[column] != kNone) {
        Cell& above = cells[static_cast<std::size_t>(open.merges[column])];
        above.row_span = row - above.row + 1;
    } else {
        return false;
    }
    open.column = std::min(column + span, kMaxColumn);
    return true;
}

void StoryReader::leave_cell() {
    const OpenCell cell = cells_.back();
    cells_.pop_back();
    if (cell.deleted) {
        return close_deletion();
    }
    if (cell.plain) {
        return;
    }
    joining_ = false;
    std::vector<Paragraph>& paragraphs = out_.document.paragraphs;
    Cell& entry =
        out_.document.tables[static_cast<std::size_t>(tables_.back().index)].cells[cell.index];
    if (paragraphs.size() == entry.first_paragraph) {
        ensure_paragraph();
    }
    close_paragraph();
    entry.last_paragraph = paragraphs.size();
    entry.span.end = out_.document.text.size();
    if (cell.inserted) {
        close_insertion();
    }
}

}  // namespace review
