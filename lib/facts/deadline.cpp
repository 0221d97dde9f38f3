#include "facts/deadline.h"

#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "facts/scan.h"

namespace review {

namespace {

constexpr std::size_t kLongestJoint = 8;   // chars between date and period
constexpr std::int64_t kMostUnits = 4000;  // months or days: more is no period of a contract

std::optional<std::int64_t> number_of(const Fact& fact, std::string_view name) {
    const std::string_view text = fact.get(name);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && !text.empty() ? std::optional(value) : std::nullopt;
}

bool consists_of(std::u32string_view text, std::u32string_view chars) {
    return text.size() <= kLongestJoint && text.find_first_not_of(chars) == text.npos;
}

/// 起 and 之日起 in 自2026年1月1日起30日内.
bool runs_from(std::u32string_view gap) {
    return consists_of(gap, U"起之日后算计始,的为期共约()") &&
           gap.find_first_of(U"起后") != gap.npos;
}

/// Whether the date at `index` opens the next period: 二年,自2026年1月1日起30日内.
bool opens_next(std::u32string_view text, const std::vector<Site>& sites, std::size_t index) {
    return index + 1 < sites.size() && sites[index + 1].fact->element == "duration" &&
           sites[index + 1].begin >= sites[index].end &&
           runs_from(text.substr(sites[index].end, sites[index + 1].begin - sites[index].end));
}

/// ",自" in 一年,自2026年1月1日起.
bool says_from(std::u32string_view gap) {
    return consists_of(gap, U",(:即为,自从") && gap.find_first_of(U"自从") != gap.npos;
}

void set_deadline(Fact& period, const Fact& date) {
    const auto start = number_of(date, "day");
    const auto days = number_of(period, "days");
    const auto months = days ? std::optional<std::int64_t>(0) : number_of(period, "months");
    if (!start || !months || *months > kMostUnits || days.value_or(0) > kMostUnits) {
        return;
    }
    using namespace std::chrono;
    const sys_days last =
        last_day_of(sys_days(std::chrono::days(*start)), *months, days.value_or(0));
    const year_month_day ymd{last};
    period.set("from", std::string(date.get("iso")));
    period.set("last",
               fmt::format("{:04}-{:02}-{:02}",
                           static_cast<int>(ymd.year()),
                           static_cast<unsigned>(ymd.month()),
                           static_cast<unsigned>(ymd.day())));
    period.set("last-day", std::to_string(last.time_since_epoch().count()));
}

}  // namespace

std::chrono::sys_days last_day_of(std::chrono::sys_days start,
                                  std::int64_t months,
                                  std::int64_t days) {
    using namespace std::chrono;
    const year_month_day first{start};
    const year_month month =
        first.year() / first.month() + std::chrono::months(static_cast<int>(months));
    const year_month_day same = month / first.day();
    const sys_days after = same.ok() ? sys_days(same) : sys_days(month / last);
    return after + std::chrono::days(static_cast<int>(days));
}

void set_deadlines(std::u32string_view text, const std::vector<Site>& sites) {
    for (std::size_t i = 1; i < sites.size(); ++i) {
        const Site& first = sites[i - 1];
        const Site& second = sites[i];
        const std::u32string_view gap =
            text.substr(first.end, second.begin - std::min(first.end, second.begin));
        if (first.fact->element == "date" && second.fact->element == "duration" &&
            first.fact->get("role") != "end" && runs_from(gap)) {
            set_deadline(*second.fact, *first.fact);
        } else if (first.fact->element == "duration" && second.fact->element == "date" &&
                   second.fact->get("role") == "start" && says_from(gap) &&
                   !opens_next(text, sites, i)) {
            set_deadline(*first.fact, *second.fact);
        }
    }
}

}  // namespace review
