// Dates: 2024年3月11日, 二〇二四年三月十一日, 2024-03-11, 20240311, 2024年3月, 3月11日. Only the
// Gregorian calendar. Dates with places to fill in (2024年 月 日) are no dates.
#include <chrono>
#include <optional>

#include "facts/extract.h"
#include "facts/numeral.h"
#include "facts/scan.h"
#include "facts/values.h"

namespace review {

namespace {

struct DateValue {
    std::size_t begin = 0;  // chars
    std::size_t end = 0;
    int year = 0;            // 0: not written
    int month = 0;           // 0: only the year
    int day = 0;             // 0: only the month
    bool inherited = false;  // year or month taken from the date before
    bool unsure = false;
};

bool is_code_char(char32_t c) {
    return is_digit(c) || is_ascii_letter(c) || c == U'-' || c == U'_' || c == U'/' || c == U'.';
}

bool exists(const DateValue& date) {
    using namespace std::chrono;
    if (date.month == 0) {
        return true;
    }
    if (date.day == 0) {
        return date.month >= 1 && date.month <= 12;
    }
    const int leap_year = 2000;  // 2月29日 without a year may exist
    const year_month_day ymd{year{date.year == 0 ? leap_year : date.year},
                             month{static_cast<unsigned>(date.month)},
                             day{static_cast<unsigned>(date.day)}};
    return ymd.ok();
}

std::string padded(int value, int width) {
    std::string text = std::to_string(value);
    return text.size() < static_cast<std::size_t>(width)
               ? std::string(static_cast<std::size_t>(width) - text.size(), '0') + text
               : text;
}

/// 2024-03-11, 2024-03, 2024, and --03-11 (the form of XML Schema) where the year is not written.
std::string iso_text(const DateValue& date) {
    std::string text = date.year == 0 ? "-" : padded(date.year, 4);
    if (date.month != 0) {
        text += "-" + padded(date.month, 2);
    }
    if (date.day != 0) {
        text += "-" + padded(date.day, 2);
    }
    return text;
}

class DateScanner {
public:
    explicit DateScanner(const ExtractContext& context)
        : context_(context), tails_(context.lexicon.list("year-tails")) {}

    void scan(const View& view, std::size_t begin, std::vector<Fact>& facts) {
        text_ = view.text();
        begin_ = begin;
        dates_.clear();
        done_ = begin;
        for (std::size_t i = begin; i < text_.size(); ++i) {
            const char32_t c = text_[i];
            if (c == U'年') {
                add(read_year(i));
            } else if (c == U'月') {
                add(read_month(i));
            } else if (is_digit(c) && (i == 0 || !is_code_char(text_[i - 1]) || follows_date(i))) {
                add(read_digits(i));
            }
            i = std::max(i + 1, done_) - 1;
        }
        for (const DateValue& date : dates_) {
            add_fact(view, date, facts);
        }
    }

private:
    [[nodiscard]] char32_t at(std::size_t i) const { return i < text_.size() ? text_[i] : U'\0'; }

