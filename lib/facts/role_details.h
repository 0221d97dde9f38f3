// What is said of a value beyond its role: the part of a works that a warranty is for, the bond
// that is given back, the party that pays damages. Private to lib/facts.
#pragma once

#include <string_view>
#include <vector>

#include "facts/extract.h"
#include "facts/role_surroundings.h"
#include "facts/role_text.h"

namespace review {

/// Sets `of` of warranty and return periods and `side` of damages in one paragraph, whose values
/// have their roles. A period beside the name of a part of the works is a warranty where another of
/// the sentence is.
void set_details(const ExtractContext& context,
                 const RoleLists& lists,
                 const Surroundings& surroundings,
                 std::u32string_view text,
                 const std::vector<Site>& sites);

}  // namespace review
