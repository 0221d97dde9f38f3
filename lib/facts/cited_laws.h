// Which of the titles of a document are those of laws. Private to lib/facts.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

#include "facts/extract.h"

namespace review {

/// A law or another document that places are cited of.
struct Cited {
    std::string name;   // as written; empty: none
    std::string law;    // canonical, empty: not in the catalogue
    std::string order;  // 文号 or year that tells one text of the law from another
    bool is_law = false;
};

/// A law whose name stands without 《》.
struct BareName {
    std::size_t end = 0;  // index after it, 0: none
    bool led = false;     // a word before it says that it is cited: 根据, 依照
};

/// Knows the laws of the catalogue and the short names that the document gives them.
class CitedLaws {
public:
    explicit CitedLaws(const ExtractContext& context)
        : context_(context),
          endings_(context.lexicon.list("law-endings")),
          lead_(context.lexicon.list("law-lead")),
          follow_(context.lexicon.list("law-follow")),
          others_(context.lexicon.list("law-of-others")),
          parts_(context.lexicon.list("law-parts")),
          starts_(context.laws.name_starts()) {}

    /// The law or document of a title; is_law when it is known or ends as laws do.
    [[nodiscard]] Cited identify(const std::string& title) const;

    /// Takes in （财政部令第87号）, 〔2016〕295号, （以下简称“民法典”） at `i`, after a title.
    /// Index after them.
    std::size_t read_note(std::u32string_view text, std::size_t i, Cited& cited);

    /// Whether the name of a law of the catalogue may begin at `i` < text.size(): a quick look.
    [[nodiscard]] bool may_begin(std::u32string_view text, std::size_t i) const {
        return i + 1 < text.size() && starts_.holds(text[i], text[i + 1]);
    }

    /// The name of a law of the catalogue at `i`, when the words around it are those of a citation.
    /// `content` is where the line begins after its label.
    [[nodiscard]] BareName bare_name(const View& view, std::size_t i, std::size_t content) const;

    /// Index after the name of a law of the catalogue at `i`, 0 when none stands there.
    [[nodiscard]] std::size_t name_end(const View& view, std::size_t i) const;

    /// Where a name begins that ends where the place at `i` does begin, in the middle of words:
    /// 构成刑法第三百零七条, 刑法分则第三章. npos when none does.
    [[nodiscard]] std::size_t name_before(const View& view,
                                          std::size_t i,
                                          std::size_t content) const;

    /// 总则 or 分则 of a law at `i`; term is nullptr when none stands there.
    [[nodiscard]] TermList::Match part_at(std::u32string_view text, std::size_t i) const {
        return parts_.match_at(text, i);
    }

    /// Whether 总则 or 分则 ends at `i`.
    [[nodiscard]] bool ends_in_part(std::u32string_view text, std::size_t i) const {
        return parts_.match_before(text, i).term != nullptr;
    }

    /// Index after the word that laws end with (法, 条例) at `i`, 0 when none stands there.
    [[nodiscard]] std::size_t ending_at(std::u32string_view text, std::size_t i) const;

private:
    void add_alias(std::u32string_view note, const Cited& cited);

    const ExtractContext& context_;
    const TermList& endings_;
    const TermList& lead_;
    const TermList& follow_;
    const TermList& others_;
    const TermList& parts_;
    const PairFilter& starts_;
    std::unordered_map<std::string, Cited> aliases_;
};

}  // namespace review
