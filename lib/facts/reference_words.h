// The word lists that the scan for references reads (rules/lexicon/references.xml). Private to
// lib/facts.
#pragma once

#include <cstddef>
#include <string_view>

#include "facts/lexicon.h"

namespace review {

/// What may stand directly before a place.
enum class Before : unsigned char { boundary, self, lead, other };

/// Lists of one lexicon, which must outlive it.
struct ReferenceWords {
    explicit ReferenceWords(const Lexicon& lexicon)
        : self(lexicon.list("reference-self")),
          lead(lexicon.list("reference-lead")),
          follow(lexicon.list("reference-follow")),
          others(lexicon.list("reference-others")),
          previous(lexicon.list("reference-previous")),
          same(lexicon.list("reference-same")),
          counted(lexicon.list("counted-things")) {}

    /// What stands directly before the place at `i` of a line whose words begin at `content`.
    [[nodiscard]] Before before(std::u32string_view text, std::size_t i, std::size_t content) const;

    /// Whether what stands at `i` may follow a place.
    [[nodiscard]] bool sentence_goes_on(std::u32string_view text, std::size_t i) const;

    const TermList& self;      // the document itself: 本合同
    const TermList& lead;      // before a place of it: 按照
    const TermList& follow;    // after a place: 规定
    const TermList& others;    // another document: 招标文件
    const TermList& previous;  // 前款
    const TermList& same;      // 该条
    const TermList& counted;   // 生产线, of which 第一条 is no article
};

}  // namespace review
