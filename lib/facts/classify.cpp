// What a document is: its kind by title, parties and standing phrases; the type of a contract by
// weighted cues, those of the title first. All words come from rules/lexicon/types.xml.
#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "facts/extract.h"
#include "facts/scan.h"

namespace review {

namespace {

constexpr std::size_t kMostTitleLines = 12;  // paragraphs in which a title may stand
constexpr std::size_t kLongestTitle = 60;

/// Points by code, in the order of codes, so that equal sums are decided alike everywhere.
using Points = std::map<std::string, int, std::less<>>;

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

class Classifier {
public:
    Classifier(const ExtractContext& context, std::span<const Fact> facts)
        : context_(context), facts_(facts), titles_(title_lines(context)) {}

    Classification run() {
        read_cues();
        Classification result;
        result.kind = find_kind();
        result.is_template = has_template_word();
        if (result.kind == "contract") {
            read_types();
            find_type(result);
        }
        result.tags = find_tags();
        return result;
    }

private:
    /// Calls `take(term, first)` for the words of a list in the text, `first` for the first of
    /// each.
    template <class Take>
    void read_words(const TermList& words, const Take& take) const {
        std::vector<bool> seen(words.terms().size());
        for (const View& view : context_.views) {
            const Story story = context_.document.paragraphs[view.paragraph].story;
            if (story != Story::body && story != Story::text_box) {
                continue;
            }
            for (const TermList::Match& match : words.find_all(view.text())) {
                const auto index = static_cast<std::size_t>(match.term - words.terms().data());
                take(*match.term, !seen[index]);
                seen[index] = true;
            }
        }
    }

    /// The words of kinds, signs and tags.
    void read_cues() {
        read_words(context_.lexicon.list("document-cues"),
                   [this](const LexiconTerm& term, bool first) { take_cue(term, first); });
    }

    /// The words of contract types.
    void read_types() {
        read_words(context_.lexicon.list("type-body"), [this](const LexiconTerm& term, bool first) {
            type_points_[std::string(term.code())] += first ? term.weight() : 0;
        });
    }

    void take_cue(const LexiconTerm& term, bool first) {
        const std::string_view code = term.code();
        const std::size_t blank = code.find(' ');
        const std::string_view what = code.substr(0, blank);
        const std::string name(blank == std::string_view::npos ? "" : code.substr(blank + 1));
        if (what == "kind") {
            ++phrases_[name];
        } else if (what == "sign" && first) {
            signs_[name] += term.weight();
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
                kind_points_[std::string(match.term->code())] += match.term->weight();
                titled_ = true;
                return;
            }
        }
    }

    std::string find_kind() {
        take_title();
        std::size_t heads = 0;
        std::size_t signatures = 0;
        for (const Fact& fact : facts_) {
            heads += fact.element == "party" && fact.get("place") == "head" ? 1 : 0;
            signatures += fact.element == "signature" ? 1 : 0;
        }
        constexpr int kParties = 4;
        constexpr int kSigned = 2;
        constexpr int kMostPhrases = 5;
        kind_points_["contract"] += (heads >= 2 ? kParties : 0) + (signatures > 0 ? kSigned : 0);
        // Words of procedure stand in statutes about it, too: a title says more.
        constexpr int kMostSigns = 12;
        constexpr int kMostBesideTitle = 5;
        for (const auto& [kind, points] : signs_) {
            kind_points_[kind] += std::min(points, titled_ ? kMostBesideTitle : kMostSigns);
        }
        constexpr std::ptrdiff_t kArticlesOfStatute = 10;
        constexpr int kArticles = 8;
        const auto articles =
            std::ranges::count(context_.clauses.clauses, "article", &Clause::scheme);
        if (articles >= kArticlesOfStatute && heads == 0 && signatures == 0) {
            kind_points_["normative"] += kArticles;
        }
        for (const auto& [kind, count] : phrases_) {
            kind_points_[kind] += std::min(count, kMostPhrases);
        }
        std::string best = "other";
        int most = 0;
        for (const auto& [kind, points] : kind_points_) {
            if (points > most) {
                best = kind;
                most = points;
            }
        }
        return best;
    }

    void find_type(Classification& result) {
        constexpr int kMostBody = 8;
        for (auto& [type, points] : type_points_) {
            points = std::min(points, kMostBody);
        }
        add_title_points();
        int first = 0;
        int second = 0;
        for (const auto& [type, points] : type_points_) {
            if (points > first) {
                second = first;
                result.type_second = result.type;
                first = points;
                result.type = type;
            } else if (points > second) {
                second = points;
                result.type_second = type;
            }
        }
        constexpr int kClose = 2;
        if (first - second >= kClose || second == 0) {
            result.type_second.clear();
        }
    }

    /// The largest weight of each type among the words of the title line that names a contract.
    void add_title_points() {
        const TermList& words = context_.lexicon.list("type-title");
        for (const std::u32string_view line : titles_) {
            Points best;
            for (const TermList::Match& match : words.find_all(line)) {
                int& points = best[std::string(match.term->code())];
                points = std::max(points, match.term->weight());
            }
            for (const auto& [type, points] : best) {
                type_points_[type] += points * kTitleFactor;
            }
            if (!best.empty()) {
                return;
            }
        }
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

    static constexpr int kTitleFactor = 3;

    const ExtractContext& context_;
    std::span<const Fact> facts_;
    std::vector<std::u32string_view> titles_;
    Points kind_points_;
    Points signs_;
    bool titled_ = false;  // the title names a kind
    Points phrases_;       // standing phrases of a kind, by count
    Points type_points_;
    std::map<std::string, bool> tags_;
};

}  // namespace

Classification classify(const ExtractContext& context, std::span<const Fact> facts) {
    return Classifier(context, facts).run();
}

}  // namespace review
