// How clauses are headed and called: headings, canonical addresses, locators as legal officers
// write them (第五条第二款第（一）项, 第3.2条, 一、（二）), and labels that should have stood
// somewhere. Private to lib/facts.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "document/document.h"
#include "facts/clause_label.h"
#include "facts/clauses.h"
#include "facts/view.h"

namespace review {

/// Chars of a view: the heading after a label (empty: none) and where the text after it begins (the
/// size of the view when there is none).
struct Heading {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t text = 0;
};
[[nodiscard]] Heading read_heading(const Document& document,
                                   const View& view,
                                   const ClauseLabel& label,
                                   bool top_level);

/// Address of a numbered clause; `prefixed`: numbers begin again under each part or chapter.
[[nodiscard]] std::string clause_address(const ClauseTree& tree,
                                         const Clause& clause,
                                         const ClauseLabel& label,
                                         bool prefixed);

/// `label` in the writing of `model`, a printed label: 第七条 after 第八条, 3.4 after 3.5.
[[nodiscard]] std::string label_like(std::string_view model, const ClauseLabel& label);

/// 二十三; 0 to 9999.
[[nodiscard]] std::string han_numeral(int number);

/// Gives every clause its locator.
void name_clauses(ClauseTree& tree);

}  // namespace review
