#include "facts/role_text.h"

#include <algorithm>

namespace review {

RoleLists::RoleLists(const Lexicon& lexicon)
    : share(lexicon.list("share-roles")),
      amount(lexicon.list("amount-roles")),
      percent(lexicon.list("percent-roles")),
      date(lexicon.list("date-roles")),
      duration(lexicon.list("duration-roles")),
      links(lexicon.list("role-links")),
      links_after(lexicon.list("role-links-after")),
      bases(lexicon.list("percent-bases")),
      breach(lexicon.list("breach-cues")),
      warranty_parts(lexicon.list("warranty-parts")),
      parties(lexicon.list("debtors")),
      bounds(lexicon) {}

RoleWords::RoleWords(std::u32string_view text, const TermList& first, const TermList* second)
    : words_(first.find_all(text)) {
    if (second == nullptr) {
        return;
    }
    const std::vector<TermList::Match> more = second->find_all(text);
    words_.insert(words_.end(), more.begin(), more.end());
    std::ranges::sort(words_, [](const TermList::Match& a, const TermList::Match& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    std::size_t end = 0;
    std::erase_if(words_, [&end](const TermList::Match& word) {
        const bool covered = word.begin < end;
        end = std::max(end, word.end);
        return covered;
    });
}

std::size_t RoleWords::last_before(std::size_t position) const {
    return static_cast<std::size_t>(
        std::ranges::upper_bound(words_, position, {}, &TermList::Match::end) - words_.begin());
}

std::size_t RoleWords::first_after(std::size_t position) const {
    return static_cast<std::size_t>(
        std::ranges::lower_bound(words_, position, {}, &TermList::Match::begin) - words_.begin());
}

std::size_t RoleText::skip_value(std::size_t position, std::size_t site) const {
    const auto found = std::ranges::lower_bound(sites_, position, {}, &Site::begin);
    if (found == sites_.end() || found->begin != position || found->fact == sites_[site].fact) {
        return 0;
    }
    // An amount keeps the role word before it to itself, unless it is the other form or the other
    // end of this one.
    const bool same_kind = found->fact->element == sites_[site].fact->element;
    const bool range = (found->fact->get("op") == "ge") != (sites_[site].fact->get("op") == "ge") &&
                       found->fact->has("op") && sites_[site].fact->has("op");
    const bool bars = same_kind && !range && !found->fact->has("pair");
    return bars ? 0 : found->end;
}

bool RoleText::joins_before(std::size_t begin, std::size_t end, std::size_t site) const {
    for (std::size_t i = begin; i < end;) {
        if (const std::size_t next = skip_value(i, site); next != 0) {
            i = next;
            continue;
        }
        const TermList::Match base = lists_.bases.match_at(text_, i);
        const TermList::Match link = lists_.links.match_at(text_, i);
        const std::size_t next = std::max(base.end, link.end);
        if (next == 0 || next > end) {
            return false;
        }
        i = next;
    }
    return true;
}

bool RoleText::joins_after(std::size_t begin, std::size_t end, std::size_t site) const {
    for (std::size_t i = begin; i < end;) {
        if (const std::size_t next = skip_value(i, site); next != 0) {
            i = next;
            continue;
        }
        const TermList::Match link = lists_.links_after.match_at(text_, i);
        if (link.term == nullptr || link.end > end) {
            return false;
        }
        i = link.end;
    }
    return true;
}

}  // namespace review
