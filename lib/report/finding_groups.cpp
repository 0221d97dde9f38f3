#include "report/finding_groups.h"

#include <map>
#include <string_view>
#include <tuple>
#include <utility>

namespace review {

namespace {

constexpr std::size_t kToldInFull = 3;  // findings of one rule that differ in their words

}  // namespace

std::vector<FindingGroup> group_findings(const std::vector<Finding>& findings) {
    std::map<std::tuple<std::string_view, std::string_view, Severity>, std::size_t> seen;
    std::map<std::pair<std::string_view, Severity>, std::vector<std::size_t>> of_rule;
    std::vector<FindingGroup> groups;
    for (const Finding& finding : findings) {
        if (!finding.related.empty()) {  // has more to say than its rule
            groups.push_back({.first = &finding, .others = {}, .alike = {}});
            continue;
        }
        const auto [at, is_new] =
            seen.try_emplace({finding.rule, finding.message, finding.severity}, groups.size());
        if (!is_new) {
            FindingGroup& group = groups[at->second];
            const bool same = group.first->message == finding.message;
            (same ? group.others : group.alike).push_back(&finding);
            continue;
        }
        std::vector<std::size_t>& told = of_rule[{finding.rule, finding.severity}];
        if (told.size() == kToldInFull) {
            groups[told.back()].alike.push_back(&finding);
            at->second = told.back();
            continue;
        }
        told.push_back(groups.size());
        groups.push_back({.first = &finding, .others = {}, .alike = {}});
    }
    return groups;
}

}  // namespace review
