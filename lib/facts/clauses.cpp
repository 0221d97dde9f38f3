#include "facts/clauses.h"

namespace review {

std::size_t ClauseTree::clause_at(std::size_t offset) const {
    std::size_t found = Clause::kNoClause;
    for (std::size_t i = 0; i < clauses.size() && clauses[i].span.begin <= offset; ++i) {
        found = offset < clauses[i].span.end ? i : found;
    }
    return found;
}

ClauseTree parse_clauses(const Document& document, std::span<const View> views) {
    ClauseTree tree;
    for (const View& view : views) {
        const Paragraph& p = document.paragraphs[view.paragraph];
        if (p.story == Story::body || p.story == Story::text_box) {
            tree.zones.body.end = p.span.end;
        }
    }
    return tree;
}

}  // namespace review
