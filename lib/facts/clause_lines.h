// What each line of the body is before clauses are built: text, a possible label, the head of an
// annex, an entry of a table of contents, a quoted line, a line in a table. Private to lib/facts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "document/document.h"
#include "facts/clause_label.h"
#include "facts/lexicon.h"
#include "facts/official_frame.h"
#include "facts/view.h"

namespace review {

enum class LineKind : std::uint8_t { text, label, annex, contents, quoted, table };

/// A paragraph of the body (its tables and text boxes included) that is not empty.
struct Line {
    std::size_t paragraph = 0;
    LineKind kind = LineKind::text;
    ClauseLabel label;  // of a label
};

/// The lines of the body and what is known of them together.
struct Layout {
    std::vector<Line> lines;
    Span title;                         // empty when none is found
    std::size_t conclusions_begin = 0;  // lines [begin, end) of the signature block
    std::size_t conclusions_end = 0;
};

/// `cues` are words that only a signature block has; without them none is found. `frame`: where the
/// document is an official one, its title and foot.
[[nodiscard]] Layout lay_out(const Document& document,
                             std::span<const View> views,
                             const TermList* cues,
                             const OfficialFrame* frame);

/// Takes the foot of an official document that stands after its last clause, with the list of
/// annexes above it, as the conclusions. What stands before an attached text belongs to the head of
/// that. Whether there is one.
bool take_official_foot(std::span<const View> views, const OfficialFrame& frame, Layout& layout);
/// The title of an official document, which may have none; whether it is an official document.
bool take_official_title(const Document& document, const OfficialFrame& frame, Layout& layout);

}  // namespace review
