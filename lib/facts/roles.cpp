// What values are for. A role word directly before (合同总价为…) or behind (…的定金) is certain;
// one elsewhere in the same stretch, in the heading or in the head of a table needs review.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <tuple>

#include "facts/extract.h"
#include "facts/role_text.h"
#include "facts/scan.h"
#include "facts/values.h"

namespace review {

namespace {

constexpr std::size_t kReachBefore = 64;  // chars
constexpr std::size_t kReachAfter = 24;

struct Role {
    std::string code;
    bool certain = false;
};

bool is_value(const Fact& fact) {
    return fact.element == "amount" || fact.element == "percent" || fact.element == "date" ||
           fact.element == "duration";
}

/// Words of headings, of the cells beside and of the heads of columns.
class Surroundings {
public:
    explicit Surroundings(const ExtractContext& context) : context_(context) {
        for (std::size_t i = 0; i < context.views.size(); ++i) {
            const Paragraph& paragraph = context.document.paragraphs[context.views[i].paragraph];
            if (paragraph.table >= 0) {
                cells_.emplace(std::tuple(paragraph.table, paragraph.row, paragraph.column), i);
            }
        }
    }

    /// Heading of the innermost headed clause around `offset`.
    [[nodiscard]] std::u32string heading(std::size_t offset) const {
        for (std::size_t i = context_.clauses.clause_at(offset); i != Clause::kNoClause;
             i = context_.clauses.clauses[i].parent) {
            const Span span = context_.clauses.clauses[i].heading_span;
            if (!span.empty() && span.size() < 120) {
                return to_utf32(context_.document.slice(span));
            }
        }
        return {};
    }

    /// The cell left of a paragraph in the same row, empty when it has none.
    [[nodiscard]] std::u32string_view left_cell(const Paragraph& paragraph) const {
        for (std::int32_t column = paragraph.column - 1; column >= 0 && paragraph.table >= 0;
             --column) {
            const std::u32string_view text = cell(paragraph.table, paragraph.row, column);
            if (!text.empty()) {
                return text;
            }
        }
        return {};
    }

    /// The head of the column, empty outside tables and in the first row.
    [[nodiscard]] std::u32string_view column_head(const Paragraph& paragraph) const {
        return paragraph.table >= 0 && paragraph.row > 0
                   ? cell(paragraph.table, 0, paragraph.column)
                   : std::u32string_view{};
    }

private:
    [[nodiscard]] std::u32string_view cell(std::int32_t table,
                                           std::int32_t row,
                                           std::int32_t column) const {
        const auto found = cells_.find(std::tuple(table, row, column));
        return found == cells_.end() ? std::u32string_view{} : context_.views[found->second].text();
    }

    const ExtractContext& context_;
    std::map<std::tuple<std::int32_t, std::int32_t, std::int32_t>, std::size_t> cells_;
};

/// Finds the roles of the values of one paragraph.
class RoleFinder {
public:
    RoleFinder(const ExtractContext& context,
               const RoleLists& lists,
               const Surroundings& surroundings,
               const View& view,
               const std::vector<Site>& sites)
        : context_(context),
          lists_(lists),
          surroundings_(surroundings),
          view_(view),
          text_(view.text(), sites, lists) {}

    void run() {
        for (std::size_t i = 0; i < text_.sites().size(); ++i) {
            Fact& fact = *text_.sites()[i].fact;
            if (fact.element == "date") {
                apply(fact, date_role(i));
            } else if (fact.element == "duration") {
                apply(fact, duration_role(i));
            } else {
                apply(fact, share_role(i));
            }
        }
        share_pairs();
    }

private:
    static void apply(Fact& fact, const std::optional<Role>& role) {
        if (!role) {
            return;
        }
        fact.set("role", role->code);
        if (fact.get("certainty") != "review") {
            fact.set("certainty", role->certain ? "certain" : "review");
        }
    }

    [[nodiscard]] const Site& site(std::size_t index) const { return text_.sites()[index]; }

    /// Words of the kind of value, found on first use.
    const RoleWords& words(std::string_view element) {
        const std::size_t kind = element == "amount"    ? 0
                                 : element == "percent" ? 1
                                 : element == "date"    ? 2
                                                        : 3;
        std::optional<RoleWords>& words = words_[kind];
        if (!words) {
            const std::u32string_view text = text_.text();
            switch (kind) {
                case 0:
                    words.emplace(text, lists_.share, &lists_.amount);
                    break;
                case 1:
                    words.emplace(text, lists_.share, &lists_.percent);
                    break;
                case 2:
                    words.emplace(text, lists_.date, nullptr);
                    break;
                default:
                    words.emplace(text, lists_.duration, nullptr);
            }
        }
        return *words;
    }

