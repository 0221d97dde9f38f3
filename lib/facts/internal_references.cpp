// Places of the document itself, and of documents that are not here.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "base/text.h"
#include "facts/annex_numbers.h"
#include "facts/reference_facts.h"
#include "facts/reference_scanner.h"

namespace review {

namespace {

constexpr std::size_t kLongestDotted = 12;  // chars of 5.3.1

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

/// 、 or 和 between two of a list.
constexpr bool is_joint(char32_t c) {
    return c == U'、' || c == U'和' || c == U'与' || c == U'及' || c == U'或';
}

/// Whether 第三款 or 第（三）项 is of the article cited before it: that one was cited with a unit
/// of the same kind, or the article that the words stand in has no such place (`found`).
bool leaves_units_out(const CitedPlace& place, const CitedPlace& last, bool found) {
    if (!place.article.empty() || last.article.empty()) {
        return false;
    }
    if (place.paragraph.empty()) {
        return !place.point.empty() && (!last.point.empty() || !found);
    }
    return !last.paragraph.empty() || !found;
}

/// 第三项第2条、第八项: items that hold articles are counted otherwise than clauses.
bool follows_smaller_unit(std::u32string_view text, std::size_t i) {
    return i > 0 && holds(U"款项目", text[i - 1]);
}

}  // namespace

std::size_t ReferenceScanner::read_place(std::size_t i) {
    std::vector<CitedPlace> places = read_citation(text_, i);
    if (places.empty()) {
        return read_order(i);
    }
    if (is_mention_or_label(i, places) ||
        words_.counted.match_at(text_, places.back().end).term != nullptr) {
        return places.back().end;
    }
    const Before lead = words_.before(text_, i, content_);
    if (lead == Before::other || laws_.ends_in_part(text_, i)) {
        if (const std::size_t name = laws_.name_before(*view_, i, content_); name != kNpos) {
            return add_bare_law(name, laws_.name_end(*view_, name), true);
        }
    }
    if (amended_.has_places(text_, i, places.back().end) &&
        (lead != Before::self || amended_.in_new_words())) {
        return add_amended(std::move(places), i + 1);
    }
    if (places.front().article.empty()) {
        return is_place_without_article(places, lead, i) ? add_internal(places, lead, i) : i + 1;
    }
    if (lead == Before::other && !is_own_place(places, i)) {
        return add_places(std::move(places), Cited{}, i + 1);
    }
    return add_internal(places, lead, i);
}

std::size_t ReferenceScanner::read_dotted(std::size_t i) {
    std::size_t end = i;
    while (is_digit(at(end)) || (at(end) == U'.' && is_digit(at(end + 1)))) {
        ++end;
    }
    const std::u32string_view number = text_.substr(i, end - i);
    if (!holds(number, U'.') || !holds(U"条款项", at(end)) || number.size() > kLongestDotted) {
        return end;
    }
    const Before lead = words_.before(text_, i, content_);
    const bool led = lead == Before::self || lead == Before::lead;
    CitedPlace place;
    place.begin = i;
    place.end = end + 1;
    place.article = to_utf8(number);
    if (!led || !words_.sentence_goes_on(text_, end + 1) ||
        words_.counted.match_at(text_, end + 1).term != nullptr ||
        targets_.resolve(place, from_, annex()).resolved != "yes") {
        return end;  // 按3.5项计, 共1.5条: no clause
    }
    return add_internal({std::move(place)}, lead, i);
}

bool ReferenceScanner::is_own_place(const std::vector<CitedPlace>& places, std::size_t i) const {
    return words_.others.match_before(text_, i).term == nullptr &&
           words_.sentence_goes_on(text_, places.back().end) &&
           targets_.resolve(places.front(), from_, annex()).resolved == "yes";
}

bool ReferenceScanner::is_place_without_article(const std::vector<CitedPlace>& places,
                                                Before lead,
                                                std::size_t i) const {
    const CitedPlace& first = places.front();
    const bool in_sentence =
        lead != Before::other && words_.sentence_goes_on(text_, places.back().end);
    if (!first.paragraph.empty()) {
        return in_sentence;
    }
    if (!first.point.empty()) {
        return in_sentence && at(i + 1) == U'(';  // 第二项工作 is none
    }
    return lead == Before::self || (lead == Before::lead && in_sentence);
}

bool ReferenceScanner::is_mention_or_label(std::size_t i, const std::vector<CitedPlace>& places) {
    const CitedPlace& place = places.front();
    const std::size_t end = place.end;
    if (places.size() > 1 || !place.is_plain_article() || i == 0) {
        return places.size() == 1 && place.is_plain_article() && i == 0 &&
               blank_bytes_before(context_.document, *view_, end) > 0;
    }
    const bool quoted = text_[i - 1] == U'“';
    if (quoted && at(end) == U'”') {
        return true;
    }
    const bool spaced = blank_bytes_before(context_.document, *view_, end) > 0;
    if (quoted) {
        return i == 1 && spaced;  // the label in the new words of an article
    }
    const bool after_sentence = is_sentence_end(text_[i - 1]) ||
                                (text_[i - 1] == U' ' && i > 1 && is_sentence_end(text_[i - 2]));
    if (!after_sentence || place.article != std::to_string(line_article_ + 1) ||
        !(spaced || (is_han(at(end)) && !words_.sentence_goes_on(text_, end)))) {
        return false;
    }
    ++line_article_;
    return true;
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
        if (!cited.order.empty()) {
            fact.set("order", cited.order);
        }
        set_places(fact, place);
        fact.set("resolved", "unknown");
        fact.set("text", words(place.begin, place.end));
    }
    return places.empty() ? next : places.back().end;
}

