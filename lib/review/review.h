// From files to a Review: read, extract, judge, each file on its own, in parallel, results in input
// order. Nothing here prints.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "document/document.h"
#include "facts/fact_tree.h"
#include "facts/lexicon.h"
#include "law/catalog.h"
#include "readers/reader.h"
#include "rules/engine.h"

namespace review {

/// Everything that is known before a document is seen: rules, word lists, laws.
struct Knowledge {
    RuleSet rules;
    Lexicon lexicon;
    LawCatalog laws;
};

/// Loads *.xml of `directories` (each: contract/ …, lexicon/, laws/catalog.tsv; files in name order),
/// later directories over earlier ones. Every problem of every file, or the knowledge.
[[nodiscard]] tl::expected<Knowledge, std::vector<Error>> load_knowledge(
    std::span<const std::string> directories);

struct FileReview {
    std::string path;
    std::string sha256;
    std::string kind;
    std::string type;
    std::string date;        // judged by the law of this day
    std::string date_basis;  // signed, as-of
    std::size_t open_revisions = 0;
    Document document;       // for reporters: words, lines, places
    Judgement judgement;
};

/// One input: a file that was reviewed, or the reason why not.
using FileOutcome = tl::expected<FileReview, Error>;

struct Review {
    std::vector<PackInfo> packs;
    std::string rules_digest;
    std::vector<FileReview> files;  // input order
    std::vector<Error> errors;      // input order
    /// Whether a finding is at or above `severity`.
    [[nodiscard]] bool has_findings(Severity severity) const;
};

struct ReviewOptions {
    FactOptions facts;
    ReadLimits limits;
    unsigned jobs = 1;
    bool keep_text = true;  // false: FileReview::document keeps no segments (saves memory in batches)
};

/// Reads one input. `path` "-" is standard input.
using ByteSource = std::function<Result<std::vector<std::byte>>(const std::string& path)>;
[[nodiscard]] Result<std::vector<std::byte>> read_file(const std::string& path);

[[nodiscard]] FileOutcome review_file(const std::string& path,
                                      std::span<const std::byte> bytes,
                                      const Knowledge& knowledge,
                                      const ReviewOptions& options);

/// `progress(done)` is called from the worker threads, one at a time.
[[nodiscard]] Review review_files(std::span<const std::string> paths,
                                  const Knowledge& knowledge,
                                  const ReviewOptions& options,
                                  const ByteSource& source,
                                  const std::function<void(std::size_t)>& progress);

/// 16 hex digits made of the rule, the locator and the quoted text with blanks and width folded; the
/// n-th equal one of a file (n from 0) is told apart. Never of a position: survives edits elsewhere.
[[nodiscard]] std::string fingerprint(const Finding& finding, std::size_t n);

}  // namespace review
