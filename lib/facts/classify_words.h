// Words that speak for the kind and the type of a document. Private to lib/facts.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "facts/extract.h"

namespace review {

/// Points by code, in the order of codes, so that equal sums are decided alike everywhere.
using Points = std::map<std::string, int, std::less<>>;
/// Words that spoke for a code, in the order of the text.
using Words = std::map<std::string, std::vector<std::u32string>, std::less<>>;

/// Keeps the word for the code, at most three of each.
void note_word(Words& words, std::string_view code, std::u32string_view word);

/// Adds "name:word、word", apart from what stands before by a blank; nothing without words.
void add_reason(std::string& reasons,
                std::string_view name,
                const std::vector<std::u32string>& words);

/// Calls `take(term, first)` for the words of a list in the text, `first` for the first of
/// each.
template <class Take>
void read_words(const ExtractContext& context, const TermList& words, const Take& take) {
    std::vector<bool> seen(words.terms().size());
    for (const View& view : context.views) {
        const Story story = context.document.paragraphs[view.paragraph].story;
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

/// Gives a contract its type, from the lines that may be its title and from its text.
void find_contract_type(const ExtractContext& context,
                        std::span<const std::u32string_view> titles,
                        Classification& result);

}  // namespace review
