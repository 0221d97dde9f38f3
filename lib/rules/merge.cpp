#include <algorithm>

#include <fmt/format.h>

#include "rules/compile.h"

namespace review {

namespace {

std::string described(Place place, const std::vector<SourceFile>& files) {
    const SourceFile& file = files[place.file];
    return fmt::format("{}:{}", file.path(), file.line(place.offset));
}

/// A message as a reader of the rule sees it: values it will hold as ….
std::string plain_text(const Template& parts) {
    std::string text;
    for (const TemplatePart& part : parts) {
        text += part.kind == TemplatePart::Kind::text ? part.text : "…";
    }
    return text;
}

void merge_lets(MergedRules& merged,
                std::vector<Let>&& lets,
                const std::vector<SourceFile>& files,
                Problems& problems) {
    for (Let& let : lets) {
        const auto found = merged.lets.find(let.name);
        if (found == merged.lets.end()) {
            merged.lets.emplace(let.name, std::move(let));
            continue;
        }
        if (found->second.layer == let.layer) {
            if (found->second.place.file != let.place.file) {  // else reported when parsed
                problems.add(let.place,
                             fmt::format("变量 {} 已在 {} 定义，同一层里只能定义一次",
                                         let.name,
                                         described(found->second.place, files)));
            }
            continue;
        }
        let.overrides = true;
        found->second = std::move(let);
    }
}

/// `text` may replace the message of a rule only when it has a single one.
void override_message(Rule& rule, const Override& change, Problems& problems) {
    if (!change.message) {
        return;
    }
    if (!rule.finds.empty() && rule.assertions.empty()) {
        rule.message = *change.message;
    } else if (rule.assertions.size() == 1) {
        rule.assertions.front().message = *change.message;
    } else {
        problems.add(change.place,
                     fmt::format("规则 {} 有 {} 条说明，不能用一个 <message> 改写",
                                 rule.info.id,
                                 rule.assertions.size()));
    }
}

void override_lets(Rule& rule,
                   const Override& change,
                   const MergedRules& merged,
                   Problems& problems) {
    for (const Let& let : change.lets) {
        const auto own = std::ranges::find(rule.lets, let.name, &Let::name);
        if (own != rule.lets.end()) {
            *own = let;
        } else if (merged.lets.contains(let.name)) {
            rule.lets.push_back(let);  // for this rule only
        } else if (!let.name.empty()) {
            problems.add(let.place, fmt::format("规则 {} 没有变量 {}", rule.info.id, let.name));
        }
    }
}

void apply_override(Rule& rule, const Override& change, Problems& problems) {
    rule.info.layer = change.layer;
    rule.decided_by = std::max(rule.decided_by, change.place.file);
    if (change.severity) {
        rule.info.severity = *change.severity;
    }
    if (change.certainty) {
        rule.info.certainty = *change.certainty;
    }
    for (Assertion& assertion : rule.assertions) {  // the later layer's word counts for all
        assertion.severity = change.severity ? std::nullopt : assertion.severity;
        assertion.certainty = change.certainty ? std::nullopt : assertion.certainty;
    }
    rule.info.enabled = change.enabled.value_or(rule.info.enabled);
    rule.info.title = change.title.value_or(rule.info.title);
    rule.suggest = change.suggest.value_or(rule.suggest);
    override_message(rule, change, problems);
}

}  // namespace

MergedRules merge_layers(std::vector<PackFile> packs,
                         const std::vector<SourceFile>& files,
                         Problems& problems) {
    MergedRules merged;
    for (PackFile& pack : packs) {
        merge_lets(merged, std::move(pack.lets), files, problems);
        std::move(pack.rules.begin(), pack.rules.end(), std::back_inserter(merged.rules));
    }
    std::ranges::stable_sort(
        merged.rules, {}, [](const Rule& rule) -> const std::string& { return rule.info.id; });
    for (std::size_t i = 1; i < merged.rules.size(); ++i) {
        const Rule& before = merged.rules[i - 1];
        const Rule& rule = merged.rules[i];
        if (!rule.info.id.empty() && rule.info.id == before.info.id) {
            problems.add(rule.place,
                         fmt::format("规则 {} 已在 {} 定义；要改它请用 <override>",
                                     rule.info.id,
                                     described(before.place, files)));
        }
    }
    for (const PackFile& pack : packs) {
        for (const Override& change : pack.overrides) {
            const auto found = std::ranges::lower_bound(
                merged.rules, change.rule, {}, [](const Rule& rule) -> const std::string& {
                    return rule.info.id;
                });
            if (found != merged.rules.end() && found->info.id == change.rule) {
                apply_override(*found, change, problems);
                override_lets(*found, change, merged, problems);
            } else if (!change.rule.empty()) {
                problems.add(change.place, fmt::format("没有规则 {}，不能改写", change.rule));
            }
        }
    }
    for (Rule& rule : merged.rules) {
        rule.info.suggestion = plain_text(rule.suggest);
    }
    return merged;
}

}  // namespace review