    /// Start of the stretch before a value in which role words are looked for.
    [[nodiscard]] std::size_t floor_of(std::size_t position) const {
        const std::size_t reach = position > kReachBefore ? position - kReachBefore : 0;
        return sentence_begin(text_.text(), position, reach);
    }

    /// The nearest role word joined to the value from before; a strong one wins over a nearer weak
    /// one.
    const TermList::Match* joined_before(std::size_t index, const RoleWords& words) {
        const Site& value = site(index);
        const std::size_t floor = floor_of(value.begin);
        const TermList::Match* weak = nullptr;
        for (std::size_t i = words.last_before(value.begin); i-- > 0;) {
            const TermList::Match& word = words.all()[i];
            if (word.begin >= floor && is_event(word, value)) {
                continue;
            }
            if (word.begin < floor || !text_.joins_before(word.end, value.begin, index)) {
                break;
            }
            if (is_base(word, index)) {
                continue;
            }
            if (word.term->weight > 0) {
                return &word;
            }
            weak = weak == nullptr ? &word : weak;
        }
        return weak;
    }

    /// 签订 in 自签订之日起10日内: what a period runs from, not what it is for.
    [[nodiscard]] bool is_event(const TermList::Match& word, const Site& value) const {
        const std::u32string_view gap = text_.text().substr(word.end, value.begin - word.end);
        return value.fact->element == "duration" && word.term->weight < 2 &&
               gap.find_first_of(U"起后前日时") != gap.npos;
    }

    /// 合同总价 in 定金为合同总价的20%，即20万元: what the share is of, no role of the amount
    /// behind.
    [[nodiscard]] bool is_base(const TermList::Match& word, std::size_t index) const {
        const auto& sites = text_.sites();
        const auto share = std::ranges::lower_bound(sites, word.end, {}, &Site::begin);
        if (share == sites.end() || share->fact->element != "percent" ||
            share->begin >= site(index).begin || share->begin - word.end > kReachAfter ||
            lists_.bases.match_at(text_.text(), word.begin).term == nullptr) {
            return false;
        }
        const std::u32string_view gap = text_.text().substr(word.end, share->begin - word.end);
        return lists_.bases.find_all(gap).empty() &&
               text_.joins_before(
                   word.end, share->begin, static_cast<std::size_t>(share - sites.begin()));
    }

    /// The role word joined to the value from behind; a weak one is passed over: 30%支付违约金.
    const TermList::Match* joined_after(std::size_t index, const RoleWords& words) const {
        const Site& value = site(index);
        for (std::size_t i = words.first_after(value.end); i < words.all().size(); ++i) {
            const TermList::Match& word = words.all()[i];
            if (word.begin - value.end > kReachAfter) {
                return nullptr;
            }
            if (word.term->weight > 0) {
                const bool joined =
                    text_.joins_after(value.end, word.begin, index) && !opens_share(word);
                return joined ? &word : nullptr;
            }
        }
        return nullptr;
    }

    /// 合同总价 in 定金20万元为合同总价的20%.
    [[nodiscard]] bool opens_share(const TermList::Match& word) const {
        const auto& sites = text_.sites();
        const auto share = std::ranges::lower_bound(sites, word.end, {}, &Site::begin);
        return share != sites.end() && share->fact->element == "percent" &&
               share->begin - word.end <= 2 &&
               lists_.bases.match_at(text_.text(), word.begin).term != nullptr;
    }

    std::optional<Role> share_role(std::size_t index) {
        const Site& value = site(index);
        const RoleWords& list = words(value.fact->element);
        const TermList::Match* after = joined_after(index, list);
        const TermList::Match* before = joined_before(index, list);
        const bool weak = before != nullptr && before->term->weight == 0;
        constexpr std::u32string_view kNaming = U"的为作转用";
        const bool named = value.end < text_.text().size() &&
                           kNaming.find(text_.text()[value.end]) != std::u32string_view::npos;
        if (after != nullptr && (before == nullptr || weak || named)) {
            return Role{.code = after->term->code, .certain = true};
        }
        if (auto cap = cap_role(index)) {
            return cap;
        }
        if (before != nullptr && !weak) {
            return Role{.code = before->term->code, .certain = true};
        }
        if (auto label = label_role(index, list)) {
            return label;
        }
        if (weak) {
            return weak_role(index, *before);
        }
        if (auto near = segment_role(index, list)) {
            return near;
        }
        return outside_role(index, value.fact->element);
    }

