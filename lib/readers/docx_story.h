// Walks one story of a docx (body, header, note, text box) in document order and writes what Word
// shows to the context's TextOutput. The walk goes along the tree's own links, so depth costs no
// stack; only text boxes and ruby text start a walk inside a walk, kMaxNested deep at most.
//
// Ordinals of w:r and w:p count every one in the part, also those that are skipped (a deleted run
// has one, so has the fallback of an alternative): skip() counts what it passes over.
// Private to the readers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "document/document.h"
#include "readers/docx_context.h"
#include "readers/docx_elements.h"
#include "readers/docx_fields.h"

namespace review {

/// How many w:r and w:p of a part stand before some place in it.
struct Ordinals {
    std::uint32_t runs = 0;
    std::uint32_t paragraphs = 0;
};

/// Adds what stands inside `node`, itself included.
void count_ordinals(pugi::xml_node node, Ordinals& ordinals);

/// Whether anything that can be seen stands in `node`, deleted text left out.
[[nodiscard]] bool has_content(pugi::xml_node node);

/// Cell that paragraphs stand in.
struct TablePlace {
    std::int32_t table = kNone;
    std::int32_t row = kNone;
    std::int32_t column = kNone;
};

/// Where a story begins: what stands around it in the file.
struct StoryStart {
    Story story = Story::body;
    Ordinals ordinals;
    TablePlace place;
    std::string note_mark;  // what w:footnoteRef shows
    bool inserted = false;  // the anchor of the text box is a tracked insertion
    int nested = 0;
};

/// Walks one story of a part and writes its text, paragraphs, tables and marks into the context's
/// output. The context outlives it.
class StoryReader {
public:
    StoryReader(DocxContext& context, const StoryPart& part, ListCounters& lists, StoryStart start);

    /// Reads everything inside `root`.
    void read(pugi::xml_node root);

private:
    struct Run {
        std::size_t depth = 0;  // open elements inside it
        std::uint32_t ordinal = 0;
        std::uint32_t children = 0;
        Marks marks;
    };
    struct OpenTable {
        std::int32_t index = kNone;  // kNone: too deep, read as text of the cell around it
        std::int32_t row = kNone;
        std::uint32_t column = 0;
        std::vector<std::int32_t> merges;  // by grid column: cell of an open vertical merge
        TablePlace outside;
    };
    struct OpenRow {
        std::size_t depth = 0;  // tables_.size()
        bool deleted = false;
        bool inserted = false;
        bool has_cell = false;
    };
    struct OpenCell {
        std::size_t depth = 0;  // tables_.size()
        bool deleted = false;
        bool inserted = false;
        bool plain = true;  // no Cell of its own: deleted, too deep or outside of any row
        std::size_t index = 0;
    };
    struct LaterText {
        pugi::xml_node node;
        Ordinals ordinals;
        bool inserted = false;
        const StoryPart* part = nullptr;  // nullptr: the part of this story
    };

    // docx_story.cpp: the walk
    void walk(pugi::xml_node root);
    bool enter(pugi::xml_node node);
    void leave(pugi::xml_node node);
    bool dispatch(pugi::xml_node node, Element element);
    bool enter_container(pugi::xml_node node, Element element);
    bool skip(pugi::xml_node node);
    bool enter_text_box(pugi::xml_node node);
    bool enter_diagram(pugi::xml_node node);
    bool enter_ruby_text(pugi::xml_node node);
    void leave_ruby(pugi::xml_node node);
    void flush_text_boxes();
    void read_section(pugi::xml_node node);

    // docx_story_paragraphs.cpp
    void enter_paragraph(pugi::xml_node node);
    void leave_paragraph();
    void begin_paragraph(const ParagraphProperties& properties, std::uint32_t ordinal);
    void ensure_paragraph();
    void close_paragraph();

    // docx_story_runs.cpp
    void enter_run(pugi::xml_node node);
    bool enter_run_content(pugi::xml_node node, Element element);
    void text_of(pugi::xml_node node);
    void write(std::string_view text, std::uint32_t offset);
    void write_generated(std::string_view text, bool placeholder = false);
    void write_symbol(pugi::xml_node node);
    void line_break(pugi::xml_node node);
    void field_char(pugi::xml_node node);
    void end_field();
    void form_field(pugi::xml_node data);
    void note_reference(pugi::xml_node node, NoteMarks& notes);
    void comment_mark(pugi::xml_node node, Element element);

    // docx_story_tables.cpp
    void enter_table();
    void leave_table();
    void enter_row(pugi::xml_node node);
    void leave_row();
    bool enter_cell(pugi::xml_node node);
    void leave_cell();
    void begin_cell(pugi::xml_node properties, std::uint32_t span);
    [[nodiscard]] bool joins_merge(pugi::xml_node cell, std::uint32_t span);
    [[nodiscard]] bool in_row() const;

    // docx_story_changes.cpp
    void open_insertion(pugi::xml_node change, RevisionKind kind);
    void close_insertion();
    void open_deletion(pugi::xml_node change, RevisionKind kind);
    void close_deletion();
    [[nodiscard]] bool deleting() const { return deletions_ > 0; }
    void paragraph_mark_change(const ParagraphProperties& properties);
    void report_unread(pugi::xml_node node, Element element);

    DocxContext& context_;
    const StoryPart& part_;
    ListCounters& lists_;
    StoryStart start_;
    TextOutput& out_;

    Ordinals ordinals_;
    std::vector<Element> open_;  // what leave() has to do, for each open element
    std::vector<Run> runs_;
    std::vector<ParagraphProperties> paragraphs_;  // open w:p
    const Style* style_ = nullptr;                 // of the paragraph being written
    std::optional<std::size_t> current_;           // index of the last one begun for a w:p
    bool joining_ = false;                         // the last paragraph mark was deleted
    FieldStack fields_;
    std::vector<pugi::xml_node> alternatives_;  // the branch chosen, for each open alternative
    std::vector<bool> placeholders_;            // for each open control
    std::size_t placeholder_depth_ = 0;
    std::vector<LaterText> text_boxes_;  // anchored in the open paragraph
    std::vector<LaterText> ruby_texts_;
    std::vector<OpenTable> tables_;
    std::vector<OpenRow> rows_;
    std::vector<OpenCell> cells_;
    TablePlace place_;
    int walks_ = 0;
    std::size_t deletions_ = 0;
    Revision deletion_;
    std::vector<Revision> insertions_;
};

}  // namespace review
