#include "facts/reference_targets.h"

#include <algorithm>
#include <charconv>

namespace review {

namespace {

/// Fewer top units than this do not show that a number is missing.
constexpr std::size_t kEnoughUnits = 3;
/// Bounds of a search, against documents of ten thousand equal numbers or items of one clause.
constexpr std::size_t kMaxSearched = 2000;
constexpr std::size_t kMaxEqualNumbers = 50;
/// A document with so many heads fewer than the number of an article does not have that article.
constexpr int kFar = 10;

int to_int(std::string_view text) {
    int value = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), value).ptr;
    return end == text.data() + text.size() ? value : 0;
}

std::string last_part(const std::string& address) {
    const std::size_t cut = address.find_last_of("/:");
    return cut == std::string::npos ? address : address.substr(cut + 1);
}

}  // namespace

TargetIndex::TargetIndex(const ClauseTree& tree)
    : tree_(tree), scopes_(tree.annexes.size() + 1), below_(tree.clauses.size() + 1) {
    for (std::size_t i = 0; i < tree.clauses.size(); ++i) {
        const Clause& clause = tree.clauses[i];
        Below& siblings = below_[std::min(clause.parent, tree.clauses.size())];
        siblings.clauses.push_back(i);
        siblings.dotted = siblings.dotted || clause.scheme == "dotted";
        if (clause.label.empty()) {
            siblings.texts.push_back(i);
        }
        if (clause.label.empty()) {
            continue;
        }
        Scope& own = scopes_[clause.annex == Clause::kNoClause ? 0 : clause.annex + 1];
        const bool top = clause.parent == Clause::kNoClause ||
                         tree.clauses[clause.parent].level <= ClauseLevel::section;
        const bool dotted = clause.scheme == "dotted";
        if (clause.level <= ClauseLevel::section) {
            own.parts[last_part(clause.address)].push_back(i);
        } else if (top || dotted) {
            own.numbers[last_part(clause.address)].push_back(i);
            own.tops += top ? 1U : 0U;
            own.dotted = own.dotted || dotted;
        } else if (clause.scheme == "decimal") {
            own.running[std::to_string(clause.number)].push_back(i);
        }
        if (top && clause.scheme == "article") {
            ++own.articles;
            own.lowest = own.lowest == 0 ? clause.number : std::min(own.lowest, clause.number);
            own.highest = std::max(own.highest, clause.number);
        }
    }
}

const TargetIndex::Scope& TargetIndex::scope(std::size_t annex) const {
    return scopes_[annex == Clause::kNoClause ? 0 : annex + 1];
}

const TargetIndex::Below& TargetIndex::below(std::size_t clause) const {
    return below_[std::min(clause, below_.size() - 1)];
}

std::size_t TargetIndex::article_of(std::size_t clause) const {
    while (clause != Clause::kNoClause && tree_.clauses[clause].level > ClauseLevel::article) {
        clause = tree_.clauses[clause].parent;
    }
    const bool article =
        clause != Clause::kNoClause && tree_.clauses[clause].level == ClauseLevel::article;
    return article ? clause : Clause::kNoClause;
}

std::size_t TargetIndex::part_of(std::size_t clause) const {
    while (clause != Clause::kNoClause && tree_.clauses[clause].level > ClauseLevel::section) {
        clause = tree_.clauses[clause].parent;
    }
    return clause;
}

Target TargetIndex::resolve(const CitedPlace& place, std::size_t from, std::size_t annex) const {
    Target base;
    const bool in_part = !place.part.empty() || !place.chapter.empty() || !place.section.empty();
    if (place.article.empty() && !in_part) {
        base.clause = article_of(from);
        base.resolved = base.clause == Clause::kNoClause ? "unknown" : "yes";
        if (base.clause == Clause::kNoClause) {
            return sibling(place, from);
        }
    } else {
        const bool dotted = place.article.find('.') != std::string::npos;
        const auto find = [&](const Scope& where) {
            return place.article.empty() ? find_part(place, from, where)
                   : dotted              ? find_dotted(place.article, from, where)
                                         : find_article(place.article, from, where);
        };
        base = find(scope(annex));
        if (base.resolved != "yes" && annex != Clause::kNoClause) {
            const Target body = find(scope(Clause::kNoClause));
            base = body.resolved == "yes" ? body : Target{};
        }
    }
    return base.resolved == "yes" ? inside(place, base.clause) : base;
}