    /// 每延误一日…支付违约金，累计不超过合同价的5%: a bound after damages is their cap.
    std::optional<Role> cap_role(std::size_t index) const {
        const Site& value = site(index);
        const std::string_view op = value.fact->get("op");
        if (op != "le" || index == 0) {
            return std::nullopt;
        }
        const Site& previous = site(index - 1);
        const bool damages =
            previous.fact->get("role") == "liquidated-damages" && previous.fact->get("op") != "ge";
        const std::size_t floor = sentence_begin(text_.text(), value.begin, previous.end);
        if (!damages || floor > previous.end || value.begin - previous.end > kReachBefore) {
            return std::nullopt;
        }
        return Role{.code = "liability-cap",
                    .certain = previous.fact->get("certainty") == "certain"};
    }

    /// 预付款：合同签订后支付合同总价的30%: the label that opens the sentence.
    std::optional<Role> label_role(std::size_t index, const RoleWords& list) const {
        const Site& value = site(index);
        const std::size_t floor = floor_of(value.begin);
        for (std::size_t i = list.last_before(value.begin); i-- > 0;) {
            const TermList::Match& word = list.all()[i];
            if (word.begin < floor) {
                break;
            }
            const bool label = word.end < text_.text().size() && text_.text()[word.end] == U':' &&
                               (word.begin == floor || word.begin < 8);
            if (label && word.term->weight > 0 && !has_same_kind(word.end, value)) {
                return Role{.code = word.term->code, .certain = false};
            }
        }
        return std::nullopt;
    }

    /// Whether another value of the kind stands between `begin` and `value`.
    [[nodiscard]] bool has_same_kind(std::size_t begin, const Site& value) const {
        const auto& sites = text_.sites();
        for (auto i = std::ranges::lower_bound(sites, begin, {}, &Site::begin);
             i != sites.end() && i->begin < value.begin;
             ++i) {
            if (i->fact->element == value.fact->element) {
                return true;
            }
        }
        return false;
    }

    std::optional<Role> weak_role(std::size_t index, const TermList::Match& word) const {
        const Site& value = site(index);
        const std::size_t floor = floor_of(value.begin);
        const std::u32string_view before = text_.text().substr(floor, word.begin - floor);
        if (!lists_.breach.find_all(before).empty()) {
            return Role{.code = "liquidated-damages", .certain = false};
        }
        const std::string_view of = value.fact->get("of");
        const bool share = value.fact->element == "percent" && (of.empty() || of == "price");
        return Role{.code = word.term->code, .certain = share};
    }

    /// The nearest strong word of the same stretch between commas.
    std::optional<Role> segment_role(std::size_t index, const RoleWords& list) const {
        const Site& value = site(index);
        const std::size_t begin = segment_begin(text_.text(), value.begin, floor_of(value.begin));
        const std::size_t last = list.last_before(value.begin);
        for (std::size_t i = last; i-- > 0;) {
            const TermList::Match& word = list.all()[i];
            if (word.begin < begin) {
                break;
            }
            if (word.term->weight == 0) {
                continue;
            }
            if (has_same_kind(word.end, value)) {
                break;
            }
            return Role{.code = word.term->code, .certain = false};
        }
        return std::nullopt;
    }

    /// Cell beside, head of the column, heading of the clause.
    std::optional<Role> outside_role(std::size_t index, std::string_view element) const {
        const Site& value = site(index);
        const Paragraph& paragraph = context_.document.paragraphs[view_.paragraph];
        const TermList& special = element == "amount" ? lists_.amount : lists_.percent;
        const auto only_code = [&](std::u32string_view text) -> std::string {
            const RoleWords found(
                text.substr(0, std::min<std::size_t>(text.size(), 40)), lists_.share, &special);
            std::string code;
            for (const TermList::Match& word : found.all()) {
                if (word.term->weight > 0 && !code.empty() && code != word.term->code) {
                    return {};
                }
                code = word.term->weight > 0 ? word.term->code : code;
            }
            return code;
        };
        if (paragraph.table >= 0) {
            for (const std::u32string_view text :
                 {surroundings_.left_cell(paragraph), surroundings_.column_head(paragraph)}) {
                if (std::string code = only_code(text); !code.empty()) {
                    return Role{.code = std::move(code), .certain = false};
                }
            }
            return std::nullopt;
        }
        const std::size_t begin = segment_begin(text_.text(), value.begin, floor_of(value.begin));
        if (!text_.joins_before(begin, value.begin, index)) {
            return std::nullopt;
        }
        std::string code = only_code(surroundings_.heading(value.fact->span.begin));
        return code.empty() ? std::nullopt
                            : std::optional(Role{.code = std::move(code), .certain = false});
    }

