// Which rules, and which bases of a rule, are for a document. Private to lib/rules.
#pragma once

#include <string>
#include <vector>

#include "rules/model.h"

namespace review {

/// What the rules have to know of the document as a whole.
struct DocumentTraits {
    std::string kind;
    std::string type;
    std::string second;  // the type that is nearly as likely; its rules are for the document too
    std::vector<std::string> tags;
    std::string side;
    std::string date;
};

/// Whether a rule of these kinds, types, tags and side is for the document.
[[nodiscard]] bool is_for(const Applicability& applies, const DocumentTraits& document);

/// Whether a basis counts on a day (ISO; empty: any).
[[nodiscard]] bool in_force(const Basis& basis, const std::string& date);

}  // namespace review
