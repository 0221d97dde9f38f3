#include "facts/clause_gaps.h"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>

namespace review {

namespace {

/// The part a clause stands in, kNoClause when it stands in none.
std::size_t part_of(const ClauseTree& tree, std::size_t i) {
    while (i != Clause::kNoClause && tree.clauses[i].level != ClauseLevel::part) {
        i = tree.clauses[i].parent;
    }
    return i;
}

std::string numbers_in_part(const std::string& address) {
    const std::size_t cut = address.find('/');
    return cut == std::string::npos ? address : address.substr(cut + 1);
}

/// 专用条款 take up some numbers of 通用条款: the part's numbers are all found in another part.
std::set<std::size_t> amending_parts(const ClauseTree& tree) {
    std::unordered_map<std::size_t, std::set<std::string>> numbers;
    for (std::size_t i = 0; i < tree.clauses.size(); ++i) {
        const Clause& clause = tree.clauses[i];
        if (clause.level > ClauseLevel::section && !clause.label.empty() &&
            clause.level <= ClauseLevel::paragraph) {
            numbers[part_of(tree, i)].insert(numbers_in_part(clause.address));
        }
    }
    std::set<std::size_t> amending;
    if (numbers.size() > 8) {
        return amending;  // a code of many parts, not a form of two or three
    }
    for (const auto& [part, own] : numbers) {
        for (const auto& [other, all] : numbers) {
            if (part != Clause::kNoClause && part != other && own.size() < all.size() &&
                std::ranges::includes(all, own)) {
                amending.insert(part);
            }
        }
    }
    return amending;
}

}  // namespace

void drop_loose_gaps(ClauseTree& tree) {
    if (tree.gaps.empty()) {
        return;
    }
    std::unordered_map<std::size_t, std::size_t> gaps_of;
    std::unordered_map<std::size_t, std::size_t> children_of;
    for (const NumberingGap& gap : tree.gaps) {
        ++gaps_of[tree.clauses[gap.clause].parent];
    }
    for (const Clause& clause : tree.clauses) {
        ++children_of[clause.parent];
    }
    const std::set<std::size_t> amending = amending_parts(tree);
    std::erase_if(tree.gaps, [&](const NumberingGap& gap) {
        const std::size_t parent = tree.clauses[gap.clause].parent;
        const bool loose = gaps_of[parent] >= 3 && gaps_of[parent] * 3 > children_of[parent];
        return loose || amending.contains(part_of(tree, gap.clause));
    });
}

}  // namespace review