Target TargetIndex::sibling(const CitedPlace& place, std::size_t from) const {
    if (from == Clause::kNoClause || place.point.empty() || !place.paragraph.empty()) {
        return {};
    }
    const int number = to_int(place.point);
    const std::vector<std::size_t>& siblings = below(tree_.clauses[from].parent).clauses;
    const auto own = std::ranges::lower_bound(siblings, from);
    if (number < 1 || own == siblings.end() || number >= tree_.clauses[from].number) {
        return {};
    }
    const auto back = static_cast<std::ptrdiff_t>(tree_.clauses[from].number - number);
    if (own - siblings.begin() < back) {
        return {};
    }
    const Clause& found = tree_.clauses[*(own - back)];
    const bool same = found.number == number && found.scheme == tree_.clauses[from].scheme;
    return same ? Target{.resolved = "yes", .clause = *(own - back)} : Target{};
}

Target TargetIndex::find_article(const std::string& number,
                                 std::size_t from,
                                 const Scope& scope) const {
    const auto found = scope.numbers.find(number);
    if (found == scope.numbers.end()) {
        const auto running = scope.running.find(number);
        if (scope.articles == 0 && running != scope.running.end() && running->second.size() == 1) {
            return {.resolved = "yes", .clause = running->second.front()};
        }
        // One of several files that a law is kept in has only some of the articles.
        const int value = to_int(number);
        const bool elsewhere = scope.lowest > 1 && (value < scope.lowest || value > scope.highest);
        const bool sure = scope.tops >= kEnoughUnits && value > 0 && !elsewhere;
        return {.resolved = sure ? "no" : "unknown", .clause = Clause::kNoClause};
    }
    const std::size_t part = part_of(from);
    for (std::size_t n = 0; n < std::min(found->second.size(), kMaxEqualNumbers); ++n) {
        if (part_of(found->second[n]) == part) {
            return {.resolved = "yes", .clause = found->second[n]};
        }
    }
    return {.resolved = "yes", .clause = found->second.front()};
}

Target TargetIndex::find_part(const CitedPlace& place, std::size_t from, const Scope& scope) const {
    std::size_t found = Clause::kNoClause;
    const auto descend = [&](char level, const std::string& number) {
        const auto units = scope.parts.find(level + number);
        if (number.empty() || units == scope.parts.end()) {
            found = number.empty() ? found : Clause::kNoClause;
            return number.empty();
        }
        // The one in the unit named before it; else in the unit that the words stand in.
        const std::size_t outer = found == Clause::kNoClause ? part_of(from) : found;
        const std::size_t count = std::min(units->second.size(), kMaxEqualNumbers);
        found = units->second.front();
        for (std::size_t n = 0; n < count; ++n) {
            const std::size_t parent = tree_.clauses[units->second[n]].parent;
            if (parent == outer ||
                (outer != Clause::kNoClause && parent == tree_.clauses[outer].parent)) {
                found = units->second[n];
                break;
            }
        }
        return true;
    };
    if (descend('p', place.part) && descend('c', place.chapter) && descend('s', place.section)) {
        return {.resolved = "yes", .clause = found};
    }
    const char level = !place.part.empty() ? 'p' : !place.chapter.empty() ? 'c' : 's';
    const auto of_level = [&](const auto& entry) { return entry.first.front() == level; };
    const bool sure = scope.lowest <= 1 && std::ranges::count_if(scope.parts, of_level) >=
                                               static_cast<std::ptrdiff_t>(kEnoughUnits);
    return {.resolved = sure ? "no" : "unknown", .clause = Clause::kNoClause};
}

Target TargetIndex::find_dotted(const std::string& number,
                                std::size_t from,
                                const Scope& scope) const {
    if (scope.numbers.contains(number)) {
        return find_article(number, from, scope);
    }
    // 3.2 for the second item of clause 3, where items are not numbered with points.
    const std::size_t cut = number.rfind('.');
    const std::string outer = number.substr(0, cut);
    const Target parent = outer.find('.') == std::string::npos ? find_article(outer, from, scope)
                                                               : find_dotted(outer, from, scope);
    if (parent.resolved != "yes") {
        return {.resolved = scope.dotted ? parent.resolved : "unknown",
                .clause = Clause::kNoClause};
    }
    const std::size_t item = numbered_below(parent.clause, to_int(number.substr(cut + 1)));
    if (item != Clause::kNoClause) {
        return {.resolved = "yes", .clause = item};
    }
    return {.resolved = below(parent.clause).dotted ? "no" : "unknown",
            .clause = Clause::kNoClause};
}

std::size_t TargetIndex::numbered_below(std::size_t clause, int number) const {
    std::vector<std::size_t> open = {clause};
    for (std::size_t n = 0; n < open.size(); ++n) {
        for (const std::size_t i : below(open[n]).clauses) {
            if (!tree_.clauses[i].label.empty() && tree_.clauses[i].number == number) {
                return i;
            }
            if (open.size() == kMaxSearched) {
                return Clause::kNoClause;
            }
            open.push_back(i);
        }
    }
    return Clause::kNoClause;
}

