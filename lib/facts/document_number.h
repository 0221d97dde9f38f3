// Numbers of official documents (发文字号): 国办发〔2018〕37号. Private to lib/facts.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "facts/extract.h"
#include "facts/fact.h"
#include "facts/view.h"

namespace review {

/// Where a number stands in a view and what it says. A part that is left open (〔2026〕 号) is 0 or
/// empty.
struct DocumentNumber {
    std::size_t begin = 0;  // chars of the view
    std::size_t end = 0;
    std::u32string agency;    // 国办发
    std::u32string brackets;  // both, as typed: 〔〕, [], （）
    int year = 0;
    int serial = 0;
    bool short_year = false;   // 〔18〕
    bool ordinal = false;      // 第37号
    bool zero_padded = false;  // 037号
    bool suffixed = true;      // 号 stands behind it
};

/// The number whose year begins with the bracket at `open`. nullopt where it is that of something
/// else: a case, a standard, a contract, a certificate. In the head of a document (`alone`) parts
/// may be missing or left open, and the number is all of its line or as far as a wide gap.
[[nodiscard]] std::optional<DocumentNumber> read_document_number(const Document& document,
                                                                 const Lexicon& lexicon,
                                                                 const View& view,
                                                                 std::size_t open,
                                                                 bool alone);

/// Index of the first bracket at or after `from` that a year may stand in; npos: there is none.
[[nodiscard]] std::size_t find_year_bracket(std::u32string_view text, std::size_t from);

/// docNumber, see fact_tree.h, with `place`.
[[nodiscard]] Fact number_fact(const ExtractContext& context,
                               const View& view,
                               const DocumentNumber& number,
                               std::string_view place);

}  // namespace review
