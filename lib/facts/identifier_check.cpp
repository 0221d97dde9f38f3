#include "facts/identifier_check.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <utility>

#include "facts/credit_code.h"

namespace review {

namespace {

constexpr std::size_t kCodeLength = 18;
constexpr std::size_t kOldLength = 15;

bool has_mask(std::string_view text) {
    return text.find('*') != std::string_view::npos;
}

/// Characters that are taken for one another when a code is typed or scanned.
constexpr std::array<std::pair<char, char>, 10> kLookAlikes = {{{'O', '0'},
                                                                {'I', '1'},
                                                                {'L', '1'},
                                                                {'S', '5'},
                                                                {'Z', '2'},
                                                                {'V', 'U'},
                                                                {'B', '8'},
                                                                {'8', 'B'},
                                                                {'G', '6'},
                                                                {'6', 'G'}}};

bool is_code_character(char c) {
    constexpr std::string_view kNotUsed = "IOSVZ";
    return (c >= '0' && c <= '9') ||
           (c >= 'A' && c <= 'Z' && kNotUsed.find(c) == std::string_view::npos);
}

/// The code with every character that cannot stand in it replaced by its look-alike.
std::string legal_code(std::string_view code) {
    std::string result(code);
    for (char& c : result) {
        if (!is_code_character(c)) {
            const auto* alike = std::ranges::find(kLookAlikes, c, &std::pair<char, char>::first);
            c = alike == kLookAlikes.end() ? c : alike->second;
        }
    }
    return result;
}

std::string suggest_code(std::string_view code) {
    const std::string legal = legal_code(code);
    if (legal != code) {
        return is_credit_code(legal) ? legal : std::string();
    }
    std::string found;
    for (std::size_t i = 0; i < legal.size(); ++i) {
        for (const auto& [from, to] : kLookAlikes) {
            std::string candidate = legal;
            candidate[i] = to;
            if (legal[i] != from || !is_credit_code(candidate)) {
                continue;
            }
            if (!found.empty()) {
                return {};
            }
            found = std::move(candidate);
        }
    }
    return found;
}

}  // namespace

bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

IdentifierCheck check_credit_code(std::string_view code) {
    if (has_mask(code) || (code.size() == kOldLength && all_digits(code))) {
        return {};
    }
    if (code.size() != kCodeLength) {
        return {.valid = "no", .reason = "length", .suggestion = {}};
    }
    if (is_credit_code(code)) {
        return {.valid = "yes", .reason = {}, .suggestion = {}};
    }
    const bool legal = std::ranges::all_of(code, is_code_character);
    return {
        .valid = "no", .reason = legal ? "checksum" : "charset", .suggestion = suggest_code(code)};
}

IdentifierCheck check_citizen_number(std::string_view number) {
    constexpr std::array<int, 17> kWeights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    constexpr std::string_view kChecks = "10X98765432";
    if (has_mask(number) || (number.size() == kOldLength && all_digits(number))) {
        return {};
    }
    if (number.size() != kCodeLength) {
        return {.valid = "no", .reason = "length", .suggestion = {}};
    }
    const char last = number.back() == 'x' ? 'X' : number.back();
    if (!all_digits(number.substr(0, 17)) || (last != 'X' && (last < '0' || last > '9'))) {
        return {.valid = "no", .reason = "charset", .suggestion = {}};
    }
    const auto value = [number](std::size_t begin, std::size_t size) {
        int result = 0;
        for (const char c : number.substr(begin, size)) {
            result = result * 10 + (c - '0');
        }
        return result;
    };
    using namespace std::chrono;
    const year_month_day birth{year{value(6, 4)},
                               month{static_cast<unsigned>(value(10, 2))},
                               day{static_cast<unsigned>(value(12, 2))}};
    if (!birth.ok() || birth.year() < year{1800} || birth.year() > year{2100}) {
        return {.valid = "no", .reason = "date", .suggestion = {}};
    }
    int sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i) {
        sum += (number[i] - '0') * kWeights[i];
    }
    const bool right = kChecks[static_cast<std::size_t>(sum % 11)] == last;
    return {.valid = right ? "yes" : "no",
            .reason = right ? std::string_view{} : std::string_view("checksum"),
            .suggestion = {}};
}

IdentifierCheck check_card_number(std::string_view number) {
    if (has_mask(number) || !all_digits(number)) {
        return {};
    }
    if (number.size() < 13 || number.size() > 19) {
        return {.valid = "no", .reason = "length", .suggestion = {}};
    }
    int sum = 0;
    bool twice = false;
    for (std::size_t i = number.size(); i-- > 0;) {
        const int digit = number[i] - '0';
        sum += !twice ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
        twice = !twice;
    }
    const bool right = sum % 10 == 0;
    return {.valid = right ? "yes" : "no",
            .reason = right ? std::string_view{} : std::string_view("checksum"),
            .suggestion = {}};
}

IdentifierCheck check_plate(std::string_view plate) {
    if (has_mask(plate)) {
        return {};
    }
    constexpr std::size_t kShortest = 6;
    constexpr std::size_t kLongest = 7;  // of cars with a battery
    if (plate.size() < kShortest || plate.size() > kLongest) {
        return {.valid = "no", .reason = "length", .suggestion = {}};
    }
    const bool letter = plate[0] >= 'A' && plate[0] <= 'Z';
    const bool right = letter && plate.find_first_of("IO", 1) == std::string_view::npos;
    return {.valid = right ? "yes" : "no",
            .reason = right ? std::string_view{} : std::string_view("charset"),
            .suggestion = {}};
}

IdentifierCheck check_passport(std::string_view number) {
    if (has_mask(number)) {
        return {};
    }
    const std::size_t digit = number.find_first_of("0123456789");
    const std::size_t letters = digit == std::string_view::npos ? number.size() : digit;
    const std::string_view digits = number.substr(letters);
    if (number.size() != 9) {
        return {.valid = "no", .reason = "length", .suggestion = {}};
    }
    const bool right = letters >= 1 && letters <= 2 && all_digits(digits);
    return {.valid = right ? "yes" : "no",
            .reason = right ? std::string_view{} : std::string_view("charset"),
            .suggestion = {}};
}

}  // namespace review
