// Parties of a contract: in the head, in the signature block, as the holder of an account, and
// where the body writes a full name that is nearly that of a party.
#include <algorithm>
#include <span>

#include "base/text.h"
#include "facts/consortium.h"
#include "facts/credit_code.h"
#include "facts/extract.h"
#include "facts/party_blocks.h"
#include "facts/party_names.h"

namespace review {

namespace {

/// A party of the head as the others are compared with it.
struct HeadName {
    std::string side;
    std::u32string name;  // as printed
    std::u32string normal;
    bool member = false;  // of a consortium
};

struct Comparison {
    NameMatch match = NameMatch::unknown;
    const HeadName* head = nullptr;  // the one compared with, nullptr: none
    bool certain = true;
};

/// Whether the name is a list of two or more of the parties: X、Y, all of a consortium.
bool lists_heads(std::u32string_view name, std::span<const HeadName> heads) {
    std::size_t names = 0;
    for (std::size_t begin = 0; begin <= name.size(); ++names) {
        const std::size_t end = std::min(name.find(U'、', begin), name.size());
        const std::u32string one = normal_name(name.substr(begin, end - begin));
        if (std::ranges::find(heads, one, &HeadName::normal) == heads.end()) {
            return false;
        }
        begin = end + 1;
    }
    return names > 1;
}

/// Compares with the parties of the same side; with all when the side is not known, where only
/// being equal or nearly equal to one of them, or different from all, says something. A member of a
/// consortium is compared with members.
Comparison compare(const Lexicon& lexicon,
                   const PartyBlock& block,
                   std::span<const HeadName> heads) {
    Comparison best;
    const std::string& side = block.side;
    best.certain = !side.empty();
    if (lists_heads(block.name, heads)) {
        return best;
    }
    const std::u32string normal = normal_name(block.name);
    for (const HeadName& head : heads) {
        const NameMatch match = compare_names(lexicon, normal, head.normal);
        if (match == NameMatch::same) {
            return {.match = match, .head = &head, .certain = true};
        }
        if ((!side.empty() && head.side != side) || (block.member && !head.member)) {
            continue;
        }
        const bool better = best.head == nullptr || match == NameMatch::similar ||
                            (match == NameMatch::unknown && best.match == NameMatch::different);
        if (better && best.match != NameMatch::similar) {
            best.match = match;
            best.head = &head;
        }
    }
    return best;
}

void set_if(Fact& fact, std::string_view name, std::string_view value) {
    if (!value.empty()) {
        fact.set(name, std::string(value));
    }
}

void set_match(Fact& fact, const Comparison& comparison) {
    const std::string_view word = name_match_word(comparison.match);
    if (word.empty() || comparison.head == nullptr) {
        return;
    }
    fact.set("match", std::string(word));
    fact.set("head-name", to_utf8(comparison.head->name));
    if (!comparison.certain && comparison.match != NameMatch::same) {
        fact.set("certainty", "review");
    }
}

void set_kind(Fact& fact, const Lexicon& lexicon, std::u32string_view name, std::string_view code) {
    const std::string_view code_kind = kind_of_code(lexicon, to_utf32(code));
    NameKind kind = name.empty() ? NameKind{} : kind_of_name(lexicon, name);
    if (kind.kind == "unknown" && !code_kind.empty()) {
        kind.kind = code_kind == "household" ? "other" : code_kind;
    } else if (kind.kind != "unknown" && !kind.certain) {
        const bool unit = code_kind == "organ" || code_kind == "institution";
        if (unit && kind.kind != "individual" && is_credit_code(code)) {
            kind = {.kind = code_kind, .certain = true, .parent = {}};
        } else {
            fact.set("certainty", "review");
        }
    }
    fact.set("kind", std::string(kind.kind));
    set_if(fact, "code-kind", code_kind);
    if (!kind.parent.empty()) {
        fact.set("parent", to_utf8(kind.parent));
    }
}

Fact party_fact(const ExtractContext& context, const PartyBlock& block, std::string_view place) {
    Fact fact;
    fact.span = block.name_span.empty() ? block.span : block.name_span;
    fact.element = "party";
    fact.set("role", block.role);
    set_if(fact, "side", block.side);
    fact.set("name", to_utf8(block.name));
    fact.set("normal", to_utf8(normal_name(block.name)));
    if (!block.alias.empty()) {
        fact.set("alias", to_utf8(block.alias));
    }
    std::string code;
    for (const char32_t c : to_utf32(block.detail("code"))) {  // 9133 0199 MA10 …
        if (c != U' ') {
            append_utf8(code, c);
        }
    }
    set_kind(fact, context.lexicon, block.name, code);
    if (!code.empty()) {
        fact.set("code", code);
        if (count_code_points(code) == 18) {
            fact.set("code-valid", is_credit_code(code) ? "yes" : "no");
        }
    }
    fact.set("place", std::string(place));
    for (const std::string_view detail : {"address",
                                          "legal-rep",
                                          "agent",
                                          "contact",
                                          "phone",
                                          "bank",
                                          "account",
                                          "account-name",
                                          "id-card"}) {
        set_if(fact, detail, block.detail(detail));
    }
    fact.set("text", std::string(context.document.slice(fact.span)));
    return fact;
}

/// The side whose role word stands nearest before `view`/`end`: 乙方收款账户：户名 …
std::string side_before(const ExtractContext& context, std::size_t view, std::size_t end) {
    constexpr std::size_t kLinesBack = 5;
    constexpr std::size_t kCharsBack = 120;
    const TermList& roles = context.lexicon.list("party-roles");
    for (std::size_t back = 0; back <= kLinesBack && back <= view; ++back) {
        const std::u32string_view text = context.views[view - back].text();
        const std::size_t last = back == 0 ? end : text.size();
        // 甲方将款项付至乙方账户: of two sides on the line the account is that of the nearest.
        for (std::size_t i = last; i > 0 && last - i < kCharsBack; --i) {
            const auto match = roles.match_before(text, i);
            if (match.term != nullptr) {
                return std::string(side_of_role(*match.term));
            }
        }
        if (back > 0 && text.find(U':') == std::u32string_view::npos) {
            break;  // only lines of labels stand between an account and whose it is
        }
    }
    return {};
}

class PartyExtractor {
public:
    explicit PartyExtractor(const ExtractContext& context)
        : context_(context), reading_(*context.parties), fields_(reading_.fields) {}

