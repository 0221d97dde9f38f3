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

}  // namespace review
