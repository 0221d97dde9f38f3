// Builds a Document piece by piece and keeps the layout that document.h promises: exactly one
// separator before every paragraph but the first. Private to the readers.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace review {

class TextOutput {
public:
    Document document;

    /// Byte at which the next character will stand: in the open paragraph, or in the next one.
    [[nodiscard]] std::size_t position() const;
    [[nodiscard]] bool paragraph_open() const { return open_; }

    /// Starts a paragraph (closing one that is open); `paragraph.span` is filled in here.
    void begin_paragraph(Paragraph paragraph);
    void end_paragraph();

    /// w:br: the rest of the paragraph goes on as another Paragraph.
    void soft_break();

    /// A page break: the text after it, here or in the next paragraph, starts a page.
    void page_break() { page_break_ = true; }

    /// Text for the open paragraph; `source.span` is filled in here.
    void append(std::string_view text, Segment source);

    /// The automatic number of the open paragraph and what separates it from the text.
    void append_label(std::string_view label, std::string_view suffix);

    /// The next paragraph is the first of another cell in the same row.
    void next_is_cell() { cell_ = true; }

    /// Sorts, clamps and counts; gives up the document.
    [[nodiscard]] Document finish();

private:
    bool open_ = false;
    bool page_break_ = false;
    bool cell_ = false;
    std::size_t content_begin_ = 0;  // of the open paragraph, past its label
};

}  // namespace review
