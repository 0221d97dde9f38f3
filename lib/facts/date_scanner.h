// The scan of a line for dates. Private to lib/facts.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/extract.h"
#include "facts/lexicon.h"
#include "facts/values.h"

namespace review {

/// A date as read, before it becomes a fact.
struct DateValue {
    std::size_t begin = 0;  // chars
    std::size_t end = 0;
    int year = 0;             // 0: not written
    int month = 0;            // 0: not written
    int day = 0;              // 0: not written
    std::string_view anchor;  // code of the list "date-anchors" or "relative-events"
    std::string_view part;    // code of the list "date-parts"
    bool inherited = false;   // year or month taken from the date before
    bool unsure = false;
};

/// Whether the calendar has such a day (or month); 2月29日 without a year has.
[[nodiscard]] bool exists(const DateValue& date);

/// 2024-03-11, 2024-03, 2024, --03-11, --03, ---11 (the forms of XML Schema); "" when neither year
/// nor month nor day is written.
[[nodiscard]] std::string iso_text(const DateValue& date);

/// What the calendar says is in date.cpp, what only words say (每月5日, 次年3月底, 第一季度,
/// 签订之日) in date_words.cpp.
class DateScanner {
public:
    explicit DateScanner(const ExtractContext& context)
        : context_(context),
          tails_(context.lexicon.list("year-tails")),
          anchors_(context.lexicon.list("date-anchors")),
          parts_(context.lexicon.list("date-parts")),
          events_(context.lexicon.list("relative-events")),
          name_labels_(context.lexicon.list("name-labels")) {}

    /// Adds the dates of `view` from char `begin` on to `facts`.
    void scan(const View& view, std::size_t begin, std::vector<Fact>& facts);

private:
    [[nodiscard]] char32_t at(std::size_t i) const { return i < text_.size() ? text_[i] : U'\0'; }

    void add(const std::optional<DateValue>& date);

    /// Whether a range mark joins `position` to the date before.
    [[nodiscard]] bool follows_date(std::size_t position) const;

    /// The year whose 年 stands at `end`: four digits of either kind, or two as in 24年3月11日.
    bool read_year_number(std::size_t end, DateValue& date) const;

    std::optional<DateValue> read_year(std::size_t at_year) const;

    /// 3月 at `begin`: sets the month; the index after 月, or `begin`.
    std::size_t read_month_number(std::size_t begin, DateValue& date) const;

    /// 11日 or 11号 at date.end; true when it is there.
    bool read_day(DateValue& date) const;

    /// 3月11日 without a year, or with that of a date that a range mark joins it to; 每月5日.
    std::optional<DateValue> read_month(std::size_t at_month) const;

    /// The year of the date before where a range mark joins `date` to it.
    void inherit_year(DateValue& date) const;

    [[nodiscard]] int number(std::size_t begin, std::size_t end) const;

    /// 2024-03-11, 2024/3/11, 2024.3.11 and 20240311 at `begin`.
    std::optional<DateValue> read_digits(std::size_t begin) const;

    /// Whether "-2025" follows at `position`: 2024.3.11-2025.3.10 is a range.
    [[nodiscard]] bool is_range_to_year(std::size_t position) const;

    /// Eight digits are a date only where nothing says that they are a number of something.
    std::optional<DateValue> read_compact(std::size_t begin) const;

    /// 底, 上半年, 第一季度 at date.end.
    void read_part(DateValue& date) const;

    /// 每, 次, 当 and the like before `end`: where a day of the month or of the year is counted.
    void read_anchor(std::size_t end, DateValue& date) const;

    /// 每月5日, 次月底: `at_month` is the index of 月 and the anchor ends behind it.
    std::optional<DateValue> read_day_of_month(std::size_t at_month) const;

    /// 第一季度, 每季度末, 年底前 at `begin`.
    std::optional<DateValue> read_words(std::size_t begin) const;

    /// 签订 in 自签订之日起生效; `at_day` is the index of 之日. No date where a period follows.
    std::optional<DateValue> read_event(std::size_t at_day) const;

    /// Whether a year stands in the name of something: 《2024年计划》, 项目名称:2024年保洁服务.
    [[nodiscard]] bool in_name(const View& view, const DateValue& date) const;

    void add_fact(const View& view, const DateValue& date, std::vector<Fact>& facts) const;

    const ExtractContext& context_;
    const TermList& tails_;
    const TermList& anchors_;
    const TermList& parts_;
    const TermList& events_;
    const TermList& name_labels_;
    std::u32string_view text_;
    std::size_t begin_ = 0;
    std::size_t done_ = 0;  // dates before this index are settled
    std::vector<DateValue> dates_;
};

}  // namespace review
