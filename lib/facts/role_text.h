// A paragraph with its values, and the role words around them. Private to lib/facts.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "facts/extract.h"
#include "facts/fact.h"
#include "facts/lexicon.h"
#include "facts/values.h"

namespace review {

/// A value in a paragraph.
struct Site {
    Fact* fact = nullptr;
    std::size_t begin = 0;  // chars of the view
    std::size_t end = 0;
};

/// The lists that roles are looked up in.
struct RoleLists {
    explicit RoleLists(const Lexicon& lexicon);

    const TermList& share;
    const TermList& amount;
    const TermList& percent;
    const TermList& date;
    const TermList& duration;
    const TermList& links;
    const TermList& links_after;
    const TermList& bases;
    const TermList& breach;
    const TermList& warranty_parts;
    const TermList& parties;  // role words and 任何一方
    BoundWords bounds;
};

/// Role words of one kind of value in one text, sorted by place.
class RoleWords {
public:
    /// Words of both lists; where they overlap the one that begins first counts, of two the longer.
    RoleWords(std::u32string_view text, const TermList& first, const TermList* second);

    /// The last word that ends at or before `position` and begins at or after `floor`, and those
    /// before it: index + 1 into all(), 0 for none.
    [[nodiscard]] std::size_t last_before(std::size_t position) const;
    /// Index of the first word that begins at or after `position`.
    [[nodiscard]] std::size_t first_after(std::size_t position) const;
    [[nodiscard]] const std::vector<TermList::Match>& all() const { return words_; }

private:
    std::vector<TermList::Match> words_;
};

/// A paragraph, its values in order, and what joins words to values in it.
class RoleText {
public:
    RoleText(std::u32string_view text, const std::vector<Site>& sites, const RoleLists& lists)
        : text_(text), sites_(sites), lists_(lists) {}

    [[nodiscard]] std::u32string_view text() const { return text_; }
    [[nodiscard]] const std::vector<Site>& sites() const { return sites_; }

    /// Whether chars [begin, end) hold nothing but joining words, bases of rates and values that do
    /// not take the role word before them for themselves. `site` is the value at `end`.
    [[nodiscard]] bool joins_before(std::size_t begin, std::size_t end, std::size_t site) const;
    /// As joins_before, for the words between the value `site` and a role word behind it.
    [[nodiscard]] bool joins_after(std::size_t begin, std::size_t end, std::size_t site) const;

private:
    /// Index after the value at `position`, 0 when none begins there or it bars the way.
    [[nodiscard]] std::size_t skip_value(std::size_t position, std::size_t site) const;

    std::u32string_view text_;
    const std::vector<Site>& sites_;
    const RoleLists& lists_;
};

}  // namespace review
