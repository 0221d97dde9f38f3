// The JSON that scripts read: schema 1 (tests/data/review.schema.json). Keys stand in the order of
// the schema; files are written one by one.
#include <string>

#include "report/citation.h"
#include "report/json_text.h"
#include "report/place.h"
#include "report/report.h"

namespace review {

namespace {

constexpr int kSchema = 1;

Json to_json(const Basis& basis) {
    Json json = Json::object();
    if (!basis.law.empty()) {
        json["law"] = basis.law;
        const PlaceWords place = place_words(basis);
        for (const auto& [key, value] : {std::pair("article", place.article),
                                         std::pair("paragraph", place.paragraph),
                                         std::pair("point", place.point)}) {
            if (!value.empty()) {
                json[key] = value;
            }
        }
    }
    if (!basis.note.empty()) {
        json["note"] = basis.note;
    }
    if (!basis.verified) {
        json["verified"] = false;
    }
    return json;
}

Json to_json(const Finding& finding, Fingerprints& prints, PlaceFinder& places) {
    const LineColumn place = places.place(finding.span.begin);
    Json basis = Json::array();
    for (const Basis& one : finding.basis) {
        basis.push_back(to_json(one));
    }
    Json json;
    json["rule"] = finding.rule;
    json["severity"] = severity_name(finding.severity);
    json["certainty"] = certainty_name(finding.certainty);
    json["title"] = finding.title;
    json["message"] = finding.message;
    json["locator"] = finding.locator;
    json["line"] = place.line;
    json["column"] = place.column;
    json["text"] = finding.text;
    json["basis"] = std::move(basis);
    json["suggestion"] = text_or_null(finding.suggestion);
    json["replacement"] = finding.replacement ? Json(*finding.replacement) : Json(nullptr);
    json["fingerprint"] = prints.next(finding);
    json["layer"] = finding.layer;
    json["related"] = Json::array();
    for (const Finding& other : finding.related) {
        json["related"].push_back(to_json(other, prints, places));
    }
    return json;
}

Json to_json(const FileReview& file) {
    Json unread = Json::array();
    for (const Unread& one : file.document.coverage.unread) {
        unread.push_back({{"part", one.part}, {"reason", one.reason}});
    }
    Json findings = Json::array();
    PlaceFinder places(file.document.text);
    Fingerprints prints;
    for (const Finding& finding : file.judgement.findings) {
        findings.push_back(to_json(finding, prints, places));
    }
    Json undetermined = Json::array();
    for (const Undetermined& one : file.judgement.undetermined) {
        undetermined.push_back({{"rule", one.rule}, {"reason", one.reason}});
    }
    Json json;
    json["path"] = file.path;
    json["sha256"] = file.sha256;
    json["kind"] = file.kind;
    json["kind_certainty"] = text_or_null(file.kind_certainty);
    json["kind_reason"] = text_or_null(file.kind_reason);
    json["type"] = text_or_null(file.type);
    json["type_certainty"] = text_or_null(file.type_certainty);
    json["type_reason"] = text_or_null(file.type_reason);
    json["date"] = text_or_null(file.date);
    json["date_basis"] = text_or_null(file.date_basis);
    json["coverage"] = {{"characters", file.document.coverage.characters},
                        {"unread", std::move(unread)},
                        {"open_revisions", file.open_revisions}};
    json["findings"] = std::move(findings);
    json["undetermined"] = std::move(undetermined);
    json["satisfied"] = file.judgement.satisfied;
    return json;
}

class JsonReporter final : public Reporter {
public:
    JsonReporter(const RulesUsed& rules, std::ostream& out) : out_(out) {
        Json packs = Json::array();
        for (const PackInfo& pack : rules.packs) {
            packs.push_back({{"id", pack.id}, {"version", pack.version}, {"layer", pack.layer}});
        }
        const Json head{{"packs", std::move(packs)}, {"digest", rules.digest}};
        out_ << "{\n  \"schema\": " << kSchema << ",\n  \"rules\": " << dump_json(head, 1)
             << ",\n  \"files\": [";
    }

    void add_file(const FileReview& file) override {
        out_ << (first_ ? "\n    " : ",\n    ") << dump_json(to_json(file), 2);
        first_ = false;
    }

    void add_error(const Error& error) override { errors_.push_back(error_json(error)); }

    void finish() override {
        out_ << (first_ ? "]" : "\n  ]") << ",\n  \"errors\": " << dump_json(errors_, 1) << "\n}\n";
    }

private:
    std::ostream& out_;
    bool first_ = true;
    Json errors_ = Json::array();
};

}  // namespace

std::unique_ptr<Reporter> make_json_reporter(const RulesUsed& rules,
                                             const ReportOptions& /*options*/,
                                             std::ostream& out) {
    return std::make_unique<JsonReporter>(rules, out);
}

}  // namespace review
