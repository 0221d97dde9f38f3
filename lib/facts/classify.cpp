// What a document is: its kind by title, head, parties and standing phrases; the type of a contract
// by weighted cues, those of the title first; and why. All words come from rules/lexicon/types.xml
// and official.xml.
#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "facts/classify_words.h"
#include "facts/extract.h"
#include "facts/official_frame.h"
#include "facts/scan.h"

namespace review {

namespace {

constexpr std::size_t kMostTitleLines = 12;  // paragraphs in which a title may stand
constexpr std::size_t kLongestTitle = 60;

/// The lines that may be the title: what the clause tree found, and short lines at the beginning.
std::vector<std::u32string_view> title_lines(const ExtractContext& context) {
    std::vector<std::u32string_view> lines;
    const Span title = context.clauses.title;
    std::size_t seen = 0;
    for (const View& view : context.views) {
        const Paragraph& paragraph = context.document.paragraphs[view.paragraph];
        const bool main = paragraph.story == Story::body || paragraph.story == Story::text_box;
        if (!main || view.chars.empty()) {
            continue;
        }
        const std::u32string_view text = view.text();
        const bool marked = !title.empty() && title.overlaps(paragraph.span);
        const bool plain = text.size() <= kLongestTitle && paragraph.table == kNone &&
                           text.find_first_of(U"。;:") == std::u32string_view::npos;
        if (marked || plain) {
            lines.push_back(text);
        }
        if (++seen >= kMostTitleLines) {
            break;
        }
    }
    return lines;
}

/// Without a version or a note in brackets at the end: 施工合同（示范文本）.
std::u32string_view without_note(std::u32string_view title) {
    while (!title.empty() && (title.back() == U')' || title.back() == U'〕')) {
        const char32_t open = title.back() == U')' ? U'(' : U'〔';
        const std::size_t begin = title.rfind(open);
        if (begin == std::u32string_view::npos || begin == 0) {
            break;
        }
        title = title.substr(0, begin);
    }
    while (!title.empty() &&
           (title.back() == U'》' || title.back() == U' ' || is_digit(title.back()))) {
        title.remove_suffix(1);
    }
    return title;
}

constexpr int kLaw = 20;  // points of what only laws have

class Classifier {
public:
    Classifier(const ExtractContext& context, std::span<const Fact> facts)
        : context_(context), facts_(facts), titles_(title_lines(context)) {}

    Classification run(std::string_view kind) {
        read_cues();
        Classification result;
        find_kind(result);
        if (!kind.empty()) {
            result.kind = kind;
            result.kind_reason = "given";
            result.kind_certainty = "certain";
        }
        result.is_template = has_template_word();
        if (result.kind == "contract") {
            find_contract_type(context_, titles_, result);
        }
        result.tags = find_tags();
        return result;
    }

private:
    /// The words of kinds, signs and tags.
    void read_cues() {
        read_words(context_,
                   context_.lexicon.list("document-cues"),
                   [this](const LexiconTerm& term, bool first) { take_cue(term, first); });
    }

    void take_cue(const LexiconTerm& term, bool first) {
        const std::string_view code = term.code();
        const std::size_t blank = code.find(' ');
        const std::string_view what = code.substr(0, blank);
        const std::string name(blank == std::string_view::npos ? "" : code.substr(blank + 1));
        if (what == "kind") {
            ++phrases_[name];
            note_word(kind_words_, name, term.word);
        } else if (what == "sign" && first) {
            signs_[name] += term.weight();
            note_word(kind_words_, name, term.word);
        } else if (what == "tag") {
            tags_[name] = true;
        }
    }

    /// The kind that the first title line with a known ending names.
    void take_title() {
        const TermList& endings = context_.lexicon.list("kind-title");
        for (const std::u32string_view line : titles_) {
            const std::u32string_view title = without_note(line);
            const TermList::Match match = endings.match_before(title, title.size());
            constexpr std::size_t kShortestTitle = 4;
            const bool whole = match.term != nullptr && match.begin == 0;
            if (match.term != nullptr && (title.size() >= kShortestTitle || whole)) {
                titled_ = match.term->code();
                kind_points_[titled_] += match.term->weight();
                title_word_ = match.term->word;
                return;
            }
        }
    }

    void take_parties() {
        std::size_t heads = 0;
        std::size_t signatures = 0;
        for (const Fact& fact : facts_) {
            const bool head = fact.element == "party" && fact.get("place") == "head";
            heads += head ? 1 : 0;
            signatures += fact.element == "signature" ? 1 : 0;
            if (head) {
                note_word(reasons_, "parties", to_utf32(fact.get("role")));
            }
        }
        constexpr int kParties = 4;
        constexpr int kSigned = 2;
        kind_points_["contract"] += (heads >= 2 ? kParties : 0) + (signatures > 0 ? kSigned : 0);
        signed_ = signatures > 0;
        bound_ = heads > 0 || signed_;
    }

