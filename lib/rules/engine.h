// Loading rule packs and judging a fact tree by them. Evaluating is a pure function of tree and
// rules; a RuleSet is immutable once loaded and shared by all threads.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "base/result.h"
#include "base/span.h"
#include "rules/rule.h"

namespace review {

/// A finding as the engine gives it: copies, no views.
struct Finding {
    std::string rule;
    Severity severity = Severity::warning;
    Certainty certainty = Certainty::certain;
    Span span;         // in Document::text; of the words at fault
    std::string text;  // those words (may be long; reporters shorten)
    std::string title;
    std::string message;
    std::string suggestion;
    std::optional<std::string> replacement;
    std::vector<Basis> basis;  // those in force on the document's date
    std::string locator;  // 第五条第二款; 首部, 签署栏, 附件2, 表1第3行 outside clauses
    std::string layer;             // layer that decided it: national, henan, user …
    std::vector<Finding> related;  // of other rules on the same words, not more severe (related.h)
};

/// A rule that could not be judged, and why in words for the report.
struct Undetermined {
    std::string rule;
    std::string title;
    std::string reason;
    auto operator<=>(const Undetermined&) const = default;
};

/// What the rules say of one document: findings sorted by span then rule id, the other lists by
/// rule id. A rule stands in at most one of undetermined and satisfied.
struct Judgement {
    std::vector<Finding> findings;
    std::vector<Undetermined> undetermined;
    std::vector<std::string> satisfied;
    std::vector<std::string> inapplicable;
};

/// Facts about a rule for `rules list|show|docs`.
struct RuleInfo {
    std::string id;
    std::string title;
    Severity severity = Severity::warning;
    Certainty certainty = Certainty::certain;
    std::string pack;
    std::string layer;
    std::string kinds;
    std::string types;
    std::string not_types;
    std::string tags;
    std::string side;
    bool enabled = true;
    std::string description;
    std::string suggestion;
    std::vector<Basis> basis;
    std::vector<Example> examples;
    std::string path;  // file it stands in
    std::size_t line = 0;
    std::string source;  // its XML, as written
};

/// The head of a rule file: the pack it belongs to and the day (ISO) its law is right for.
struct PackInfo {
    std::string id;
    std::string version;
    std::string layer;
    std::string as_of;
    bool operator==(const PackInfo&) const = default;
};

/// A rule file as it was read; `path` is for messages only.
struct RuleFile {
    std::string path;  // as said in messages
    std::string xml;
};

/// What a document is judged by.
struct JudgeOptions {
    std::string side;  // "A", "B" or empty
    std::string date;  // ISO: rules and bases in force on it are used
};

/// The rules of all layers, ready to judge. Movable; judge() may be called from many threads.
class RuleSet {
public:
    RuleSet();
    RuleSet(RuleSet&&) noexcept;
    RuleSet& operator=(RuleSet&&) noexcept;
    ~RuleSet();

    /// Later files override earlier ones. Either the set, or every problem of every file
    /// (bad_rule with path, line, column), sorted by file order and line.
    [[nodiscard]] static tl::expected<RuleSet, std::vector<Error>> load(
        std::vector<RuleFile> files);

    /// Judges one tree. `text` is Document::text. Patterns that run over their time limit make
    /// their rule undetermined with that reason.
    [[nodiscard]] Judgement judge(const pugi::xml_document& tree,
                                  std::string_view text,
                                  const JudgeOptions& options) const;

    [[nodiscard]] std::vector<RuleInfo> rules() const;    // by id
    [[nodiscard]] std::vector<ParamInfo> params() const;  // by name
    [[nodiscard]] std::vector<PackInfo> packs() const;    // in loading order, each once
    [[nodiscard]] std::string as_of() const;              // latest as-of of the packs
    [[nodiscard]] std::string digest() const;  // of all files, hex; same files, same digest

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace review
