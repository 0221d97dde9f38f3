#include "rules/applicability.h"

#include <algorithm>

namespace review {

bool is_for(const Applicability& applies, const DocumentTraits& document) {
    const auto lists = [](const std::vector<std::string>& words, const std::string& word) {
        return std::ranges::find(words, word) != words.end();
    };
    if (!applies.kinds.empty() && !lists(applies.kinds, document.kind)) {
        return false;
    }
    const bool of_second = !document.second.empty() && lists(applies.types, document.second);
    if (!applies.types.empty() && !lists(applies.types, document.type) && !of_second) {
        return false;
    }
    if (lists(applies.not_types, document.type)) {
        return false;
    }
    if (!applies.side.empty() && !document.side.empty() && applies.side != document.side) {
        return false;
    }
    return std::ranges::all_of(applies.tags,
                               [&](const std::string& tag) { return lists(document.tags, tag); });
}

bool in_force(const Basis& basis, const std::string& date) {
    return date.empty() ||
           ((basis.from.empty() || basis.from <= date) && (basis.to.empty() || date <= basis.to));
}

}  // namespace review
