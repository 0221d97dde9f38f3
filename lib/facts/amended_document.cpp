#include "facts/amended_document.h"

#include <algorithm>

namespace review {

namespace {

/// Chars between 对《…》 and 修改.
constexpr std::size_t kMaxToVerb = 12;

}  // namespace

bool AmendedDocument::has_places(std::u32string_view text, std::size_t begin, std::size_t end) {
    const bool said = lead_.match_before(text, begin).term != nullptr ||
                      follow_.match_at(text, end).term != nullptr;
    amends_ = amends_ || said;
    return said || in_new_words();
}

void AmendedDocument::take_name(std::u32string_view text,
                                std::size_t begin,
                                std::size_t end,
                                const Cited& cited) {
    const TermList::Match object = object_.match_before(text, begin);
    if (quoted_ || object.term == nullptr) {
        return;
    }
    bool changed = object.term->code() == "verb";
    for (std::size_t i = end; !changed && i < std::min(text.size(), end + kMaxToVerb); ++i) {
        changed = verbs_.match_at(text, i).term != nullptr;
    }
    if (changed) {
        cited_ = cited;
    }
}

}  // namespace review
