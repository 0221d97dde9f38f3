#include "review/related.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

namespace review {

namespace {

bool same_words(Span a, Span b) {
    const std::size_t begin = std::max(a.begin, b.begin);
    const std::size_t end = std::min(a.end, b.end);
    return begin < end && (end - begin) * 2 >= std::max(a.size(), b.size());
}

/// Whether `a` leads rather than `b`.
bool weighs_more(const Finding& a, const Finding& b) {
    if (a.severity != b.severity) {
        return a.severity > b.severity;
    }
    return a.certainty == Certainty::certain && b.certainty != Certainty::certain;
}

class Folder {
public:
    explicit Folder(std::vector<Finding> findings)
        : findings_(std::move(findings)), leader_(findings_.size()) {
        std::iota(leader_.begin(), leader_.end(), std::size_t{0});
    }

    std::vector<Finding> fold() {
        std::vector<std::size_t> order = leader_;
        std::ranges::stable_sort(order, [this](std::size_t a, std::size_t b) {
            return weighs_more(findings_[a], findings_[b]);
        });
        std::vector<bool> placed(findings_.size(), false);
        for (const std::size_t i : order) {
            if (!placed[i]) {
                placed[i] = true;
                gather(i, placed);
            }
        }
        return take();
    }

private:
    /// Puts what stands on the words of `leader`, and is not placed yet, below it.
    void gather(std::size_t leader, std::vector<bool>& placed) {
        const auto join = [&](std::size_t i) {
            if (!placed[i] && findings_[i].rule != findings_[leader].rule &&
                same_words(findings_[i].span, findings_[leader].span)) {
                placed[i] = true;
                leader_[i] = leader;
            }
        };
        const Span span = findings_[leader].span;
        // Half of the longer is common: the other begins less than a length of this one before it.
        const std::size_t first = span.begin - std::min(span.begin, span.size());
        for (std::size_t i = leader; i-- > 0 && findings_[i].span.begin >= first;) {
            join(i);
        }
        for (std::size_t i = leader + 1; i < findings_.size() && findings_[i].span.begin < span.end;
             ++i) {
            join(i);
        }
    }

    std::vector<Finding> take() {
        for (std::size_t i = 0; i < findings_.size(); ++i) {
            if (leader_[i] != i) {
                findings_[leader_[i]].related.push_back(std::move(findings_[i]));
            }
        }
        std::vector<Finding> leaders;
        for (std::size_t i = 0; i < findings_.size(); ++i) {
            if (leader_[i] == i) {
                leaders.push_back(std::move(findings_[i]));
            }
        }
        return leaders;
    }

    std::vector<Finding> findings_;
    std::vector<std::size_t> leader_;  // of each finding; itself where it leads
};

}  // namespace

std::vector<Finding> fold_related(std::vector<Finding> findings) {
    return Folder(std::move(findings)).fold();
}

}  // namespace review
