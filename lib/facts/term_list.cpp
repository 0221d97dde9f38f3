#include <algorithm>
#include <bitset>
#include <utility>

#include "facts/lexicon.h"
#include "facts/scan.h"

namespace review {

namespace {

constexpr std::size_t kFilterBits = 4096;  // first characters, by their low 12 bits

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
    std::bitset<kFilterBits> last_filter;
    std::size_t longest = 0;

    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> starting_with(char32_t c) const {
        if (!filter[c % kFilterBits]) {
            return {0, 0};
        }
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
    for (std::size_t i = 0; i < kept.size(); ++i) {
        const char32_t c = kept[i].word.front();
        if (impl_->first.empty() || impl_->first.back().first != c) {
            impl_->first.push_back({c, {static_cast<std::uint32_t>(i), 0}});
        }
        impl_->first.back().second.second = static_cast<std::uint32_t>(i + 1);
        impl_->filter.set(c % kFilterBits);
        impl_->last_filter.set(kept[i].word.back() % kFilterBits);
        impl_->longest = std::max(impl_->longest, kept[i].word.size());
    }
}

TermList::TermList(TermList&&) noexcept = default;
TermList& TermList::operator=(TermList&&) noexcept = default;
TermList::~TermList() = default;

TermList::Match TermList::match_at(std::u32string_view text, std::size_t position) const {
    Match best;
    if (position >= text.size()) {
        return best;
    }
    auto [low, high] = impl_->starting_with(text[position]);
    const auto& terms = impl_->terms;
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
        const auto first = std::ranges::lower_bound(begin, end, c, {}, at_depth);
        const auto last = std::ranges::upper_bound(first, end, c, {}, at_depth);
        low = static_cast<std::uint32_t>(first - terms.begin());
        high = static_cast<std::uint32_t>(last - terms.begin());
    }
    return best;
}

TermList::Match TermList::match_before(std::u32string_view text, std::size_t position) const {
    if (position == 0 || position > text.size() ||
        !impl_->last_filter[text[position - 1] % kFilterBits]) {
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
        if (!impl_->filter[text[i] % kFilterBits]) {
            ++i;
            continue;
        }
        const Match match = match_at(text, i);
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
    if (text.empty() || text.size() > impl_->longest) {
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
