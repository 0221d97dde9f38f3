// Sentences of a normative document: what it says of itself (since when and how long it is in
// force, what it repeals, who interprets it, on what basis it was made), and those that limit a
// finding.
#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "facts/extract.h"
#include "facts/party_names.h"
#include "facts/scan.h"
#include "facts/values.h"

namespace review {

namespace {

using Cues = std::vector<TermList::Match>;

/// A sentence as chars of a view, its end mark with it.
struct Sentence {
    const View* view = nullptr;
    Range range;
    Span span;
    Cues cues;  // those of the list "sentence-cues" in it
};

/// Walks a line once, however many marks in it stay open.
class SentenceMarks {
public:
    explicit SentenceMarks(std::u32string_view text)
        : text_(text), last_title_(text.rfind(U'》')), last_quote_(text.rfind(U'”')) {}

    /// Index after the sentence that begins at `i`; marks in 《》 and closed “” end none.
    [[nodiscard]] std::size_t sentence_end(std::size_t i) const {
        for (; i < text_.size(); ++i) {
            if (text_[i] == U'《' && closes(last_title_, i)) {
                i = text_.find(U'》', i);
            } else if (text_[i] == U'“' && closes(last_quote_, i)) {
                i = text_.find(U'”', i);
            } else if (is_sentence_end(text_[i])) {
                return i + 1;
            }
        }
        return i;
    }

    /// Whether `i` stands within 《》; asked for in the order of the text.
    [[nodiscard]] bool in_title(std::size_t i) {
        for (; walked_ <= i; ++walked_) {
            open_ = text_[walked_] == U'《' || (open_ && text_[walked_] != U'》');
        }
        return open_ && closes(last_title_, i);
    }

private:
    static bool closes(std::size_t last, std::size_t i) { return last != kNpos && last > i; }

    std::u32string_view text_;
    std::size_t last_title_;
    std::size_t last_quote_;
    std::size_t walked_ = 0;
    bool open_ = false;
};

class SentenceReader {
public:
    SentenceReader(std::vector<Fact>& facts, const ExtractContext& context)
        : facts_(facts), context_(context) {
        static constexpr std::array<std::string_view, 5> kNeeded = {
            "date", "duration", "ref", "quote", "docNumber"};
        for (std::size_t i = 0; i < facts_.size(); ++i) {
            const Fact& fact = facts_[i];
            const bool title = fact.element != "quote" || fact.get("kind") == "title";
            if (title && std::ranges::find(kNeeded, fact.element) != kNeeded.end()) {
                index_.emplace_back(fact.span.begin, i);
            }
        }
        std::ranges::sort(index_);
    }

    std::vector<Fact> read() {
        const TermList& cues = context_.lexicon.list("sentence-cues");
        for (std::size_t v = 0; v < context_.views.size(); ++v) {
            const View& view = context_.views[v];
            const Story story = context_.document.paragraphs[v].story;
            if (story != Story::body && story != Story::text_box) {
                continue;
            }
            const Cues found = cues.find_all(view.text());
            if (!found.empty()) {
                read_view(view, context_.contents[v].begin, found);
            }
        }
        return std::move(made_);
    }

private:
    void read_view(const View& view, std::size_t begin, const Cues& found) {
        SentenceMarks marks(view.text());
        std::size_t next = 0;
        while (begin < view.chars.size() && next < found.size()) {
            Sentence sentence{.view = &view, .range = {}, .span = {}, .cues = {}};
            sentence.range = {.begin = begin, .end = marks.sentence_end(begin)};
            for (; next < found.size() && found[next].begin < sentence.range.end; ++next) {
                const bool titled = marks.in_title(found[next].begin);
                if (found[next].begin >= begin && !titled) {
                    sentence.cues.push_back(found[next]);
                }
            }
            begin = sentence.range.end;
            if (!sentence.cues.empty()) {
                sentence.span = view.span(sentence.range.begin, sentence.range.end);
                read_masks(sentence);
                read_clauses(sentence);
            }
        }
    }

    /// The line up to the end of the sentence: nothing behind it is looked at.
    static std::u32string_view text_of(const Sentence& sentence) {
        return sentence.view->text().substr(0, sentence.range.end);
    }

    /// Index of the last `c` of the sentence before `end`, kNpos when it has none.
    static std::size_t last_before(const Sentence& sentence, char32_t c, std::size_t end) {
        const std::size_t begin = sentence.range.begin;
        const std::size_t at = text_of(sentence).substr(begin, end - begin).rfind(c);
        return at == kNpos ? kNpos : begin + at;
    }

    [[nodiscard]] static const TermList::Match* find(const Sentence& sentence,
                                                     std::string_view code,
                                                     std::size_t from = 0) {
        const auto cue = std::ranges::find_if(sentence.cues, [&](const TermList::Match& match) {
            return match.term->code() == code && match.begin >= from;
        });
        return cue == sentence.cues.end() ? nullptr : &*cue;
    }

    // --- sentences that limit a finding ---

