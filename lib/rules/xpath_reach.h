// What one evaluation of an XPath expression may look at: the measure of its cost, taken from its
// source. pugixml cannot be interrupted and does not count, so the work is reckoned beforehand.
#pragma once

#include <string>
#include <vector>

#include "rules/xpath.h"

namespace review {

struct XPathReach {
    /// Seen from the context node; from each node that is tested, in predicates.
    struct Level {
        bool below = false;       // its children, what is in them, its text
        bool around = false;      // its siblings, its parent
        bool everything = false;  // the whole document
        /// Ancestors whose content is read, by the names any of which it may have; no name: any.
        /// An ancestor that is only asked for, or for an attribute, is none of them.
        std::vector<std::vector<std::string>> ancestors;
        std::vector<std::string> variables;  // $name, each use
    };
    std::vector<Level> levels;  // [0] outside predicates, [1] inside, [2] inside those …
    bool into_sets = false;     // looks into the nodes of a set, not only at them
};

/// `tokens` are those of a rewritten expression: what is left of `//name` searches the document.
[[nodiscard]] XPathReach reach_of(const std::vector<XPathToken>& tokens);

}  // namespace review
