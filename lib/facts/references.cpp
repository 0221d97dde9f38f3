#include "facts/references.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/text.h"
#include "facts/clause_lines.h"
#include "facts/clause_names.h"
#include "facts/extract.h"
#include "facts/reference_grammar.h"
#include "facts/reference_targets.h"
#include "facts/scan.h"

namespace review {

namespace {

constexpr std::size_t kMaxTitle = 120;  // chars between 《 and 》
constexpr std::size_t kMaxNote = 60;    // chars of a bracket after a title
constexpr std::size_t kMaxAlias = 20;
constexpr auto kNpos = std::u32string_view::npos;
constexpr std::u32string_view kAliasMark = U"简称";

/// What may stand directly before a place.
enum class Before : unsigned char { boundary, self, lead, other };

/// A law or another document that places are cited of.
struct Cited {
    std::string name;   // as written; empty: none
    std::string law;    // canonical, empty: not in the catalogue
    std::string order;  // 文号 or year that tells one text of the law from another
    bool is_law = false;
};

class Scanner {
public:
    explicit Scanner(const ExtractContext& context)
        : context_(context),
          targets_(context.clauses),
          endings_(context.lexicon.list("law-endings")),
          law_lead_(context.lexicon.list("law-lead")),
          law_follow_(context.lexicon.list("law-follow")),
          self_(context.lexicon.list("reference-self")),
          lead_(context.lexicon.list("reference-lead")),
          follow_(context.lexicon.list("reference-follow")) {}

    std::vector<Fact> scan() {
        for (const View& view : context_.views) {
            scan_view(view);
        }
        return std::move(facts_);
    }

private:
    void scan_view(const View& view) {
        view_ = &view;
        text_ = view.text();
        sentence_law_ = {};
        quote_end_ = 0;
        from_ =
            text_.empty() ? Clause::kNoClause : context_.clauses.clause_at(view.offsets.front());
        content_ = skip_label();
        std::size_t i = content_;
        while (i < text_.size()) {
            i = step(i);
        }
    }

