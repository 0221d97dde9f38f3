#include "facts/party_blocks.h"

#include <algorithm>
#include <span>

#include "facts/consortium.h"
#include "facts/party_grouper.h"
#include "facts/party_names.h"

namespace review {

namespace {

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

std::size_t offset_of(const ExtractContext& context, const Field& field) {
    return context.views[field.view].offsets[field.label.begin];
}

bool is_short(const ExtractContext& context, const Field& field) {
    constexpr std::size_t kLongest = 200;
    return context.views[field.view].chars.size() <= kLongest;
}

/// 甲方：X, 甲方名称：X.
bool names_party(const Field& field) {
    return field.is_role() || (field.role != nullptr && field.code == "name");
}

/// Whether a place to sign, a date or a representative follows the role field soon.
bool leads_to_signing(const ExtractContext& context,
                      const std::vector<Field>& fields,
                      std::size_t index) {
    constexpr std::size_t kFields = 10;
    constexpr std::size_t kViews = 14;
    const Field& role = fields[index];
    if (!names_party(role) || !is_short(context, role)) {
        return false;
    }
    const std::size_t last = std::min(fields.size(), index + kFields);
    for (std::size_t f = index; f < last && fields[f].view <= role.view + kViews; ++f) {
        if (fields[f].sign || fields[f].seal) {
            return is_short(context, fields[f]);
        }
        if (f > index && fields[f].colon &&
            (fields[f].code == "date" || fields[f].code == "agent")) {
            return true;
        }
    }
    return false;
}

/// Index of the first field of the signature block, fields.size() when there is none.
std::size_t signature_start(const ExtractContext& context,
                            const std::vector<Field>& fields,
                            std::size_t head,
                            std::size_t annexes) {
    const Span zone = context.clauses.zones.conclusions;
    std::vector<std::string_view> seen;
    std::size_t fallback = fields.size();
    for (std::size_t f = 0; f < fields.size(); ++f) {
        const std::size_t offset = offset_of(context, fields[f]);
        if (offset >= annexes) {
            break;
        }
        if (!names_party(fields[f])) {
            continue;
        }
        if (!zone.empty() && offset >= std::max(zone.begin, head) && offset < zone.end) {
            return f;
        }
        const bool marked = fields[f].sign || fields[f].seal;
        const bool repeated = std::ranges::find(seen, fields[f].role->code()) != seen.end();
        seen.emplace_back(fields[f].role->code());
        const bool no_clauses = head + 2 >= context.document.text.size();
        const bool starts = no_clauses ? marked || repeated : offset >= head;
        if (fallback == fields.size() && starts && leads_to_signing(context, fields, f)) {
            fallback = f;
        }
    }
    return fallback;
}

/// Index behind the last field of the signature block that begins with field `first`, at most
/// `last`: where places to sign stand before a further part of the contract (合同协议书 before
/// 通用条款), that part does not belong to the block.
std::size_t signature_end(const ExtractContext& context,
                          const std::vector<Field>& fields,
                          std::size_t first,
                          std::size_t last) {
    const std::size_t start = offset_of(context, fields[first]);
    std::size_t next = kNowhere;
    for (const Clause& clause : context.clauses.clauses) {
        if (clause.level <= ClauseLevel::article && !clause.label.empty() &&
            clause.span.begin > start) {
            next = std::min(next, clause.span.begin);
        }
    }
    bool signs = false;
    for (std::size_t f = first; f < last; ++f) {
        if (offset_of(context, fields[f]) >= next) {
            return signs ? f : last;
        }
        signs = signs || fields[f].sign || fields[f].seal;
    }
    return last;
}

/// 年 月 日 on a line without a label.
bool has_date_line(std::u32string_view text) {
    constexpr std::size_t kLongest = 60;
    const std::size_t year = text.find(U'年');
    if (text.size() > kLongest || year == std::u32string_view::npos) {
        return false;
    }
    const std::size_t month = text.find(U'月', year);
    return month != std::u32string_view::npos &&
           text.find(U'日', month) != std::u32string_view::npos;
}

/// One date line serves all who sign.
void share_date(const ExtractContext& context,
                std::vector<PartyBlock>& blocks,
                std::size_t last_view) {
    constexpr std::size_t kLinesBelow = 4;
    if (blocks.empty()) {
        return;
    }
    bool date = std::ranges::any_of(blocks, &PartyBlock::date);
    const std::size_t first = context.document.paragraph_at(blocks.front().span.begin);
    const std::size_t last = std::min(context.views.size(), last_view + kLinesBelow + 1);
    for (std::size_t v = first; v < last && !date; ++v) {
        date = has_date_line(context.views[v].text());
    }
    for (PartyBlock& block : blocks) {
        block.date = block.date || date;
    }
}

/// Sides by role word; a side that another party has taken gives the next free letter. A consortium
/// stands on the side of the party before it.
void set_sides(const ExtractContext& context, std::vector<PartyBlock>& blocks) {
    std::string previous = "B";
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        PartyBlock& block = blocks[b];
        const TermList& roles = context.lexicon.list("party-roles");
        const LexiconTerm* role = roles.find_exact(to_utf32(block.role));
        const LexiconTerm* alias = roles.find_exact(block.alias);
        if (role != nullptr) {
            block.side = side_of_role(*role);
        }
        const LexiconTerm* counts = role;
        if (alias != nullptr && !is_lead(alias) &&
            (role == nullptr || role->weight() <= alias->weight())) {
            block.side = side_of_role(*alias);
            counts = alias;
        }
        block.member = is_member(role) || is_member(alias);
        if (is_member(counts) || (is_lead(counts) && previous != "A")) {
            block.side = previous;
        } else {
            const auto taken = [&](const std::string& side) {
                return std::any_of(blocks.begin(),
                                   blocks.begin() + static_cast<std::ptrdiff_t>(b),
                                   [&](const PartyBlock& other) {
                                       return other.side == side && other.role != block.role &&
                                              other.name != block.name;
                                   });
            };
            while (taken(block.side) && block.side < "Z") {
                block.side[0] = static_cast<char>(block.side[0] + 1);
            }
        }
        previous = block.side;
    }
}

void merge_into(PartyBlock& kept, PartyBlock& block) {
    if (kept.name.empty()) {
        kept.name = std::move(block.name);
        kept.name_span = block.name_span;
        kept.span = block.span;
    }
    if (kept.alias.empty()) {
        kept.alias = std::move(block.alias);
    }
    for (auto& detail : block.details) {
        if (kept.detail(detail.first).empty()) {
            kept.details.push_back(std::move(detail));
        }
    }
}

/// Whether the block says again who one of `kept` is; what it adds is taken over.
bool is_repeat(const ExtractContext& context,
               std::vector<PartyBlock>& kept,
               PartyBlock& block,
               PartyPlaces& places) {
    const std::u32string name = normal_name(block.name);
    for (PartyBlock& earlier : kept) {
        const bool same_role = earlier.role == block.role ||
                               (!block.alias.empty() && to_utf8(block.alias) == earlier.role);
        const NameMatch match = compare_names(context.lexicon, name, normal_name(earlier.name));
        if ((same_role && match == NameMatch::unknown) || match == NameMatch::same) {
            places.merged.push_back(block.span);
            merge_into(earlier, block);
            return true;
        }
        if (same_role && !block.member && match == NameMatch::similar) {
            places.repeats.push_back(block);
            return true;
        }
    }
    return false;
}

/// Cover page and head name the same parties: one each.
void merge_repeats(const ExtractContext& context, PartyPlaces& places) {
    std::vector<PartyBlock> kept;
    for (PartyBlock& block : places.head) {
        if (!is_repeat(context, kept, block, places)) {
            kept.push_back(std::move(block));
        }
    }
    places.head = std::move(kept);
}

/// Index of the first field at or after byte `offset`, at most `last`.
std::size_t first_after(const ExtractContext& context,
                        const std::vector<Field>& fields,
                        std::size_t offset,
                        std::size_t last) {
    std::size_t f = 0;
    while (f < last && offset_of(context, fields[f]) < offset) {
        ++f;
    }
    return f;
}

std::vector<PartyBlock> group(const ExtractContext& context, std::span<const Field> fields) {
    PartyGrouper grouper(context);
    for (std::size_t f = 0; f < fields.size(); ++f) {
        grouper.add(fields[f]);
        if (f + 1 == fields.size() || fields[f + 1].view > fields[f].view + 1) {
            grouper.take_line_below(fields[f]);
        }
    }
    return grouper.take();
}

/// The sentences of the head, where no label names the party already.
void read_sentences(const ExtractContext& context,
                    std::size_t head,
                    std::vector<PartyBlock>& blocks) {
    const bool labelled =
        std::ranges::any_of(blocks, [](const PartyBlock& block) { return !block.name.empty(); });
    constexpr std::size_t kMostViews = 200;
    for (std::size_t v = 0; !labelled && v < context.views.size() && v < kMostViews; ++v) {
        if (context.views[v].offsets.front() >= head) {
            break;
        }
        read_prose_parties(context, v, blocks);
    }
}

/// The fields from the first role that has the name of a unit or person on: parties that stand in a
/// clause of their own (第一条 合同当事人).
std::vector<Field> named_only(const ExtractContext& context, std::span<const Field> fields) {
    constexpr std::size_t kMostViews = 60;
    std::vector<Field> kept;
    for (const Field& field : fields) {
        if (field.view > fields.front().view + kMostViews) {
            break;
        }
        if (!field.is_role()) {
            if (!kept.empty()) {
                kept.push_back(field);
            }
            continue;
        }
        const std::u32string_view value = value_text(context, field);
        const Range range = name_range(context.lexicon, value);
        const std::u32string_view name = value.substr(range.begin, range.size());
        if (field.colon && field.starts_line && !range.empty() &&
            kind_of_name(context.lexicon, name).kind != "unknown") {
            kept.push_back(field);
        }
    }
    return kept;
}

}  // namespace

