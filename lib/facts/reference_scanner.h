// The scan of a document for citations of laws, of its own clauses and of its annexes, and for
// quotations. Private to lib/facts; references.h is what others call.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "facts/annex_numbers.h"
#include "facts/cited_laws.h"
#include "facts/extract.h"
#include "facts/reference_grammar.h"
#include "facts/reference_targets.h"
#include "facts/scan.h"

namespace review {

/// What may stand directly before a place.
enum class Before : unsigned char { boundary, self, lead, other };

/// The walk and the laws are in references.cpp, the places of this document in
/// internal_references.cpp.
class ReferenceScanner {
public:
    explicit ReferenceScanner(const ExtractContext& context)
        : context_(context),
          targets_(context.clauses),
          laws_(context),
          self_(context.lexicon.list("reference-self")),
          lead_(context.lexicon.list("reference-lead")),
          follow_(context.lexicon.list("reference-follow")) {}

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

    /// Whether nothing that could be one word with it stands before `i`.
    [[nodiscard]] bool starts_words(std::size_t i) const;

    /// What stands directly before the place at `i`.
    [[nodiscard]] Before before(std::size_t i) const;

    /// Whether what stands at `i` may follow a place.
    [[nodiscard]] bool sentence_goes_on(std::size_t i) const;

    Fact& add(std::size_t begin, std::size_t end, std::string_view element);

    /// “…” of one paragraph.
    void add_quotation(std::size_t open);

    /// Index of the 》 that closes `open`, npos when it is too far.
    [[nodiscard]] std::size_t title_end(std::size_t open) const;

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

    static void set_places(Fact& fact, const CitedPlace& place);

    static void set_law(Fact& fact, const Cited& cited, const CitedPlace* place, std::string text);

    /// A law whose name stands without 《》: known to the catalogue, and the words around it are
    /// those of a citation.
    std::size_t read_bare_law(std::size_t i);

    /// 该法第八条, 同法第九条: the law named last.
    std::size_t read_same_law(std::size_t i);

    /// 第三条, 第二款, 本法第五条.
    std::size_t read_place(std::size_t i);

    /// Places of a document that is not here.
    std::size_t add_places(std::vector<CitedPlace> places, const Cited& cited, std::size_t next);

    /// Places of this document; those that it lacks may be of the law cited in the sentence.
    std::size_t add_internal(const std::vector<CitedPlace>& places, Before lead, std::size_t begin);

    /// Sets `resolved` and, when the target stands here, `target`.
    void set_target(Fact& fact, const Target& target) const;

    /// Index of the annex that the line stands in.
    [[nodiscard]] std::size_t annex() const;

    /// 前款, 前条, 前两款, 本条, 本款; 本法第五条 is left to read_place.
    std::size_t read_relative(std::size_t i);

    /// 本条, 本款: the unit that the line stands in.
    [[nodiscard]] Target here(char32_t unit) const;

    /// 附件二, 附件1-2, 附件一、二, 附件1至附件3.
    std::size_t read_attachment(std::size_t i);

    void add_attachment(std::size_t begin, const AnnexNumber& number);

    const ExtractContext& context_;
    TargetIndex targets_;
    CitedLaws laws_;
    const TermList& self_;
    const TermList& lead_;
    const TermList& follow_;
    std::vector<Fact> facts_;
    Cited last_law_;
    Cited sentence_law_;  // cited with an article earlier in the sentence
    const View* view_ = nullptr;
    std::u32string_view text_;
    std::size_t from_ = Clause::kNoClause;
    std::size_t content_ = 0;  // where the line begins after its label
    std::size_t next_clause_ = 0;
    std::size_t quote_end_ = 0;  // the first ” at or after the last place looked from
};

}  // namespace review
