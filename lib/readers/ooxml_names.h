// Namespaces to the usual prefixes; see ooxml.h. Private to the readers.
#pragma once

#include <string_view>

#include <pugixml.hpp>

namespace review {

/// Whether every xmlns declaration in `bytes` binds the usual prefix to a namespace that we read,
/// or another prefix to one that we do not: names can then be taken as they stand.
[[nodiscard]] bool has_usual_names(std::string_view bytes);

/// Renames elements and attributes, and the prefixes in mc:Choice/@Requires, to the usual ones.
void make_names_usual(pugi::xml_document& xml);

}  // namespace review
