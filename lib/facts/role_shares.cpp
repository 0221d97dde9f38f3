// Roles of amounts and percents.
#include <algorithm>

#include "facts/role_finder.h"
#include "facts/values.h"

namespace review {

std::optional<Role> RoleFinder::share_role(std::size_t index) {
    const Site& value = site(index);
    const RoleWords& list = words(value.fact->element);
    const TermList::Match* after = joined_after(index, list);
    const TermList::Match* before = joined_before(index, list);
    const bool weak = before != nullptr && before->term->weight() == 0;
    constexpr std::u32string_view kNaming = U"的为作转用";
    const bool named = value.end < text_.text().size() &&
                       kNaming.find(text_.text()[value.end]) != std::u32string_view::npos;
    if (after != nullptr && (before == nullptr || weak || named)) {
        return Role{.code = after->term->code(), .certain = true};
    }
    if (auto cap = cap_role(index)) {
        return cap;
    }
    if (before != nullptr && !weak) {
        return Role{.code = before->term->code(), .certain = true};
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

std::optional<Role> RoleFinder::cap_role(std::size_t index) const {
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
    return Role{.code = "liability-cap", .certain = previous.fact->get("certainty") == "certain"};
}

std::optional<Role> RoleFinder::label_role(std::size_t index, const RoleWords& list) const {
    const Site& value = site(index);
    const std::size_t floor = floor_of(value.begin);
    for (std::size_t i = list.last_before(value.begin); i-- > 0;) {
        const TermList::Match& word = list.all()[i];
        if (word.begin < floor) {
            break;
        }
        const bool label = word.end < text_.text().size() && text_.text()[word.end] == U':' &&
                           (word.begin == floor || word.begin < 8);
        if (label && word.term->weight() > 0 && !has_same_kind(word.end, value)) {
            return Role{.code = word.term->code(), .certain = false};
        }
    }
    return std::nullopt;
}

std::optional<Role> RoleFinder::weak_role(std::size_t index, const TermList::Match& word) const {
    const Site& value = site(index);
    const std::size_t floor = floor_of(value.begin);
    const std::u32string_view before = text_.text().substr(floor, word.begin - floor);
    if (!lists_.breach.find_all(before).empty()) {
        return Role{.code = "liquidated-damages", .certain = false};
    }
    const std::string_view of = value.fact->get("of");
    const bool share = value.fact->element == "percent" && (of.empty() || of == "price");
    return Role{.code = word.term->code(), .certain = share};
}

std::optional<Role> RoleFinder::outside_role(std::size_t index, std::string_view element) const {
    const Site& value = site(index);
    const Paragraph& paragraph = context_.document.paragraphs[view_.paragraph];
    const TermList& special = element == "amount" ? lists_.amount : lists_.percent;
    const auto only_code = [&](std::u32string_view text) -> std::string_view {
        const RoleWords found(
            text.substr(0, std::min<std::size_t>(text.size(), 40)), lists_.share, &special);
        std::string_view code;
        for (const TermList::Match& word : found.all()) {
            if (word.term->weight() > 0 && !code.empty() && code != word.term->code()) {
                return {};
            }
            code = word.term->weight() > 0 ? word.term->code() : code;
        }
        return code;
    };
    if (paragraph.table >= 0) {
        for (const std::u32string_view text :
             {surroundings_.left_cell(paragraph), surroundings_.column_head(paragraph)}) {
            if (const std::string_view code = only_code(text); !code.empty()) {
                return Role{.code = code, .certain = false};
            }
        }
        return std::nullopt;
    }
    const std::size_t begin = segment_begin(text_.text(), value.begin, floor_of(value.begin));
    if (!text_.joins_before(begin, value.begin, index)) {
        return std::nullopt;
    }
    const std::string_view code = only_code(surroundings_.heading(value.fact->span.begin));
    return code.empty() ? std::nullopt : std::optional(Role{.code = code, .certain = false});
}

void RoleFinder::share_pairs() {
    const auto& sites = text_.sites();
    for (std::size_t i = 0; i + 1 < sites.size(); ++i) {
        Fact& first = *sites[i].fact;
        Fact& second = *sites[i + 1].fact;
        if (!first.has("pair") || !second.has("pair") || first.get("form") == second.get("form") ||
            first.get("pair") != second.get("fen")) {
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

}  // namespace review
