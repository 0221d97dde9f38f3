#include "facts/reference_words.h"

#include "base/text.h"

namespace review {

Before ReferenceWords::before(std::u32string_view text, std::size_t i, std::size_t content) const {
    if (i <= content || !is_han(text[i - 1])) {
        return Before::boundary;
    }
    if (self.match_before(text, i).term != nullptr) {
        return Before::self;
    }
    return lead.match_before(text, i).term != nullptr ? Before::lead : Before::other;
}

bool ReferenceWords::sentence_goes_on(std::u32string_view text, std::size_t i) const {
    return i >= text.size() || !is_han(text[i]) || follow.match_at(text, i).term != nullptr;
}

}  // namespace review
