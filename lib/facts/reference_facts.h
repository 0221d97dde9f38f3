// The attributes of a `ref` that say what is cited. Private to lib/facts.
#pragma once

#include <string>

#include "facts/cited_laws.h"
#include "facts/fact.h"
#include "facts/reference_grammar.h"

namespace review {

/// A place that was cited, for 该条 and places that leave its units out.
struct LastPlace {
    Cited law;  // no name: of this document
    CitedPlace place;
};

/// part, chapter, section, article, paragraph, point, indent: those that are said.
void set_places(Fact& fact, const CitedPlace& place);

/// A citation of a law or of a place of it (`place` may be null); `text` is what stands there.
void set_law(Fact& fact, const Cited& cited, const CitedPlace* place, std::string text);

}  // namespace review
