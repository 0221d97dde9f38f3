#include "facts/references.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/char_filter.h"
#include "base/text.h"
#include "facts/annex_head.h"
#include "facts/cited_order.h"
#include "facts/reference_facts.h"
#include "facts/reference_scanner.h"
#include "facts/scan.h"

namespace review {

namespace {

constexpr std::size_t kMaxTitle = 120;  // chars between 《 and 》

/// The characters that step() knows.
constexpr CharFilter kKnown(U"《“”。令〔第前本该同附0123456789");

/// Index of the 》 that closes `open`, npos when it is too far.
std::size_t title_end(std::u32string_view text, std::size_t open) {
    int depth = 0;
    const std::size_t last = std::min(text.size(), open + kMaxTitle);
    for (std::size_t i = open; i < last; ++i) {
        depth += text[i] == U'《' ? 1 : 0;
        if (text[i] == U'》' && --depth == 0) {
            return i;
        }
    }
    return kNpos;
}

}  // namespace

std::vector<Fact> ReferenceScanner::scan() {
    for (const View& view : context_.views) {
        scan_view(view);
    }
    return std::move(facts_);
}

void ReferenceScanner::scan_view(const View& view) {
    view_ = &view;
    text_ = view.text();
    sentence_law_ = {};
    last_place_ = {};
    outer_end_ = kNpos;
    amended_.begin_line();
    quote_end_ = 0;
    from_ = text_.empty() ? Clause::kNoClause : context_.clauses.clause_at(view.offsets.front());
    const std::size_t article = targets_.article_of(from_);
    if (!sentence_place_.law.name.empty() || article != sentence_article_) {
        sentence_place_ = {};  // else the sentence goes on through the items of a list
    }
    sentence_article_ = article;
    line_article_ = article == Clause::kNoClause ? 0 : context_.clauses.clauses[article].number;
    content_ = skip_label();
    first_stop_ = text_.find(U'。', content_);
    std::size_t i = content_;
    while (i < text_.size()) {  // at most places nothing begins
        i = kKnown.may_be(text_[i]) || laws_.may_begin(text_, i) ? step(i) : i + 1;
    }
}

std::size_t ReferenceScanner::skip_label() {
    const auto& clauses = context_.clauses.clauses;
    const Span line = context_.document.paragraphs[view_->paragraph].span;
    while (next_clause_ < clauses.size() && clauses[next_clause_].span.begin < line.begin) {
        ++next_clause_;
    }
    const std::size_t annex = read_annex_head(context_.document, *view_).label_end;
    if (next_clause_ < clauses.size() && line.contains(clauses[next_clause_].label_span)) {
        return std::max(annex, view_->index(clauses[next_clause_].label_span.end));
    }
    return annex;
}

std::size_t ReferenceScanner::step(std::size_t i) {
    switch (text_[i]) {
        case U'《':
            return read_title(i);
        case U'“':
            amended_.open_quote();
            add_quotation(i);
            return i + 1;
        case U'”':
            amended_.close_quote();
            return i + 1;
        case U'。':
            sentence_law_ = {};
            sentence_place_ = {};
            return i + 1;
        case U'令':
        case U'〔':
            return read_order(i);
        case U'第':
            return read_place(i);
        case U'前':
        case U'本':
            return read_relative(i);
        case U'该':
        case U'同':
            return read_same_law(i);
        case U'附':
            return read_attachment(i);
        default:
            return is_digit(text_[i]) ? read_dotted(i) : read_bare_law(i);
    }
}

std::string ReferenceScanner::words(std::size_t begin, std::size_t end) const {
    return to_utf8(text_.substr(begin, end - begin));
}

Fact& ReferenceScanner::add(std::size_t begin, std::size_t end, std::string_view element) {
    Fact fact{.span = view_->span(begin, end), .element = element, .attributes = {}};
    facts_.push_back(std::move(fact));
    return facts_.back();
}

void ReferenceScanner::add_quotation(std::size_t open) {
    if (quote_end_ <= open) {  // looked for once, however many quotations are open
        quote_end_ = std::min(text_.find(U'”', open), text_.size());
    }
    const std::size_t close = quote_end_ < text_.size() ? quote_end_ : kNpos;
    if (close != kNpos && close > open + 1) {
        Fact& fact = add(open, close + 1, "quote");
        fact.set("kind", "quotation");
        fact.set("text", words(open + 1, close));
    }
}

std::size_t ReferenceScanner::read_title(std::size_t open) {
    const std::size_t close = title_end(text_, open);
    if (close == kNpos || close == open + 1) {
        return open + 1;
    }
    Cited cited = laws_.identify(words(open + 1, close));
    const std::size_t next = laws_.read_note(text_, close + 1, cited);
    amended_.take_name(text_, open, close + 1, cited);
    outer_title_ = cited.name;
    outer_end_ = next;
    if (cited.is_law) {
        return add_law(open, close + 1, next, cited);
    }
    Fact& quote = add(open, close + 1, "quote");
    quote.set("kind", "title");
    quote.set("text", words(open + 1, close));
    if (!cited.order.empty()) {
        quote.set("order", cited.order);
    }
    return add_places(places_after(next), cited, next);
}

std::vector<CitedPlace> ReferenceScanner::places_after(std::size_t i) const {
    if ((at(i) == U'的' || at(i) == U'中' || at(i) == U'之') && at(i + 1) == U'第') {
        ++i;
    }
    if (const TermList::Match part = laws_.part_at(text_, i); part.term != nullptr) {
        i = part.end;  // 刑法分则第三章
    }
    return at(i) == U'第' ? read_citation(text_, i) : std::vector<CitedPlace>{};
}

std::size_t ReferenceScanner::add_law(std::size_t begin,
                                      std::size_t name_end,
                                      std::size_t next,
                                      const Cited& cited) {
    const std::vector<CitedPlace> places = places_after(next);
    const bool placed = !places.empty();
    const std::size_t end = placed ? places.front().end : name_end;
    set_law(add(begin, end, "ref"), cited, placed ? &places.front() : nullptr, words(begin, end));
    last_law_ = cited;
    if (!placed) {
        return next;
    }
    sentence_law_ = cited;
    for (std::size_t n = 1; n < places.size(); ++n) {
        set_law(add(places[n].begin, places[n].end, "ref"),
                cited,
                &places[n],
                words(places[n].begin, places[n].end));
    }
    remember(&cited, places.back());
    return places.back().end;
}

void ReferenceScanner::remember(const Cited* law, const CitedPlace& place) {
    if (!place.article.empty()) {
        last_place_ = {.law = law == nullptr ? Cited{} : *law, .place = place};
        sentence_place_ = last_place_;
    }
}

std::size_t ReferenceScanner::read_bare_law(std::size_t i) {
    const BareName name = is_han(text_[i]) ? laws_.bare_name(*view_, i, content_) : BareName{};
    if (name.end == 0) {
        return i + 1;
    }
    const bool full = text_.substr(i).starts_with(U"中华人民共和国");
    return add_bare_law(i, name.end, name.led || full);
}

std::size_t ReferenceScanner::add_bare_law(std::size_t begin, std::size_t end, bool sure) {
    Cited cited = laws_.identify(words(begin, end));
    const std::size_t next = laws_.read_note(text_, end, cited);
    if (!cited.is_law || (!sure && places_after(next).empty())) {
        return end;
    }
    amended_.take_name(text_, begin, end, cited);
    return add_law(begin, end, next, cited);
}

std::size_t ReferenceScanner::read_order(std::size_t i) {
    const std::optional<CitedOrder> order = read_cited_order(context_, *view_, i);
    if (!order) {
        return i + 1;
    }
    Cited cited{.name = {}, .law = {}, .order = order->order, .is_law = false};
    if (const std::optional<Law> law = context_.laws.find_order(order->order)) {
        cited.law = law->name;
        cited.is_law = true;
    }
    const std::vector<CitedPlace> places = places_after(order->end);
    const std::size_t first = facts_.size();
    if (cited.is_law) {
        cited.name = order->order;
        add_law(order->begin, order->end, order->end, cited);
    } else {
        set_law(
            add(order->begin, order->end, "ref"), cited, nullptr, words(order->begin, order->end));
        add_places(places, cited, order->end);
    }
    facts_[first].set("kind", "document");
    return places.empty() ? order->end : places.back().end;
}

std::size_t ReferenceScanner::read_same_law(std::size_t i) {
    const std::size_t ending = laws_.ending_at(text_, i + 1);
    if (ending == 0 || last_law_.name.empty() || at(ending) != U'第') {
        return read_same_place(i);
    }
    return add_law(i, ending, ending, last_law_);
}

std::vector<Fact> extract_references(const ExtractContext& context) {
    return ReferenceScanner(context).scan();
}

}  // namespace review
