// Marks inside a line of Markdown; private to the Markdown reader.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "document/document.h"

namespace review {

/// What is left of a line when its marks are taken off, in order.
struct InlinePiece {
    enum class Kind : unsigned char {
        text,        // source[span] as it stands
        character,   // `character` for source[span] (an entity)
        line_break,  // <br>
        image,       // nothing shown; source[span] is the address
    };
    Kind kind = Kind::text;
    Span span;  // in the source
    char32_t character = 0;
    Marks marks;
};

/// Names that "[name]: address" lines define, in lower case.
using LinkNames = std::set<std::string, std::less<>>;

/// Pieces of source[line]. Emphasis, code, links, images, escapes, entities and known HTML tags are
/// taken off, NUL bytes too; underscores that are blanks to fill in (three and more, or next to
/// punctuation) stay. Linear in the length of the line.
[[nodiscard]] std::vector<InlinePiece> parse_inline(std::string_view source,
                                                    Span line,
                                                    const LinkNames& links);

}  // namespace review