    /// Head, number and articles of what an authority issues.
    void take_frame() {
        constexpr int kHead = 5;
        constexpr std::ptrdiff_t kArticlesOfLaw = 3;
        const auto articles =
            std::ranges::count(context_.clauses.clauses, "article", &Clause::scheme);
        constexpr std::ptrdiff_t kArticlesOfStatute = 10;
        constexpr int kArticles = 8;
        if (articles >= kArticlesOfStatute && !bound_) {
            const bool law = phrases_["statute"] > phrases_["normative"];  // 本法
            kind_points_[law ? "statute" : "normative"] += kArticles;
            reasons_["articles"] = {to_utf32(std::to_string(articles))};
        }
        if (context_.frame == nullptr || !context_.frame->official) {
            return;
        }
        const TermList& makers = context_.lexicon.list("enactment-words");
        bool made = false;  // a line says how it came about
        for (const FramePart& part : context_.frame->parts) {
            const std::u32string_view text = context_.views[part.view].text();
            if (part.role == FrameRole::number && titled_ != "casefile") {
                kind_points_["normative"] += kHead;
                reasons_["number"] = {
                    std::u32string(text.substr(part.range.begin, part.range.size()))};
            } else if (part.role == FrameRole::order && articles >= kArticlesOfLaw) {
                kind_points_["statute"] += kLaw;
                note_word(reasons_, "enacted", text);
            } else if (part.role == FrameRole::enactment) {
                made = true;
                take_maker(makers, text);
            }
        }
        for (const FramePart& part : context_.frame->parts) {
            if (made && part.role == FrameRole::title) {
                take_maker(makers, context_.views[part.view].text());
            }
        }
        if (context_.frame->red_head && !reasons_.contains("number")) {
            kind_points_["normative"] += kHead;
            reasons_["red-head"] = {U"yes"};
        }
        take_catalog(articles >= kArticlesOfLaw ? kLaw : 0);
    }

    /// One who makes laws, in the title of what was made or below it.
    void take_maker(const TermList& makers, std::u32string_view text) {
        for (const TermList::Match& maker : makers.find_all(text)) {
            if (maker.term->weight() > 1) {
                kind_points_["statute"] += kLaw;
                note_word(reasons_, "enacted", maker.term->word);
            }
        }
    }

    /// A law that the catalogue knows by this title.
    void take_catalog(int points) {
        if (points == 0 || (titled_ != "normative" && titled_ != "statute")) {
            return;
        }
        std::string title(context_.document.slice(context_.clauses.title));
        std::erase_if(title, [](char c) { return c == ' ' || c == '\n' || c == '\t'; });
        if (context_.laws.find(title, {})) {
            kind_points_["statute"] += points;
            reasons_["catalog"] = {U"yes"};
        }
    }

    void find_kind(Classification& result) {
        take_title();
        take_parties();
        take_frame();
        constexpr int kMostPhrases = 5;
        // Words of procedure stand in statutes about it, too: a title says more.
        constexpr int kMostSigns = 12;
        constexpr int kMostBesideTitle = 5;
        for (const auto& [kind, points] : signs_) {
            kind_points_[kind] += std::min(points, titled_.empty() ? kMostSigns : kMostBesideTitle);
        }
        for (const auto& [kind, count] : phrases_) {
            kind_points_[kind] += std::min(count, kMostPhrases);
        }
        int most = 0;
        int second = 0;
        for (const auto& [kind, points] : kind_points_) {
            if (points > most) {
                second = most;
                most = points;
                result.kind = kind;
            } else {
                second = std::max(second, points);
            }
        }
        constexpr int kClose = 3;
        const bool known = result.kind == "statute" &&
                           (reasons_.contains("catalog") || reasons_.contains("enacted"));
        const bool sure = known || result.kind == titled_ || most - second >= kClose;
        result.kind_certainty = most == 0 ? "undecided" : sure ? "certain" : "review";
        result.kind_reason = kind_reason(result.kind);
    }

    [[nodiscard]] std::string kind_reason(const std::string& kind) {
        std::string reason;
        const bool issued = kind == "normative" || kind == "statute";
        if (kind == titled_) {
            add_reason(reason, "title", {title_word_});
        }
        for (const std::string_view name :
             {"catalog", "enacted", "red-head", "number", "articles"}) {
            const bool law = name == "catalog" || name == "enacted";
            if (issued && (!law || kind == "statute") && reasons_.contains(name)) {
                add_reason(reason, name, reasons_.find(name)->second);
            }
        }
        if (kind == "contract") {
            add_reason(reason, "parties", reasons_["parties"]);
            if (signed_ && kind != titled_) {
                add_reason(reason, "signature", {U"yes"});
            }
        }
        if (kind != titled_) {
            add_reason(reason, "words", kind_words_[kind]);
        }
        return reason;
    }

    bool has_template_word() const {
        const TermList& words = context_.lexicon.list("template-words");
        return std::ranges::any_of(
            titles_, [&](std::u32string_view line) { return !words.find_all(line).empty(); });
    }

    std::string find_tags() {
        for (const Fact& fact : facts_) {
            const bool head = fact.element == "party" && fact.get("place") == "head";
            const std::string_view kind = fact.get("kind");
            const bool sure = fact.get("certainty") != "review";
            const bool unit = (kind == "organ" || kind == "institution") && sure;
            tags_["gov"] = tags_["gov"] || (head && (unit || fact.get("code").starts_with('1')));
        }
        std::string result;
        for (const auto& [tag, found] : tags_) {
            if (found) {
                result += (result.empty() ? "" : " ") + tag;
            }
        }
        return result;
    }

    const ExtractContext& context_;
    std::span<const Fact> facts_;
    std::vector<std::u32string_view> titles_;
    Points kind_points_;
    Points signs_;
    std::string titled_;         // the kind that the title names
    std::u32string title_word_;  // how it ends
    bool signed_ = false;        // has a block for signatures
    bool bound_ = false;         // has parties or such a block
    Words reasons_;              // by what they are: parties, number …
    Words kind_words_;
    Points phrases_;  // standing phrases of a kind, by count
    std::map<std::string, bool> tags_;
};

}  // namespace

Classification classify(const ExtractContext& context,
                        std::span<const Fact> facts,
                        std::string_view kind) {
    return Classifier(context, facts).run(kind);
}

}  // namespace review
