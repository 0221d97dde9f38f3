#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <optional>

#include <fmt/format.h>

#include "rules/judge.h"

namespace review {

namespace {

std::optional<std::int64_t> integer_of(const std::string& value) {
    std::int64_t number = 0;
    const char* const end = value.data() + value.size();
    const auto [stop, error] = std::from_chars(value.data(), end, number);
    constexpr std::int64_t exact = std::int64_t{1}
                                   << 53;  // beyond it XPath's numbers are not exact
    const bool fine = error == std::errc() && stop == end && number <= exact && number >= -exact;
    return fine ? std::optional(number) : std::nullopt;
}

std::string format_fen(std::int64_t fen) {
    const std::int64_t size = fen < 0 ? -fen : fen;
    std::string yuan = fmt::format("{}", size / 100);
    for (std::size_t at = yuan.size(); at > 3;) {
        at -= 3;
        yuan.insert(at, ",");
    }
    return fmt::format("{}{}.{:02}", fen < 0 ? "-" : "", yuan, size % 100);
}

std::string format_ppm(std::int64_t ppm) {
    const std::int64_t size = ppm < 0 ? -ppm : ppm;
    std::string percent = fmt::format("{}.{:04}", size / 10000, size % 10000);
    percent.erase(percent.find_last_not_of('0') + 1);
    if (percent.back() == '.') {
        percent.pop_back();
    }
    return fmt::format("{}{}%", ppm < 0 ? "-" : "", percent);
}

std::string format_days(std::int64_t days) {
    constexpr std::int64_t limit = 3'000'000;  // some 8,000 years either way
    if (days > limit || days < -limit) {
        return fmt::format("{}", days);
    }
    const std::chrono::year_month_day date{
        std::chrono::sys_days(std::chrono::days(static_cast<int>(days)))};
    return fmt::format("{}年{}月{}日",
                       static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

/// 2024-03-11, 2024-03, 2024.
std::optional<std::string> format_iso(const std::string& iso) {
    constexpr std::array<const char*, 3> units = {"年", "月", "日"};
    std::string text;
    std::size_t begin = 0;
    for (const char* unit : units) {
        const std::size_t end = std::min(iso.find('-', begin), iso.size());
        const auto part = integer_of(iso.substr(begin, end - begin));
        if (!part || *part < 0) {
            return std::nullopt;
        }
        text += fmt::format("{}{}", *part, unit);
        if (end == iso.size()) {
            return text;
        }
        begin = end + 1;
    }
    return std::nullopt;
}

}  // namespace

std::string format_value(const std::string& value, ValueFormat format) {
    constexpr std::size_t year_size = 4;
    const std::optional<std::int64_t> number = integer_of(value);
    switch (format) {
        case ValueFormat::fen:
            return number ? format_fen(*number) : value;
        case ValueFormat::ppm:
            return number ? format_ppm(*number) : value;
        case ValueFormat::date:
            if (number && value.size() != year_size) {
                return format_days(*number);
            }
            return format_iso(value).value_or(value);
        case ValueFormat::plain:
            break;
    }
    return value;
}

}  // namespace review
