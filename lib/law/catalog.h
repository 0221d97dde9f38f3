// What is known of laws: names, dates, status, number of articles, what replaced what. Facts only,
// from rules/laws/catalog.tsv (made by rules/laws/make_catalog.py; its header line names the
// columns).
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/pair_filter.h"
#include "base/result.h"

namespace review {

/// Standing of one text of a law on one day.
enum class LawStatus : unsigned char { in_force, amended, repealed, not_yet, unknown };

/// One text of one law. Views live as long as the catalogue. A law revised under its own name has
/// one text for each revision; the older ones have `ended` but are not `repealed`.
struct Law {
    std::string_view name;   // full name, 中华人民共和国 included
    std::string_view level;  // 宪法 法律 行政法规 司法解释 部门规章 地方性法规
    std::string_view effective;  // ISO date this text came into force, empty: unknown
    std::string_view ended;      // ISO date it lost force, empty: none known
    std::string_view successor;  // what replaced it, empty: none or unknown
    int last_article = 0;        // 0: unknown; a law with gaps has 0
    bool repealed = false;
    std::string_view first;     // ISO date the law was first made, empty: unknown
    std::string_view made;      // ISO date this text was made or amended, empty: unknown
    std::string_view ended_by;  // ISO date by which it is known to have ended (`ended` unknown)
    std::string_view order;     // 文号 of this text ("财政部令第87号"), empty: unknown
    std::string_view aliases;   // other names, separated by ';'
};

/// The status of a law on a date, in words of the fact tree.
[[nodiscard]] const char* law_status_name(LawStatus status);

/// The laws that are known, by name. Immutable after loading; look-ups are thread-safe.
class LawCatalog {
public:
    LawCatalog();
    LawCatalog(LawCatalog&&) noexcept;
    LawCatalog& operator=(LawCatalog&&) noexcept;
    ~LawCatalog();

    /// Reads the table; cheap until something is looked up (the index is built on first use, once,
    /// thread-safe). Errors: bad_rule with path and line; line 1 when it is not UTF-8.
    [[nodiscard]] static Result<LawCatalog> load(std::string table, const std::string& path);

    /// The law called `name` (full, short or unambiguous alias; 中华人民共和国 may be left out;
    /// brackets of either width) as it stood on `date` (ISO; empty: the latest). nullopt: not in
    /// the catalogue, which does not mean that it does not exist.
    [[nodiscard]] std::optional<Law> find(std::string_view name, std::string_view date) const;
    [[nodiscard]] LawStatus status(const Law& law, std::string_view date) const;

    /// Every text known under `name`, oldest first; empty when it is not in the catalogue.
    [[nodiscard]] std::vector<Law> texts(std::string_view name) const;

    /// A text of the one law that has this 文号 (国务院令第752号, 建质〔2017〕138号, as the table
    /// writes it); nullopt when none has, or several have.
    [[nodiscard]] std::optional<Law> find_order(std::string_view order) const;

    /// Every text, in the order of the table: those of one law one after the other.
    [[nodiscard]] std::vector<Law> all() const;

    /// The two characters that law names start with, of ASCII width; for texts where match_name
    /// would mostly find nothing.
    [[nodiscard]] const PairFilter& name_starts() const;

    /// The longest law name (full, short or alias) that starts at the beginning of `text`: number
    /// of bytes, 0 when none does. For names written without 《》.
    [[nodiscard]] std::size_t match_name(std::string_view text) const;

    /// The day up to which the catalogue is known to be right (ISO).
    [[nodiscard]] std::string_view as_of() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace review
