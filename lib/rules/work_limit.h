// What rules may cost on one document. XPath cannot be interrupted, so rules that look at what
// stands beside a node are not tried where too much stands there; the rest is counted.
#pragma once

#include <algorithm>
#include <cstddef>

#include "rules/model.h"
#include "rules/program.h"
#include "rules/tree_index.h"

namespace review {

/// TreeIndex::crowding of a document up to which rules may look around: a paragraph of 200 KB with
/// 3000 facts is below it, about two seconds for all rules.
constexpr std::size_t kMaxCrowding = 50'000'000;

/// Whether an expression of `rule` looks at siblings or parents.
[[nodiscard]] inline bool looks_around(const Rule& rule, const Program& program) {
    const auto looks = [&](const Expression& expression) {
        return expression.given() && program.expressions[expression.id].looks_around;
    };
    for (const Assertion& assertion : rule.assertions) {
        if (looks(assertion.test) || looks(assertion.when) || looks(assertion.on)) {
            return true;
        }
    }
    for (const Need& need : rule.needs) {
        if (looks(need.test)) {
            return true;
        }
    }
    return std::ranges::any_of(rule.contexts, looks);
}

/// What may still be done for one document. Counted, not timed: the same input always gives the
/// same findings.
class WorkBudget {
public:
    /// `steps`: visits to nodes, see WorkMeter.
    void spend(double steps) { spent_ += steps; }
    [[nodiscard]] bool is_used_up() const { return spent_ > kSteps; }

private:
    /// About five seconds where every step is a visit; a contract of 500 pages takes a fiftieth.
    static constexpr double kSteps = 1e8;

    double spent_ = 0;
};

}  // namespace review
