// Periods of time: 30日, 三十个工作日, 一年零六个月, 半年, 十五（15）日, 3至5个工作日.
#include <algorithm>
#include <optional>

#include "facts/extract.h"
#include "facts/numeral.h"
#include "facts/scan.h"
#include "facts/values.h"

namespace review {

namespace {

struct Duration {
    std::size_t begin = 0;  // chars
    std::size_t end = 0;
    Decimal value;
    std::string unit;  // code of the list "duration-units"
    std::string op;
    bool mismatch = false;     // 十五（16）日
    std::size_t numerals = 1;  // that were used
};

class DurationScanner {
public:
    explicit DurationScanner(const ExtractContext& context)
        : context_(context),
          units_(context.lexicon.list("duration-units")),
          blockers_(context.lexicon.list("duration-blockers")),
          events_(context.lexicon.list("relative-events")),
          bounds_(context.lexicon) {}

    void scan(const View& view, const Content& content, std::vector<Fact>& facts) {
        text_ = view.text();
        numerals_ = content.numerals;
        durations_.clear();
        std::size_t day_of_month = 0;  // end of the last 5 in 每月1日至5日
        for (std::size_t i = 0; i < numerals_.size(); ++i) {
            auto duration = read(i);
            if (!duration) {
                continue;
            }
            const TermList::Match blocker = blockers_.match_before(text_, duration->begin);
            const bool day = duration->unit == "day";
            const std::size_t range = day_of_month == 0 ? 0 : range_mark_end(text_, day_of_month);
            const bool date =
                day && ((blocker.term != nullptr && blocker.term->code() == "month") ||
                        (range > day_of_month && range == duration->begin));
            if (date) {
                day_of_month = duration->end;
            }
            if (date || is_blocked(*duration, blocker)) {
                continue;
            }
            add_range_start(i, *duration);
            i += duration->numerals - 1;
            durations_.push_back(*std::move(duration));
        }
        add_halves(content.begin);
        std::size_t last = content.begin;
        for (Duration& duration : durations_) {
            add_fact(view, duration, last, facts);
            last = duration.end;
        }
    }

private:
    [[nodiscard]] char32_t at(std::size_t i) const { return i < text_.size() ? text_[i] : U'\0'; }

    [[nodiscard]] static bool is_blocked(const Duration& duration, const TermList::Match& blocker) {
        if (blocker.term == nullptr) {
            return false;
        }
        return blocker.term->code() == "ordinal" ||
               (blocker.term->code() == "one" && duration.value == Decimal(1) &&
                duration.unit == "day");
    }

    /// The unit at `position`, 个 before it skipped; a month needs the 个.
    [[nodiscard]] TermList::Match unit_at(std::size_t position, bool counted) const {
        const bool ge = at(position) == U'个';
        TermList::Match unit = units_.match_at(text_, position + (ge ? 1 : 0));
        if (unit.term != nullptr && unit.term->code() == "month" && !ge && !counted &&
            unit.end == unit.begin + 1) {
            unit.term = nullptr;
        }
        return unit;
    }

    /// Index after "(15)" at `position` and whether it says the same number; nullopt: it is not
    /// there.
    struct Restated {
        std::size_t end = 0;
        bool equal = true;
    };
    [[nodiscard]] std::optional<Restated> restated_at(std::size_t position,
                                                      std::size_t index) const {
        if (at(position) != U'(' || index + 1 >= numerals_.size()) {
            return std::nullopt;
        }
        const Numeral& second = numerals_[index + 1];
        const bool forms =
            (second.form == NumeralForm::digits) != (numerals_[index].form == NumeralForm::digits);
        if (!forms || second.begin != position + 1 || at(second.end) != U')') {
            return std::nullopt;
        }
        return Restated{.end = second.end + 1, .equal = second.value == numerals_[index].value};
    }

    std::optional<Duration> read(std::size_t index) const {
        const Numeral& numeral = numerals_[index];
        if (numeral.bad_grouping || (numeral.glued && text_[numeral.begin - 1] != U'-')) {
            return std::nullopt;
        }
        Duration duration;
        duration.begin = numeral.begin;
        duration.value = numeral.value;
        std::size_t position = numeral.end;
        while (is_fill_mark(at(position))) {
            ++position;
        }
        if (const auto restated = restated_at(position, index)) {
            position = restated->end;
            duration.mismatch = !restated->equal;
            duration.numerals = 2;
        }
        const bool half = at(position) == U'个' && at(position + 1) == U'半';
        if (half) {
            duration.value = duration.value.plus(Decimal(5, 1)).value_or(duration.value);
            position += 2;
        }
        const TermList::Match unit = unit_at(position, half);
        if (unit.term == nullptr) {
            return std::nullopt;
        }
        duration.unit = unit.term->code();
        duration.end = unit.end;
        duration.op = numeral.approx ? "approx" : "";
        if (duration.unit == "year" && !read_year_rest(numeral, index, duration)) {
            return std::nullopt;
        }
        return duration;
    }

