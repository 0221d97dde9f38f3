// Dates: 2024年3月11日, 二〇二四年三月十一日, 2024-03-11, 20240311, 2024年3月, 3月11日. Only the
// Gregorian calendar. Dates with places to fill in (2024年 月 日) are no dates.
#include <chrono>

#include "base/char_filter.h"
#include "facts/date_scanner.h"
#include "facts/numeral.h"
#include "facts/scan.h"

namespace review {

namespace {

using std::chrono::sys_days;

bool is_code_char(char32_t c) {
    return is_digit(c) || is_ascii_letter(c) || c == U'-' || c == U'_' || c == U'/' || c == U'.';
}

std::string padded(int value, int width) {
    std::string text = std::to_string(value);
    return text.size() < static_cast<std::size_t>(width)
               ? std::string(static_cast<std::size_t>(width) - text.size(), '0') + text
               : text;
}

/// Months of the part of a year that a code names, 1 to 12 where it names none.
struct Months {
    int first = 1;
    int last = 12;
};
Months months_of(const DateValue& date) {
    if (date.month != 0) {
        return {.first = date.month, .last = date.month};
    }
    if (date.part.size() == 2 && (date.part[0] == 'q' || date.part[0] == 'h')) {
        const int length = date.part[0] == 'q' ? 3 : 6;
        const int index = date.part[1] - '1';
        return {.first = index * length + 1, .last = (index + 1) * length};
    }
    return {};
}

/// first-day and last-day of a date without a day: those that its words fix.
void set_interval(Fact& fact, const DateValue& date) {
    const Months months = months_of(date);
    const std::chrono::year year{date.year};
    const sys_days first{year / months.first / 1};
    const sys_days last{year / months.last / std::chrono::last};
    const auto set = [&fact](const char* name, sys_days day) {
        fact.set(name, std::to_string(day.time_since_epoch().count()));
    };
    constexpr int kThird = 10;
    const bool third = date.part.ends_with("-third");
    const int index = date.part == "first-third" ? 0 : date.part == "second-third" ? 1 : 2;
    if (date.part != "end") {
        set("first-day", third ? first + std::chrono::days(index * kThird) : first);
    }
    if (date.part != "start") {
        set("last-day",
            third && index < 2 ? first + std::chrono::days((index + 1) * kThird - 1) : last);
    }
}

}  // namespace

bool exists(const DateValue& date) {
    using namespace std::chrono;
    if (date.day == 0) {
        return date.month >= 0 && date.month <= 12;
    }
    const int leap_year = 2000;  // 2月29日 without a year may exist
    const unsigned long_month = 1;
    const year_month_day ymd{
        year{date.year == 0 ? leap_year : date.year},
        month{date.month == 0 ? long_month : static_cast<unsigned>(date.month)},
        day{static_cast<unsigned>(date.day)}};
    return ymd.ok();
}

std::string iso_text(const DateValue& date) {
    if (date.year == 0 && date.month == 0) {
        return date.day == 0 ? std::string() : "---" + padded(date.day, 2);
    }
    std::string text = date.year == 0 ? "-" : padded(date.year, 4);
    if (date.month != 0) {
        text += "-" + padded(date.month, 2);
    }
    if (date.day != 0) {
        text += "-" + padded(date.day, 2);
    }
    return text;
}

void DateScanner::scan(const View& view, std::size_t begin, std::vector<Fact>& facts) {
    text_ = view.text();
    begin_ = begin;
    dates_.clear();
    done_ = begin;
    static constexpr CharFilter kStarts(U"年月季之0123456789");
    for (std::size_t i = kStarts.find(text_, begin); i < text_.size();
         i = kStarts.find(text_, std::max(i + 1, done_))) {
        const char32_t c = text_[i];
        if (c == U'年') {
            const auto date = read_year(i);
            add(date ? date : read_words(i));
        } else if (c == U'月') {
            const auto date = read_day_of_month(i);
            add(date ? date : read_month(i));
        } else if (c == U'季') {
            add(read_words(i));
        } else if (c == U'之' && at(i + 1) == U'日') {
            add(read_event(i));
        } else if (is_digit(c) && (i == 0 || !is_code_char(text_[i - 1]) || follows_date(i))) {
            add(read_digits(i));
        }
    }
    for (const DateValue& date : dates_) {
        if (!in_name(view, date)) {
            add_fact(view, date, facts);
        }
    }
}

void DateScanner::add(const std::optional<DateValue>& date) {
    if (!date || date->begin < done_) {
        return;
    }
    dates_.push_back(*date);
    done_ = date->end;
    // 3月1日至31日: a day that takes year and month from the date before.
    const std::size_t mark = range_mark_end(text_, done_);
    if (date->day == 0 || mark == done_) {
        return;
    }
    const auto day = small_number(text_, mark);
    if (day && day->value >= 1 && day->value <= 31 && at(day->end) == U'日') {
        DateValue second = *date;
        second.begin = mark;
        second.end = day->end + 1;
        second.day = day->value;
        second.inherited = true;
        dates_.push_back(second);
        done_ = second.end;
    }
}

bool DateScanner::follows_date(std::size_t position) const {
    return !dates_.empty() && position > done_ && range_mark_end(text_, done_) == position;
}

bool DateScanner::read_year_number(std::size_t end, DateValue& date) const {
    std::size_t begin = end;
    int year = 0;
    int scale = 1;
    bool ascii = true;
    while (begin > begin_ && end - begin < 5) {
        const char32_t c = text_[begin - 1];
        const int digit = is_digit(c) ? static_cast<int>(c - U'0') : han_digit(c);
        if (digit < 0 || c == U'两') {
            break;
        }
        ascii = ascii && is_digit(c);
        year += digit * scale;
        scale *= 10;
        --begin;
    }
    date.begin = begin;
    date.year = year;
    const char32_t before = begin > 0 ? text_[begin - 1] : U'\0';
    if (end - begin == 2 && ascii) {
        date.year += 2000;
        date.unsure = true;
        return before != U'.' && before != U',' && !is_ascii_letter(before);
    }
    const bool list_number = before == U'.' && begin <= 3;  // 3.2026年
    return end - begin == 4 && year >= 1000 && year < 3000 && (before != U'.' || list_number) &&
           !is_ascii_letter(before);
}

std::optional<DateValue> DateScanner::read_year(std::size_t at_year) const {
    DateValue date;
    if (!read_year_number(at_year, date)) {
        return std::nullopt;
    }
    const bool two_digits = at_year - date.begin == 2;
    date.end = at_year + 1;
    const std::size_t after = read_month_number(date.end, date);
    if (after == date.end) {
        const bool open = at(date.end) == U'月' || at(date.end) == U'_';
        read_part(date);
        const bool name = date.part.empty() && tails_.match_at(text_, date.end).term != nullptr;
        return two_digits || open || name ? std::nullopt : std::optional(date);
    }
    date.end = after;
    if (!read_day(date)) {
        if (at(date.end) == U'日' || is_fill_mark(at(date.end))) {
            return std::nullopt;
        }
        read_part(date);
    }
    if (two_digits && (!exists(date) || date.month == 0)) {
        return std::nullopt;
    }
    return date;
}

std::size_t DateScanner::read_month_number(std::size_t begin, DateValue& date) const {
    if (at(begin) == U'元' || at(begin) == U'正') {
        if (at(begin + 1) != U'月') {
            return begin;
        }
        date.month = 1;
        return begin + 2;
    }
    const auto month = small_number(text_, begin);
    if (!month || at(month->end) != U'月' || month->end - begin > 2 || month->value > 99) {
        return begin;
    }
    date.month = month->value == 0 ? 99 : month->value;  // 0月 is written, but is none
    return month->end + 1;
}

bool DateScanner::read_day(DateValue& date) const {
    const auto day = small_number(text_, date.end);
    if (!day || (at(day->end) != U'日' && at(day->end) != U'号') || day->end - date.end > 3) {
        return false;
    }
    const bool building =
        at(day->end) == U'号' && (at(day->end + 1) == U'楼' || at(day->end + 1) == U'院');
    if (building || day->value > 99) {
        return false;
    }
    date.day = day->value == 0 ? 99 : day->value;
    date.end = day->end + 1;
    return true;
}

std::optional<DateValue> DateScanner::read_month(std::size_t at_month) const {
    std::size_t begin = at_month;
    while (begin > done_ && at_month - begin < 3 &&
           (is_digit(text_[begin - 1]) || han_digit(text_[begin - 1]) >= 0 ||
            text_[begin - 1] == U'十')) {
        --begin;
    }
    DateValue date;
    date.begin = begin;
    date.end = read_month_number(begin, date);
    if (begin == at_month || date.end != at_month + 1 || date.month > 12 ||
        (begin > 0 && (is_code_char(text_[begin - 1]) && text_[begin - 1] != U'-'))) {
        return std::nullopt;
    }
    inherit_year(date);
    if (!date.inherited) {
        read_anchor(begin, date);
    }
    if (!read_day(date)) {
        read_part(date);
        const bool end_of_range = date.inherited && dates_.back().day == 0;  // 2026年1月至12月
        return end_of_range || !date.part.empty() ? std::optional(date) : std::nullopt;
    }
    return exists(date) || date.year != 0 ? std::optional(date) : std::nullopt;
}

void DateScanner::inherit_year(DateValue& date) const {
    if (dates_.empty() || dates_.back().year == 0 || dates_.back().unsure) {
        return;
    }
    const DateValue& previous = dates_.back();
    const std::size_t from = previous.end + (at(previous.end) == U'起' ? 1 : 0);
    const std::size_t mark = range_mark_end(text_, from);
    if (mark > from && mark == date.begin) {
        date.year = previous.year;
        date.inherited = true;
    }
}

int DateScanner::number(std::size_t begin, std::size_t end) const {
    int value = 0;
    for (std::size_t i = begin; i < end; ++i) {
        value = value * 10 + static_cast<int>(text_[i] - U'0');
    }
    return value;
}

std::optional<DateValue> DateScanner::read_digits(std::size_t begin) const {
    std::size_t end = begin;
    while (end < text_.size() && end - begin < 9 && is_digit(text_[end])) {
        ++end;
    }
    DateValue date;
    date.begin = begin;
    if (end - begin == 8) {
        return read_compact(begin);
    }
    const char32_t separator = at(end);
    if (end - begin != 4 || (separator != U'-' && separator != U'/' && separator != U'.')) {
        return std::nullopt;
    }
    date.year = number(begin, end);
    for (int* part : {&date.month, &date.day}) {
        std::size_t next = end + 1;
        while (is_digit(at(next)) && next - end < 4) {
            ++next;
        }
        if (at(end) != separator || next == end + 1 || next - end > 3) {
            return std::nullopt;
        }
        *part = number(end + 1, next);
        end = next;
    }
    date.end = end;
    const char32_t after = at(end);
    const bool code = is_digit(after) || is_ascii_letter(after) || after == U'_' ||
                      ((after == separator || after == U'-' || after == U'/') &&
                       is_code_char(at(end + 1)) && !is_range_to_year(end));
    const bool plausible = date.year >= 1900 && date.year < 2100 && date.month >= 1 &&
                           date.month <= 12 && date.day >= 1 && date.day <= 31;
    return code || !plausible || (separator == U'.' && !exists(date)) ? std::nullopt
                                                                      : std::optional(date);
}

bool DateScanner::is_range_to_year(std::size_t position) const {
    return at(position) == U'-' && at(position + 1) == U'2' && at(position + 2) == U'0' &&
           is_digit(at(position + 3)) && is_digit(at(position + 4)) && !is_digit(at(position + 5));
}

std::optional<DateValue> DateScanner::read_compact(std::size_t begin) const {
    DateValue date;
    date.begin = begin;
    date.end = begin + 8;
    date.year = number(begin, begin + 4);
    date.month = number(begin + 4, begin + 6);
    date.day = number(begin + 6, begin + 8);
    date.unsure = true;
    constexpr std::u32string_view kNumberWords = U"号码编账帐话机证第件户";
    constexpr std::u32string_view kUnits = U"元万亿号份件个%人年平米";
    const std::size_t from = begin > 8 ? begin - 8 : 0;
    const std::u32string_view before = text_.substr(from, begin - from);
    const char32_t after = at(date.end);
    const bool sure = date.year >= 1900 && date.year < 2100 && date.month >= 1 && exists(date) &&
                      before.find_first_of(kNumberWords) == std::u32string_view::npos &&
                      before.find_first_of(U"¥$〔[") == std::u32string_view::npos &&
                      !is_code_char(after) &&
                      (after == U'\0' || kUnits.find(after) == std::u32string_view::npos);
    return sure ? std::optional(date) : std::nullopt;
}

void DateScanner::add_fact(const View& view,
                           const DateValue& date,
                           std::vector<Fact>& facts) const {
    Fact fact = make_value(context_, view, date.begin, date.end, "date");
    const bool valid = exists(date);
    fact.set("valid", valid ? "yes" : "no");
    if (std::string iso = iso_text(date); valid && !iso.empty()) {
        fact.set("iso", std::move(iso));
    }
    if (valid && date.year != 0 && date.day != 0) {
        const sys_days day{std::chrono::year{date.year} / date.month / date.day};
        fact.set("day", std::to_string(day.time_since_epoch().count()));
    } else if (valid && date.year != 0) {
        set_interval(fact, date);
    }
    if (!date.part.empty()) {
        fact.set("part", std::string(date.part));
    }
    if (!date.anchor.empty()) {
        fact.set("anchor", std::string(date.anchor));
    }
    if (date.unsure || date.inherited) {
        fact.set("certainty", date.unsure ? "review" : "certain");
    }
    facts.push_back(std::move(fact));
}

std::vector<Fact> extract_dates(const ExtractContext& context) {
    std::vector<Fact> facts;
    DateScanner scanner(context);
    for (std::size_t i = 0; i < context.views.size(); ++i) {
        scanner.scan(context.views[i], context.contents[i].begin, facts);
    }
    return facts;
}

}  // namespace review
