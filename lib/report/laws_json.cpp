#include <array>
#include <charconv>

#include "report/json_text.h"
#include "report/laws.h"
#include "report/place.h"

namespace review {

namespace {

constexpr int kLawSchema = 1;

Json number_or_null(const std::string& text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole ? Json(value) : Json(nullptr);
}

Json law_head(const LawDates& dates) {
    return {{"schema", kLawSchema}, {"as_of", dates.as_of}, {"date", dates.day}};
}

Json to_json(const LawText& text) {
    Json json;
    json["name"] = text.name;
    json["level"] = text_or_null(text.level);
    json["made"] = text_or_null(text.made);
    json["effective"] = text_or_null(text.effective);
    json["ended"] = text.ended_by ? Json(nullptr) : text_or_null(text.ended);
    json["ended_by"] = text.ended_by ? Json(text.ended) : Json(nullptr);
    json["status"] = law_status_name(text.status);
    json["successor"] = text_or_null(text.successor);
    json["last_article"] = text.last_article > 0 ? Json(text.last_article) : Json(nullptr);
    json["order"] = text_or_null(text.order);
    return json;
}

Json to_json(const LawCitation& citation, PlaceFinder& places) {
    const LineColumn place = places.place(citation.span.begin);
    Json json;
    json["text"] = citation.text;
    json["name"] = citation.name;
    json["law"] = text_or_null(citation.law);
    json["article"] = text_or_null(citation.article);
    json["paragraph"] = text_or_null(citation.paragraph);
    json["point"] = text_or_null(citation.point);
    json["order"] = text_or_null(citation.order);
    json["status"] = citation.status;
    json["article_exists"] = text_or_null(citation.exists);
    json["ended"] = text_or_null(citation.ended);
    json["successor"] = text_or_null(citation.successor);
    json["last_article"] = number_or_null(citation.last_article);
    json["locator"] = citation.locator;
    json["line"] = place.line;
    json["column"] = place.column;
    return json;
}

class JsonLawChecks final : public LawCheckWriter {
public:
    JsonLawChecks(std::string_view as_of, std::ostream& out) : out_(out) {
        json_["schema"] = kLawSchema;
        json_["as_of"] = as_of;
        json_["files"] = Json::array();
        json_["errors"] = Json::array();
    }

    void add_file(const LawCheck& check, const Document& document) override {
        PlaceFinder places(document.text);
        Json citations = Json::array();
        for (const LawCitation& citation : check.citations) {
            citations.push_back(to_json(citation, places));
        }
        json_["files"].push_back({{"path", check.path},
                                  {"date", check.date},
                                  {"date_basis", check.date_basis},
                                  {"citations", std::move(citations)}});
    }
    void add_error(const Error& error) override { json_["errors"].push_back(error_json(error)); }
    void finish() override { out_ << dump_json(json_, 0) << '\n'; }

private:
    std::ostream& out_;
    Json json_;
};

}  // namespace

void write_law_matches_json(const LawMatches& matches, const LawDates& dates, std::ostream& out) {
    Json json = law_head(dates);
    json["total"] = matches.total;
    json["laws"] = Json::array();
    for (const LawText& text : matches.shown) {
        json["laws"].push_back(to_json(text));
    }
    out << dump_json(json, 0) << '\n';
}

void write_law_entries_json(const std::vector<LawEntry>& entries,
                            const LawDates& dates,
                            std::ostream& out) {
    Json json = law_head(dates);
    json["laws"] = Json::array();
    for (const LawEntry& entry : entries) {
        Json texts = Json::array();
        for (const LawText& text : entry.texts) {
            texts.push_back(to_json(text));
        }
        json["laws"].push_back({{"name", entry.name},
                                {"aliases", entry.aliases},
                                {"level", text_or_null(entry.level)},
                                {"first", text_or_null(entry.first)},
                                {"texts", std::move(texts)}});
    }
    out << dump_json(json, 0) << '\n';
}

std::unique_ptr<LawCheckWriter> make_law_check_json(std::string_view as_of, std::ostream& out) {
    return std::make_unique<JsonLawChecks>(as_of, out);
}

}  // namespace review
