#include "facts/reference_facts.h"

#include <array>
#include <string_view>
#include <utility>

namespace review {

void set_places(Fact& fact, const CitedPlace& place) {
    const std::array<std::pair<std::string_view, const std::string*>, 7> units = {
        {{"part", &place.part},
         {"chapter", &place.chapter},
         {"section", &place.section},
         {"article", &place.article},
         {"paragraph", &place.paragraph},
         {"point", &place.point},
         {"indent", &place.indent}}};
    for (const auto& [name, number] : units) {
        if (!number->empty()) {
            fact.set(name, *number);
        }
    }
}

void set_law(Fact& fact, const Cited& cited, const CitedPlace* place, std::string text) {
    fact.set("internal", "no");
    fact.set("kind", "law");
    if (!cited.name.empty()) {
        fact.set("name", cited.name);
    }
    if (!cited.law.empty()) {
        fact.set("law", cited.law);
    }
    if (!cited.order.empty()) {
        fact.set("order", cited.order);
    }
    if (place != nullptr) {
        set_places(fact, *place);
    }
    fact.set("text", std::move(text));
}

}  // namespace review
