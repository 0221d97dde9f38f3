// Everything that is known before a document is seen: rules, word lists, laws. It stands in
// folders:
//
//   rules/contract/*.xml …    rule packs, one folder a field; *.xml of the folder itself too
//
//   rules/lexicon/*.xml       word lists
//
//   rules/laws/catalog.tsv    the catalogue of laws
//
// Folders are layers: a later one overrides or adds to an earlier one, file by file in name order.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "facts/lexicon.h"
#include "law/catalog.h"
#include "rules/engine.h"

namespace review {

struct Knowledge {
    RuleSet rules;
    Lexicon lexicon;
    LawCatalog laws;
};

/// What a caller needs; the rest is left empty and costs nothing.
struct KnowledgeParts {
    bool rules = true;
    bool lexicon = true;  // and laws
};

/// Either the knowledge, or every problem of every file: io for a folder that is missing or holds
/// nothing, bad_rule with path, line and column for what is wrong in a file.
[[nodiscard]] tl::expected<Knowledge, std::vector<Error>> load_knowledge(
    std::span<const std::string> folders, KnowledgeParts parts = {});

/// Name of a contract type in reports: the word of list "type-names" that has the code; empty when
/// there is none.
[[nodiscard]] std::string type_name(const Lexicon& lexicon, std::string_view code);

/// A code and what people call it; the name is empty when the lexicon has none.
struct NamedCode {
    std::string code;
    std::string name;
};
/// The contract types that the lexicon knows, by code.
[[nodiscard]] std::vector<NamedCode> named_types(const Lexicon& lexicon);
/// The kinds of documents, in the order of kKinds.
[[nodiscard]] std::vector<NamedCode> named_kinds(const Lexicon& lexicon);

/// The day (ISO) up to which the rules, or where none are loaded the catalogue, are known to be
/// right. A document without a date of its own is judged by the law of this day, so that the same
/// input and the same rules give the same result on any day.
[[nodiscard]] std::string knowledge_date(const Knowledge& knowledge);

}  // namespace review
