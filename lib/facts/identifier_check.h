// Whether numbers of companies, persons and cards can be right. Private to lib/facts.
#pragma once

#include <string>
#include <string_view>

namespace review {

/// Outcome of a check: `valid` is "yes", "no" or "unknown" (the number is masked, or of a kind that
/// has no check digit); `reason` says why it is no: "length", "charset", "checksum", "date".
struct IdentifierCheck {
    std::string_view valid = "unknown";
    std::string_view reason;
    std::string suggestion;  // the one number that differs in a look-alike character and passes
    bool operator==(const IdentifierCheck&) const = default;
};

/// Whether `text` is ASCII digits and not empty.
[[nodiscard]] bool all_digits(std::string_view text);

/// 统一社会信用代码: ASCII capitals and digits without blanks; '*' masks. 15 digits (the old
/// registration number) are unknown. Source: GB 32100-2015.
[[nodiscard]] IdentifierCheck check_credit_code(std::string_view code);

/// 公民身份号码: 18 digits, the last may be X; 15 digits (the old number) are unknown.
/// Source: GB 11643-1999.
[[nodiscard]] IdentifierCheck check_citizen_number(std::string_view number);

/// Card of a person by the Luhn sum (ISO/IEC 7812-1); company accounts have no check digit.
[[nodiscard]] IdentifierCheck check_card_number(std::string_view number);

/// What stands behind the character of the province on a number plate: a letter and five or six
/// letters and digits, without I and O.
[[nodiscard]] IdentifierCheck check_plate(std::string_view plate);

/// Passport: one or two letters and seven or eight digits. It has no check digit that is printed.
[[nodiscard]] IdentifierCheck check_passport(std::string_view number);

}  // namespace review
