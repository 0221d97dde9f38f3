#include "facts/role_finder.h"

#include <algorithm>

#include "facts/values.h"

namespace review {

void RoleFinder::run() {
    for (std::size_t i = 0; i < text_.sites().size(); ++i) {
        Fact& fact = *text_.sites()[i].fact;
        if (fact.element == "date") {
            apply(fact, date_role(i));
        } else if (fact.element == "duration") {
            apply(fact, duration_role(i));
        } else {
            apply(fact, share_role(i));
        }
    }
    share_pairs();
}

void RoleFinder::apply(Fact& fact, const std::optional<Role>& role) {
    if (!role) {
        return;
    }
    fact.set("role", std::string(role->code));
    if (fact.get("certainty") != "review") {
        fact.set("certainty", role->certain ? "certain" : "review");
    }
}

const RoleWords& RoleFinder::words(std::string_view element) {
    const std::size_t kind = element == "amount"    ? 0
                             : element == "percent" ? 1
                             : element == "date"    ? 2
                                                    : 3;
    std::optional<RoleWords>& words = words_[kind];
    if (!words) {
        const std::u32string_view text = text_.text();
        switch (kind) {
            case 0:
                words.emplace(text, lists_.share, &lists_.amount);
                break;
            case 1:
                words.emplace(text, lists_.share, &lists_.percent);
                break;
            case 2:
                words.emplace(text, lists_.date, nullptr);
                break;
            default:
                words.emplace(text, lists_.duration, nullptr);
        }
    }
    return *words;
}

std::size_t RoleFinder::floor_of(std::size_t position) const {
    const std::size_t reach = position > kReachBefore ? position - kReachBefore : 0;
    return sentence_begin(text_.text(), position, reach);
}

const TermList::Match* RoleFinder::joined_before(std::size_t index, const RoleWords& words) {
    const Site& value = site(index);
    const std::size_t floor = floor_of(value.begin);
    const TermList::Match* weak = nullptr;
    for (std::size_t i = words.last_before(value.begin); i-- > 0;) {
        const TermList::Match& word = words.all()[i];
        if (word.begin >= floor && is_event(word, value)) {
            continue;
        }
        if (word.begin < floor || !text_.joins_before(word.end, value.begin, index)) {
            break;
        }
        if (is_base(word, index) || is_own_base(word, value) || is_remark(word, value)) {
            continue;
        }
        if (word.term->weight() > 0) {
            return &word;
        }
        weak = weak == nullptr ? &word : weak;
    }
    return weak;
}

bool RoleFinder::is_event(const TermList::Match& word, const Site& value) const {
    const std::u32string_view gap = text_.text().substr(word.end, value.begin - word.end);
    return value.fact->element == "duration" && word.term->weight() < 2 &&
           gap.find_first_of(U"起后前日时") != gap.npos;
}

bool RoleFinder::is_base(const TermList::Match& word, std::size_t index) const {
    const auto& sites = text_.sites();
    const auto share = std::ranges::lower_bound(sites, word.end, {}, &Site::begin);
    if (share == sites.end() || share->fact->element != "percent" ||
        share->begin >= site(index).begin || share->begin - word.end > kReachAfter ||
        lists_.bases.match_at(text_.text(), word.begin).term == nullptr) {
        return false;
    }
    const std::u32string_view gap = text_.text().substr(word.end, share->begin - word.end);
    return lists_.bases.find_all(gap).empty() &&
           text_.joins_before(
               word.end, share->begin, static_cast<std::size_t>(share - sites.begin()));
}

bool RoleFinder::is_own_base(const TermList::Match& word, const Site& value) const {
    return word.term->code() == "metric" && value.fact->has("of") && value.begin - word.end <= 1;
}

bool RoleFinder::is_remark(const TermList::Match& word, const Site& value) const {
    const std::u32string_view gap = text_.text().substr(word.end, value.begin - word.end);
    const std::size_t close = gap.find(U')');
    return word.term->weight() == 0 && close != gap.npos && gap.find(U'(') >= close;
}

const TermList::Match* RoleFinder::joined_after(std::size_t index, const RoleWords& words) const {
    const Site& value = site(index);
    for (std::size_t i = words.first_after(value.end); i < words.all().size(); ++i) {
        const TermList::Match& word = words.all()[i];
        if (word.begin - value.end > kReachAfter) {
            return nullptr;
        }
        if (word.term->weight() > 0) {
            const bool joined =
                text_.joins_after(value.end, word.begin, index) && !opens_share(word);
            return joined ? &word : nullptr;
        }
    }
    return nullptr;
}

bool RoleFinder::opens_share(const TermList::Match& word) const {
    const auto& sites = text_.sites();
    const auto share = std::ranges::lower_bound(sites, word.end, {}, &Site::begin);
    return share != sites.end() && share->fact->element == "percent" &&
           share->begin - word.end <= 2 &&
           lists_.bases.match_at(text_.text(), word.begin).term != nullptr;
}

bool RoleFinder::has_same_kind(std::size_t begin, const Site& value) const {
    const auto& sites = text_.sites();
    for (auto i = std::ranges::lower_bound(sites, begin, {}, &Site::begin);
         i != sites.end() && i->begin < value.begin;
         ++i) {
        if (i->fact->element == value.fact->element) {
            return true;
        }
    }
    return false;
}

std::optional<Role> RoleFinder::segment_role(std::size_t index, const RoleWords& list) const {
    const Site& value = site(index);
    const std::size_t begin = segment_begin(text_.text(), value.begin, floor_of(value.begin));
    const std::size_t last = list.last_before(value.begin);
    for (std::size_t i = last; i-- > 0;) {
        const TermList::Match& word = list.all()[i];
        if (word.begin < begin) {
            break;
        }
        if (word.term->weight() == 0) {
            continue;
        }
        if (has_same_kind(word.end, value)) {
            break;
        }
        return Role{.code = word.term->code(), .certain = false};
    }
    return std::nullopt;
}

}  // namespace review
