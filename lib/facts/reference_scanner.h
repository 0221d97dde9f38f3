// The scan for citations of laws, of own clauses and annexes, and for quotations. Private to
// lib/facts; references.h is what others call.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "facts/amended_document.h"
#include "facts/annex_numbers.h"
#include "facts/cited_laws.h"
#include "facts/extract.h"
#include "facts/reference_facts.h"
#include "facts/reference_grammar.h"
#include "facts/reference_targets.h"
#include "facts/reference_words.h"
#include "facts/scan.h"

namespace review {

/// The walk and the laws are in references.cpp, the places of this document in
/// internal_references.cpp, 前款, 本条 and 该条 in relative_references.cpp.
class ReferenceScanner {
public:
    explicit ReferenceScanner(const ExtractContext& context)
        : context_(context),
          targets_(context.clauses),
          laws_(context),
          words_(context.lexicon),
          amended_(context.lexicon) {}

    /// Every citation and quotation of the document, by place.
    std::vector<Fact> scan();

private:
    void scan_view(const View& view);

    /// Index after the label of a clause at the start of the line, or the head of an annex.
    std::size_t skip_label();

    /// Reads what begins at `i`; the index to go on from. So do the functions read_….
    std::size_t step(std::size_t i);

    [[nodiscard]] char32_t at(std::size_t i) const { return i < text_.size() ? text_[i] : U'\0'; }
    [[nodiscard]] std::string words(std::size_t begin, std::size_t end) const;

    Fact& add(std::size_t begin, std::size_t end, std::string_view element);
    void add_quotation(std::size_t open);

    /// 《…》, a bracket after it, and the places cited of it.
    std::size_t read_title(std::size_t open);

    /// Places that follow a title, perhaps after 的 or 中.
    [[nodiscard]] std::vector<CitedPlace> places_after(std::size_t i) const;

    /// A citation whose name spans [begin, name_end); the places begin at `next` or after. Gives
    /// the index to go on from.
    std::size_t add_law(std::size_t begin,
                        std::size_t name_end,
                        std::size_t next,
                        const Cited& cited);

    /// A law whose name stands without 《》: known to the catalogue, and the words around it are
    /// those of a citation.
    std::size_t read_bare_law(std::size_t i);
    std::size_t add_bare_law(std::size_t begin, std::size_t end, bool sure);

    /// 国务院令第752号, 国办发〔2018〕37号, and the places of what has that number.
    std::size_t read_order(std::size_t i);

    /// 该法第八条, 同法第九条: the law named last.
    std::size_t read_same_law(std::size_t i);
    /// 第三条, 第二款, 本法第五条; 按5.3款, when the clause stands here.
    std::size_t read_place(std::size_t i);
    std::size_t read_dotted(std::size_t i);

    /// Places of a document that is not here.
    std::size_t add_places(std::vector<CitedPlace> places, const Cited& cited, std::size_t next);

    /// Places of this document; those that it lacks may be of the law cited in the sentence.
    std::size_t add_internal(const std::vector<CitedPlace>& places, Before lead, std::size_t begin);

    /// Adds a place of this document, [begin, end), and what it points to.
    Fact& add_clause(std::size_t begin,
                     std::size_t end,
                     const CitedPlace& place,
                     const Target& target);

    /// Whether 第二款 or 第（三）项 at `i` cites a place although it names no 条, or 第三章 does.
    [[nodiscard]] bool is_place_without_article(const std::vector<CitedPlace>& places,
                                                Before lead,
                                                std::size_t i) const;

    /// Whether a place after words that are not known to lead to one is of this document: it stands
    /// here, and the words do not name another document.
    [[nodiscard]] bool is_own_place(const std::vector<CitedPlace>& places, std::size_t i) const;

    /// Whether a place is only spoken of (“第七条”), or is the label of an article that was printed
    /// within the line of the one before it.
    [[nodiscard]] bool is_mention_or_label(std::size_t i, const std::vector<CitedPlace>& places);

    /// Remembers the place cited last.
    void remember(const Cited* law, const CitedPlace& place);

    /// Places of the document that is changed.
    std::size_t add_amended(std::vector<CitedPlace> places, std::size_t next);

    /// Index of the annex that the line stands in.
    [[nodiscard]] std::size_t annex() const;

    /// 前款, 前条, 前两款, 本条, 本款; 本法第五条 is left to read_place.
    std::size_t read_relative(std::size_t i);

    /// Adds 前款 or 本条 [begin, end) that is `base`, and the places of it that follow.
    std::size_t add_relative(std::size_t begin, std::size_t end, const Target& base, int count);

    /// 本条, 本款, 本章: the unit that the line stands in.
    [[nodiscard]] Target here(char32_t unit) const;

    /// 该条, 该条第二款: the place cited last.
    std::size_t read_same_place(std::size_t i);

    /// 附件二, 附件1-2, 附件一、二, 附件1至附件3.
    std::size_t read_attachment(std::size_t i);
    void add_attachment(std::size_t begin, const AnnexNumber& number);

    const ExtractContext& context_;
    TargetIndex targets_;
    CitedLaws laws_;
    ReferenceWords words_;
    AmendedDocument amended_;
    std::vector<Fact> facts_;
    Cited last_law_;
    Cited sentence_law_;        // cited with an article earlier in the sentence
    LastPlace last_place_;      // in the line; its article is empty when there is none
    LastPlace sentence_place_;  // in the sentence
    std::size_t sentence_article_ = Clause::kNoClause;  // that the sentence stands in
    int line_article_ = 0;     // number of the article that the words stand in
    std::string outer_title_;  // of the title or law that ended at outer_end_
    std::size_t outer_end_ = kNpos;
    const View* view_ = nullptr;
    std::u32string_view text_;
    std::size_t from_ = Clause::kNoClause;
    std::size_t content_ = 0;         // where the line begins after its label
    std::size_t first_stop_ = kNpos;  // the first 。 of the line
    std::size_t next_clause_ = 0;
    std::size_t quote_end_ = 0;  // the first ” at or after the last place looked from
};

}  // namespace review
