#include "report/report.h"

#include <array>

namespace review {

std::span<const ReportFormat> report_formats() {
    static constexpr std::array kFormats{
        ReportFormat{.name = "text", .make = make_text_reporter},
        ReportFormat{.name = "json", .make = make_json_reporter, .names_digest = true},
    };
    return kFormats;
}

}  // namespace review
