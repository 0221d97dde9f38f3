// What a rule may cost on one document. XPath cannot be interrupted, so rules that look at what
// stands beside a node are not tried where too much stands there; the rest is measured.
#pragma once

#include <algorithm>
#include <cstddef>
#include <ctime>

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

/// Processor time of this thread since it was made; a loaded machine makes no difference.
class WorkTime {
public:
    [[nodiscard]] bool is_used_up() const { return now() - begin_ > kSeconds; }

private:
    static constexpr double kSeconds = 4;

    static double now() {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
    }

    double begin_ = now();
};

}  // namespace review
