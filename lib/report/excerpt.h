// Quoting a document to people: one line with the words at fault marked below it, and text made
// safe for a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/span.h"

namespace review {

/// A line as shown and where its marked words stand, in display columns from 0.
struct Excerpt {
    std::string line;
    std::size_t column = 0;
    std::size_t width = 0;  // of the marked words; 0 when there is nothing to mark
};

/// The part of `text`'s line `line` that holds `words` (cut at the line's end), at most `columns`
/// wide (at least 20); what is left out is "…". Takes time by `columns`, not by the line's length.
[[nodiscard]] Excerpt make_excerpt(std::string_view text,
                                   Span line,
                                   Span words,
                                   std::size_t columns);

/// `text` on one line and harmless to a terminal: runs of white space become one space; control,
/// bidirectional and invisible format characters become U+FFFD; what is not UTF-8 too.
[[nodiscard]] std::string printable(std::string_view text);

/// `text` cut to `columns` of display width, with "…" when something was left out.
[[nodiscard]] std::string shorten(std::string_view text, std::size_t columns);

}  // namespace review
