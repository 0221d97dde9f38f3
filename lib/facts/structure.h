// From the clause tree to facts: zones, title, clauses with their topics, paragraphs of plain text,
// and gaps in the numbering. Private to lib/facts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facts/extract.h"
#include "facts/fact.h"

namespace review {

/// preface, body, conclusions, annexes, notes, headers, docTitle and the units, outer first.
[[nodiscard]] std::vector<Fact> structure_facts(const ExtractContext& context);

/// A `p` for every paragraph that stands in no unit, or in a table cell or text box. They go after
/// tables, rows and cells, so that a cell with one paragraph holds its p.
[[nodiscard]] std::vector<Fact> paragraph_facts(const ExtractContext& context);

/// Codes of list "topics" for a heading, padded with spaces (" LIA DIS "), "" for none: the whole
/// heading first, then the longest words in it; weak words (weight 0) only when nothing else hits.
[[nodiscard]] std::string topics_of(std::string_view heading, const TermList& topics);

}  // namespace review
