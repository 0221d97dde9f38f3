// What a reader gives: the text of a document as Word shows it, and where each character of it
// stands in the file.
//
// `text` is one UTF-8 string. Paragraphs are separated by '\n', the cells of a table row by '\t'
// (a cell with several paragraphs has '\n' between them), a soft line break (w:br) ends a Paragraph
// as '\n' does and sets `continues` on the next. Separators belong to no paragraph. Generated text
// (automatic numbers, the separator after them, note marks) is in `text` and marked `generated`.
// Order: the body with its text boxes after the paragraph that anchors them, then footnotes,
// endnotes, headers, footers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace review {

/// The stream of text a paragraph belongs to (ECMA-376 part 1, 17.2: stories).
enum class Story : std::uint8_t { body, text_box, footnote, endnote, header, footer };
/// w:jc; "both" and "distribute" are justify.
enum class Alignment : std::uint8_t { start, center, end, justify };

/// Segment::run of text that stands in no w:r (formulas, generated text), Paragraph::ordinal of one
/// that is no w:p of its own.
constexpr std::uint32_t kNoRun = 0xFFFFFFFF;

/// What is true of every character of a segment.
struct Marks {
    bool generated : 1 = false;    // computed (list label, note mark), stands in no w:t
    bool hidden : 1 = false;       // w:vanish: in the file, not shown
    bool inserted : 1 = false;     // a tracked insertion, still open
    bool underlined : 1 = false;   // any underline; underlined spaces are a blank to fill in
    bool highlighted : 1 = false;  // w:highlight or w:shd other than none/clear white
    bool placeholder : 1 = false;  // placeholder text of a content control (w:showingPlcHdr)
    bool bold : 1 = false;
    bool struck : 1 = false;  // w:strike or w:dstrike: shown, crossed out
    bool operator==(const Marks&) const = default;
};

/// A stretch of text that comes from one child of one run. Byte `span.begin + i` of Document::text
/// is byte `offset + i` of the child's text as UTF-8 (w:t); other children (w:tab, w:sym …) give
/// one character and offset 0.
struct Segment {
    Span span;
    std::uint32_t part = 0;  // index into Document::parts
    std::uint32_t run = 0;  // ordinal of the w:r among all w:r of the part, document order, 0-based
    std::uint32_t child = 0;   // ordinal of the child element in its run, w:rPr counted
    std::uint32_t offset = 0;  // byte offset in that child's text
    Marks marks;
};

constexpr std::int32_t kNone = -1;

/// A paragraph as shown, or the piece of one up to a soft line break. Indices point into Document;
/// kNone: there is none.
struct Paragraph {
    Span span;   // in Document::text, without the separator; label included
    Span label;  // the automatic number at its start (empty: none)
    Story story = Story::body;
    Alignment alignment = Alignment::start;
    bool continues = false;  // follows a soft break inside the same Word paragraph
    bool page_break_before = false;
    std::int32_t outline = kNone;  // 0-based outline level, from the style or the paragraph
    std::int32_t list = kNone;     // w:numId in effect
    std::int32_t list_level = kNone;
    std::int32_t table = kNone;  // index into Document::tables of the innermost table
    std::int32_t row = kNone;
    std::int32_t column = kNone;  // grid column, 0-based
    std::uint32_t part = 0;
    std::uint32_t ordinal = 0;  // of the w:p among all w:p of the part, document order, 0-based
    std::string style;          // style name ("heading 1", "Title"), empty: default
};

/// A cell as shown: a merged cell appears once, at its top left grid position.
struct Cell {
    Span span;
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    std::uint32_t row_span = 1;
    std::uint32_t column_span = 1;
    std::size_t first_paragraph = 0;  // [first, last) in Document::paragraphs
    std::size_t last_paragraph = 0;
};

/// A grid of cells; what stands outside any cell is not part of it.
struct Table {
    Span span;
    Story story = Story::body;
    std::uint32_t rows = 0;
    std::uint32_t columns = 0;
    std::int32_t parent = kNone;  // index of the table around a nested one
    std::vector<Cell> cells;      // by row, then column
};

/// ECMA-376 part 1, 17.13.5: w:ins, w:del, w:moveFrom, w:moveTo.
enum class RevisionKind : std::uint8_t { insertion, deletion, move_from, move_to };

/// A tracked change that is still open. Text is read as if all were accepted, so a deletion has an
/// empty span at its place and keeps what it deletes in `text`.
struct Revision {
    RevisionKind kind = RevisionKind::insertion;
    Span span;
    std::string text;
    std::string author;
    std::string date;
};

/// A comment that is already in the file; `span` is the text it is anchored on.
struct Comment {
    std::string id;
    Span span;
    std::string author;
    std::string date;
    std::string text;
};

/// Something that was not read, in words for the report: part "word/media/image1.png", reason
/// "图片中的文字未识别".
struct Unread {
    std::string part;
    std::string reason;
    bool operator==(const Unread&) const = default;
};

/// What of a file was read, and what was not.
struct Coverage {
    std::size_t characters = 0;  // code points of text, generated ones and separators left out
    std::vector<Unread> unread;  // in reading order, each once
};

/// The text of one file and everything said of it. Spans are bytes of `text`.
struct Document {
    std::string format;  // "docx", "text", "markdown"
    std::string text;
    std::vector<std::string> parts;     // "word/document.xml" …; for a text file one, ""
    std::vector<Paragraph> paragraphs;  // by span
    // by span; generated text and separators have none or are marked
    std::vector<Segment> segments;
    std::vector<Table> tables;        // by span.begin, an outer table before those inside it
    std::vector<Revision> revisions;  // by span
    std::vector<Comment> comments;    // by span
    Coverage coverage;

    [[nodiscard]] std::string_view slice(Span span) const {
        return std::string_view(text).substr(span.begin, span.size());
    }
    /// The segment that holds byte `offset`, nullptr for a separator.
    [[nodiscard]] const Segment* segment_at(std::size_t offset) const;
    /// Index of the paragraph that holds `offset` or, for a separator, of the one before it.
    /// The document must have a paragraph.
    [[nodiscard]] std::size_t paragraph_at(std::size_t offset) const;
};

}  // namespace review
