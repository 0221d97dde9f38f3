// Writers of reviews, one a format, chosen from one table. A reporter takes files one by one as
// they are done, so that a batch of any length needs the memory of a few files. Deterministic: the
// same reviews and rules give the same bytes.
#pragma once

#include <memory>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "review/review.h"

namespace review {

enum class Language : unsigned char { chinese, english };

struct ReportOptions {
    Language language = Language::chinese;
    bool color = false;      // ANSI colours
    bool verbose = false;    // text: list satisfied rules too
    std::size_t width = 80;  // columns of a quoted line; longer ones are shortened around the words
};

/// What every file was judged by.
struct RulesUsed {
    std::vector<PackInfo> packs;
    std::string digest;  // empty when the format does not name it
};

/// Files and errors in input order, then finish() once.
class Reporter {
public:
    Reporter() = default;
    Reporter(const Reporter&) = delete;
    Reporter& operator=(const Reporter&) = delete;
    virtual ~Reporter() = default;

    virtual void add_file(const FileReview& file) = 0;
    virtual void add_error(const Error& error) = 0;
    virtual void finish() = 0;
};

/// `out` must outlive the reporter.
using MakeReporter = std::unique_ptr<Reporter> (*)(const RulesUsed& rules,
                                                   const ReportOptions& options,
                                                   std::ostream& out);

[[nodiscard]] std::unique_ptr<Reporter> make_text_reporter(const RulesUsed& rules,
                                                           const ReportOptions& options,
                                                           std::ostream& out);
/// Schema 1; tests/data/review.schema.json describes it. Valid JSON for any input: what is not
/// UTF-8 becomes U+FFFD.
[[nodiscard]] std::unique_ptr<Reporter> make_json_reporter(const RulesUsed& rules,
                                                           const ReportOptions& options,
                                                           std::ostream& out);

struct ReportFormat {
    std::string_view name;  // "text", "json"
    MakeReporter make = nullptr;
    bool names_digest = false;  // uses RulesUsed::digest, which takes a while to work out
};
[[nodiscard]] std::span<const ReportFormat> report_formats();

}  // namespace review