    std::vector<Fact> run() {
        const PartyPlaces& places = reading_.places;
        for (const PartyBlock& block : places.head) {
            facts_.push_back(party_fact(context_, block, "head"));
            if (is_bystander(context_.lexicon, block, places.head)) {
                facts_.back().set("bystander", "yes");
            }
            if (!block.name.empty()) {
                heads_.push_back({.side = block.side,
                                  .name = block.name,
                                  .normal = normal_name(block.name),
                                  .member = block.member});
            }
        }
        for (const PartyBlock& block : places.repeats) {
            add_compared(block, "body");
        }
        for (const PartyBlock& block : places.signature) {
            if (!block.name.empty()) {
                add_compared(block, "signature");
            }
        }
        add_accounts();
        add_body_names();
        return std::move(facts_);
    }

private:
    void add_compared(const PartyBlock& block, std::string_view place) {
        Fact fact = party_fact(context_, block, place);
        const bool person_signs = fact.get("kind") == "individual" && !head_has_person();
        if (!person_signs) {
            set_match(fact, compare(context_.lexicon, block, heads_));
            facts_.push_back(std::move(fact));
        }
    }

    bool head_has_person() const {
        return std::ranges::any_of(
            facts_, [](const Fact& fact) { return fact.get("kind") == "individual"; });
    }

    void add_accounts() {
        for (const Field& field : fields_) {
            if (field.code != "account-name") {
                continue;
            }
            const std::u32string_view value = value_text(context_, field);
            const Range range = name_range(context_.lexicon, value);
            constexpr std::size_t kLongestName = 40;
            const std::u32string_view name = value.substr(range.begin, range.size());
            if (range.empty() || range.size() > kLongestName || is_common_word(name)) {
                continue;
            }
            PartyBlock block;
            block.name = name;
            block.name_span = context_.views[field.value_view].span(field.value.begin + range.begin,
                                                                    field.value.begin + range.end);
            block.side = field.role != nullptr
                             ? std::string(side_of_role(*field.role))
                             : side_before(context_, field.view, field.label.begin);
            add_account(block);
        }
    }

    /// 收款人应当…: a word of the sentence, not a name.
    bool is_common_word(std::u32string_view name) const {
        return kind_of_name(context_.lexicon, name).kind == "unknown" ||
               context_.lexicon.list("party-roles").find_exact(name) != nullptr;
    }

    void add_account(const PartyBlock& block) {
        Fact fact = party_fact(context_, block, "account");
        set_match(fact, compare(context_.lexicon, block, heads_));
        facts_.push_back(std::move(fact));
    }

    void add_body_names();
    void scan_view(const View& view, const HeadName& head, std::u32string_view ending);
    void add_body_name(const View& view, Range range, const HeadName& head, bool same);

