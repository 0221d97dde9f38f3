// The examples of the rules are their tests: each is a small document, judged by the whole of the
// rules, and its rule must say what the example says.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "review/knowledge.h"

namespace review {

/// An example that its rule judged otherwise than it says.
struct ExampleFailure {
    std::string rule;
    std::string path;  // rule file
    std::size_t line = 0;
    Outcome expected = Outcome::violated;
    Outcome got = Outcome::violated;
    std::string detail;               // first message of the rule, or why it could not judge
    std::vector<std::string> others;  // other rules that fired with severity error, by id
};

struct ExampleRun {
    std::size_t rules = 0;
    std::size_t examples = 0;
    std::vector<ExampleFailure> failures;  // by rule id, then line
};

/// Runs every example of every enabled rule. The document is the example's text, its kind the first
/// the rule names, its type, day and further tags those of the example; the side is the rule's.
[[nodiscard]] ExampleRun run_examples(const Knowledge& knowledge, const RuleSet& rules);

}  // namespace review
