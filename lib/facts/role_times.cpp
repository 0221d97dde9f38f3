// Roles of dates and durations.
#include <algorithm>

#include "facts/role_finder.h"
#include "facts/scan.h"
#include "facts/values.h"

namespace review {

std::optional<Role> RoleFinder::duration_role(std::size_t index) {
    const Site& value = site(index);
    const RoleWords& list = words("duration");
    const TermList::Match* before = joined_before(index, list);
    const bool across = before != nullptr && before->term->weight() < 2 &&
                        text_.text().substr(before->end, value.begin - before->end).find(U',') !=
                            std::u32string_view::npos;
    if (before != nullptr && !across) {
        return Role{.code = before->term->code(), .certain = true};
    }
    if (auto label = label_of_relative(value, list)) {
        return label;
    }
    const bool within = value.fact->get("op") == "le" || value.fact->has("relative");
    if (within || text_.text().substr(value.end, 1) == U"前" ||
        text_.text().substr(value.end, 1) == U"后") {
        if (auto role = action_after(value, list)) {
            return role;
        }
    }
    if (across) {
        return Role{.code = before->term->code(), .certain = true};
    }
    if (value.fact->has("relative")) {
        return std::nullopt;
    }
    if (auto near = segment_role(index, list)) {
        return near;
    }
    return heading_duration_role(index);
}

std::optional<Role> RoleFinder::label_of_relative(const Site& value, const RoleWords& list) const {
    if (!value.fact->has("relative") || value.fact->has("before")) {
        return std::nullopt;
    }
    constexpr std::u32string_view kOpening = U"自从为是:在于";
    const std::u32string_view text = text_.text();
    const std::size_t sentence = floor_of(value.begin);
    const std::size_t segment = segment_begin(text, value.begin, sentence);
    for (std::size_t i = list.last_before(value.begin); i-- > 0;) {
        const TermList::Match& word = list.all()[i];
        if (word.begin < sentence) {
            break;
        }
        const bool opens = word.begin >= segment || text[word.end] == U':';
        if (opens && word.term->weight() > 1 && holds(kOpening, text[word.end]) &&
            !has_same_kind(word.end, value)) {
            return Role{.code = word.term->code(), .certain = true};
        }
    }
    return std::nullopt;
}

std::optional<Role> RoleFinder::action_after(const Site& value, const RoleWords& list) const {
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
        return Role{.code = word.term->code(), .certain = commas == 0};
    }
    return std::nullopt;
}

std::optional<Role> RoleFinder::heading_duration_role(std::size_t index) const {
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
        if (word.term->weight() > 1) {
            return Role{.code = word.term->code(), .certain = false};
        }
    }
    return std::nullopt;
}