std::size_t ReferenceScanner::add_amended(std::vector<CitedPlace> places, std::size_t next) {
    const Cited& other = amended_.cited();
    if (!other.is_law) {
        return add_places(std::move(places), other, next);
    }
    for (const CitedPlace& place : places) {
        Fact& fact = add(place.begin, place.end, "ref");
        set_law(fact, other, &place, words(place.begin, place.end));
        fact.set("amends", "yes");
    }
    return places.back().end;
}

std::size_t ReferenceScanner::add_internal(const std::vector<CitedPlace>& places,
                                           Before lead,
                                           std::size_t begin) {
    if (lead == Before::self) {
        begin = words_.self.match_before(text_, begin).begin;
    }
    const bool sure = !follows_smaller_unit(text_, begin) &&
                      (lead == Before::self || words_.sentence_goes_on(text_, places.back().end));
    for (std::size_t n = 0; n < places.size(); ++n) {
        CitedPlace place = places[n];
        const std::size_t start = n == 0 ? begin : place.begin;
        Target target = targets_.resolve(place, from_, annex());
        // 违反第十二条第一款的，…；违反第三款的: both are of 第十二条.
        const CitedPlace& last = sentence_place_.place;
        const bool carried =
            lead != Before::self && leaves_units_out(place, last, target.resolved == "yes");
        if (carried) {
            place.article = last.article;
            place.paragraph = place.paragraph.empty() ? last.paragraph : place.paragraph;
            target = targets_.resolve(place, from_, annex());
        }
        const Cited& law = carried ? sentence_place_.law : sentence_law_;
        if (lead != Before::self && !law.name.empty() && (carried || target.resolved != "yes")) {
            set_law(add(start, place.end, "ref"), law, &place, words(start, place.end));
            remember(&law, place);
            continue;
        }
        if (lead != Before::self && target.resolved != "yes" &&
            targets_.is_beyond(place, annex())) {
            add_places({place}, Cited{}, place.end);
            continue;
        }
        // A place completed from the one before is a reading: it is never said to be missing.
        const bool kept = (sure && !carried) || target.resolved == "yes";
        add_clause(start, place.end, places[n], kept ? target : Target{});
        remember(nullptr, place);
    }
    return places.back().end;
}

Fact& ReferenceScanner::add_clause(std::size_t begin,
                                   std::size_t end,
                                   const CitedPlace& place,
                                   const Target& target) {
    Fact& fact = add(begin, end, "ref");
    fact.set("internal", "yes");
    fact.set("kind", "clause");
    set_places(fact, place);
    fact.set("resolved", std::string(target.resolved));
    if (target.clause != Clause::kNoClause) {
        fact.set("target", context_.clauses.clauses[target.clause].address);
    }
    fact.set("text", words(begin, end));
    return fact;
}

std::size_t ReferenceScanner::annex() const {
    const auto& annexes = context_.clauses.annexes;
    const std::size_t offset = view_->offsets.front();
    const auto after =
        std::ranges::upper_bound(annexes, offset, {}, [](const Annex& a) { return a.span.begin; });
    return after == annexes.begin() ? Clause::kNoClause
                                    : static_cast<std::size_t>(after - annexes.begin()) - 1;
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
    Fact& fact = add(begin, number.end, "ref");
    // 《…公约》附录一, 附录二: both are of the title.
    const std::size_t title_end =
        begin > 0 && (text_[begin - 1] == U'的' || is_joint(text_[begin - 1])) ? begin - 1 : begin;
    const bool outer = outer_end_ != kNpos && (outer_end_ == begin || outer_end_ == title_end);
    const bool other = outer || words_.before(text_, begin, content_) == Before::other;
    fact.set("internal", outer ? "no" : "yes");
    fact.set("kind", "attachment");
    if (outer) {
        fact.set("name", outer_title_);
        outer_end_ = number.end;
    }
    fact.set("target", number.value);
    fact.set("resolved", other ? "unknown" : "");
    fact.set("text", words(begin, number.end));
}

}  // namespace review
