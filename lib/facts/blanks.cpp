#include "facts/blanks.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/text.h"
#include "facts/party_blocks.h"

namespace review {

namespace {

bool is_blank_text(std::string_view text) {
    return trim(text).empty();
}

/// The columns that blanks take on paper.
std::size_t columns_of(std::string_view blanks) {
    std::size_t columns = 0;
    for (std::size_t i = 0; i < blanks.size();) {
        const CodePoint c = code_point_at(blanks, i);
        columns += c.value == U'\t' ? 4 : c.value == 0x3000 ? 2 : 1;
        i += c.size;
    }
    return columns;
}

/// Whether highlighted text tells the writer what to do.
bool is_instruction(const ExtractContext& context, std::string_view text) {
    constexpr std::size_t kLongest = 400;
    if (text.size() > kLongest) {
        return false;
    }
    const auto matches = context.lexicon.list("instruction-words").find_all(to_utf32(text));
    return std::ranges::any_of(
        matches, [](const TermList::Match& match) { return match.term->code() == "verb"; });
}

/// Runs of neighbouring segments of one paragraph that share a mark.
template <class Marked, class Use>
void for_each_run(const Document& document, Marked marked, Use use) {
    const auto& segments = document.segments;
    for (std::size_t i = 0; i < segments.size();) {
        if (!marked(segments[i].marks) || segments[i].marks.hidden) {
            ++i;
            continue;
        }
        Span span = segments[i].span;
        ++i;
        while (i < segments.size() && marked(segments[i].marks) && !segments[i].marks.hidden &&
               segments[i].span.begin == span.end) {
            span.end = segments[i].span.end;
            ++i;
        }
        use(span);
    }
}

class BlankExtractor {
public:
    explicit BlankExtractor(const ExtractContext& context) : context_(context) {}

    std::vector<Fact> run() {
        scan_marked_text(context_, blanks_);
        for (std::size_t v = 0; v < context_.views.size(); ++v) {
            if (is_main(v)) {
                scan_blanks(context_, v, blanks_);
            }
        }
        scan_boxes(context_, blanks_);
        drop_overlaps();
        if (!blanks_.empty()) {
            find_signature();
        }
        std::vector<Fact> facts;
        facts.reserve(blanks_.size());
        for (const Blank& blank : blanks_) {
            Fact fact;
            fact.span = blank.span;
            fact.element = "blank";
            fact.set("kind", std::string(blank.kind));
            fact.set("of", std::string(purpose(blank)));
            fact.set("text", std::string(context_.document.slice(blank.span)));
            facts.push_back(std::move(fact));
        }
        return facts;
    }

private:
    bool is_main(std::size_t v) const {
        const Story story = context_.document.paragraphs[context_.views[v].paragraph].story;
        return story == Story::body || story == Story::text_box;
    }

    /// One place is one blank: the longer one, of equal ones the first found.
    void drop_overlaps() {
        std::ranges::stable_sort(blanks_, [](const Blank& a, const Blank& b) {
            return a.span.begin != b.span.begin ? a.span.begin < b.span.begin
                                                : a.span.end > b.span.end;
        });
        std::vector<Blank> kept;
        for (Blank& blank : blanks_) {
            if (kept.empty() || !kept.back().span.overlaps(blank.span)) {
                kept.push_back(blank);
            } else if (kept.back().kind == "underlined" && blank.kind == "date") {
                kept.back() = blank;  // underlined room and 年 月 日 after it
            }
        }
        blanks_ = std::move(kept);
    }

    void find_signature() {
        signature_ = context_.clauses.zones.conclusions;
        const PartyPlaces& places = context_.parties->places;
        if (places.signature.empty()) {
            return;
        }
        const Span annexes = context_.clauses.zones.annexes;
        const std::size_t begin = places.signature.front().span.begin;
        const std::size_t end = annexes.empty() ? last_signature_line(places) : annexes.begin;
        signature_.begin = signature_.empty() ? begin : std::min(begin, signature_.begin);
        signature_.end = std::max(end, signature_.end);
    }