    /// What may follow 年: a year of the calendar is refused, 一年半 and 一年零六个月 are taken in.
    bool read_year_rest(const Numeral& numeral, std::size_t index, Duration& duration) const {
        const bool plain = numeral.form == NumeralForm::digits && numeral.value.is_integer();
        const bool calendar = (plain && numeral.end - numeral.begin == 4) ||
                              (numeral.positional && numeral.end - numeral.begin == 4) ||
                              numeral.value.coefficient() >= 1000;
        if (calendar || at(duration.end) == U'月') {
            return false;
        }
        if (at(duration.end) == U'半') {
            duration.value = duration.value.plus(Decimal(5, 1)).value_or(duration.value);
            ++duration.end;
            return true;
        }
        std::size_t position = duration.end;
        const bool joined = at(position) == U'又' || at(position) == U'加' ||
                            (at(position) == U'零' && is_digit(at(position + 1)));
        position += joined ? 1 : 0;
        for (std::size_t next = index + duration.numerals;
             next < numerals_.size() && numerals_[next].begin <= position;
             ++next) {
            const Numeral& rest = numerals_[next];
            if (rest.begin != position) {
                continue;
            }
            if (at(rest.end) == U'月' && numeral.end - numeral.begin == 2) {
                return false;  // 24年3月11日
            }
            const TermList::Match unit = unit_at(rest.end, false);
            const auto years = duration.value.times(Decimal(12));
            const auto months = years ? years->plus(rest.value) : std::nullopt;
            if (unit.term == nullptr || unit.term->code() != "month" || !months) {
                break;
            }
            duration.value = *months;
            duration.unit = "month";
            duration.end = unit.end;
            duration.numerals = next - index + 1;
        }
        return true;
    }

    /// 3 in 3至5个工作日, which has the unit of the other end.
    void add_range_start(std::size_t index, Duration& high) {
        if (!durations_.empty() &&
            (index == 0 || durations_.back().end > numerals_[index - 1].begin)) {
            Duration& low = durations_.back();
            const std::size_t mark = range_mark_end(text_, low.end);
            if (mark > low.end && mark == high.begin) {
                low.op = "ge";
                high.op = "le";
            }
            return;
        }
        if (index == 0) {
            return;
        }
        const Numeral& numeral = numerals_[index - 1];
        const std::size_t mark = range_mark_end(text_, numeral.end);
        if (mark == numeral.end || mark != high.begin || numeral.glued) {
            return;
        }
        Duration low = high;
        low.begin = numeral.begin;
        low.end = numeral.end;
        low.value = numeral.value;
        low.op = "ge";
        high.op = "le";
        const TermList::Match blocker = blockers_.match_before(text_, low.begin);
        if (!is_blocked(low, blocker)) {
            durations_.push_back(std::move(low));
        }
    }

    /// 半年, 半个月, 半日: no number, but a length.
    void add_halves(std::size_t begin) {
        constexpr std::u32string_view kNotAfter = U"年月日天个上下前后大小每过多第一两深近各";
        for (std::size_t i = text_.find(U'半', begin); i != std::u32string_view::npos;
             i = text_.find(U'半', i + 1)) {
            const char32_t before = i > 0 ? text_[i - 1] : U'\0';
            const TermList::Match unit = unit_at(i + 1, false);
            // 验收合格后半年内: 内 makes it a length; 后半年 alone is the second half of a year
            const bool within = before == U'后' && unit.term != nullptr && at(unit.end) == U'内';
            if (unit.term == nullptr ||
                (!within && kNotAfter.find(before) != std::u32string_view::npos) ||
                han_digit(before) >= 0 || is_digit(before)) {
                continue;
            }
            Duration duration;
            duration.begin = i;
            duration.end = unit.end;
            duration.value = Decimal(5, 1);
            duration.unit = unit.term->code();
            durations_.push_back(std::move(duration));
        }
        std::ranges::sort(durations_, {}, &Duration::begin);
    }

