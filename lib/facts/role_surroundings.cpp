#include "facts/role_surroundings.h"

#include "base/text.h"

namespace review {

namespace {

constexpr std::size_t kMaxHeadingBytes = 120;  // a longer one is a sentence

}  // namespace

Surroundings::Surroundings(const ExtractContext& context) : context_(context) {
    for (std::size_t i = 0; i < context.views.size(); ++i) {
        const Paragraph& paragraph = context.document.paragraphs[context.views[i].paragraph];
        if (paragraph.table >= 0) {
            cells_.emplace(std::tuple(paragraph.table, paragraph.row, paragraph.column), i);
        }
    }
}

std::u32string Surroundings::heading(std::size_t offset) const {
    for (std::size_t i = context_.clauses.clause_at(offset); i != Clause::kNoClause;
         i = context_.clauses.clauses[i].parent) {
        const Span span = context_.clauses.clauses[i].heading_span;
        if (!span.empty() && span.size() < kMaxHeadingBytes) {
            return to_utf32(context_.document.slice(span));
        }
    }
    return {};
}

std::u32string_view Surroundings::left_cell(const Paragraph& paragraph) const {
    for (std::int32_t column = paragraph.column - 1; column >= 0 && paragraph.table >= 0;
         --column) {
        const std::u32string_view text = cell(paragraph.table, paragraph.row, column);
        if (!text.empty()) {
            return text;
        }
    }
    return {};
}

std::u32string_view Surroundings::column_head(const Paragraph& paragraph) const {
    return paragraph.table >= 0 && paragraph.row > 0 ? cell(paragraph.table, 0, paragraph.column)
                                                     : std::u32string_view{};
}

std::u32string_view Surroundings::cell(std::int32_t table,
                                       std::int32_t row,
                                       std::int32_t column) const {
    const auto found = cells_.find(std::tuple(table, row, column));
    return found == cells_.end() ? std::u32string_view{} : context_.views[found->second].text();
}

}  // namespace review