    /// The block ends some lines below the last party.
    std::size_t last_signature_line(const PartyPlaces& places) const {
        constexpr std::size_t kLinesBelow = 8;
        const std::size_t last = context_.document.paragraph_at(places.signature.back().span.begin);
        const std::size_t line =
            std::min(last + kLinesBelow, context_.document.paragraphs.size() - 1);
        return context_.document.paragraphs[line].span.end;
    }

    std::string_view purpose(const Blank& blank) const {
        if (!signature_.empty() && blank.span.begin >= signature_.begin &&
            blank.span.begin < signature_.end) {
            return "signature";
        }
        const std::u32string_view text = context_.views[blank.view].text();
        constexpr std::size_t kNear = 12;
        constexpr std::size_t kFar = 40;
        std::string_view of = word_before(text, blank.range.begin, kNear);
        if (blank.kind == "date") {
            return of == "term" ? "term" : "date";
        }
        if (of.empty()) {
            const std::size_t end = std::max(blank.range.end, blank.range.begin);
            const auto unit = context_.lexicon.list("blank-units").match_at(text, end);
            of = unit.term == nullptr ? std::string_view{} : std::string_view(unit.term->code());
        }
        if (of.empty()) {
            of = word_before(text, blank.range.begin, kFar);
        }
        if (of.empty()) {
            of = label_cell(blank);
        }
        return of.empty() ? "other" : of;
    }

    /// Code of the nearest word that ends before `end` in the same sentence.
    std::string_view word_before(std::u32string_view text,
                                 std::size_t end,
                                 std::size_t reach) const {
        const TermList& words = context_.lexicon.list("blank-of");
        const TermList& roles = context_.lexicon.list("party-roles");
        for (std::size_t i = end; i > 0 && end - i < reach; --i) {
            if (is_sentence_end(text[i - 1])) {
                break;
            }
            if (const auto match = words.match_before(text, i); match.term != nullptr) {
                return match.term->code();
            }
            const bool label = i < text.size() && (text[i] == U':' || text[i] == U'(' || i == end);
            if (label && roles.match_before(text, i).term != nullptr) {
                return "party";
            }
        }
        return {};
    }

    /// The cell to the left says what the blank is for.
    std::string_view label_cell(const Blank& blank) const {
        const Paragraph& here = context_.document.paragraphs[context_.views[blank.view].paragraph];
        if (here.table == kNone || blank.view == 0) {
            return {};
        }
        const View& left = context_.views[blank.view - 1];
        const Paragraph& label = context_.document.paragraphs[left.paragraph];
        if (label.table != here.table || label.row != here.row) {
            return {};
        }
        constexpr std::size_t kReach = 20;
        return word_before(left.text(), left.chars.size(), kReach);
    }

    const ExtractContext& context_;
    std::vector<Blank> blanks_;
    Span signature_;
};

}  // namespace

void scan_marked_text(const ExtractContext& context, std::vector<Blank>& blanks) {
    const Document& document = context.document;
    const auto add = [&](Span span, std::string_view kind) {
        const std::size_t p = document.paragraph_at(span.begin);
        const Story story = document.paragraphs[p].story;
        if (story != Story::body && story != Story::text_box) {
            return;
        }
        const View& view = context.views[p];
        blanks.push_back({.span = span,
                          .kind = kind,
                          .view = p,
                          .range = {.begin = view.index(span.begin), .end = view.index(span.end)}});
    };
    for_each_run(
        document,
        [](const Marks& marks) { return marks.placeholder; },
        [&](Span span) { add(span, "placeholder"); });
    for_each_run(
        document,
        [](const Marks& marks) { return marks.underlined; },
        [&](Span span) {
            const std::string_view text = document.slice(span);
            if (is_blank_text(text) && columns_of(text) >= 2) {
                add(span, "underlined");
            }
        });
    for_each_run(
        document,
        [](const Marks& marks) { return marks.highlighted; },
        [&](Span span) {
            if (is_instruction(context, document.slice(span))) {
                add(span, "highlight");
            }
        });
}

std::vector<Fact> extract_blanks(const ExtractContext& context) {
    return BlankExtractor(context).run();
}

}  // namespace review
