// What is known before a document is seen: word lists and laws, and the rules. It stands in
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

/// What documents are read by, as rules are what they are judged by.
struct Knowledge {
    Lexicon lexicon;
    LawCatalog laws;
};

/// Either the knowledge, or every problem of every file: bad_rule with path, line and column for
/// what is wrong in a file, io for one that cannot be read.
[[nodiscard]] tl::expected<Knowledge, std::vector<Error>> load_knowledge(
    std::span<const std::string> folders);

/// The rules; problems as for load_knowledge, and io for a folder that holds no rule file. Reading
/// and judging need nothing of each other until a document is judged, so both may load at once.
[[nodiscard]] tl::expected<RuleSet, std::vector<Error>> load_rule_folders(
    std::span<const std::string> folders);

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

}  // namespace review
