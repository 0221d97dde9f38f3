// The extractors: each a function from the same context to a list of facts, in any order. They do
// not see one another; what needs two kinds of facts (roles, resolution of references) is a later
// step in build_fact_tree. One pass over each view where one will do.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "facts/clauses.h"
#include "facts/fact.h"
#include "facts/lexicon.h"
#include "facts/numeral.h"
#include "facts/view.h"
#include "law/catalog.h"

namespace review {

struct OfficialFrame;
struct PartyReading;

/// What a view says after its number (3. or 第三条): "1.30日内" under label "1." is 30日, not
/// 1.30日.
struct Content {
    std::size_t begin = 0;          // chars
    std::vector<Numeral> numerals;  // from there on
};

/// What every extractor reads. All references outlive the call.
struct ExtractContext {
    const Document& document;
    std::span<const View> views;  // one per paragraph
    const ClauseTree& clauses;    // structure of the document, see clauses.h
    const Lexicon& lexicon;
    const LawCatalog& laws;
    std::span<const Content> contents =
        {};  // one per view, by read_contents; set for every extractor
    const PartyReading* parties = nullptr;  // party_blocks.h; set for every extractor
    const OfficialFrame* frame = nullptr;   // official_frame.h; set for every extractor
};

// values (money.cpp, percent.cpp, date.cpp, duration.cpp, identifier.cpp)
[[nodiscard]] std::vector<Fact> extract_amounts(const ExtractContext& context);
[[nodiscard]] std::vector<Fact> extract_percents(const ExtractContext& context);
[[nodiscard]] std::vector<Fact> extract_dates(const ExtractContext& context);
[[nodiscard]] std::vector<Fact> extract_durations(const ExtractContext& context);
[[nodiscard]] std::vector<Fact> extract_identifiers(const ExtractContext& context);

// citations and cross references (references.cpp)
[[nodiscard]] std::vector<Fact> extract_references(const ExtractContext& context);

// numbers of official documents (document_number.cpp)
[[nodiscard]] std::vector<Fact> extract_document_numbers(const ExtractContext& context);

// the parts of a contract (parties.cpp, signature.cpp, attachments.cpp, blanks.cpp, copies.cpp,
// tables.cpp, definitions.cpp)
[[nodiscard]] std::vector<Fact> extract_parties(const ExtractContext& context);
[[nodiscard]] std::vector<Fact> extract_signatures(const ExtractContext& context);
[[nodiscard]] std::vector<Fact> extract_attachments(const ExtractContext& context);
[[nodiscard]] std::vector<Fact> extract_blanks(const ExtractContext& context);
[[nodiscard]] std::vector<Fact> extract_copies(const ExtractContext& context);
[[nodiscard]] std::vector<Fact> extract_tables(const ExtractContext& context);
[[nodiscard]] std::vector<Fact> extract_definitions(const ExtractContext& context);
/// What the document says of itself behind labels (named_fields.cpp).
[[nodiscard]] std::vector<Fact> extract_named_fields(const ExtractContext& context);
/// Gives ins, del and comment.
[[nodiscard]] std::vector<Fact> extract_revisions(const ExtractContext& context);

/// Gives amounts, percents, dates and durations their `role`, `of`, `relative` and `certainty` from
/// the lexicon, the words before them, the clause heading and the table header.
void assign_roles(std::vector<Fact>& facts, const ExtractContext& context);

/// Head, foot and title of an official document (official_facts.cpp): docAuthority, docAddressee,
/// docCopy, docImprint, docDate, docMark, the number of an order; the parts of docTitle, and the
/// roles of the dates that it is signed and printed on. Nothing where context.frame is not
/// official.
void add_official_facts(std::vector<Fact>& facts, const ExtractContext& context);

/// What a normative document says of itself: effect, validity, repeal, interpretation, basis (what
/// it cites gets role basis in `facts`); and its sentences that limit a finding: attribution,
/// negation, definition, accountability (official_sentences.cpp). They go before the values they
/// hold.
[[nodiscard]] std::vector<Fact> extract_official_sentences(std::vector<Fact>& facts,
                                                           const ExtractContext& context);

/// Kind and contract type of the document by the lexicon's cues: `kind`, `type`, `type-second`
/// (the runner-up when it is close), `tags` (gov, sme, tender; space-separated). A certainty is
/// "certain", "review" (another is close) or "undecided" (nothing speaks for any); reasons as in
/// fact_tree.h.
struct Classification {
    std::string kind = "other";
    std::string kind_certainty;
    std::string kind_reason;
    std::string type;
    std::string type_second;
    std::string type_certainty;
    std::string type_reason;
    std::string tags;
    bool is_template = false;  // the title says 范本, 示范文本, 格式: its blanks are to stay open
};
/// `kind`: what the user said it is; empty: found out.
[[nodiscard]] Classification classify(const ExtractContext& context,
                                      std::span<const Fact> facts,
                                      std::string_view kind = {});

}  // namespace review
