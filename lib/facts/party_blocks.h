// Fields put together to parties: the head of a contract and its signature block, one below the
// other, side by side with tabs, or in a table. Private to lib/facts.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "facts/extract.h"
#include "facts/fields.h"

namespace review {

/// A role label, the name after it and the fields that belong to it.
struct PartyBlock {
    std::string role;     // as written: 甲方, 采购人
    std::string side;     // A B C …, empty: unknown
    std::u32string name;  // as in View, cleaned; empty: not filled in
    std::u32string alias;
    Span name_span;  // empty when the name is
    Span span;       // role label and value
    bool sign = false;
    bool seal = false;
    bool date = false;
    bool prose = false;   // X（以下简称甲方） inside a sentence
    bool member = false;  // of a consortium, on the side of the party before it
    std::vector<std::pair<std::string_view, std::string>> details;  // field code, value as printed

    [[nodiscard]] std::string_view detail(std::string_view code) const;
};

/// The parties of a contract by place. Sides are set; a role that is repeated in the head without a
/// new name (cover page and head) is one party.
struct PartyPlaces {
    std::vector<PartyBlock> head;
    std::vector<PartyBlock> repeats;    // in the head again with a name that differs a little
    std::vector<Span> merged;           // repeats that said nothing new
    std::vector<PartyBlock> signature;  // of the contract itself, annexes have their own
};
[[nodiscard]] PartyPlaces read_parties(const ExtractContext& context,
                                       const std::vector<Field>& fields);

/// The fields and parties of a document. Several extractors need them; ExtractContext::parties
/// holds them when they were read before.
struct PartyReading {
    std::vector<Field> fields;
    PartyPlaces places;
};
[[nodiscard]] PartyReading read_party_reading(const ExtractContext& context);

/// Byte offset where the head ends: the first clause, or the end of the text.
[[nodiscard]] std::size_t head_end(const ExtractContext& context);

}  // namespace review
