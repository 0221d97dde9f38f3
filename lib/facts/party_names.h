// Names of parties: what is printed made clean, normalised and told apart by kind, and how near two
// names are. Words come from rules/lexicon/parties.xml. Private to lib/facts.
#pragma once

#include <string>
#include <string_view>

#include "facts/lexicon.h"
#include "facts/scan.h"

namespace review {

/// Where the name stands in `value`: without the brackets that do not belong to it (盖章,
/// 以下简称…), the seal behind it (合同专用章), fill-in marks and quotation marks. Empty when only
/// blanks, marks or a bare ending (公司) are left.
[[nodiscard]] Range name_range(const Lexicon& lexicon, std::u32string_view value);

/// Whether the name of a seal stands behind that of a unit or person: 江州市水务局合同专用章.
[[nodiscard]] bool names_seal(const Lexicon& lexicon, std::u32string_view value);

/// For comparing: no blanks, one kind of brackets, no quotation marks.
[[nodiscard]] std::u32string normal_name(std::u32string_view name);

/// What the name of a party is of.
struct NameKind {
    std::string_view kind = "unknown";  // see fact_tree.h, party
    bool certain = true;                // false: told by an ending that others have too
    std::u32string parent;              // the unit that an inner office or branch belongs to
};
[[nodiscard]] NameKind kind_of_name(const Lexicon& lexicon, std::u32string_view name);

/// kind by the first two characters of a unified social credit code, "" when unknown.
[[nodiscard]] std::string_view kind_of_code(const Lexicon& lexicon, std::u32string_view code);

/// A place to fill in, or a name made unreadable on purpose (XX, ***).
[[nodiscard]] bool is_masked(std::u32string_view name);

/// Whether two names are of one party.
enum class NameMatch : unsigned char {
    unknown,  // it cannot be said: one is empty, masked or a short form of the other
    same,
    similar,  // at most 30 % of the characters differ: a suspected slip
    different,
};
/// Compares two normalised names.
[[nodiscard]] NameMatch compare_names(const Lexicon& lexicon,
                                      std::u32string_view name,
                                      std::u32string_view head);
/// "same", "similar", "different", "" for unknown.
[[nodiscard]] std::string_view name_match_word(NameMatch match);

}  // namespace review
