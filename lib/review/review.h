// From files to what is said of them: read, extract, judge, each file on its own, in parallel,
// results given on in input order. Nothing here prints.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "document/document.h"
#include "facts/fact_tree.h"
#include "readers/reader.h"
#include "review/knowledge.h"
#include "rules/engine.h"

namespace review {

/// What was found in one file. The document is kept for reporters: words, lines, places.
struct FileReview {
    std::string path;            // as given; "-" is standard input
    std::string sha256;          // of the file's bytes, 64 hex digits; empty when not asked for
    std::string kind_certainty;  // certain review undecided
    std::string kind_reason;     // as in fact_tree.h
    std::string type_certainty;
    std::string type_reason;
    std::string kind;        // contract, normative … (see fact_tree.h)
    std::string type;        // code of the lexicon, empty: not known
    std::string type_name;   // the same in words (Chinese), empty: the lexicon has none
    std::string date;        // ISO; judged by the law of this day
    std::string date_basis;  // signed, as-of
    std::size_t open_revisions = 0;
    Document document;
    Judgement judgement;
};

/// One input: a file that was reviewed, or the reason why not (with its path).
using FileOutcome = tl::expected<FileReview, Error>;

/// What a run counted; exit codes and summaries come from here, never from a printer.
struct Tally {
    std::size_t files = 0;                  // reviewed
    std::size_t errors = 0;                 // inputs that could not be read
    std::array<std::size_t, 3> findings{};  // by Severity
    std::size_t undetermined = 0;
    std::size_t unread = 0;  // parts of documents that were not read

    void add(const FileReview& file);
    [[nodiscard]] std::size_t count(Severity severity) const {
        return findings.at(static_cast<std::size_t>(severity));
    }
    /// Whether a finding is at or above `severity`.
    [[nodiscard]] bool reaches(Severity severity) const;
    bool operator==(const Tally&) const = default;
};

/// A document and its facts, not judged yet.
struct Reading {
    FileReview file;  // but for its judgement
    pugi::xml_document facts;
};
using ReadingOutcome = tl::expected<Reading, Error>;

struct ReviewOptions {
    FactOptions facts;  // an empty as_of becomes the day up to which the catalogue is right
    ReadLimits limits;
    unsigned jobs = 1;    // threads
    bool sha256 = false;  // whether it is wanted of each file
};

/// Gives the bytes of an input; called from several threads at once.
using ByteSource = std::function<Result<std::string>(const std::string& path)>;

/// Reads one input and finds its facts, for which no rules are needed. An exception in a stage
/// becomes the Error of this file.
[[nodiscard]] ReadingOutcome read_input(const std::string& path,
                                        const ByteSource& source,
                                        const Knowledge& knowledge,
                                        const ReviewOptions& options);

/// Judges what was read; exceptions as above.
[[nodiscard]] FileOutcome judge_reading(ReadingOutcome reading,
                                        const RuleSet& rules,
                                        const ReviewOptions& options);

/// What a batch is read and judged by.
struct Reviewer {
    const Knowledge& knowledge;
    const RuleSet& rules;
    const ReviewOptions& options;
    const ByteSource& source;
};

/// Reviews `paths` with `options.jobs` threads and calls `sink` once for each, in the order of
/// `paths`, always from the calling thread. Memory is bounded by a window of a few results a
/// thread, so a batch may be of any length. `first` is the first input when it was read before.
void review_files(std::span<const std::string> paths,
                  const Reviewer& reviewer,
                  std::optional<ReadingOutcome> first,
                  const std::function<void(FileOutcome&&)>& sink);

/// 16 hex digits made of the rule, the locator and the quoted text with blanks dropped and width
/// folded; the n-th equal one of a file (n from 0) is told apart. Never of a position: it survives
/// edits elsewhere.
[[nodiscard]] std::string fingerprint(const Finding& finding, std::size_t n);

/// Gives each finding of one file, asked for in their order, a fingerprint that no other has.
class Fingerprints {
public:
    [[nodiscard]] std::string next(const Finding& finding);

private:
    std::map<std::string, std::size_t> seen_;
};

}  // namespace review
