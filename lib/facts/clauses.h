// The clause tree: 编章节条款项目 typed by hand or numbered by Word, 一、（一）1.（1）, and 1.1.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "base/span.h"
#include "document/document.h"
#include "facts/lexicon.h"
#include "facts/view.h"

namespace review {

struct OfficialFrame;

enum class ClauseLevel : unsigned char {
    part,
    chapter,
    section,
    article,
    paragraph,
    point,
    indent
};

/// A structural unit: its own heading or first line and everything under it.
struct Clause {
    ClauseLevel level = ClauseLevel::article;
    Span span;          // from its label to the end of the last paragraph that belongs to it
    Span label_span;    // 第三条, （一）, 3.2 as printed (empty for an unnumbered 款)
    Span heading_span;  // 违约责任 after the label, empty when it has none
    int number = 0;     // 3 for 第三条, 2 for 3.2 (the last component); 0: none
    std::string label;  // as printed: 第三条, 三、, 3.2, （一）
    std::string scheme;  // how it is numbered: "article" 第N条, "han" 一、, "han-paren" （一）,
                         // "decimal" 1. or 1、, "decimal-paren" （1）, "dotted" 1.1, "circled" ①,
                         // "latin" A., "roman" ⅱ, "part" "chapter" "section"
    std::string address;  // canonical: "5/2/1": article 5, paragraph 2, point 1; "3.2" for dotted
    std::string locator;  // for people: 第五条第二款第（一）项; 第3.2条
    std::size_t parent = kNoClause;
    std::size_t annex = kNoClause;  // index into ClauseTree::annexes
    static constexpr std::size_t kNoClause = static_cast<std::size_t>(-1);
};

/// An annex that stands in the document, with its own numbering (附件二：报价表).
struct Annex {
    Span span;           // from its head to the next annex or the end
    Span name_span;      // 报价表, may be empty
    std::string label;   // 附件二, as printed
    std::string number;  // "2", "1-2", "A"; empty when it has none
};

/// A jump, repeat or step back among the siblings of one parent and scheme.
struct NumberingGap {
    std::size_t clause = 0;   // the unit at fault
    std::string expected;     // the label that should stand there: 第七条
    std::string found;        // 第八条
    std::string_view reason;  // missing duplicate backward
};

/// The zones of a document, in order; each may be empty. AKN: preface, body, conclusions,
/// attachments.
struct Zones {
    Span preface;  // title and head: before the first clause
    Span body;
    Span conclusions;  // signature block
    Span annexes;      // 附件 that follow
};

struct ClauseTree {
    std::vector<Clause> clauses;  // document order, parents before children; spans nest
    Zones zones;
    Span title;  // docTitle, empty when not found
    std::vector<Annex> annexes;
    std::vector<NumberingGap> gaps;  // by place

    /// Innermost clause that holds `offset`, Clause::kNoClause when none does.
    [[nodiscard]] std::size_t clause_at(std::size_t offset) const;
};

/// Addresses: 第五条第二款第（一）项 "5/2/1" ("5/0/1" when the point stands in no paragraph),
/// 第3.2条 "3.2", 第三章 "c3", 第一编 "p1", 第二节 "c3/s2"; with the chapter before it where
/// articles begin again in each chapter ("c2/5"), and with the annex before it in an annex
/// ("a2:5/1").
///
/// Works over body paragraphs (Story::body) outside tables; numbered text inside tables, tables of
/// contents, quotations and annexes does not disturb the numbering of the body.
/// `cues` (list "conclusion-cues") are the words of a signature block; without them no conclusions
/// are found. `frame` (official_frame.h) gives the title and the foot of an official document.
[[nodiscard]] ClauseTree parse_clauses(const Document& document,
                                       std::span<const View> views,
                                       const TermList* cues = nullptr,
                                       const OfficialFrame* frame = nullptr);

}  // namespace review