    static void set_lengths(Fact& fact, const Duration& duration) {
        const auto set = [&fact](const char* name, std::int64_t factor, const Decimal& value) {
            const auto product = value.times(Decimal(factor));
            const auto whole = product ? product->exact(0) : std::nullopt;
            if (whole) {
                fact.set(name, std::to_string(*whole));
            }
        };
        const std::string& unit = duration.unit;
        if (unit == "day" || unit == "week") {
            set("days", unit == "day" ? 1 : 7, duration.value);
        } else if (unit == "month" || unit == "quarter" || unit == "year") {
            set("months", unit == "month" ? 1 : unit == "quarter" ? 3 : 12, duration.value);
            std::int64_t months = 0;
            if (unit == "year") {
                set("years", 1, duration.value);
            } else if (const auto whole = duration.value.exact(0);
                       whole && !__builtin_mul_overflow(*whole, unit == "month" ? 1 : 3, &months) &&
                       months % 12 == 0) {
                fact.set("years", std::to_string(months / 12));
            }
        } else if (unit == "working-day") {
            fact.set("working", "yes");
        }
    }

    void add_fact(const View& view,
                  Duration& duration,
                  std::size_t last,
                  std::vector<Fact>& facts) {
        Fact fact = make_value(context_, view, duration.begin, duration.end, "duration");
        fact.set("value", duration.value.text());
        fact.set("unit", duration.unit);
        set_lengths(fact, duration);
        std::string op = duration.op;
        if (op.empty() || op == "approx") {
            const std::string_view bound = bounds_.find(text_, duration.begin, duration.end);
            op = bound.empty() ? op : std::string(bound);
        }
        if (op.empty() && at(duration.end) == U'内' && at(duration.end + 1) != U'容') {
            op = "le";
        }
        if (!op.empty()) {
            fact.set("op", op);
        }
        if (duration.mismatch) {
            fact.set("mismatch", "yes");
            fact.set("certainty", "review");
        }
        set_relative(fact, duration, last);
        if (!fact.has("relative")) {
            set_relative_behind(fact, duration);
        }
        facts.push_back(std::move(fact));
    }

    /// 自合同签订之日起, 验收合格后, 期满前: the event that the period runs from, or to.
    void set_relative(Fact& fact, const Duration& duration, std::size_t last) const {
        constexpr std::size_t kWindow = 48;
        constexpr std::size_t kMaxTail = 16;
        std::size_t from = sentence_begin(text_, duration.begin, last);
        if (duration.begin - from > kWindow) {
            from = duration.begin - kWindow;
        }
        const std::u32string_view before = text_.substr(from, duration.begin - from);
        const auto words = events_.find_all(before);
        if (words.empty()) {
            return;
        }
        const TermList::Match& word = words.back();
        const std::u32string_view tail = before.substr(word.end);
        if (tail.size() > kMaxTail) {
            return;
        }
        const bool ahead = tail.ends_with(U"前") || tail.ends_with(U"之前") ||
                           tail.ends_with(U"前的") || tail.ends_with(U"前提前");
        const bool own_point = word.term->code() == "expiry";
        if (!ahead && !own_point && tail.find_first_of(U"后起时") == std::u32string_view::npos &&
            tail.find(U"之日") == std::u32string_view::npos && tail.find(U"当日") == tail.npos) {
            return;
        }
        fact.set("relative", std::string(word.term->code()));
        if (ahead) {
            fact.set("before", "yes");
        }
    }

    /// 两年,自验收合格之日起: the event that the words behind the period say.
    void set_relative_behind(Fact& fact, const Duration& duration) const {
        constexpr std::size_t kWindow = 32;
        constexpr std::u32string_view kOpening = U",(的:";
        std::size_t from = duration.end;
        while (from < text_.size() && holds(kOpening, text_[from])) {
            ++from;
        }
        if (at(from) != U'自' && at(from) != U'从') {
            return;
        }
        const std::u32string_view rest = text_.substr(from, kWindow);
        const std::size_t end = rest.find(U"之日");
        if (end == rest.npos || rest.substr(0, end).find_first_of(U",。;") != rest.npos) {
            return;
        }
        const TermList::Match event = events_.match_before(rest, end);
        // 质保期为二年,自验收合格之日起30日内: the event is that of the next period.
        constexpr std::u32string_view kBetween = U"起后算计的";
        std::size_t next = from + end + 2;
        while (holds(kBetween, at(next))) {
            ++next;
        }
        const bool taken = std::ranges::binary_search(durations_, next, {}, &Duration::begin);
        if (event.term != nullptr && !taken) {
            fact.set("relative", std::string(event.term->code()));
        }
    }

    const ExtractContext& context_;
    const TermList& units_;
    const TermList& blockers_;
    const TermList& events_;
    BoundWords bounds_;
    std::u32string_view text_;
    std::span<const Numeral> numerals_;
    std::vector<Duration> durations_;
};

}  // namespace

std::vector<Fact> extract_durations(const ExtractContext& context) {
    std::vector<Fact> facts;
    DurationScanner scanner(context);
    for (std::size_t i = 0; i < context.views.size(); ++i) {
        scanner.scan(context.views[i], context.contents[i], facts);
    }
    return facts;
}

}  // namespace review