    void add(const std::optional<DateValue>& date) {
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

    /// Whether a range mark joins `position` to the date before.
    [[nodiscard]] bool follows_date(std::size_t position) const {
        return !dates_.empty() && position > done_ && range_mark_end(text_, done_) == position;
    }

    /// The year whose 年 stands at `end`: four digits of either kind, or two as in 24年3月11日.
    bool read_year_number(std::size_t end, DateValue& date) const {
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

    std::optional<DateValue> read_year(std::size_t at_year) const {
        DateValue date;
        if (!read_year_number(at_year, date)) {
            return std::nullopt;
        }
        const bool two_digits = at_year - date.begin == 2;
        date.end = at_year + 1;
        const std::size_t after = read_month_number(date.end, date);
        if (after == date.end) {
            const bool open = at(date.end) == U'月' || at(date.end) == U'_';
            if (two_digits || open || tails_.match_at(text_, date.end).term != nullptr) {
                return std::nullopt;
            }
            return date;
        }
        date.end = after;
        const auto day = read_day(date);
        if (!day && (at(date.end) == U'日' || is_fill_mark(at(date.end)))) {
            return std::nullopt;
        }
        if (two_digits && (!exists(date) || date.month == 0)) {
            return std::nullopt;
        }
        return date;
    }

    /// 3月 at `begin`: sets the month; the index after 月, or `begin`.
    std::size_t read_month_number(std::size_t begin, DateValue& date) const {
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

    /// 11日 or 11号 at date.end; true when it is there.
    bool read_day(DateValue& date) const {
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

    /// 3月11日 without a year; the year of a date that a range mark joins it to.
    std::optional<DateValue> read_month(std::size_t at_month) const {
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
        if (!dates_.empty() && dates_.back().year != 0 && !dates_.back().unsure) {
            const DateValue& previous = dates_.back();
            std::size_t from = previous.end;
            if (at(from) == U'起') {
                ++from;
            }
            const std::size_t mark = range_mark_end(text_, from);
            if (mark > from && mark == begin) {
                date.year = previous.year;
                date.inherited = true;
            }
        }
        if (!read_day(date)) {
            if (date.inherited && dates_.back().day == 0) {
                return date;  // 2026年1月至12月
            }
            return std::nullopt;
        }
        return exists(date) || date.year != 0 ? std::optional(date) : std::nullopt;
    }

    [[nodiscard]] int number(std::size_t begin, std::size_t end) const {
        int value = 0;
        for (std::size_t i = begin; i < end; ++i) {
            value = value * 10 + static_cast<int>(text_[i] - U'0');
        }
        return value;
    }

    /// 2024-03-11, 2024/3/11, 2024.3.11 and 20240311 at `begin`.
    std::optional<DateValue> read_digits(std::size_t begin) const {
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

    /// Whether "-2025" follows at `position`: 2024.3.11-2025.3.10 is a range.
    [[nodiscard]] bool is_range_to_year(std::size_t position) const {
        return at(position) == U'-' && at(position + 1) == U'2' && at(position + 2) == U'0' &&
               is_digit(at(position + 3)) && is_digit(at(position + 4)) &&
               !is_digit(at(position + 5));
    }

    /// Eight digits are a date only where nothing says that they are a number of something.
    std::optional<DateValue> read_compact(std::size_t begin) const {
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
        const bool sure =
            date.year >= 1900 && date.year < 2100 && date.month >= 1 && exists(date) &&
            before.find_first_of(kNumberWords) == std::u32string_view::npos &&
            before.find_first_of(U"¥$〔[") == std::u32string_view::npos && !is_code_char(after) &&
            (after == U'\0' || kUnits.find(after) == std::u32string_view::npos);
        return sure ? std::optional(date) : std::nullopt;
    }

    void add_fact(const View& view, const DateValue& date, std::vector<Fact>& facts) const {
        Fact fact = make_value(context_, view, date.begin, date.end, "date");
        const bool valid = exists(date);
        fact.set("valid", valid ? "yes" : "no");
        if (valid) {
            fact.set("iso", iso_text(date));
        }
        if (valid && date.year != 0 && date.day != 0) {
            using namespace std::chrono;
            const sys_days day{std::chrono::year{date.year} / date.month / date.day};
            fact.set("day", std::to_string(day.time_since_epoch().count()));
        }
        if (date.unsure || date.inherited) {
            fact.set("certainty", date.unsure ? "review" : "certain");
        }
        facts.push_back(std::move(fact));
    }

    const ExtractContext& context_;
    const TermList& tails_;
    std::u32string_view text_;
    std::size_t begin_ = 0;
    std::size_t done_ = 0;  // dates before this index are settled
    std::vector<DateValue> dates_;
};

}  // namespace

std::vector<Fact> extract_dates(const ExtractContext& context) {
    std::vector<Fact> facts;
    DateScanner scanner(context);
    const std::vector<std::size_t> begins = content_begins(context);
    for (std::size_t i = 0; i < context.views.size(); ++i) {
        scanner.scan(context.views[i], begins[i], facts);
    }
    return facts;
}

}  // namespace review
