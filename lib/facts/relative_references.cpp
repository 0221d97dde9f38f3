// 前款, 前两款, 本条第一款, 本章, 该条: places told from where the words stand.
#include <string>
#include <utility>

#include "facts/reference_facts.h"
#include "facts/reference_scanner.h"

namespace review {

std::size_t ReferenceScanner::read_relative(std::size_t i) {
    const bool previous = text_[i] == U'前';
    std::size_t unit = i + 1;
    int count = 1;
    if (previous) {
        const TermList::Match word = words_.previous.match_at(text_, i);
        if (word.term == nullptr) {
            return i + 1;
        }
        unit = word.end - 1;
        if (const auto number = small_number(text_, i + 1)) {
            count = number->value;
        }
    }
    static constexpr std::u32string_view kUnits = U"款条项章节编";
    const char32_t c = at(unit);
    const bool is_unit = c != U'\0' && kUnits.find(c) != kNpos;
    if (!is_unit || from_ == Clause::kNoClause ||
        (!previous && !words_.sentence_goes_on(text_, unit + 1))) {
        return previous ? i + 1 : read_bare_law(i);
    }
    if (amended_.in_new_words()) {
        CitedPlace place;
        place.begin = i;
        place.end = unit + 1;
        return add_places({std::move(place)}, amended_.cited(), unit + 1);
    }
    // 前款 in words after a list, which stand in the line of its last item.
    const bool first_line = context_.clauses.clauses[from_].span.begin >= view_->offsets.front();
    const bool closing = !first_line || first_stop_ < i;
    const Target base =
        previous ? targets_.before(from_, c, static_cast<std::size_t>(count), closing) : here(c);
    if (previous && c == U'项' && base.resolved != "yes") {
        return i + 1;  // 前三项 of a ranking
    }
    return add_relative(i, unit + 1, base, previous ? count : 1);
}

std::size_t ReferenceScanner::add_relative(std::size_t begin,
                                           std::size_t end,
                                           const Target& base,
                                           int count) {
    std::vector<CitedPlace> inner;
    if (at(end) == U'第' || at(end) == U'(') {
        inner = read_citation(text_, end);
    }
    if (inner.empty() || !inner.front().article.empty()) {
        Fact& fact = add_clause(begin, end, CitedPlace{}, base);
        if (count > 1) {
            fact.set("count", std::to_string(count));
        }
        return end;
    }
    for (std::size_t n = 0; n < inner.size(); ++n) {
        const Target target =
            base.clause == Clause::kNoClause ? Target{} : targets_.inside(inner[n], base.clause);
        add_clause(n == 0 ? begin : inner[n].begin, inner[n].end, inner[n], target);
    }
    return inner.back().end;
}

Target ReferenceScanner::here(char32_t unit) const {
    switch (unit) {
        case U'编':
            return targets_.around(from_, ClauseLevel::part);
        case U'章':
            return targets_.around(from_, ClauseLevel::chapter);
        case U'节':
            return targets_.around(from_, ClauseLevel::section);
        default:
            break;
    }
    if (unit == U'款') {
        return targets_.paragraph_around(from_);
    }
    const std::size_t clause = unit == U'条' ? targets_.article_of(from_) : from_;
    return clause == Clause::kNoClause ? Target{} : Target{.resolved = "yes", .clause = clause};
}

std::size_t ReferenceScanner::read_same_place(std::size_t i) {
    const TermList::Match word = words_.same.match_at(text_, i);
    if (word.term == nullptr || last_place_.place.article.empty()) {
        return read_bare_law(i);
    }
    CitedPlace place = last_place_.place;
    place.point.clear();
    place.indent.clear();
    std::size_t end = word.end;
    if (text_[end - 1] == U'条') {
        place.paragraph.clear();
        const std::vector<CitedPlace> inner = read_citation(text_, end);
        if (!inner.empty() && inner.front().article.empty()) {
            place.paragraph = inner.front().paragraph;
            place.point = inner.front().point;
            end = inner.front().end;
        }
    } else if (place.paragraph.empty()) {
        return read_bare_law(i);
    }
    if (last_place_.law.name.empty()) {
        add_clause(i, end, place, targets_.resolve(place, from_, annex()));
    } else {
        set_law(add(i, end, "ref"), last_place_.law, &place, words(i, end));
    }
    return end;
}

}  // namespace review
