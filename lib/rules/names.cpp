#include <array>
#include <chrono>

#include "rules/rule.h"

namespace review {

const char* severity_name(Severity severity) {
    switch (severity) {
        case Severity::note:
            return "note";
        case Severity::warning:
            return "warning";
        case Severity::error:
            break;
    }
    return "error";
}

const char* certainty_name(Certainty certainty) {
    return certainty == Certainty::certain ? "certain" : "review";
}

const char* outcome_name(Outcome outcome) {
    switch (outcome) {
        case Outcome::violated:
            return "violated";
        case Outcome::satisfied:
            return "satisfied";
        case Outcome::undetermined:
            return "undetermined";
        case Outcome::inapplicable:
            break;
    }
    return "inapplicable";
}

std::optional<Severity> parse_severity(std::string_view name) {
    for (const Severity severity : {Severity::note, Severity::warning, Severity::error}) {
        if (name == severity_name(severity)) {
            return severity;
        }
    }
    return std::nullopt;
}

bool is_rule_id(std::string_view id) {
    bool part_open = false;  // a letter or digit stands before
    bool dotted = false;
    for (const char c : id) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!plain && (!(c == '.' || c == '-') || !part_open)) {
            return false;
        }
        dotted = dotted || c == '.';
        part_open = plain;
    }
    return part_open && dotted && id.front() >= 'a' && id.front() <= 'z';
}

bool is_iso_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return false;
    }
    std::array<int, 3> parts{};
    std::size_t part = 0;
    for (const char c : text) {
        if (c == '-') {
            ++part;
            if (part > 2) {
                return false;
            }
        } else if (c >= '0' && c <= '9') {
            parts[part] = parts[part] * 10 + (c - '0');
        } else {
            return false;
        }
    }
    return std::chrono::year_month_day(std::chrono::year(parts[0]),
                                       std::chrono::month(static_cast<unsigned>(parts[1])),
                                       std::chrono::day(static_cast<unsigned>(parts[2])))
        .ok();
}

}  // namespace review
