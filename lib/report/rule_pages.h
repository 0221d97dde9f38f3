// The rules themselves, printed: lists, one rule, and the Markdown pages of rules/docs.
#pragma once

#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"

namespace review {

/// One line a rule: severity, id, title, aligned.
void write_rule_list(std::span<const RuleInfo> rules, Language language, std::ostream& out);

/// {"schema": 1, "rules": [{id, title, severity, certainty, pack, layer, kinds, types, side,
/// enabled, basis}]}
void write_rule_list_json(std::span<const RuleInfo> rules, std::ostream& out);

/// The parameters with their values by date and their basis; `date` (ISO) marks the value in force.
void write_params(std::span<const ParamInfo> params,
                  std::string_view date,
                  Language language,
                  std::ostream& out);

/// {"schema": 1, "date": …, "params": [{name, title, unit, value (in force on `date`, or null),
/// values: [{value, from, to}], basis, layer}]}
void write_params_json(std::span<const ParamInfo> params, std::string_view date, std::ostream& out);

/// What a rule is, its basis and its XML.
void write_rule(const RuleInfo& rule, Language language, std::ostream& out);

struct Page {
    std::string name;  // "contract.md"
    std::string text;
};

/// README.md, the list of packs, then one page a pack with what each rule finds, why, on what
/// basis, its examples and how to change it. Same rules, same bytes; no paths and no dates of
/// today.
[[nodiscard]] std::vector<Page> rule_pages(std::span<const RuleInfo> rules,
                                           std::span<const PackInfo> packs);

/// XML of a new rule `id` to be filled in.
[[nodiscard]] std::string rule_stub(const std::string& id);

}  // namespace review
