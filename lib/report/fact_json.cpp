#include "report/fact_json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "report/json_text.h"
#include "review/fact_list.h"

namespace review {

namespace {

constexpr int kFactSchema = 1;

/// Attributes that are integers wherever they stand; rules/facts.rng says the same.
constexpr auto kIntegers = std::to_array<std::string_view>({"begin",
                                                            "characters",
                                                            "col",
                                                            "col-span",
                                                            "cols",
                                                            "count",
                                                            "day",
                                                            "days",
                                                            "difference-fen",
                                                            "end",
                                                            "expected-fen",
                                                            "fen",
                                                            "first-day",
                                                            "items",
                                                            "last-article",
                                                            "last-day",
                                                            "line-total-fen",
                                                            "months",
                                                            "pair",
                                                            "parties",
                                                            "ppm",
                                                            "quantity-milli",
                                                            "refs",
                                                            "revisions",
                                                            "row",
                                                            "row-span",
                                                            "rows",
                                                            "serial",
                                                            "shared",
                                                            "stated-fen",
                                                            "sum-fen",
                                                            "total",
                                                            "total-fen",
                                                            "unit-price-fen",
                                                            "uses",
                                                            "year",
                                                            "years"});
static_assert(std::ranges::is_sorted(kIntegers));

/// Whether an attribute is a number: the ordinal of an attachment may be 1-1 or A, the value of an
/// identifier begin with zeros.
bool is_number(std::string_view element, std::string_view name) {
    if (name == "num") {
        return element != "attachment";
    }
    if (name == "value") {
        return element == "amount" || element == "duration";
    }
    return std::ranges::binary_search(kIntegers, name);
}

/// The number that all of `text` is.
template <class Number>
std::optional<Number> parse_number(std::string_view text) {
    Number number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number)
                                                                    : std::nullopt;
}

Json value_of(std::string_view element, pugi::xml_attribute attribute) {
    const std::string_view text = attribute.value();
    if (is_number(element, attribute.name())) {
        if (const auto integer = parse_number<std::int64_t>(text)) {
            return *integer;
        }
        if (const auto decimal = parse_number<double>(text)) {
            return *decimal;
        }
    }
    return text;
}

/// Elements whose text is that of the elements in them.
bool is_container(pugi::xml_node node) {
    static constexpr auto kContainers = std::to_array<std::string_view>({"annexes",
                                                                         "body",
                                                                         "chapter",
                                                                         "conclusions",
                                                                         "headers",
                                                                         "notes",
                                                                         "part",
                                                                         "preface",
                                                                         "row",
                                                                         "section",
                                                                         "table"});
    static_assert(std::ranges::is_sorted(kContainers));
    return std::ranges::binary_search(kContainers, std::string_view(node.name())) ||
           (std::string_view(node.name()) == "cell" && node.child("table"));
}

Json fact_json(const ListedFact& fact, const Document& document) {
    const std::string_view element = fact.node.name();
    Json json{{"element", element}};
    const Span span{.begin = static_cast<std::size_t>(fact.node.attribute("begin").as_ullong()),
                    .end = static_cast<std::size_t>(fact.node.attribute("end").as_ullong())};
    if (const pugi::xml_attribute text = fact.node.attribute("text")) {
        json["text"] = text.value();
    } else if (!is_container(fact.node)) {
        json["text"] = document.slice(span);
    }
    for (const pugi::xml_attribute attribute : fact.node.attributes()) {
        const std::string_view name = attribute.name();
        if (name != "begin" && name != "end" && name != "text") {
            json[name] = value_of(element, attribute);
        }
    }
    json["locator"] = fact.locator;
    json["inside"] = fact.inside ? Json(*fact.inside) : Json(nullptr);
    json["begin"] = span.begin;
    json["end"] = span.end;
    return json;
}

}  // namespace

struct FactJsonWriter::State {
    std::ostream& out;
    bool pretty = false;
    bool first = true;
    Json errors = Json::array();
};

FactJsonWriter::FactJsonWriter(std::ostream& out, bool pretty)
    : state_(std::make_unique<State>(State{.out = out, .pretty = pretty})) {
    out << "{\n  \"schema\": " << kFactSchema << ",\n  \"files\": [";
}

FactJsonWriter::~FactJsonWriter() = default;

void FactJsonWriter::add_file(const std::string& path,
                              const Document& document,
                              const pugi::xml_document& tree) {
    Json head{{"path", path}};
    for (const pugi::xml_attribute attribute : tree.document_element().attributes()) {
        head[attribute.name()] = value_of("document", attribute);
    }
    head["text"] = document.text;
    const std::vector<ListedFact> facts = list_facts(tree, document.text.size());
    std::ostream& out = state_->out;
    out << (state_->first ? "\n    " : ",\n    ");
    state_->first = false;
    if (state_->pretty) {
        Json& list = head["facts"] = Json::array();
        for (const ListedFact& fact : facts) {
            list.push_back(fact_json(fact, document));
        }
        out << dump_json(head, 2);
        return;
    }
    std::string line = dump_json_line(head);
    line.pop_back();  // the list of facts is in the object too
    out << line << ",\"facts\":[";
    std::string_view separator = "\n      ";
    for (const ListedFact& fact : facts) {
        out << separator << dump_json_line(fact_json(fact, document));
        separator = ",\n      ";
    }
    out << "]}";
}

void FactJsonWriter::add_error(const Error& error) {
    state_->errors.push_back(error_json(error));
}

void FactJsonWriter::finish() {
    state_->out << (state_->first ? "]" : "\n  ]")
                << ",\n  \"errors\": " << dump_json(state_->errors, 1) << "\n}\n";
}

}  // namespace review
