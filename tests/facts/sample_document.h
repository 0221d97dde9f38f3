// Documents for tests, written as text that a reader can see through:
//
//   a line                        a paragraph
//   |甲方|乙方|                   a row of a table; rows that follow one another are one table
//   |<| and |^|                   a cell merged with the one to its left, above it
//   |第一行\n第二行|              a cell with two paragraphs
//   {u:    } {h:…} {p:…} {x:…}    underlined, highlighted, placeholder, hidden characters
//   @@                            a page break before the next line
//   [[line]]                      a paragraph in a text box
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "facts/clauses.h"
#include "facts/extract.h"
#include "facts/official_frame.h"
#include "facts/party_blocks.h"

namespace review_test {

/// A document with everything that extractors read. The lexicon is that of the project.
struct Sample {
    explicit Sample(std::string_view text);

    /// Lives as long as the sample.
    [[nodiscard]] review::ExtractContext context() const;

    review::Document document;
    std::vector<review::View> views;
    review::OfficialFrame frame;
    review::ClauseTree clauses;
    review::LawCatalog laws;

private:
    mutable std::optional<review::PartyReading> parties_;
    mutable std::vector<review::Content> contents_;
};

/// The lexicon of rules/lexicon.
const review::Lexicon& project_lexicon();

/// Facts one a line: the element, then `name=value` for each attribute asked for that it has.
std::string list_facts(const std::vector<review::Fact>& facts,
                       std::string_view element,
                       const std::vector<std::string>& attributes);

}  // namespace review_test
