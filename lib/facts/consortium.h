// Consortia as parties: one that leads, others that join it on the same side, and those who stand
// in the head of a contract without being bound by it. Words come from the lists "party-roles"
// (codes lead and member) and "bystander-roles". Private to lib/facts.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "facts/lexicon.h"
#include "facts/party_blocks.h"
#include "facts/scan.h"

namespace review {

[[nodiscard]] bool is_lead(const LexiconTerm* role);
[[nodiscard]] bool is_member(const LexiconTerm* role);

/// The side that a role word has by itself, "" for a member: that of the party it joins.
[[nodiscard]] std::string_view side_of_role(const LexiconTerm& role);

/// Index behind the number of a member at `i`: 联合体成员二, 联合体成员2, 联合体成员（二）.
[[nodiscard]] std::size_t skip_member_number(std::u32string_view text, std::size_t i);

/// X（联合体成员）, a name before its role. `role` is nullptr when none is there.
struct NamedMember {
    const LexiconTerm* role = nullptr;
    Range value;  // the name and the bracket, with （盖章） behind it
};
/// The one that begins at `begin` and fills an item of a list or the rest of the line.
[[nodiscard]] NamedMember named_member_at(const Lexicon& lexicon,
                                          std::u32string_view text,
                                          std::size_t begin);

/// A label that only heads the members below it (承包人： / 联合体牵头人：X) and the first of them
/// are one party. Sides are set.
void join_headings(const Lexicon& lexicon, std::vector<PartyBlock>& blocks);

/// Whether the block is of one who is not bound by the contract: a witness; a supervisor or
/// designer without a letter (丙方) in a contract that two others of `blocks` conclude.
[[nodiscard]] bool is_bystander(const Lexicon& lexicon,
                                const PartyBlock& block,
                                std::span<const PartyBlock> blocks);

}  // namespace review