std::optional<Role> RoleFinder::date_role(std::size_t index) {
    const Site& value = site(index);
    const std::u32string_view text = text_.text();
    const std::u32string_view before = text.substr(0, value.begin);
    std::u32string_view after = text.substr(value.end);
    const RoleWords& list = words("date");
    const bool from = before.ends_with(U'自') || before.ends_with(U'从') ||
                      before.ends_with(U"自于") || before.ends_with(U"始于");
    const bool opens = after.starts_with(U'起') || after.starts_with(U"开始");
    const TermList::Match* joined = joined_before(index, list);
    if (joined != nullptr && is_of_date_before(index, *joined)) {
        joined = nullptr;
    }
    if (const TermList::Match* role = behind_start(value, list, from || opens)) {
        return Role{.code = role->term->code(), .certain = true};
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
    const bool label = joined != nullptr && joined->term->weight() == 0;
    if (joined != nullptr && !label) {
        return Role{.code = joined->term->code(), .certain = true};
    }
    if (auto role = date_action(value, list)) {
        return role;
    }
    // 法定代表人：        2026年9月15日, dated where the name was to stand
    const bool labelled = index == 0 && !before.empty() && before.back() == U':';
    if ((label || labelled || only_dates()) &&
        context_.clauses.zones.conclusions.contains(value.fact->span)) {
        return Role{.code = "sign", .certain = true};
    }
    return cell_date_role(index);
}

bool RoleFinder::is_of_date_before(std::size_t index, const TermList::Match& word) {
    const RoleWords& list = words("date");
    if (index == 0 || site(index - 1).fact->element != "date" || site(index - 1).end > word.begin) {
        return false;
    }
    const Site& value = site(index);
    const std::u32string_view gap = text_.text().substr(word.end, value.begin - word.end);
    const std::size_t first = list.first_after(site(index - 1).end);
    return gap.find(U',') != gap.npos && first < list.all().size() &&
           list.all()[first].begin == word.begin && date_action(site(index - 1), list);
}

bool RoleFinder::only_dates() const {
    constexpr std::size_t kMostDates = 8;  // side by side; asked for each date of a line
    if (text_.sites().size() > kMostDates) {
        return false;
    }
    const std::u32string_view text = text_.text();
    std::size_t end = 0;
    for (const Site& site : text_.sites()) {
        if (site.fact->element != "date" || skip_blank(text, end) != site.begin) {
            return false;
        }
        end = site.end;
    }
    return skip_blank(text, end) == text.size();
}

std::optional<Role> RoleFinder::cell_date_role(std::size_t index) const {
    const Site& value = site(index);
    const Paragraph& paragraph = context_.document.paragraphs[view_.paragraph];
    if (paragraph.table < 0 || value.begin != 0 || value.end != text_.text().size()) {
        return std::nullopt;
    }
    std::u32string_view label = surroundings_.left_cell(paragraph);
    if (label.ends_with(U':')) {
        label.remove_suffix(1);
    }
    const LexiconTerm* word = lists_.date.find_exact(label);
    return word != nullptr && word->weight() > 1
               ? std::optional(Role{.code = word->code(), .certain = true})
               : std::nullopt;
}

const TermList::Match* RoleFinder::behind_start(const Site& value,
                                                const RoleWords& list,
                                                bool start) const {
    const std::size_t i = list.first_after(value.end);
    if (!start || i == list.all().size()) {
        return nullptr;
    }
    const TermList::Match& word = list.all()[i];
    const bool near = word.begin <= value.end + 3;
    const bool law = word.term->code() == "effective" || word.term->code() == "repeal";
    return near && law ? &word : nullptr;
}

bool RoleFinder::range_joins(std::size_t index, std::size_t end) const {
    if (index + 1 >= text_.sites().size() || site(index).fact->element != "date" ||
        site(index + 1).fact->element != "date") {
        return false;
    }
    const std::size_t next = site(index + 1).begin;
    return range_mark_end(text_.text(), end) == next && next > end;
}

bool RoleFinder::names_term(const Site& value) const {
    const std::size_t floor = floor_of(value.begin);
    const auto has_term = [this](std::u32string_view text) {
        for (const TermList::Match& word : lists_.duration.find_all(text)) {
            if (word.term->code() == "term") {
                return true;
            }
        }
        return false;
    };
    return has_term(text_.text().substr(floor, value.begin - floor)) ||
           has_term(surroundings_.heading(value.fact->span.begin));
}

std::optional<Role> RoleFinder::date_action(const Site& value, const RoleWords& list) const {
    const std::u32string_view text = text_.text();
    const std::size_t i = list.first_after(value.end);
    if (i == list.all().size()) {
        return std::nullopt;
    }
    const TermList::Match& word = list.all()[i];
    if (word.term->weight() == 0) {
        return std::nullopt;
    }
    const std::u32string_view gap =
        text.substr(value.end, std::min(word.begin - value.end, kReachAfter + 1));
    if (gap.size() > kReachAfter || gap.find_first_of(U",。;:《") != gap.npos) {
        return std::nullopt;
    }
    return Role{.code = word.term->code(), .certain = gap.size() <= 2};
}

}  // namespace review