    void read_masks(const Sentence& sentence) {
        const TermList::Match* by = find(sentence, "attribution");
        const std::size_t title = by == nullptr ? kNpos : text_of(sentence).find(U'《', by->end);
        if (by != nullptr && (title != kNpos || find(sentence, "source") != nullptr)) {
            add_mask(sentence, "attribution");
        }
        if (is_negation(sentence)) {
            add_mask(sentence, "negation");
        }
        if (find(sentence, "definition") != nullptr) {
            add_mask(sentence, "definition");
        }
        if (is_accountability(sentence)) {
            add_mask(sentence, "accountability");
        }
    }

    /// A prohibition for authorities: 行政机关不得擅自设定…
    static bool is_negation(const Sentence& sentence) {
        const TermList::Match* prohibition = find(sentence, "prohibition");
        if (prohibition == nullptr) {
            return false;
        }
        const TermList::Match* other = find(sentence, "private");
        const TermList::Match* organ = find(sentence, "organ");
        const bool of_others = other != nullptr && other->begin < prohibition->begin &&
                               (organ == nullptr || other->begin < organ->begin);
        const bool of_organs = organ != nullptr && organ->begin < prohibition->begin;
        return !of_others &&
               (of_organs || find(sentence, "organ-act", prohibition->end) != nullptr);
    }

    /// Officials answer for it; not the staff of a company.
    static bool is_accountability(const Sentence& sentence) {
        const TermList::Match* staff = find(sentence, "staff");
        if (staff == nullptr || find(sentence, "liability", staff->end) == nullptr) {
            return false;
        }
        const TermList::Match* other = find(sentence, "private");
        const TermList::Match* organ = find(sentence, "organ");
        const bool of_others = other != nullptr && other->begin < staff->begin;
        return !of_others &&
               (staff->term->weight() > 0 || (organ != nullptr && organ->begin < staff->begin));
    }

    void add_mask(const Sentence& sentence, std::string_view element) {
        Span span = sentence.span;
        const std::size_t clause = context_.clauses.clause_at(span.end - 1);
        if (clause != Clause::kNoClause) {
            span.begin = std::max(span.begin, context_.clauses.clauses[clause].span.begin);
        }
        made_.push_back({.span = span, .element = element, .attributes = {}});
    }

    // --- what the document says of itself ---

    void read_clauses(const Sentence& sentence) {
        const TermList::Match* effect = find(sentence, "effect");
        if (effect != nullptr) {
            read_effect(sentence, *effect);
        }
        if (const TermList::Match* validity = find(sentence, "validity")) {
            read_validity(sentence, *validity, effect != nullptr);
        }
        if (const TermList::Match* repeal = find(sentence, "repeal")) {
            read_repeal(sentence, *repeal);
        }
        if (const TermList::Match* interpret = find(sentence, "interpret")) {
            read_interpretation(sentence, *interpret);
        }
        const TermList::Match* by = find(sentence, "attribution");
        const TermList::Match* end = by == nullptr ? nullptr : find(sentence, "basis", by->end);
        if (end != nullptr) {
            read_basis(sentence, by->begin, end->end);
        }
    }

    Fact make(const Sentence& sentence, Range range, std::string_view element) const {
        return make_value(context_, *sentence.view, range.begin, range.end, element);
    }

    /// Facts of those read before that stand in chars `range` of the view of the sentence.
    template <class Use>
    void for_facts(const Sentence& sentence, Range range, const Use& use) {
        const Span span = sentence.view->span(range.begin, range.end);
        auto at = std::ranges::lower_bound(index_, std::pair{span.begin, std::size_t{0}});
        for (; at != index_.end() && at->first < span.end; ++at) {
            if (facts_[at->second].span.end <= span.end) {
                use(facts_[at->second]);
            }
        }
    }

    /// 自2026年4月1日起施行, 自印发之日起施行, 自公布之日起三十日后施行
    void read_effect(const Sentence& sentence, const TermList::Match& cue) {
        const std::u32string_view text = text_of(sentence);
        const std::size_t from = last_before(sentence, U'自', cue.begin);
        constexpr std::size_t kFarthest = 24;
        if (from == kNpos || cue.begin - from > kFarthest) {
            return;
        }
        const Range range{.begin = from, .end = cue.end};
        Fact fact = make(sentence, range, "effect");
        for_facts(sentence, range, [&](const Fact& one) {
            if (one.element == "date" && one.has("day")) {
                fact.set("from", "date");
                fact.set("iso", std::string(one.get("iso")));
                fact.set("day", std::string(one.get("day")));
            } else if (one.element == "duration" && one.has("days")) {
                fact.set("days", std::string(one.get("days")));
            }
        });
        const std::u32string_view words = text.substr(from, cue.begin - from);
        const bool issued = words.find(U"之日") != kNpos || words.find(U"日后") != kNpos;
        if (!fact.has("from") && !issued) {
            return;
        }
        if (!fact.has("from")) {
            fact.set("from", "issue");
        }
        made_.push_back(std::move(fact));
    }

    /// 本办法, 本文件 before `end`; not 本市.
    [[nodiscard]] bool names_itself(const Sentence& sentence, std::size_t end) const {
        const TermList& names = context_.lexicon.list("own-names");
        const std::u32string_view text = text_of(sentence);
        for (std::size_t i = text.find(U'本', sentence.range.begin); i < end;
             i = text.find(U'本', i + 1)) {
            if (names.match_at(text, i + 1).term != nullptr) {
                return true;
            }
        }
        return false;
    }