std::string_view PartyBlock::detail(std::string_view code) const {
    const auto found =
        std::ranges::find(details, code, &std::pair<std::string_view, std::string>::first);
    return found == details.end() ? std::string_view{} : std::string_view(found->second);
}

std::size_t head_end(const ExtractContext& context) {
    const std::size_t preface = context.clauses.zones.preface.end;
    if (!context.clauses.clauses.empty()) {
        return std::max(preface, context.clauses.clauses.front().span.begin);
    }
    return preface == 0 ? context.document.text.size() : preface;
}

PartyReading read_party_reading(const ExtractContext& context) {
    PartyReading reading;
    reading.fields = read_fields(context);
    reading.places = read_parties(context, reading.fields);
    return reading;
}

PartyPlaces read_parties(const ExtractContext& context, const std::vector<Field>& fields) {
    PartyPlaces places;
    const std::size_t head = head_end(context);
    const Span annex_zone = context.clauses.zones.annexes;
    const std::size_t annexes = annex_zone.empty() ? kNowhere : annex_zone.begin;
    const std::size_t sign = signature_start(context, fields, head, annexes);
    const std::size_t split = first_after(context, fields, head, sign);

    places.head = group(context, std::span(fields).first(split));
    read_sentences(context, head, places.head);
    if (places.head.empty()) {
        places.head =
            group(context, named_only(context, std::span(fields).subspan(split, sign - split)));
    }
    std::size_t end = first_after(context, fields, annexes, fields.size());
    if (sign < end) {
        end = signature_end(context, fields, sign, end);
        places.signature = group(context, std::span(fields).subspan(sign, end - sign));
        share_date(context, places.signature, fields[end - 1].view);
        set_sides(context, places.signature);
        join_headings(context.lexicon, places.signature);
    }
    set_sides(context, places.head);
    join_headings(context.lexicon, places.head);
    merge_repeats(context, places);
    return places;
}

}  // namespace review
