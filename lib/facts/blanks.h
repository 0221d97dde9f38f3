// Places of a document that are still to be filled in. Private to lib/facts: blanks.cpp gathers
// what blank_scan.cpp finds in one paragraph and blank_boxes.cpp in several.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "facts/extract.h"
#include "facts/scan.h"

namespace review {

/// A place to fill in.
struct Blank {
    Span span;
    std::string_view kind;  // see fact_tree.h, blank
    std::size_t view = 0;   // the paragraph it begins in
    Range range;  // its chars there; empty for blanks that the view dropped (then the char
                  // after them is at range.begin)
};

/// A box to tick or a bracket that serves as one.
struct Box {
    std::size_t view = 0;
    std::size_t index = 0;
    bool ticked = false;
};

/// Underscores, 【 】, （ ）, XX, 年 月 日 without digits, （此处填写…）, 待定 in one paragraph.
void scan_blanks(const ExtractContext& context, std::size_t view, std::vector<Blank>& blanks);

/// Underlined spaces, placeholder controls, highlighted instructions.
void scan_marked_text(const ExtractContext& context, std::vector<Blank>& blanks);

/// Groups of boxes of which none is ticked: in one sentence, or at the beginning of neighbouring
/// paragraphs.
void scan_boxes(const ExtractContext& context, std::vector<Blank>& blanks);

}  // namespace review
