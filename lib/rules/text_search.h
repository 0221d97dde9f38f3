// One regular expression searched for in the parts of a text where it may match. Private to
// lib/rules.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/pattern.h"
#include "base/span.h"
#include "rules/text_pattern.h"

namespace review {

/// A part of a line that holds all of each match that it holds some of.
struct SearchWindow {
    Span line;
    Span part;
};

/// Matches of one branch of a pattern, asked for from left to right.
class BranchSearch {
public:
    /// `branch` and `text` outlive the search; `windows` ascend and do not overlap.
    BranchSearch(const PatternBranch& branch,
                 std::string_view text,
                 std::vector<SearchWindow> windows);

    [[nodiscard]] std::size_t order() const { return order_; }
    /// The first match that begins at or after `from`, which is never less than the time before,
    /// by groups of the pattern; a group that took no part is empty. No groups: there is none.
    [[nodiscard]] const std::vector<Span>& first_from(std::size_t from);
    /// Why the search was given up; empty: it was not.
    [[nodiscard]] const std::string& failure() const { return failure_; }

private:
    std::size_t order_;
    std::size_t groups_before_;
    std::optional<PatternSearch> search_;
    std::vector<SearchWindow> windows_;
    std::size_t at_ = 0;       // the window to search next
    std::vector<Span> found_;  // the match known last
    std::string failure_;
};

}  // namespace review
