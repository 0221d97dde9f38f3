#include "facts/amount_form.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "facts/scan.h"

namespace review {

namespace {

constexpr std::size_t kMaxGap = 40;  // chars between the two forms

constexpr std::size_t kNoView = std::numeric_limits<std::size_t>::max();

/// Where an amount stands.
struct Place {
    std::size_t fact = 0;
    std::size_t view = kNoView;
    std::size_t begin = 0;  // chars
    std::size_t end = 0;
    bool words = false;
};

class Pairer {
public:
    Pairer(std::vector<Fact>& facts, const ExtractContext& context)
        : facts_(facts),
          context_(context),
          links_(context.lexicon.list("pair-links")),
          forms_(context.lexicon.list("amount-forms")) {}

    void run() {
        locate();
        // A pair is two neighbours in reading order; the closer pair is taken first where an amount
        // could go with either side.
        std::vector<std::size_t> gaps(places_.size(), kNoView);
        for (std::size_t i = 0; i + 1 < places_.size(); ++i) {
            gaps[i] = gap(places_[i], places_[i + 1]);
        }
        for (std::size_t i = 0; i + 1 < places_.size();) {
            if (gaps[i] == kNoView) {
                ++i;
                continue;
            }
            if (gaps[i + 1] != kNoView && gaps[i + 1] < gaps[i]) {
                ++i;
                continue;
            }
            join(facts_[places_[i].fact], facts_[places_[i + 1].fact]);
            i += 2;
        }
    }

private:
    void locate() {
        std::size_t view = 0;
        for (std::size_t i = 0; i < facts_.size(); ++i) {
            const Fact& fact = facts_[i];
            if (!fact.has("fen")) {
                continue;
            }
            while (view < context_.views.size() &&
                   paragraph_end(context_.views[view]) < fact.span.end) {
                ++view;
            }
            if (view == context_.views.size()) {
                return;
            }
            const View& at = context_.views[view];
            places_.push_back({.fact = i,
                               .view = view,
                               .begin = at.index(fact.span.begin),
                               .end = at.index(fact.span.end),
                               .words = fact.get("form") == "words"});
        }
    }

    [[nodiscard]] std::size_t paragraph_end(const View& view) const {
        return context_.document.paragraphs[view.paragraph].span.end;
    }

    /// Chars between two forms of one amount, kNoView when they are not.
    [[nodiscard]] std::size_t gap(const Place& first, const Place& second) const {
        const Fact& digits = facts_[first.words ? second.fact : first.fact];
        if (first.words == second.words || digits.get("fen").starts_with('-') ||
            !facts_[first.fact].get("per").empty() != !facts_[second.fact].get("per").empty()) {
            return kNoView;
        }
        std::u32string between;
        const std::u32string_view text = context_.views[first.view].text();
        if (first.view == second.view) {
            if (second.begin < first.end || second.begin - first.end > kMaxGap) {
                return kNoView;
            }
            between.append(text.substr(first.end, second.begin - first.end));
        } else {
            if (second.view - first.view > 4 || !empty_between(first.view, second.view) ||
                text.size() - first.end + second.begin > kMaxGap) {
                return kNoView;
            }
            between.append(text.substr(first.end));
            between.push_back(U',');
            between.append(context_.views[second.view].text().substr(0, second.begin));
        }
        const bool joined = is_link(between) || labelled(between, second.words) ||
                            (between == U"," && in_one_row(first, second));
        return joined ? between.size() : kNoView;
    }

    [[nodiscard]] bool in_one_row(const Place& first, const Place& second) const {
        const auto paragraph = [this](const Place& place) -> const Paragraph& {
            return context_.document.paragraphs[context_.views[place.view].paragraph];
        };
        const Paragraph& a = paragraph(first);
        const Paragraph& b = paragraph(second);
        return a.table != kNone && a.table == b.table && a.row == b.row;
    }

    [[nodiscard]] bool empty_between(std::size_t first, std::size_t second) const {
        for (std::size_t i = first + 1; i < second; ++i) {
            if (!is_link(context_.views[i].text())) {
                return false;
            }
        }
        return true;
    }

    /// Nothing but words and marks that join two forms.
    [[nodiscard]] bool is_link(std::u32string_view between) const {
        for (std::size_t i = 0; i < between.size();) {
            if (between[i] == U' ') {
                ++i;
                continue;
            }
            const TermList::Match link = links_.match_at(between, i);
            if (link.term == nullptr) {
                return false;
            }
            i = link.end;
        }
        return true;
    }

    /// The label 大写 stands before the words, or 小写 before the digits, in the same sentence.
    [[nodiscard]] bool labelled(std::u32string_view between, bool words) const {
        for (const char32_t c : between) {
            if (is_sentence_end(c) && c != U';') {
                return false;
            }
        }
        const auto matches = forms_.find_all(between);
        return !matches.empty() && matches.back().term->code() == (words ? "words" : "digits");
    }

    static void join(Fact& first, Fact& second) {
        Fact& digits = first.get("form") == "digits" ? first : second;
        first.set("pair", std::string(second.get("fen")));
        second.set("pair", std::string(first.get("fen")));
        std::int64_t fen = 0;
        const std::string_view value = digits.get("fen");
        std::from_chars(value.data(), value.data() + value.size(), fen);
        digits.set("capital", to_capital(fen));
    }

    std::vector<Fact>& facts_;
    const ExtractContext& context_;
    const TermList& links_;
    const TermList& forms_;
    std::vector<Place> places_;
};

}  // namespace

void Capitals::note_small(char32_t c, std::int64_t unit, bool zero) {
    const bool capital = is_capital_numeral(c) || han_digit(c) == 0;
    integer.mixed = integer.mixed || !capital;
    if (unit == 10) {
        jiao = true;
    } else {
        missing_zero = missing_zero || (yuan && !jiao && !zero);
        fen = true;
    }
}

std::string Capitals::irregular() const {
    std::string codes;
    const auto add = [&codes](bool present, const char* code) {
        if (!present) {
            return;
        }
        if (!codes.empty()) {
            codes.push_back(' ');
        }
        codes += code;
    };
    add(small, "small-form");
    add(integer.missing_one, "missing-one");
    add(integer.missing_zero || missing_zero, "missing-zero");
    add(integer.extra_zero, "extra-zero");
    add(integer.zero_unit, "zero-unit");
    add(!yuan, "missing-yuan");
    add(yuan && !jiao && !fen && !whole, "missing-zheng");
    add(fen && whole, "zheng-after-fen");
    return codes;
}

void pair_amounts(std::vector<Fact>& facts, const ExtractContext& context) {
    Pairer(facts, context).run();
}

}  // namespace review