    std::optional<Role> duration_role(std::size_t index) {
        const Site& value = site(index);
        const RoleWords& list = words("duration");
        const TermList::Match* before = joined_before(index, list);
        if (before != nullptr) {
            return Role{.code = before->term->code, .certain = true};
        }
        const bool within = value.fact->get("op") == "le" || value.fact->has("relative");
        if (within || text_.text().substr(value.end, 1) == U"前" ||
            text_.text().substr(value.end, 1) == U"后") {
            if (auto role = action_after(value, list)) {
                return role;
            }
        }
        if (value.fact->has("relative")) {
            return std::nullopt;
        }
        if (auto near = segment_role(index, list)) {
            return near;
        }
        return heading_duration_role(index);
    }

    /// 30日内向乙方支付: what is to be done within the period.
    std::optional<Role> action_after(const Site& value, const RoleWords& list) const {
        const std::u32string_view text = text_.text();
        std::size_t commas = 0;
        std::size_t position = value.end;
        for (std::size_t i = list.first_after(value.end); i < list.all().size(); ++i) {
            const TermList::Match& word = list.all()[i];
            for (; position < word.begin; ++position) {
                commas += text[position] == U',' ? 1 : 0;
                if (is_sentence_end(text[position]) || position - value.end > 40) {
                    return std::nullopt;
                }
            }
            if (commas > 1) {
                return std::nullopt;
            }
            return Role{.code = word.term->code, .certain = commas == 0};
        }
        return std::nullopt;
    }

    std::optional<Role> heading_duration_role(std::size_t index) const {
        const Site& value = site(index);
        const std::size_t begin = segment_begin(text_.text(), value.begin, floor_of(value.begin));
        if (!text_.joins_before(begin, value.begin, index)) {
            return std::nullopt;
        }
        const Paragraph& paragraph = context_.document.paragraphs[view_.paragraph];
        const std::u32string heading = paragraph.table >= 0
                                           ? std::u32string(surroundings_.left_cell(paragraph))
                                           : surroundings_.heading(value.fact->span.begin);
        for (const TermList::Match& word : lists_.duration.find_all(heading)) {
            if (word.term->weight > 1) {
                return Role{.code = word.term->code, .certain = false};
            }
        }
        return std::nullopt;
    }

    std::optional<Role> date_role(std::size_t index) {
        const Site& value = site(index);
        const std::u32string_view text = text_.text();
        const std::u32string_view before = text.substr(0, value.begin);
        std::u32string_view after = text.substr(value.end);
        const RoleWords& list = words("date");
        const bool from = before.ends_with(U'自') || before.ends_with(U'从') ||
                          before.ends_with(U"自于") || before.ends_with(U"始于");
        const bool opens = after.starts_with(U'起') || after.starts_with(U"开始");
        const TermList::Match* joined = joined_before(index, list);
        if (const TermList::Match* role = behind_start(value, list, from || opens)) {
            return Role{.code = role->term->code, .certain = true};
        }
        if (from || opens || range_joins(index, value.end)) {
            return Role{.code = "start", .certain = names_term(value)};
        }
        const bool closes = after.starts_with(U'止') || after.starts_with(U"截止") ||
                            before.ends_with(U'至') || before.ends_with(U'到') ||
                            before.ends_with(U"截止") || before.ends_with(U"截至");
        if (closes || (index > 0 && range_joins(index - 1, site(index - 1).end))) {
            return Role{.code = "end", .certain = names_term(value)};
        }
        const bool label = joined != nullptr && joined->term->weight == 0;
        if (joined != nullptr && !label) {
            return Role{.code = joined->term->code, .certain = true};
        }
        if (auto role = date_action(value, list)) {
            return role;
        }
        const bool alone = value.begin == 0 && value.end == text.size();
        if ((label || alone) && context_.clauses.zones.conclusions.contains(value.fact->span)) {
            return Role{.code = "sign", .certain = true};
        }
        return std::nullopt;
    }