Target TargetIndex::find_paragraph(int number, std::size_t article) const {
    const std::vector<std::size_t>& texts = below(article).texts;
    const auto ordinal = static_cast<std::size_t>(std::max(number, 0));
    if (ordinal > 0 && ordinal <= texts.size()) {
        return {.resolved = "yes", .clause = texts[ordinal - 1]};
    }
    const std::size_t item = numbered_below(article, number);
    if (item != Clause::kNoClause) {
        return {.resolved = "yes", .clause = item};
    }
    // An article without text of its own (a heading) does not show how 款 are counted.
    return {.resolved = !texts.empty() && number > 0 ? "no" : "unknown",
            .clause = Clause::kNoClause};
}

bool TargetIndex::holds_list(std::size_t clause) const {
    const std::vector<std::size_t>& inner = below(clause).clauses;
    return clause != Clause::kNoClause && tree_.clauses[clause].scheme == "article" &&
           !inner.empty() && !tree_.clauses[inner.front()].label.empty();
}

Target TargetIndex::inside(const CitedPlace& place, std::size_t article) const {
    Target at{.resolved = "yes", .clause = article};
    if (place.paragraph == "1" && holds_list(article)) {
        // 应纳税所得额的计算：and a list is the first 款, whatever it looks like.
    } else if (!place.paragraph.empty()) {
        at = find_paragraph(to_int(place.paragraph) - (holds_list(article) ? 1 : 0), article);
        if (at.resolved != "yes") {
            return at;
        }
    }
    if (!place.point.empty()) {
        const int number = to_int(place.point);
        const std::size_t found =
            number == 0 ? Clause::kNoClause : numbered_below(at.clause, number);
        if (found == Clause::kNoClause) {
            const bool listed = number > 0 && numbered_below(at.clause, 1) != Clause::kNoClause;
            return {.resolved = listed ? "no" : "unknown", .clause = Clause::kNoClause};
        }
        at.clause = found;
    }
    return at;
}

Target TargetIndex::before(std::size_t from, char32_t unit, std::size_t count, bool closing) const {
    if (from == Clause::kNoClause) {
        return {};
    }
    const std::size_t article = article_of(from);
    std::size_t child = from;
    std::size_t parent = tree_.clauses[from].parent;
    if (unit == U'条') {
        if (article == Clause::kNoClause) {
            return {};
        }
        child = article;
        parent = tree_.clauses[article].parent;
    } else if (unit == U'款') {
        // The child of the article on the way up to it.
        while (parent != Clause::kNoClause && parent != article) {
            child = parent;
            parent = tree_.clauses[child].parent;
        }
        if (closing && child != from && count == 1) {
            return {.resolved = "yes", .clause = child};
        }
    }
    const std::vector<std::size_t>& siblings = below(parent).clauses;
    const auto at = std::ranges::lower_bound(siblings, child);
    if (unit == U'款' && count == 1 && at != siblings.begin() && at != siblings.end() &&
        !tree_.clauses[*std::prev(at)].label.empty()) {
        return {.resolved = "yes", .clause = parent};  // after a list that is the first 款
    }
    if (at == siblings.end() || static_cast<std::size_t>(at - siblings.begin()) < count) {
        return {};
    }
    return {.resolved = "yes", .clause = *std::prev(at)};
}

Target TargetIndex::paragraph_around(std::size_t from) const {
    const std::size_t article = article_of(from);
    std::size_t child = from;
    while (child != Clause::kNoClause && child != article &&
           tree_.clauses[child].parent != article) {
        child = tree_.clauses[child].parent;
    }
    if (child != Clause::kNoClause && child != article && !tree_.clauses[child].label.empty()) {
        child = article;  // an item of a list that is the 款
    }
    return child == Clause::kNoClause ? Target{} : Target{.resolved = "yes", .clause = child};
}

Target TargetIndex::around(std::size_t from, ClauseLevel level) const {
    while (from != Clause::kNoClause && tree_.clauses[from].level != level) {
        from = tree_.clauses[from].parent;
    }
    return from == Clause::kNoClause ? Target{} : Target{.resolved = "yes", .clause = from};
}

bool TargetIndex::is_beyond(const CitedPlace& place, std::size_t annex) const {
    const Scope& own = scope(annex);
    const int number = to_int(place.article.substr(0, place.article.find('-')));
    return own.articles == 0 && !own.dotted && number > static_cast<int>(own.tops) + kFar;
}

}  // namespace review
