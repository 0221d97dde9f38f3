#include <algorithm>
#include <bitset>
#include <utility>

#include "base/pair_filter.h"
#include "facts/lexicon.h"
#include "facts/scan.h"

namespace review {

namespace {

constexpr std::size_t kFilterBits = 4096;  // characters, by their low 12 bits

using Edge = std::pair<char32_t, std::pair<std::uint32_t, std::uint32_t>>;  // terms [first, second)

bool ends_with_any(std::u32string_view text, std::span<const std::u32string_view> words) {
    return std::ranges::any_of(words, [&](auto word) { return text.ends_with(word); });
}

bool stands_alone(const LexiconTerm& term, std::u32string_view text, std::size_t begin) {
    return !starts_with_any(text.substr(begin + term.word.size()), term.entry->not_before) &&
           !ends_with_any(text.substr(0, begin), term.entry->not_after);
}

}  // namespace

struct TermList::Impl {
    std::vector<LexiconTerm> terms;  // sorted by word, words unique, none empty
    std::vector<Edge> first;         // by first character
    std::bitset<kFilterBits> filter;
    std::bitset<kFilterBits> single;  // of words of one character
    std::bitset<kFilterBits> last_filter;
    PairFilter pairs;
    PairFilter last_pairs;  // as pairs, of the ends
    std::size_t longest = 0;

    /// Whether a word may end before `position` > 0.
    [[nodiscard]] bool may_end(std::u32string_view text, std::size_t position) const {
        const char32_t c = text[position - 1];
        return last_filter[c % kFilterBits] &&
               (single[c % kFilterBits] ||
                (position > 1 && last_pairs.holds(text[position - 2], c)));
    }

    [[nodiscard]] Match longest_at(std::u32string_view text, std::size_t position) const;

    /// Whether a word may begin at `position` < text.size().
    [[nodiscard]] bool may_begin(std::u32string_view text, std::size_t position) const {
        const char32_t c = text[position];
        return filter[c % kFilterBits] &&
               (single[c % kFilterBits] ||
                (position + 1 < text.size() && pairs.holds(c, text[position + 1])));
    }

    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> starting_with(char32_t c) const {
        const auto edge = std::ranges::lower_bound(first, c, {}, &Edge::first);
        return edge == first.end() || edge->first != c
                   ? std::pair<std::uint32_t, std::uint32_t>{0, 0}
                   : edge->second;
    }
};

TermList::TermList(std::vector<LexiconTerm> terms) : impl_(std::make_unique<Impl>()) {
    auto& kept = impl_->terms;
    kept = std::move(terms);
    std::erase_if(kept, [](const LexiconTerm& term) { return term.word.empty(); });
    std::ranges::stable_sort(kept, [](const LexiconTerm& a, const LexiconTerm& b) {
        const char32_t first_a = a.word.front();  // mostly decides, and is cheap
        const char32_t first_b = b.word.front();
        return first_a != first_b ? first_a < first_b : a.word < b.word;
    });
    const auto same_word = [](const LexiconTerm& a, const LexiconTerm& b) {
        return a.word == b.word;
    };
    // of equal words the last stays: seen from the back it is the first
    const auto first = std::unique(kept.rbegin(), kept.rend(), same_word).base();
    kept.erase(kept.begin(), first);
    impl_->pairs.reset(kept.size());
    impl_->last_pairs.reset(kept.size());
    for (std::size_t i = 0; i < kept.size(); ++i) {
        const std::u32string_view word = kept[i].word;
        const char32_t c = word.front();
        if (word.size() == 1) {
            impl_->single.set(c % kFilterBits);
        } else {
            impl_->pairs.add(c, word[1]);
            impl_->last_pairs.add(word[word.size() - 2], word.back());
        }
        if (impl_->first.empty() || impl_->first.back().first != c) {
            impl_->first.push_back({c, {static_cast<std::uint32_t>(i), 0}});
        }
        impl_->first.back().second.second = static_cast<std::uint32_t>(i + 1);
        impl_->filter.set(c % kFilterBits);
        impl_->last_filter.set(word.back() % kFilterBits);
        impl_->longest = std::max(impl_->longest, word.size());
    }
}

TermList::TermList(TermList&&) noexcept = default;
TermList& TermList::operator=(TermList&&) noexcept = default;
TermList::~TermList() = default;

TermList::Match TermList::match_at(std::u32string_view text, std::size_t position) const {
    const bool may = position < text.size() && impl_->may_begin(text, position);
    return may ? impl_->longest_at(text, position) : Match{};
}

TermList::Match TermList::Impl::longest_at(std::u32string_view text, std::size_t position) const {
    Match best;
    auto [low, high] = starting_with(text[position]);
    // The range holds the terms that share `depth` characters with the text; it narrows as the text
    // goes on. A term of exactly that length sorts first in it.
    for (std::size_t depth = 1; low < high; ++depth) {
        if (terms[low].word.size() == depth) {
            if (stands_alone(terms[low], text, position)) {
                best = {.begin = position, .end = position + depth, .term = &terms[low]};
            }
            ++low;
        }
        if (position + depth >= text.size()) {
            break;
        }
        const char32_t c = text[position + depth];
        const auto begin = terms.begin() + low;
        const auto end = terms.begin() + high;
        const auto at_depth = [depth](const LexiconTerm& term) { return term.word[depth]; };
        const auto from = std::ranges::lower_bound(begin, end, c, {}, at_depth);
        const auto to = std::ranges::upper_bound(from, end, c, {}, at_depth);
        low = static_cast<std::uint32_t>(from - terms.begin());
        high = static_cast<std::uint32_t>(to - terms.begin());
    }
    return best;
}

TermList::Match TermList::match_before(std::u32string_view text, std::size_t position) const {
    if (position == 0 || position > text.size() || !impl_->may_end(text, position)) {
        return {};
    }
    for (std::size_t length = std::min(impl_->longest, position); length > 0; --length) {
        const std::u32string_view word = text.substr(position - length, length);
        const LexiconTerm* term = find_exact(word);
        if (term != nullptr && stands_alone(*term, text, position - length)) {
            return {.begin = position - length, .end = position, .term = term};
        }
    }
    return {};
}

std::vector<TermList::Match> TermList::find_all(std::u32string_view text) const {
    std::vector<Match> matches;
    for (std::size_t i = 0; i < text.size();) {
        const Match match = impl_->may_begin(text, i) ? impl_->longest_at(text, i) : Match{};
        if (match.term == nullptr) {
            ++i;
            continue;
        }
        matches.push_back(match);
        i = match.end;
    }
    return matches;
}

const LexiconTerm* TermList::find_exact(std::u32string_view text) const {
    if (text.empty() || text.size() > impl_->longest || !impl_->may_begin(text, 0)) {
        return nullptr;
    }
    const auto [low, high] = impl_->starting_with(text.front());
    const auto begin = impl_->terms.begin() + low;
    const auto end = impl_->terms.begin() + high;
    const auto found = std::ranges::lower_bound(begin, end, text, {}, &LexiconTerm::word);
    return found == end || found->word != text ? nullptr : &*found;
}

std::span<const LexiconTerm> TermList::terms() const {
    return impl_->terms;
}

}  // namespace review
