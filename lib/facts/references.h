// The step of references that needs the document's date and the attachments. Private to lib/facts.
#pragma once

#include <string_view>
#include <vector>

#include "facts/extract.h"
#include "facts/fact.h"

namespace review {

/// Gives citations of laws their status on `date` (ISO), what replaced the law and its last
/// article, and references to attachments their `resolved`.
void judge_references(std::vector<Fact>& facts,
                      const ExtractContext& context,
                      std::string_view date);

}  // namespace review
