// Writers of what the catalogue says of laws: `review laws`. Wherever a status stands, so does the
// day up to which the catalogue is known to be right. A law that is not in it is called so, never
// repealed.
#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"
#include "review/laws.h"

namespace review {

/// What a status is said by.
struct LawDates {
    std::string_view day;    // ISO, the day that laws are looked at
    std::string_view as_of;  // ISO, the day up to which the catalogue is right
};

/// `review laws search`.
void write_law_matches(const LawMatches& matches,
                       const LawDates& dates,
                       Language language,
                       std::ostream& out);
void write_law_matches_json(const LawMatches& matches, const LawDates& dates, std::ostream& out);

/// `review laws show`: every text of each law.
void write_law_entries(const std::vector<LawEntry>& entries,
                       const LawDates& dates,
                       Language language,
                       std::ostream& out);
void write_law_entries_json(const std::vector<LawEntry>& entries,
                            const LawDates& dates,
                            std::ostream& out);

/// `review laws check`: files one by one, then finish() once.
class LawCheckWriter {
public:
    LawCheckWriter() = default;
    LawCheckWriter(const LawCheckWriter&) = delete;
    LawCheckWriter& operator=(const LawCheckWriter&) = delete;
    virtual ~LawCheckWriter() = default;

    virtual void add_file(const LawCheck& check, const Document& document) = 0;
    virtual void add_error(const Error& error) = 0;
    virtual void finish() = 0;
};

/// `out` and `as_of` must outlive the writer.
[[nodiscard]] std::unique_ptr<LawCheckWriter> make_law_check_text(std::string_view as_of,
                                                                  Language language,
                                                                  std::ostream& out);
/// {"schema": 1, "as_of": …, "files": [{"path", "date", "date_basis", "citations": [{"text",
/// "name", "law", "article", "paragraph", "point", "order", "status", "article_exists", "ended",
/// "successor", "last_article", "locator", "line", "column"}]}], "errors": […]}; null: not known.
[[nodiscard]] std::unique_ptr<LawCheckWriter> make_law_check_json(std::string_view as_of,
                                                                  std::ostream& out);

}  // namespace review
