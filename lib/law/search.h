// Finding laws by words of their names.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "law/catalog.h"

namespace review {

/// The laws whose name, or one of whose aliases, holds every one of `words`: those called so first,
/// then those that begin with the first word, then the others; short names before long ones. Each
/// law once, as it stands on `date` (ISO; empty: the latest). Empty when no word says anything.
[[nodiscard]] std::vector<Law> search_laws(const LawCatalog& laws,
                                           std::span<const std::string> words,
                                           std::string_view date);

}  // namespace review