    /// Index after the label of a clause at the start of the line, or the head of an annex.
    std::size_t skip_label() {
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

    std::size_t step(std::size_t i) {
        switch (text_[i]) {
            case U'《':
                return read_title(i);
            case U'“':
                add_quotation(i);
                return i + 1;
            case U'。':
                sentence_law_ = {};
                return i + 1;
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
                return read_bare_law(i);
        }
    }

    // --- helpers ---

    [[nodiscard]] char32_t at(std::size_t i) const { return i < text_.size() ? text_[i] : U'\0'; }

    [[nodiscard]] std::string words(std::size_t begin, std::size_t end) const {
        return to_utf8(text_.substr(begin, end - begin));
    }

    /// Whether nothing that could be one word with it stands before `i`.
    [[nodiscard]] bool starts_words(std::size_t i) const {
        return i <= content_ || !is_han(text_[i - 1]);
    }

    [[nodiscard]] Before before(std::size_t i) const {
        if (starts_words(i)) {
            return Before::boundary;
        }
        if (const auto self = self_.match_before(text_, i); self.term != nullptr) {
            return Before::self;
        }
        return lead_.match_before(text_, i).term != nullptr ? Before::lead : Before::other;
    }

    [[nodiscard]] bool sentence_goes_on(std::size_t i) const {
        return i >= text_.size() || !is_han(text_[i]) || follow_.match_at(text_, i).term != nullptr;
    }

    Fact& add(std::size_t begin, std::size_t end, std::string_view element) {
        Fact fact{.span = view_->span(begin, end), .element = element, .attributes = {}};
        facts_.push_back(std::move(fact));
        return facts_.back();
    }

    // --- titles and quotations ---

    void add_quotation(std::size_t open) {
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

    [[nodiscard]] std::size_t title_end(std::size_t open) const {
        int depth = 0;
        const std::size_t last = std::min(text_.size(), open + kMaxTitle);
        for (std::size_t i = open; i < last; ++i) {
            depth += text_[i] == U'《' ? 1 : 0;
            if (text_[i] == U'》' && --depth == 0) {
                return i;
            }
        }
        return kNpos;
    }

    /// 《…》, a bracket after it, and the places cited of it.
    std::size_t read_title(std::size_t open) {
        const std::size_t close = title_end(open);
        if (close == kNpos || close == open + 1) {
            return open + 1;
        }
        Cited cited = identify(words(open + 1, close));
        std::size_t next = close + 1;
        read_note(next, cited);
        if (cited.is_law) {
            return add_law(open, close + 1, next, cited);
        }
        Fact& quote = add(open, close + 1, "quote");
        quote.set("kind", "title");
        quote.set("text", words(open + 1, close));
        return add_places(places_after(next), cited, next);
    }

    /// Whether the title is that of a law: known, or ending as laws do.
    Cited identify(const std::string& title) {
        Cited cited{.name = title, .law = {}, .order = {}, .is_law = false};
        if (const auto alias = aliases_.find(title); alias != aliases_.end()) {
            cited = alias->second;
            cited.name = title;
            return cited;
        }
        if (const std::optional<Law> law = context_.laws.find(title, {})) {
            cited.law = law->name;
            cited.is_law = true;
            return cited;
        }
        std::u32string name = to_utf32(title);
        for (char32_t& c : name) {
            c = fold_width(c);
        }
        if (!name.empty() && name.back() == U')' && name.rfind(U'(') != kNpos) {
            name.resize(name.rfind(U'('));
        }
        cited.is_law = endings_.match_before(name, name.size()).term != nullptr;
        return cited;
    }

    /// （财政部令第87号）, 〔2016〕295号, （以下简称“民法典”） after a title.
    void read_note(std::size_t& i, Cited& cited) {
        for (int n = 0; n < 2 && at(i) == U'('; ++n) {
            const std::size_t close = closing_paren(text_, i, kMaxNote);
            if (close == kNpos) {
                return;
            }
            const std::u32string_view note = text_.substr(i + 1, close - i - 1);
            if (note.find(kAliasMark) != kNpos) {
                add_alias(note, cited);
            } else if (note.find(U'号') != kNpos || std::ranges::any_of(note, is_digit)) {
                cited.order = to_utf8(note);
            }
            i = close + 1;
        }
    }

    void add_alias(std::u32string_view note, const Cited& cited) {
        std::size_t begin = note.find(kAliasMark) + kAliasMark.size();
        static constexpr std::u32string_view kMarks = U"“”《》\"为:'‘’";
        while (begin < note.size() && kMarks.find(note[begin]) != kNpos) {
            ++begin;
        }
        std::size_t end = begin;
        while (end < note.size() && kMarks.find(note[end]) == kNpos) {
            ++end;
        }
        if (cited.is_law && end > begin && end - begin <= kMaxAlias) {
            aliases_.emplace(to_utf8(note.substr(begin, end - begin)), cited);
        }
    }

    /// Places that follow a title, perhaps after 的 or 中.
    [[nodiscard]] std::vector<CitedPlace> places_after(std::size_t i) const {
        if ((at(i) == U'的' || at(i) == U'中' || at(i) == U'之') && at(i + 1) == U'第') {
            ++i;
        }
        return at(i) == U'第' ? read_citation(text_, i) : std::vector<CitedPlace>{};
    }

    // --- citations of laws ---

    /// A citation whose name spans [begin, name_end); the places begin at `next` or after. Gives
    /// the index to go on from.
    std::size_t add_law(std::size_t begin,
                        std::size_t name_end,
                        std::size_t next,
                        const Cited& cited) {
        const std::vector<CitedPlace> places = places_after(next);
        const bool placed = !places.empty() && !places.front().article.empty();
        const std::size_t end = placed ? places.front().end : name_end;
        set_law(
            add(begin, end, "ref"), cited, placed ? &places.front() : nullptr, words(begin, end));
        last_law_ = cited;
        sentence_law_ = placed ? cited : sentence_law_;
        if (!placed) {
            return next;
        }
        for (std::size_t n = 1; n < places.size(); ++n) {
            set_law(add(places[n].begin, places[n].end, "ref"),
                    cited,
                    &places[n],
                    words(places[n].begin, places[n].end));
        }
        return places.back().end;
    }

    static void set_places(Fact& fact, const CitedPlace& place) {
        if (!place.article.empty()) {
            fact.set("article", place.article);
        }
        if (!place.paragraph.empty()) {
            fact.set("paragraph", place.paragraph);
        }
        if (!place.point.empty()) {
            fact.set("point", place.point);
        }
    }

    static void set_law(Fact& fact, const Cited& cited, const CitedPlace* place, std::string text) {
        fact.set("internal", "no");
        fact.set("kind", "law");
        fact.set("name", cited.name);
        if (!cited.law.empty()) {
            fact.set("law", cited.law);
        }
        if (!cited.order.empty()) {
            fact.set("order", cited.order);
        }
        if (place != nullptr) {
            set_places(fact, *place);
        }
        fact.set("text", std::move(text));
    }

    /// A law whose name stands without 《》: known to the catalogue, and the words around it are
    /// those of a citation.
    std::size_t read_bare_law(std::size_t i) {
        if (!is_han(text_[i])) {
            return i + 1;
        }
        const std::size_t offset = view_->offsets[i];
        const Span line = context_.document.paragraphs[view_->paragraph].span;
        const std::size_t size =
            context_.laws.match_name(context_.document.slice({.begin = offset, .end = line.end}));
        if (size == 0) {
            return i + 1;
        }
        const std::size_t end = view_->index(offset + size);
        const bool led =
            i == 0 || !is_han(text_[i - 1]) || law_lead_.match_before(text_, i).term != nullptr;
        const bool closed = end >= text_.size() || !is_han(text_[end]) ||
                            law_follow_.match_at(text_, end).term != nullptr;
        const bool quoted = i > 0 && (text_[i - 1] == U'“' || text_[i - 1] == U'《');
        // The title of a law does not cite it.
        const bool own = context_.clauses.title.contains({.begin = offset, .end = offset + size});
        if (!led || !closed || quoted || own) {
            return i + 1;
        }
        Cited cited = identify(words(i, end));
        std::size_t next = end;
        read_note(next, cited);
        const std::vector<CitedPlace> places = places_after(next);
        const bool placed = !places.empty() && !places.front().article.empty();
        const bool cites = i > 0 && law_lead_.match_before(text_, i).term != nullptr;
        if (!cited.is_law || (!placed && !cites && text_[i] != U'中')) {
            return end;
        }
        return add_law(i, end, next, cited);
    }

    /// 该法第八条, 同法第九条: the law named last.
    std::size_t read_same_law(std::size_t i) {
        const auto ending = endings_.match_at(text_, i + 1);
        if (ending.term == nullptr || last_law_.name.empty() || at(ending.end) != U'第') {
            return read_bare_law(i);
        }
        return add_law(i, ending.end, ending.end, last_law_);
    }

    // --- places without a document of their own ---

    std::size_t read_place(std::size_t i) {
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

    /// Places of a document that is not here.
    std::size_t add_places(std::vector<CitedPlace> places, const Cited& cited, std::size_t next) {
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

    std::size_t add_internal(const std::vector<CitedPlace>& places,
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
                set_law(
                    add(start, place.end, "ref"), sentence_law_, &place, words(start, place.end));
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

    void set_target(Fact& fact, const Target& target) const {
        fact.set("resolved", std::string(target.resolved));
        if (target.clause != Clause::kNoClause) {
            fact.set("target", context_.clauses.clauses[target.clause].address);
        }
    }

    /// Index of the annex that the line stands in.
    [[nodiscard]] std::size_t annex() const {
        const auto& annexes = context_.clauses.annexes;
        const std::size_t offset = view_->offsets.front();
        const auto after = std::ranges::upper_bound(
            annexes, offset, {}, [](const Annex& a) { return a.span.begin; });
        return after == annexes.begin() ? Clause::kNoClause
                                        : static_cast<std::size_t>(after - annexes.begin()) - 1;
    }

    /// 前款, 前条, 前两款, 本条, 本款; 本法第五条 is left to read_place.
    std::size_t read_relative(std::size_t i) {
        const bool previous = text_[i] == U'前';
        std::size_t unit = i + 1;
        if (previous) {
            if (const auto number = small_number(text_, unit)) {
                unit = number->end;
            }
        }
        const char32_t c = at(unit);
        const bool is_unit = c == U'款' || c == U'条' || c == U'项';
        const bool led =
            !previous || starts_words(i) || lead_.match_before(text_, i).term != nullptr;
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
                target =
                    base == Clause::kNoClause ? Target{} : targets_.resolve(place, base, annex());
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

    [[nodiscard]] Target here(char32_t unit) const {
        const std::size_t clause = unit == U'条' ? targets_.article_of(from_) : from_;
        return clause == Clause::kNoClause ? Target{} : Target{.resolved = "yes", .clause = clause};
    }

    // --- attachments ---

    /// 附件二, 附件1-2, 附件一、二, 附件1至附件3.
    std::size_t read_attachment(std::size_t i) {
        static constexpr std::array<std::u32string_view, 4> kWords = {
            U"附件", U"附表", U"附录", U"附图"};
        const auto* const word =
            std::ranges::find_if(kWords, [&](auto w) { return text_.substr(i).starts_with(w); });
        if (word == kWords.end()) {
            return read_bare_law(i);
        }
        std::size_t end = i + word->size();
        std::size_t begin = i;
        while (const std::size_t number_end = attachment_number_end(end)) {
            add_attachment(begin, end, number_end);
            const std::size_t next = number_end + 1;
            const bool listed = at(number_end) == U'、' && attachment_number_end(next) != 0;
            if (!listed) {
                return number_end;
            }
            begin = end = next;
        }
        return end;
    }

    [[nodiscard]] std::size_t attachment_number_end(std::size_t i) const {
        const bool paren = at(i) == U'(';
        std::size_t j = i + (paren ? 1U : 0U);
        if (const auto number = small_number(text_, j)) {
            j = number->end;
            while (at(j) == U'-' && is_digit(at(j + 1))) {
                const auto inner = small_number(text_, j + 1);
                if (!inner) {
                    return 0;
                }
                j = inner->end;
            }
        } else if (at(j) >= U'A' && at(j) <= U'Z' && !is_ascii_letter(at(j + 1))) {
            ++j;
        } else {
            return 0;
        }
        if (paren) {
            return at(j) == U')' ? j + 1 : 0;
        }
        // 附件三份: a count. 附件1.5: something else.
        const bool counted = std::u32string_view(U"份张页个套本.").find(at(j)) != kNpos && j > i;
        return counted ? 0 : j;
    }

    void add_attachment(std::size_t begin, std::size_t number, std::size_t end) {
        const bool paren = at(number) == U'(';
        const std::u32string_view printed =
            text_.substr(number + (paren ? 1U : 0U), end - number - (paren ? 2U : 0U));
        const bool other = before(begin) == Before::other;
        Fact& fact = add(begin, end, "ref");
        fact.set("internal", "yes");
        fact.set("kind", "attachment");
        fact.set("target", annex_number(printed));
        fact.set("resolved", other ? "unknown" : "");
        fact.set("text", words(begin, end));
    }

    const ExtractContext& context_;
    TargetIndex targets_;
    const TermList& endings_;
    const TermList& law_lead_;
    const TermList& law_follow_;
    const TermList& self_;
    const TermList& lead_;
    const TermList& follow_;
    std::vector<Fact> facts_;
    std::unordered_map<std::string, Cited> aliases_;
    Cited last_law_;
    Cited sentence_law_;  // cited with an article earlier in the sentence
    const View* view_ = nullptr;
    std::u32string_view text_;
    std::size_t from_ = Clause::kNoClause;
    std::size_t content_ = 0;  // where the line begins after its label
    std::size_t next_clause_ = 0;
    std::size_t quote_end_ = 0;  // the first ” at or after the last place looked from
};

}  // namespace

std::vector<Fact> extract_references(const ExtractContext& context) {
    return Scanner(context).scan();
}

}  // namespace review
