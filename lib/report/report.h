// Writers of a Review, one a format, chosen from one table. Deterministic: same review, same bytes.
#pragma once

#include <ostream>
#include <span>
#include <string_view>

#include "review/review.h"

namespace review {

enum class Language : unsigned char { chinese, english };

struct ReportOptions {
    Language language = Language::chinese;
    bool color = false;
    std::size_t width = 0;  // terminal columns for wrapping; 0: do not wrap
    bool verbose = false;   // text: list satisfied rules too
};

using Reporter = void (*)(const Review& review, const ReportOptions& options, std::ostream& out);

struct ReportFormat {
    std::string_view name;  // "text", "json"
    Reporter write;
};
[[nodiscard]] std::span<const ReportFormat> report_formats();

void write_text(const Review& review, const ReportOptions& options, std::ostream& out);
/// The JSON of the README's "JSON" section, schema 1; tests/data/review.schema.json checks it.
void write_json(const Review& review, const ReportOptions& options, std::ostream& out);

}  // namespace review
