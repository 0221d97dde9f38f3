// Places of the document itself, and of documents that are not here.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "facts/annex_numbers.h"
#include "facts/reference_scanner.h"

namespace review {

namespace {

/// The number of an annex at `i`, nullopt when none stands there.
std::optional<AnnexNumber> cited_annex(std::u32string_view text, std::size_t i) {
    auto number = read_annex_number(text, i);
    if (!number || number->value.find('.') != std::string::npos) {
        return std::nullopt;  // 附件1.5: something else
    }
    // 附件三份: a count.
    static constexpr std::u32string_view kCounts = U"份张页个套本.";
    const bool bracket = text[i] == U'(';
    const bool counted = !bracket && number->end < text.size() &&
                         kCounts.find(text[number->end]) != std::u32string_view::npos;
    return counted ? std::nullopt : number;
}

}  // namespace

std::size_t ReferenceScanner::read_place(std::size_t i) {
    std::vector<CitedPlace> places = read_citation(text_, i);
    if (places.empty()) {
        return i + 1;
    }
    const Before lead = before(i);
    const CitedPlace& first = places.front();
    if (first.article.empty()) {
        // 第二款 of this article; a 项 or a 章 alone is as often something else (第二项工作).
        const bool paragraph =
            !first.paragraph.empty() && lead != Before::other && sentence_goes_on(first.end);
        return paragraph ? add_internal(places, lead, i) : i + 1;
    }
    if (lead == Before::other) {
        return add_places(std::move(places), Cited{}, i + 1);
    }
    return add_internal(places, lead, i);
}

std::size_t ReferenceScanner::add_places(std::vector<CitedPlace> places,
                                         const Cited& cited,
                                         std::size_t next) {
    for (const CitedPlace& place : places) {
        Fact& fact = add(place.begin, place.end, "ref");
        fact.set("internal", "no");
        fact.set("kind", "clause");
        if (!cited.name.empty()) {
            fact.set("name", cited.name);
        }
        set_places(fact, place);
        fact.set("resolved", "unknown");
        fact.set("text", words(place.begin, place.end));
    }
    return places.empty() ? next : places.back().end;
}

std::size_t ReferenceScanner::add_internal(const std::vector<CitedPlace>& places,
                                           Before lead,
                                           std::size_t begin) {
    if (lead == Before::self) {
        begin = self_.match_before(text_, begin).begin;
    }
    const bool sure = lead == Before::self || sentence_goes_on(places.back().end);
    for (std::size_t n = 0; n < places.size(); ++n) {
        const CitedPlace& place = places[n];
        const Target target = targets_.resolve(place, from_, annex());
        const std::size_t start = n == 0 ? begin : place.begin;
        if (target.resolved != "yes" && lead != Before::self && !sentence_law_.name.empty()) {
            set_law(add(start, place.end, "ref"), sentence_law_, &place, words(start, place.end));
            continue;
        }
        Fact& fact = add(start, place.end, "ref");
        fact.set("internal", "yes");
        fact.set("kind", "clause");
        set_places(fact, place);
        set_target(fact, sure || target.resolved == "yes" ? target : Target{});
        fact.set("text", words(start, place.end));
    }
    return places.back().end;
}

void ReferenceScanner::set_target(Fact& fact, const Target& target) const {
    fact.set("resolved", std::string(target.resolved));
    if (target.clause != Clause::kNoClause) {
        fact.set("target", context_.clauses.clauses[target.clause].address);
    }
}

std::size_t ReferenceScanner::annex() const {
    const auto& annexes = context_.clauses.annexes;
    const std::size_t offset = view_->offsets.front();
    const auto after =
        std::ranges::upper_bound(annexes, offset, {}, [](const Annex& a) { return a.span.begin; });
    return after == annexes.begin() ? Clause::kNoClause
                                    : static_cast<std::size_t>(after - annexes.begin()) - 1;
}

std::size_t ReferenceScanner::read_relative(std::size_t i) {
    const bool previous = text_[i] == U'前';
    std::size_t unit = i + 1;
    if (previous) {
        if (const auto number = small_number(text_, unit)) {
            unit = number->end;
        }
    }
    const char32_t c = at(unit);
    const bool is_unit = c == U'款' || c == U'条' || c == U'项';
    const bool led = !previous || starts_words(i) || lead_.match_before(text_, i).term != nullptr;
    if (!is_unit || !led || from_ == Clause::kNoClause || !sentence_goes_on(unit + 1)) {
        return read_bare_law(i);
    }
    Target target = previous ? targets_.before(from_, c) : here(c);
    std::size_t end = unit + 1;
    CitedPlace place;
    if (c == U'条' && at(end) == U'第') {
        const std::vector<CitedPlace> inner = read_citation(text_, end);
        if (!inner.empty() && inner.front().article.empty()) {
            place = inner.front();
            end = place.end;
            const std::size_t base = target.clause;
            target = base == Clause::kNoClause ? Target{} : targets_.resolve(place, base, annex());
        }
    }
    Fact& fact = add(i, end, "ref");
    fact.set("internal", "yes");
    fact.set("kind", "clause");
    set_places(fact, place);
    set_target(fact, target);
    fact.set("text", words(i, end));
    return end;
}

Target ReferenceScanner::here(char32_t unit) const {
    const std::size_t clause = unit == U'条' ? targets_.article_of(from_) : from_;
    return clause == Clause::kNoClause ? Target{} : Target{.resolved = "yes", .clause = clause};
}

std::size_t ReferenceScanner::read_attachment(std::size_t i) {
    static constexpr std::array<std::u32string_view, 4> kWords = {
        U"附件", U"附表", U"附录", U"附图"};
    const auto* const word =
        std::ranges::find_if(kWords, [&](auto w) { return text_.substr(i).starts_with(w); });
    if (word == kWords.end()) {
        return read_bare_law(i);
    }
    std::size_t begin = i;
    std::size_t end = i + word->size();
    auto number = cited_annex(text_, end);
    while (number) {
        add_attachment(begin, *number);
        end = number->end;
        begin = end + 1;
        number = at(end) == U'、' ? cited_annex(text_, begin) : std::nullopt;
    }
    return end;
}

void ReferenceScanner::add_attachment(std::size_t begin, const AnnexNumber& number) {
    const bool other = before(begin) == Before::other;
    Fact& fact = add(begin, number.end, "ref");
    fact.set("internal", "yes");
    fact.set("kind", "attachment");
    fact.set("target", number.value);
    fact.set("resolved", other ? "unknown" : "");
    fact.set("text", words(begin, number.end));
}

}  // namespace review
