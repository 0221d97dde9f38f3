#include "rules/text_search.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace review {

BranchSearch::BranchSearch(const PatternBranch& branch,
                           std::string_view text,
                           std::vector<SearchWindow> windows)
    : order_(branch.order()), groups_before_(branch.groups_before()), windows_(std::move(windows)) {
    if (const Result<Pattern>& regex = branch.regex(); regex) {
        search_.emplace(*regex, text);
    } else {
        failure_ = regex.error().message;
        windows_.clear();
    }
}

const std::vector<Span>& BranchSearch::first_from(std::size_t from) {
    if (!found_.empty() && found_.front().begin >= from) {
        return found_;
    }
    found_.clear();
    for (; at_ < windows_.size(); ++at_) {
        const SearchWindow& window = windows_[at_];
        const Span part{.begin = std::max(window.part.begin, from), .end = window.part.end};
        if (part.begin >= part.end) {
            continue;
        }
        Result<std::vector<Span>> match = search_->find(window.line, part);
        if (!match) {
            failure_ = match.error().message;
            at_ = windows_.size();
            break;
        }
        if (!match->empty()) {
            found_ = std::move(*match);
            for (Span& group : found_) {
                group = group.begin == std::numeric_limits<std::size_t>::max() ? Span{} : group;
            }
            found_.insert(found_.begin() + 1, groups_before_, Span{});
            break;
        }
    }
    return found_;
}

}  // namespace review
