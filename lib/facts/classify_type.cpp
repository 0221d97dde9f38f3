// The type of a contract, by weighted words of its title and text.
#include <algorithm>

#include "facts/classify_words.h"

namespace review {

namespace {

constexpr int kTitleFactor = 3;

class TypeFinder {
public:
    TypeFinder(const ExtractContext& context, std::span<const std::u32string_view> titles)
        : context_(context), titles_(titles) {}

    void find(Classification& result) {
        read_words(context_,
                   context_.lexicon.list("type-body"),
                   [this](const LexiconTerm& term, bool first) {
                       if (first) {
                           type_points_[std::string(term.code())] += term.weight();
                           note_word(type_words_, term.code(), term.word);
                       }
                   });
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
        result.type_certainty = first == 0                   ? "undecided"
                                : result.type_second.empty() ? "certain"
                                                             : "review";
        add_reason(result.type_reason, "title", title_words_[result.type]);
        if (result.type_reason.empty()) {
            add_reason(result.type_reason, "words", type_words_[result.type]);
        }
    }

private:
    /// The largest weight of each type among the words of the title line that names a contract.
    void add_title_points() {
        const TermList& words = context_.lexicon.list("type-title");
        for (const std::u32string_view line : titles_) {
            Points best;
            for (const TermList::Match& match : words.find_all(line)) {
                int& points = best[std::string(match.term->code())];
                points = std::max(points, match.term->weight());
                note_word(title_words_, match.term->code(), match.term->word);
            }
            for (const auto& [type, points] : best) {
                type_points_[type] += points * kTitleFactor;
            }
            if (!best.empty()) {
                return;
            }
        }
    }

    const ExtractContext& context_;
    std::span<const std::u32string_view> titles_;
    Points type_points_;
    Words type_words_;
    Words title_words_;
};

}  // namespace

void note_word(Words& words, std::string_view code, std::u32string_view word) {
    constexpr std::size_t kMostWords = 3;
    std::vector<std::u32string>& noted = words[std::string(code)];
    if (noted.size() < kMostWords && std::ranges::find(noted, word) == noted.end()) {
        noted.emplace_back(word);
    }
}

/// Adds "name:word、word", apart from what stands before by a blank.
void add_reason(std::string& reasons,
                std::string_view name,
                const std::vector<std::u32string>& words) {
    if (words.empty()) {
        return;
    }
    reasons += reasons.empty() ? "" : " ";
    reasons += name;
    for (std::size_t i = 0; i < words.size(); ++i) {
        reasons += i == 0 ? ":" : "、";
        reasons += to_utf8(words[i]);
    }
}

void find_contract_type(const ExtractContext& context,
                        std::span<const std::u32string_view> titles,
                        Classification& result) {
    TypeFinder(context, titles).find(result);
}

}  // namespace review
