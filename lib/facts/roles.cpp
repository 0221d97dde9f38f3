// What values are for: each paragraph with values is handed to a RoleFinder.
#include <algorithm>
#include <vector>

#include "facts/deadline.h"
#include "facts/extract.h"
#include "facts/role_details.h"
#include "facts/role_finder.h"

namespace review {

namespace {

bool is_value(const Fact& fact) {
    return fact.element == "amount" || fact.element == "percent" || fact.element == "date" ||
           fact.element == "duration";
}

}  // namespace

void assign_roles(std::vector<Fact>& facts, const ExtractContext& context) {
    std::vector<Fact*> values;
    for (Fact& fact : facts) {
        if (is_value(fact)) {
            values.push_back(&fact);
        }
    }
    std::ranges::sort(values, {}, [](const Fact* fact) { return fact->span; });
    const RoleLists lists(context.lexicon);
    const Surroundings surroundings(context);
    auto next = values.begin();
    for (const View& view : context.views) {
        const Span span = context.document.paragraphs[view.paragraph].span;
        std::vector<Site> sites;
        for (; next != values.end() && (*next)->span.begin < span.end; ++next) {
            if ((*next)->span.begin >= span.begin) {
                sites.push_back({.fact = *next,
                                 .begin = view.index((*next)->span.begin),
                                 .end = view.index((*next)->span.end)});
            }
        }
        if (!sites.empty()) {
            RoleFinder(context, lists, surroundings, view, sites).run();
            set_deadlines(view.text(), sites);
            set_details(context, lists, surroundings, view.text(), sites);
        }
    }
}

}  // namespace review