    /// 自…起施行: the word that 起 leads to.
    const TermList::Match* behind_start(const Site& value,
                                        const RoleWords& list,
                                        bool start) const {
        const std::size_t i = list.first_after(value.end);
        if (!start || i == list.all().size()) {
            return nullptr;
        }
        const TermList::Match& word = list.all()[i];
        const bool near = word.begin <= value.end + 3;
        const bool law = word.term->code == "effective" || word.term->code == "repeal";
        return near && law ? &word : nullptr;
    }

    /// Whether a range mark joins the value to the date behind it.
    [[nodiscard]] bool range_joins(std::size_t index, std::size_t end) const {
        if (index + 1 >= text_.sites().size() || site(index).fact->element != "date" ||
            site(index + 1).fact->element != "date") {
            return false;
        }
        const std::size_t next = site(index + 1).begin;
        return range_mark_end(text_.text(), end) == next && next > end;
    }

    /// Whether the sentence or its heading speaks of a term.
    [[nodiscard]] bool names_term(const Site& value) const {
        const std::size_t floor = floor_of(value.begin);
        const auto has_term = [this](std::u32string_view text) {
            for (const TermList::Match& word : lists_.duration.find_all(text)) {
                if (word.term->code == "term") {
                    return true;
                }
            }
            return false;
        };
        return has_term(text_.text().substr(floor, value.begin - floor)) ||
               has_term(surroundings_.heading(value.fact->span.begin));
    }

    /// 于…签订, …前交付: the act on that day, in the same stretch.
    std::optional<Role> date_action(const Site& value, const RoleWords& list) const {
        const std::u32string_view text = text_.text();
        const std::size_t i = list.first_after(value.end);
        if (i == list.all().size()) {
            return std::nullopt;
        }
        const TermList::Match& word = list.all()[i];
        if (word.term->weight == 0) {
            return std::nullopt;
        }
        const std::u32string_view gap =
            text.substr(value.end, std::min(word.begin - value.end, kReachAfter + 1));
        if (gap.size() > kReachAfter || gap.find_first_of(U",。;:《") != gap.npos) {
            return std::nullopt;
        }
        return Role{.code = word.term->code, .certain = gap.size() <= 2};
    }

    /// The two forms of an amount have one role.
    void share_pairs() {
        const auto& sites = text_.sites();
        for (std::size_t i = 0; i + 1 < sites.size(); ++i) {
            Fact& first = *sites[i].fact;
            Fact& second = *sites[i + 1].fact;
            if (!first.has("pair") || !second.has("pair") ||
                first.get("form") == second.get("form") || first.get("pair") != second.get("fen")) {
                continue;
            }
            const bool forward = first.has("role") && (first.get("certainty") == "certain" ||
                                                       second.get("certainty") != "certain");
            Fact& source = forward ? first : second;
            Fact& target = forward ? second : first;
            if (source.has("role")) {
                target.set("role", std::string(source.get("role")));
                if (target.get("certainty") != "review" || target.get("role").empty()) {
                    target.set("certainty", std::string(source.get("certainty")));
                }
            }
        }
    }

    const ExtractContext& context_;
    const RoleLists& lists_;
    const Surroundings& surroundings_;
    const View& view_;
    RoleText text_;
    std::array<std::optional<RoleWords>, 4> words_;
};

}  // namespace

void assign_roles(std::vector<Fact>& facts, const ExtractContext& context) {
    std::vector<Fact*> values;
    for (Fact& fact : facts) {
        if (is_value(fact)) {
            values.push_back(&fact);
        }
    }
    std::ranges::sort(values, {}, [](const Fact* fact) { return fact->span; });
    const RoleLists lists(context.lexicon);
    const Surroundings surroundings(context);
    auto next = values.begin();
    for (const View& view : context.views) {
        const Span span = context.document.paragraphs[view.paragraph].span;
        std::vector<Site> sites;
        for (; next != values.end() && (*next)->span.begin < span.end; ++next) {
            if ((*next)->span.begin >= span.begin) {
                sites.push_back({.fact = *next,
                                 .begin = view.index((*next)->span.begin),
                                 .end = view.index((*next)->span.end)});
            }
        }
        if (!sites.empty()) {
            RoleFinder(context, lists, surroundings, view, sites).run();
        }
    }
}

}  // namespace review
