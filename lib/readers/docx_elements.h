// The elements that the docx reader acts on; every other element is only walked through, so that
// text inside an unknown wrapper is never lost. Private to the readers.
#pragma once

#include <cstdint>
#include <string_view>

namespace review {

enum class Element : std::uint8_t {
    other,
    properties,  // w:pPr, w:rPr, w:tblPr …: read by their owner, no text inside
    section,     // w:sectPr
    paragraph,
    run,
    table,
    row,
    cell,
    inserted,      // w:ins
    moved_here,    // w:moveTo
    deleted,       // w:del
    moved_away,    // w:moveFrom
    control,       // w:sdt
    alternatives,  // mc:AlternateContent
    choice,
    fallback,
    text_box,  // w:txbxContent
    ruby,
    ruby_text,
    numerator,     // m:num: a fraction reads as 3/4, not as 34
    superscript,   // m:sup
    text,          // w:t, m:t
    deleted_text,  // w:delText
    tab,           // w:tab, w:ptab
    line_break,    // w:br
    carriage_return,
    no_break_hyphen,
    symbol,
    dynamic_text,  // w:pgNum, w:dayShort …: Word works it out when it shows the page
    field_char,
    instruction,  // w:instrText
    footnote_reference,
    endnote_reference,
    note_mark,  // w:footnoteRef, w:endnoteRef
    comment_start,
    comment_end,
    comment_reference,
    picture,            // a:blip
    vml_image,          // v:imagedata
    word_art,           // v:textpath
    ole_object,         // o:OLEObject
    active_x,           // w:control
    chart,              // c:chart, cx:chart
    diagram,            // dgm:relIds
    alt_chunk,          // w:altChunk
    sub_document,       // w:subDoc
    ink,                // w14:contentPart
    drawing_text,       // a:txBody
    drawing_paragraph,  // a:p
    drawing_run_text,   // a:t
    drawing_break,      // a:br
};

/// The element with this usual name ("w:p"); Element::other when the reader does not act on it.
[[nodiscard]] Element element_of(std::string_view name);

}  // namespace review
