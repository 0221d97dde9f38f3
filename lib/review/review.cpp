#include "review/review.h"

#include <charconv>
#include <exception>
#include <new>
#include <string_view>
#include <utility>

#include "base/sha256.h"
#include "review/ordered_pool.h"
#include "review/related.h"

namespace review {

namespace {

/// Results that may wait for an earlier one, for each thread.
constexpr std::size_t kWindowPerThread = 8;

Error with_path(Error error, const std::string& path) {
    if (error.path.empty()) {
        error.path = path;
    }
    return error;
}

std::string attribute(pugi::xml_node node, const char* name) {
    return node.attribute(name).value();
}

std::size_t to_count(std::string_view digits) {
    std::size_t count = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), count);
    return count;
}

Result<Reading> read_bytes(const std::string& path,
                           std::span<const std::byte> bytes,
                           const Knowledge& knowledge,
                           const ReviewOptions& options) {
    Result<Document> document = read_document(bytes, path, options.limits);
    if (!document) {
        return tl::unexpected<Error>(std::move(document.error()));
    }
    Reading reading;
    reading.facts = build_fact_tree(*document, knowledge.lexicon, knowledge.laws, options.facts);
    const pugi::xml_node root = reading.facts.document_element();
    FileReview& file = reading.file;
    file.path = path;
    file.sha256 = options.sha256 ? sha256_hex(bytes) : std::string();
    file.kind = attribute(root, "kind");
    file.kind_certainty = attribute(root, "kind-certainty");
    file.kind_reason = attribute(root, "kind-reason");
    file.type = attribute(root, "type");
    file.type_certainty = attribute(root, "type-certainty");
    file.type_reason = attribute(root, "type-reason");
    file.type_name = type_name(knowledge.lexicon, file.type);
    file.date = attribute(root, "date");
    file.date_basis = attribute(root, "date-basis");
    file.open_revisions = to_count(root.attribute("revisions").value());
    file.document = std::move(*document);
    return reading;
}

/// `work()`, or the Error of this file when a stage throws: one bad file never ends a batch.
template <class Work>
auto guarded(const std::string& path, const Work& work) -> decltype(work()) {
    const auto failed = [&path](ErrorCode code, std::string message) {
        return tl::unexpected<Error>(Error{
            .code = code, .message = std::move(message), .path = path, .offset = std::nullopt});
    };
    try {
        return work();
    } catch (const std::bad_alloc&) {
        return failed(ErrorCode::limit_exceeded, "内存不足，未能审查此文件");
    } catch (const std::exception& problem) {
        return failed(ErrorCode::malformed_input,
                      std::string("处理此文件时出现程序错误，请报告：") + problem.what());
    }
}

}  // namespace

void Tally::add(const FileReview& file) {
    ++files;
    for (const Finding& finding : file.judgement.findings) {
        ++findings.at(static_cast<std::size_t>(finding.severity));
    }
    undetermined += file.judgement.undetermined.size();
    unread += file.document.coverage.unread.size();
}

bool Tally::reaches(Severity severity) const {
    for (auto level = static_cast<std::size_t>(severity); level < findings.size(); ++level) {
        if (findings.at(level) > 0) {
            return true;
        }
    }
    return false;
}

ReadingOutcome read_input(const std::string& path,
                          const ByteSource& source,
                          const Knowledge& knowledge,
                          const ReviewOptions& options) {
    return guarded(path, [&]() -> ReadingOutcome {
        const Result<std::string> bytes = source(path);
        Result<Reading> reading =
            bytes ? read_bytes(path, std::as_bytes(std::span(*bytes)), knowledge, options)
                  : tl::unexpected<Error>(bytes.error());
        if (!reading) {
            return tl::unexpected<Error>(with_path(std::move(reading.error()), path));
        }
        return reading;
    });
}

FileOutcome judge_reading(ReadingOutcome reading,
                          const RuleSet& rules,
                          const ReviewOptions& options) {
    if (!reading) {
        return tl::unexpected<Error>(std::move(reading.error()));
    }
    FileReview& file = reading->file;
    return guarded(file.path, [&]() -> FileOutcome {
        if (file.date.empty()) {  // neither the document nor a catalogue gives a day
            file.date = rules.as_of();
        }
        file.judgement = rules.judge(
            reading->facts, file.document.text, {.side = options.facts.side, .date = file.date});
        file.judgement.findings = fold_related(std::move(file.judgement.findings));
        return std::move(file);
    });
}

void review_files(std::span<const std::string> paths,
                  const Reviewer& reviewer,
                  std::optional<ReadingOutcome> first,
                  const std::function<void(FileOutcome&&)>& sink) {
    const ReviewOptions& options = reviewer.options;
    const auto review_one = [&](std::size_t i) {
        ReadingOutcome reading =
            i == 0 && first ? std::move(*first)
                            : read_input(paths[i], reviewer.source, reviewer.knowledge, options);
        return judge_reading(std::move(reading), reviewer.rules, options);
    };
    run_in_order<FileOutcome>(
        paths.size(), options.jobs, kWindowPerThread * options.jobs, review_one, sink);
}

}  // namespace review
