// Dates that only words fix: 每月5日, 次月10日, 2026年底, 第一季度, 自验收合格之日起.
#include <algorithm>

#include "facts/date_scanner.h"
#include "facts/numeral.h"
#include "facts/scan.h"

namespace review {

namespace {

constexpr std::size_t kLongestEvent = 24;  // chars of 双方法定代表人签字并盖章
constexpr std::size_t kReachOfName = 60;   // chars of a title before the year in it

}  // namespace

void DateScanner::read_part(DateValue& date) const {
    const TermList::Match part = parts_.match_at(text_, date.end);
    if (part.term == nullptr) {
        return;
    }
    const bool third = part.term->code().ends_with("-third");
    const bool of_year = part.term->code().size() == 2;  // q1, h1
    if ((third && date.month == 0) || (of_year && date.month != 0)) {
        return;
    }
    date.part = part.term->code();
    date.end = part.end;
}

void DateScanner::read_anchor(std::size_t end, DateValue& date) const {
    const TermList::Match anchor = anchors_.match_before(text_, end);
    if (anchor.term != nullptr && anchor.begin >= done_) {
        date.anchor = anchor.term->code();
        date.begin = anchor.begin;
    }
}

std::optional<DateValue> DateScanner::read_day_of_month(std::size_t at_month) const {
    DateValue date;
    date.begin = at_month;
    read_anchor(at_month + 1, date);
    if (date.anchor.empty()) {
        return std::nullopt;
    }
    date.end = at_month + (at(at_month + 1) == U'的' ? 2 : 1);
    if (!read_day(date)) {
        read_part(date);
        return date.part.empty() ? std::nullopt : std::optional(date);
    }
    return exists(date) ? std::optional(date) : std::nullopt;
}

std::optional<DateValue> DateScanner::read_words(std::size_t begin) const {
    DateValue date;
    date.begin = begin;
    date.end = begin + 1;
    if (at(date.end) == U'度') {
        ++date.end;
    }
    if (at(begin) == U'季') {
        const TermList::Match part = parts_.match_before(text_, date.end);
        if (part.term != nullptr && part.begin >= done_ && text_[part.begin] == U'第') {
            date.begin = part.begin;
            date.part = part.term->code();
            return date;
        }
    }
    read_anchor(date.end, date);
    if (date.anchor.empty()) {
        read_anchor(begin, date);  // 每年年底
    }
    read_part(date);
    if (date.part.empty()) {
        return std::nullopt;
    }
    // 年底前, but no 数年底: without 每 or 次 only where it is said to be a limit
    const bool limit = at(date.end) == U'前' || text_.substr(date.end, 2) == U"之前" ||
                       text_.substr(date.end, 2) == U"以前";
    const char32_t before = begin > 0 ? text_[begin - 1] : U'\0';
    const bool counted = is_digit(before) || han_digit(before) >= 0 || han_unit(before) != 0;
    return !date.anchor.empty() || (limit && !counted) ? std::optional(date) : std::nullopt;
}

std::optional<DateValue> DateScanner::read_event(std::size_t at_day) const {
    const TermList::Match event = events_.match_before(text_, at_day);
    if (event.term == nullptr || event.begin < done_) {
        return std::nullopt;
    }
    DateValue date;
    date.anchor = event.term->code();
    date.begin = event.begin;
    date.end = at_day + 2;
    std::size_t next = date.end;
    constexpr std::u32string_view kJoints = U"起前后算的,第满内个 ";
    while (holds(kJoints, at(next)) && next < text_.size()) {
        ++next;
    }
    const char32_t after = at(next);
    if (is_digit(after) || han_digit(after) >= 0 || after == U'十' || after == U'半') {
        return std::nullopt;  // 之日起30日内 is a period, which knows the event itself
    }
    const std::size_t floor = std::max(done_, at_day > kLongestEvent ? at_day - kLongestEvent : 0);
    constexpr std::u32string_view kOpening = U"自从至";
    constexpr std::u32string_view kStops = U",。;:()《》";
    for (std::size_t i = event.begin; i > floor && !holds(kStops, text_[i - 1]); --i) {
        if (holds(kOpening, text_[i - 1])) {
            date.begin = i;
            break;
        }
    }
    return date;
}

bool DateScanner::in_name(const View& view, const DateValue& date) const {
    if (date.year == 0 || date.month != 0 || !date.part.empty()) {
        return false;
    }
    if (context_.clauses.title.contains(view.span(date.begin, date.end))) {
        return true;
    }
    const std::size_t floor = date.begin > kReachOfName ? date.begin - kReachOfName : 0;
    for (std::size_t i = date.begin; i > floor; --i) {
        const char32_t c = text_[i - 1];
        if (c == U'《') {
            return text_.substr(date.end, kReachOfName).find(U'》') != std::u32string_view::npos;
        }
        if (c == U'》' || is_sentence_end(c)) {
            return false;
        }
        if (c == U':') {
            return name_labels_.match_before(text_, i - 1).term != nullptr;
        }
    }
    return false;
}

}  // namespace review
