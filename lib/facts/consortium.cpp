#include "facts/consortium.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "base/text.h"
#include "facts/party_names.h"

namespace review {

namespace {

constexpr std::size_t kLongestMember = 45;
constexpr std::size_t kLongestMemberParen = 20;

bool is_number(char32_t c) {
    static constexpr std::u32string_view kNumbers = U"0123456789一二三四五六七八九十";
    return kNumbers.find(c) != std::u32string_view::npos;
}

/// Whether an item of a list ends at `i`.
bool ends_item(std::u32string_view text, std::size_t i) {
    static constexpr std::u32string_view kMarks = U"、,;。";
    return i >= text.size() || kMarks.find(text[i]) != std::u32string_view::npos;
}

/// Index after （盖章） and the like at `i`.
std::size_t skip_mark(const Lexicon& lexicon, std::u32string_view text, std::size_t i) {
    const std::size_t close = i < text.size() && text[i] == U'('
                                  ? closing_paren(text, i, kLongestMemberParen)
                                  : std::u32string_view::npos;
    if (close == std::u32string_view::npos) {
        return i;
    }
    const LexiconTerm* mark =
        lexicon.list("party-fields").find_exact(text.substr(i + 1, close - i - 1));
    const bool place =
        mark != nullptr && (mark->code() == "seal" || mark->code().starts_with("sign"));
    const bool colon = place && close + 1 < text.size() && text[close + 1] == U':';
    return place ? close + (colon ? 2 : 1) : i;
}

const LexiconTerm* role_of(const Lexicon& lexicon, const PartyBlock& block) {
    return lexicon.list("party-roles").find_exact(to_utf32(block.role));
}

/// 甲方, 丙方: counts before all other role words.
bool is_letter(const LexiconTerm* role) {
    return role != nullptr && role->weight() > 1;
}

/// Code of "bystander-roles" that makes the block one, "" when none does: a letter makes a
/// supervisor a party, a witness stays one.
std::string_view bystander_code(const Lexicon& lexicon, const PartyBlock& block) {
    const TermList& words = lexicon.list("bystander-roles");
    const LexiconTerm* role = words.find_exact(to_utf32(block.role));
    const LexiconTerm* alias = words.find_exact(block.alias);
    for (const LexiconTerm* term : {role, alias}) {
        if (term != nullptr && term->code() == "witness") {
            return term->code();
        }
    }
    const LexiconTerm* named = lexicon.list("party-roles").find_exact(block.alias);
    return role != nullptr && !is_letter(named) ? role->code() : std::string_view{};
}

}  // namespace

bool is_lead(const LexiconTerm* role) {
    return role != nullptr && role->code() == "lead";
}

bool is_member(const LexiconTerm* role) {
    return role != nullptr && role->code() == "member";
}

std::string_view side_of_role(const LexiconTerm& role) {
    if (is_member(&role)) {
        return {};
    }
    return is_lead(&role) ? std::string_view("B") : std::string_view(role.code());
}

std::size_t skip_member_number(std::u32string_view text, std::size_t i) {
    const bool bracket = i < text.size() && text[i] == U'(';
    const std::size_t begin = bracket ? i + 1 : i;
    std::size_t end = begin;
    while (end < text.size() && is_number(text[end])) {
        ++end;
    }
    if (end == begin || (bracket && (end >= text.size() || text[end] != U')'))) {
        return i;
    }
    return bracket ? end + 1 : end;
}

NamedMember named_member_at(const Lexicon& lexicon, std::u32string_view text, std::size_t begin) {
    static constexpr std::u32string_view kStops = U":,;。、";
    for (std::size_t i = begin; i < text.size() && i - begin < kLongestMember; ++i) {
        if (kStops.find(text[i]) != std::u32string_view::npos) {
            return {};
        }
        const std::size_t close = text[i] == U'(' ? closing_paren(text, i, kLongestMemberParen)
                                                  : std::u32string_view::npos;
        if (close == std::u32string_view::npos) {
            continue;
        }
        const auto role = lexicon.list("party-roles").match_at(text, i + 1);
        const bool joins = is_lead(role.term) || is_member(role.term);
        if (joins && skip_member_number(text, role.end) == close) {
            const Range name = name_range(lexicon, text.substr(begin, i - begin));
            const bool known =
                !name.empty() &&
                kind_of_name(lexicon, text.substr(begin + name.begin, name.size())).kind !=
                    "unknown";
            const std::size_t end = skip_mark(lexicon, text, close + 1);
            const bool fills = known && ends_item(text, end);
            return fills ? NamedMember{.role = role.term, .value = {.begin = begin, .end = end}}
                         : NamedMember{};
        }
        i = close;
    }
    return {};
}

void join_headings(const Lexicon& lexicon, std::vector<PartyBlock>& blocks) {
    for (std::size_t b = 1; b < blocks.size();) {
        PartyBlock& heading = blocks[b - 1];
        PartyBlock& first = blocks[b];
        const LexiconTerm* role = role_of(lexicon, first);
        const LexiconTerm* above = role_of(lexicon, heading);
        const bool joins = (is_lead(role) || is_member(role)) && !is_lead(above) &&
                           !is_member(above) && heading.side == first.side && heading.side != "A" &&
                           heading.name.empty();
        if (!joins) {
            ++b;
            continue;
        }
        heading.name = std::move(first.name);
        heading.name_span = first.name_span;
        heading.span = {.begin = heading.span.begin,
                        .end = std::max(heading.span.end, first.span.end)};
        heading.sign = heading.sign || first.sign;
        heading.seal = heading.seal || first.seal;
        heading.date = heading.date || first.date;
        std::ranges::move(first.details, std::back_inserter(heading.details));
        blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(b));
    }
}

bool is_bystander(const Lexicon& lexicon,
                  const PartyBlock& block,
                  std::span<const PartyBlock> blocks) {
    if (bystander_code(lexicon, block).empty()) {
        return false;
    }
    std::set<std::string_view> sides;
    for (const PartyBlock& other : blocks) {
        if (bystander_code(lexicon, other).empty()) {
            sides.insert(other.side);
        }
    }
    return sides.size() > 1;
}

}  // namespace review
