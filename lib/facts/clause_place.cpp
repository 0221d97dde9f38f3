#include "facts/clause_place.h"

#include <algorithm>

namespace review {

namespace {

constexpr std::size_t kLookahead = 128;  // labels
constexpr int kBelievedJump = 3;         // 3. then 5. is a list with a gap; 3. then 30. is not

/// Outside before inside, for schemes that meet for the first time.
constexpr std::array<int, kSchemes> kRanks = {
    0, 5, 10, 20, 30, 40, 50, 60, 62, 70, 75, 80, 85, 90, 95};
constexpr int kHanAboveArticles = 25;

}  // namespace

bool same_prefix(const ClauseLabel& a, const ClauseLabel& b, std::size_t parts) {
    return std::equal(a.numbers.begin(),
                      a.numbers.begin() + static_cast<std::ptrdiff_t>(parts),
                      b.numbers.begin());
}

Placement::Placement(std::span<const Line> lines) : lines_(lines) {
    next_label_.assign(lines_.size() + 1, lines_.size());
    for (std::size_t i = lines_.size(); i-- > 0;) {
        next_label_[i] = lines_[i].kind == LineKind::label ? i : next_label_[i + 1];
    }
}

void Placement::note_nesting(const ClauseLabel& label) {
    if (!stack.empty() && !stack.back().is_text) {
        nested_.at(index_of(stack.back().label.scheme)).at(index_of(label.scheme)) = true;
    }
}

void Placement::note_number(const ClauseLabel& label) {
    last_.at(index_of(label.scheme)) = label.number();
    if (is_structural(label.scheme)) {
        for (std::size_t s = index_of(label.scheme) + 1; s <= index_of(Scheme::section); ++s) {
            last_.at(s) = 0;
        }
    }
}

void Placement::begin_scope(std::size_t from) {
    scope_ = NumberingScope{};
    last_.fill(0);
    nested_ = {};
    scope_.end = from;
    while (scope_.end < lines_.size() && lines_[scope_.end].kind != LineKind::annex) {
        ++scope_.end;
    }
    survey(from);
}

/// Looks once over the labels of the scope.
void Placement::survey(std::size_t from) {
    std::array<std::size_t, kSchemes> first_in{};  // structural unit + 1 of the last number one
    std::size_t unit = 1;
    std::size_t articles = 0;
    int last_han = 0;
    int last_article = 0;
    bool article_since_han = false;
    bool han_pending = false;
    int above = 0;
    int below = 0;
    for (std::size_t i = next_label_[from]; i < scope_.end; i = next_label_[i + 1]) {
        const ClauseLabel& label = lines_[i].label;
        const std::size_t s = index_of(label.scheme);
        if (is_structural(label.scheme)) {
            ++unit;
        } else if (label.number() == 1 && !label.weak && first_in.at(s) != unit) {
            scope_.restarts.at(s) = scope_.restarts.at(s) || first_in.at(s) != 0;
            first_in.at(s) = unit;
        }
        if (label.scheme == Scheme::article) {
            ++articles;
            above += han_pending && (label.number() == last_article + 1) ? 1 : 0;
            han_pending = false;
            article_since_han = true;
            last_article = label.number();
        } else if (label.scheme == Scheme::han && !label.weak) {
            const bool next = label.number() == last_han + 1 && label.number() > 1;
            han_pending = next && article_since_han;
            below += label.number() == 1 && article_since_han ? 1 : 0;
            last_han = label.number();
            article_since_han = false;
        }
    }
    scope_.has_articles = articles > 0;
    scope_.han_above_articles = above > below;
}

int Placement::rank_of(Scheme scheme) const {
    if (scheme == Scheme::han && scope_.han_above_articles) {
        return kHanAboveArticles;
    }
    return kRanks.at(index_of(scheme));
}

std::optional<std::size_t> Placement::open_with(const ClauseLabel& label) const {
    for (std::size_t k = stack.size(); k-- > 0;) {
        const Open& open = stack[k];
        if (!open.is_text && open.label.scheme == label.scheme && open.label.parts == label.parts) {
            return k;
        }
    }
    return std::nullopt;
}

/// Whether the list goes on: `label`'s scheme with the number after it, before a unit outside.
bool Placement::continues_after(std::size_t i, const ClauseLabel& label) const {
    const int rank = rank_of(label.scheme);
    std::size_t seen = 0;
    for (std::size_t j = next_label_[i + 1]; j < scope_.end && seen < kLookahead;
         j = next_label_[j + 1], ++seen) {
        const ClauseLabel& other = lines_[j].label;
        if (other.scheme == label.scheme && other.parts == label.parts) {
            if (other.number() == label.number() + 1 &&
                same_prefix(other, label, label.parts - 1)) {
                return true;
            }
            if (other.number() <= label.number() && !other.weak) {
                return false;
            }
        } else if (is_structural(other.scheme) ||
                   (other.scheme == Scheme::article && rank > rank_of(Scheme::article))) {
            return false;
        }
    }
    return false;
}

std::optional<std::size_t> Placement::depth_for(std::size_t i) const {
    const ClauseLabel& label = lines_[i].label;
    if (label.scheme <= Scheme::article) {
        return depth_of_head(i);
    }
    if (label.scheme == Scheme::dotted) {
        return depth_of_dotted(i);
    }
    const auto open = open_with(label);
    if (open && label.number() == stack[*open].label.number() + 1) {
        return open;
    }
    if ((label.weak || label.doubtful) && (label.number() != 1 || !continues_after(i, label))) {
        return std::nullopt;
    }
    if (open) {
        const int jump = label.number() - stack[*open].label.number();
        const bool believed =
            label.number() == 1 || jump <= kBelievedJump || continues_after(i, label);
        return believed && !label.weak ? open : std::nullopt;
    }
    if (label.number() != 1 && !label.automatic &&
        last_.at(index_of(label.scheme)) + 1 != label.number() && !continues_after(i, label)) {
        return std::nullopt;
    }
    return depth_of_new(i);
}

/// Under the last unit whose scheme stands outside this one, unless a list deeper in habit goes
/// on after this one (1. （一）（二） 2.).
std::size_t Placement::depth_of_new(std::size_t i) const {
    const std::size_t scheme = index_of(lines_[i].label.scheme);
    const int rank = rank_of(lines_[i].label.scheme);
    std::size_t depth = stack.size();
    while (depth > 0 && stack[depth - 1].rank >= rank) {
        const Open& top = stack[depth - 1];
        if (!top.is_text &&
            (nested_.at(index_of(top.label.scheme)).at(scheme) || continues_after(i, top.label))) {
            break;
        }
        --depth;
    }
    return depth;
}

std::optional<std::size_t> Placement::depth_of_head(std::size_t i) const {
    const ClauseLabel& label = lines_[i].label;
    if (label.doubtful &&
        (label.number() != last_.at(index_of(label.scheme)) + 1 || comes_again(i))) {
        return std::nullopt;
    }
    const int rank = rank_of(label.scheme);
    std::size_t depth = stack.size();
    while (depth > 0 && stack[depth - 1].rank >= rank) {
        --depth;
    }
    return depth;
}

/// Whether the next label of the scheme has the same number.
bool Placement::comes_again(std::size_t i) const {
    const ClauseLabel& label = lines_[i].label;
    std::size_t seen = 0;
    for (std::size_t j = next_label_[i + 1]; j < scope_.end && seen < kLookahead;
         j = next_label_[j + 1], ++seen) {
        if (lines_[j].label.scheme == label.scheme) {
            return lines_[j].label.number() == label.number();
        }
    }
    return false;
}

std::optional<std::size_t> Placement::depth_of_dotted(std::size_t i) const {
    const ClauseLabel& label = lines_[i].label;
    const auto sibling = open_with(label);
    const std::size_t outer = label.parts - 1;
    if (sibling && same_prefix(stack[*sibling].label, label, outer)) {
        const int jump = label.number() - stack[*sibling].label.number();
        const bool exact = jump == 1;
        return exact || (!label.doubtful && jump <= kBelievedJump) ? sibling : std::nullopt;
    }
    const bool first = label.number() == 1;
    for (std::size_t k = stack.size(); k-- > 0;) {
        const Open& open = stack[k];
        const bool holds = !open.is_text &&
                           (open.label.scheme == Scheme::dotted
                                ? open.label.parts == outer && same_prefix(open.label, label, outer)
                                : outer == 1 && open.label.number() == label.numbers[0]);
        if (holds && (first || !label.doubtful)) {
            return k + 1;
        }
    }
    if (label.doubtful || (!first && !continues_after(i, label) && !label.automatic)) {
        return std::nullopt;
    }
    if (sibling) {
        return sibling;
    }
    return label.automatic || continues_after(i, label) || leads_dotted(i)
               ? std::optional(depth_of_new(i))
               : std::nullopt;
}

/// 1.1 followed by 1.1.1 or 2.1.
bool Placement::leads_dotted(std::size_t i) const {
    const std::size_t next = next_label_[i + 1];
    return next < scope_.end && lines_[next].label.scheme == Scheme::dotted;
}

}  // namespace review
