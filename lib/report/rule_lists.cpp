#include <algorithm>
#include <iterator>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "report/citation.h"
#include "report/excerpt.h"
#include "report/rule_pages.h"
#include "report/words.h"

namespace review {

namespace {

using Json = nlohmann::ordered_json;

Json basis_json(const Basis& basis) {
    Json json = Json::object();
    for (const auto& [key, value] : {std::pair("law", &basis.law),
                                     std::pair("article", &basis.article),
                                     std::pair("paragraph", &basis.paragraph),
                                     std::pair("point", &basis.point),
                                     std::pair("note", &basis.note),
                                     std::pair("from", &basis.from),
                                     std::pair("to", &basis.to)}) {
        if (!value->empty()) {
            json[key] = *value;
        }
    }
    json["verified"] = basis.verified;
    return json;
}

Json bases_json(std::span<const Basis> bases) {
    Json list = Json::array();
    std::ranges::transform(bases, std::back_inserter(list), basis_json);
    return list;
}

void print(const Json& json, std::ostream& out) {
    out << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

const ParamValue* value_on(const ParamInfo& param, std::string_view date) {
    const auto value = std::ranges::find_if(
        param.values, [&](const ParamValue& one) { return one.holds_on(date); });
    return value == param.values.end() ? nullptr : &*value;
}

/// 自2025年5月20日起至2026年8月19日止; empty: always.
std::string days_of(const ParamValue& value, Language language) {
    const bool chinese = language == Language::chinese;
    std::string words;
    if (!value.from.empty()) {
        words = chinese ? "自" + date_words(value.from, language) + "起" : "from " + value.from;
    }
    if (!value.to.empty()) {
        words += chinese || words.empty() ? "" : " ";
        words += chinese ? "至" + date_words(value.to, language) + "止" : "to " + value.to;
    }
    return words;
}

/// `now`: the value in force, null when there is none.
void write_param(const ParamInfo& param, const ParamValue* now, bool chinese, std::ostream& out) {
    const std::string_view colon = chinese ? "：" : ": ";
    const std::string unit = printable(param.unit);
    out << '\n' << param.name << "  " << printable(param.title) << colon;
    if (now != nullptr) {
        out << printable(now->text) << unit;
    } else {
        out << (chinese ? "当日没有值" : "no value on that day");
    }
    out << (param.layer == "national" ? "" : " (" + param.layer + ")") << '\n';
    for (const ParamValue& value : param.values) {
        const std::string days = days_of(value, chinese ? Language::chinese : Language::english);
        out << "  " << printable(value.text) << unit;
        out << (days.empty() ? "" : (chinese ? "，" : ", ") + days) << '\n';
    }
    for (const Basis& basis : param.basis) {
        out << (chinese ? "  依据" : "  basis") << colon << cite_with_dates(basis) << '\n';
    }
}

}  // namespace

void write_rule_list(std::span<const RuleInfo> rules, Language language, std::ostream& out) {
    std::size_t widest = 0;
    for (const RuleInfo& rule : rules) {
        widest = std::max(widest, rule.id.size());
    }
    for (const RuleInfo& rule : rules) {
        const std::string severity(severity_word(rule.severity, language));
        out << severity << std::string(9 - std::min<std::size_t>(display_width(severity), 8), ' ')
            << rule.id << std::string(widest - rule.id.size() + 2, ' ') << rule.title;
        if (!rule.enabled) {
            out << (language == Language::chinese ? "（停用）" : " (off)");
        }
        out << '\n';
    }
}

void write_rule_list_json(std::span<const RuleInfo> rules, std::ostream& out) {
    Json list = Json::array();
    for (const RuleInfo& rule : rules) {
        list.push_back({{"id", rule.id},
                        {"title", rule.title},
                        {"severity", severity_name(rule.severity)},
                        {"certainty", certainty_name(rule.certainty)},
                        {"pack", rule.pack},
                        {"layer", rule.layer},
                        {"kinds", rule.kinds},
                        {"types", rule.types},
                        {"side", rule.side},
                        {"enabled", rule.enabled},
                        {"basis", bases_json(rule.basis)}});
    }
    print({{"schema", 1}, {"rules", std::move(list)}}, out);
}

void write_params(std::span<const ParamInfo> params,
                  std::string_view date,
                  Language language,
                  std::ostream& out) {
    const bool chinese = language == Language::chinese;
    if (!date.empty()) {
        out << (chinese ? "按" + date_words(date, language) + "取值\n"
                        : "as of " + std::string(date) + '\n');
    }
    for (const ParamInfo& param : params) {
        write_param(param, value_on(param, date), chinese, out);
    }
}

void write_params_json(std::span<const ParamInfo> params,
                       std::string_view date,
                       std::ostream& out) {
    Json list = Json::array();
    for (const ParamInfo& param : params) {
        const ParamValue* now = value_on(param, date);
        Json values = Json::array();
        for (const ParamValue& value : param.values) {
            values.push_back({{"value", value.text}, {"from", value.from}, {"to", value.to}});
        }
        list.push_back({{"name", param.name},
                        {"title", param.title},
                        {"unit", param.unit},
                        {"value", now != nullptr ? Json(now->text) : Json(nullptr)},
                        {"values", std::move(values)},
                        {"basis", bases_json(param.basis)},
                        {"layer", param.layer}});
    }
    print({{"schema", 1}, {"date", date}, {"params", std::move(list)}}, out);
}

}  // namespace review