    const ExtractContext& context_;
    const PartyReading& reading_;
    const std::vector<Field>& fields_;
    std::vector<HeadName> heads_;
    std::vector<Fact> facts_;
    std::size_t labelled_ = 0;  // of facts_: those that are not names in the body
};

/// Where a name that is nearly `head` begins in text that ends at `end`: the beginning with the
/// least edit distance, the shortest of equal ones.
struct NearName {
    std::size_t begin = 0;
    std::size_t distance = 0;
};
NearName nearest_start(std::u32string_view text, std::size_t end, std::u32string_view head) {
    const std::size_t window = std::min(end, head.size() + head.size() / 3 + 1);
    // Row j: distances of the last j chars of head to the last k chars of text.
    std::vector<std::size_t> previous(window + 1);
    std::vector<std::size_t> row(window + 1);
    for (std::size_t k = 0; k <= window; ++k) {
        previous[k] = k;
    }
    for (std::size_t j = 1; j <= head.size(); ++j) {
        row[0] = j;
        for (std::size_t k = 1; k <= window; ++k) {
            const bool equal = head[head.size() - j] == text[end - k];
            row[k] = std::min({previous[k - 1] + (equal ? 0 : 1), previous[k] + 1, row[k - 1] + 1});
        }
        std::swap(previous, row);
    }
    const auto best = std::ranges::min_element(previous);
    return {.begin = end - static_cast<std::size_t>(best - previous.begin()), .distance = *best};
}

/// Whether a name may begin at `begin`: at the start, after a mark or a particle.
bool may_begin_name(const Lexicon& lexicon, std::u32string_view text, std::size_t begin) {
    static constexpr std::u32string_view kParticles = U"与和由向对为给将把以至归经按及是在同即系到";
    if (begin == 0 || !is_han(text[begin - 1]) ||
        kParticles.find(text[begin - 1]) != std::u32string_view::npos) {
        return true;
    }
    return lexicon.list("party-roles").match_before(text, begin).term != nullptr;
}

/// 江州清源有限公司江州分公司: the name goes on to that of a branch.
bool goes_on_to_branch(const Lexicon& lexicon, std::u32string_view text, std::size_t end) {
    constexpr std::size_t kLongest = 12;
    const TermList& kinds = lexicon.list("party-kinds");
    for (std::size_t i = end; i < text.size() && i < end + kLongest && is_han(text[i]); ++i) {
        const auto match = kinds.match_at(text, i);
        if (match.term != nullptr && match.term->code() == "branch") {
            return true;
        }
    }
    return false;
}

void PartyExtractor::add_body_names() {
    constexpr std::size_t kShortestName = 5;
    labelled_ = facts_.size();
    for (const HeadName& head : heads_) {
        const auto ending =
            context_.lexicon.list("party-kinds").match_before(head.name, head.name.size());
        if (head.name.size() < kShortestName || ending.term == nullptr || is_masked(head.name)) {
            continue;
        }
        for (const View& view : context_.views) {
            const Story story = context_.document.paragraphs[view.paragraph].story;
            if (story == Story::body || story == Story::text_box) {
                scan_view(view, head, ending.term->word);
            }
        }
    }
}

void PartyExtractor::scan_view(const View& view, const HeadName& head, std::u32string_view ending) {
    constexpr std::size_t kMostNames = 200;
    const std::u32string_view text = view.text();
    const TermList& kinds = context_.lexicon.list("party-kinds");
    for (std::size_t at = text.find(ending);
         at != std::u32string_view::npos && facts_.size() < labelled_ + kMostNames;
         at = text.find(ending, at + ending.size())) {
        const std::size_t end = at + ending.size();
        if (kinds.match_before(text, end).begin != at ||
            goes_on_to_branch(context_.lexicon, text, end)) {
            continue;
        }
        const NearName near = nearest_start(text, end, head.name);
        // Offices of one town have names that differ in a word or two (教育局, 体育局): only of
        // companies is a near name a suspected slip.
        const bool company = kind_of_name(context_.lexicon, head.name).kind == "company";
        const std::size_t limit = company ? head.name.size() * 3 / 10 : 0;
        if (near.distance <= limit && may_begin_name(context_.lexicon, text, near.begin)) {
            add_body_name(view, {.begin = near.begin, .end = end}, head, near.distance == 0);
        }
    }
}

void PartyExtractor::add_body_name(const View& view, Range range, const HeadName& head, bool same) {
    PartyBlock block;
    block.name = view.text().substr(range.begin, range.size());
    block.name_span = view.span(range.begin, range.end);
    const std::u32string normal = normal_name(block.name);
    const bool is_party =
        std::ranges::any_of(heads_, [&](const HeadName& other) { return other.normal == normal; });
    const auto overlaps = [&](Span span) { return span.overlaps(block.name_span); };
    const bool taken =
        std::ranges::any_of(reading_.places.merged, overlaps) ||
        std::ranges::any_of(std::span(facts_).first(labelled_), overlaps, &Fact::span);
    if (taken || (is_party && !same)) {
        return;
    }
    const auto role = context_.lexicon.list("party-roles").match_before(view.text(), range.begin);
    const bool named = role.term != nullptr && role.term->code() == head.side;
    block.side = named ? head.side : std::string{};
    block.role = named ? to_utf8(role.term->word) : std::string{};
    Fact fact = party_fact(context_, block, "body");
    set_match(
        fact,
        {.match = same ? NameMatch::same : NameMatch::similar, .head = &head, .certain = named});
    facts_.push_back(std::move(fact));
}

}  // namespace

std::vector<Fact> extract_parties(const ExtractContext& context) {
    return PartyExtractor(context).run();
}

}  // namespace review