    /// 有效期5年, 有效期至2031年3月31日, of the document itself
    void read_validity(const Sentence& sentence, const TermList::Match& cue, bool effect) {
        const bool own = effect || names_itself(sentence, cue.begin);
        const std::size_t stop =
            std::min(text_of(sentence).find_first_of(U",。;", cue.end), sentence.range.end);
        Fact fact = make(sentence, {.begin = cue.begin, .end = stop}, "validity");
        for_facts(sentence, {.begin = cue.end, .end = stop}, [&](const Fact& one) {
            for (const std::string_view name : {"iso", "day", "years", "months", "days"}) {
                const bool date = one.element == "date" && one.has("day");
                if ((date || one.element == "duration") && one.has(name)) {
                    fact.set(name, std::string(one.get(name)));
                }
            }
        });
        constexpr std::size_t kNothingFound = 1;  // but its words
        if (own && fact.attributes.size() > kNothingFound) {
            made_.push_back(std::move(fact));
        }
    }

    /// 《…规定》（江城管〔2019〕30号）同时废止: one for each title
    void read_repeal(const Sentence& sentence, const TermList::Match& cue) {
        const Range range{.begin = sentence.range.begin, .end = cue.begin};
        std::vector<Fact> repealed;
        for_facts(sentence, range, [&](const Fact& one) {
            if (one.element == "docNumber") {
                if (!repealed.empty() && repealed.back().get("order") == one.get("normal")) {
                    return;  // the note behind the title
                }
                if (repealed.empty() || repealed.back().has("order")) {
                    repealed.push_back({.span = one.span, .element = "repeal", .attributes = {}});
                }
                repealed.back().set("order", std::string(one.get("normal")));
                return;
            }
            const bool whole =
                one.element == "quote" ||
                (one.element == "ref" && one.get("kind") == "law" && !one.has("article"));
            if (whole) {
                Fact fact{.span = one.span, .element = "repeal", .attributes = {}};
                fact.set("name", std::string(one.get(one.element == "ref" ? "name" : "text")));
                if (one.has("order")) {
                    fact.set("order", std::string(one.get("order")));
                }
                repealed.push_back(std::move(fact));
            }
        });
        const TermList::Match* by = find(sentence, "attribution");
        if (by != nullptr && by->begin < cue.begin) {
            return;  // 依照《…》废止
        }
        for (Fact& fact : repealed) {
            fact.set("text", std::string(context_.document.slice(fact.span)));
            made_.push_back(std::move(fact));
        }
    }

    /// 由江州市城市管理局负责解释, 解释权归江州市城市管理局
    void read_interpretation(const Sentence& sentence, const TermList::Match& cue) {
        const std::u32string_view text = text_of(sentence);
        const bool right = cue.term->word.back() == U'归';
        std::size_t begin = right ? cue.end : last_before(sentence, U'由', cue.begin);
        if (begin == kNpos) {
            return;
        }
        begin += right ? 0 : 1;
        const std::size_t end =
            right ? std::min(text.find_first_of(U",。;", begin), text.size()) : cue.begin;
        Range name{.begin = begin, .end = end};
        constexpr std::size_t kLongestName = 60;
        for (const std::u32string_view tail : {U"负责", U"所有", U"具体"}) {
            const std::u32string_view words = text.substr(name.begin, name.size());
            name.end -= words.ends_with(tail) ? tail.size() : 0;
        }
        const std::u32string_view words = text.substr(name.begin, name.size());
        if (name.size() < 2 || name.size() > kLongestName ||
            words.find_first_of(U",。;:") != kNpos) {
            return;
        }
        const std::size_t first = right ? cue.begin : begin - 1;
        Fact fact =
            make(sentence, {.begin = first, .end = std::max(end, cue.end)}, "interpretation");
        fact.set("name", to_utf8(words));
        fact.set("kind", std::string(kind_of_name(context_.lexicon, words).kind));
        made_.push_back(std::move(fact));
    }

    /// 根据《…》，制定本办法: what it cites gets role basis.
    void read_basis(const Sentence& sentence, std::size_t begin, std::size_t end) {
        const Range range{.begin = begin, .end = end};
        std::size_t refs = 0;
        for_facts(sentence, range, [&](Fact& one) {
            if (one.element == "ref" || one.element == "quote") {
                one.set("role", "basis");
                ++refs;
            }
        });
        Fact fact = make(sentence, range, "basis");
        fact.set("refs", std::to_string(refs));
        made_.push_back(std::move(fact));
    }

    std::vector<Fact>& facts_;
    const ExtractContext& context_;
    std::vector<std::pair<std::size_t, std::size_t>> index_;  // begin, index into facts
    std::vector<Fact> made_;
};

}  // namespace

std::vector<Fact> extract_official_sentences(std::vector<Fact>& facts,
                                             const ExtractContext& context) {
    return SentenceReader(facts, context).read();
}

}  // namespace review
