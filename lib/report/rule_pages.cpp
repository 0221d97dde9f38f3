#include "report/rule_pages.h"

#include <algorithm>
#include <set>
#include <string_view>

#include <fmt/core.h>

#include "base/text.h"
#include "report/citation.h"
#include "report/excerpt.h"
#include "report/words.h"

namespace review {

namespace {

constexpr std::string_view kGenerated =
    "<!-- 由 review rules docs 生成，请改规则文件，不要改本页。 -->\n";

/// Markdown takes these for marks.
std::string escaped(std::string_view text) {
    constexpr std::string_view kMarks = "\\`*_[]<>|#";
    std::string result;
    for (const char c : text) {
        if (kMarks.find(c) != std::string_view::npos) {
            result += '\\';
        }
        result += c;
    }
    return result;
}

/// Lines as a quotation, blank ones kept.
std::string block_quote(std::string_view text) {
    std::string result = "  > ";
    for (const char c : text) {
        if (c == '\n') {
            result += "\\\n  > ";
        } else {
            result += escaped(std::string_view(&c, 1));
        }
    }
    return result + "\n";
}

std::string_view outcome_words(Outcome outcome) {
    switch (outcome) {
        case Outcome::violated:
            return "应当报告";
        case Outcome::satisfied:
            return "不应报告";
        case Outcome::undetermined:
            return "无法判断";
        case Outcome::inapplicable:
            return "不适用";
    }
    return {};
}

/// Where a rule counts: "合同；类型：works sale；代表甲方审查时".
std::string scope_words(const RuleInfo& rule) {
    std::string words;
    for (std::string_view kinds = rule.kinds; !kinds.empty();) {
        const std::size_t blank = kinds.find(' ');
        words += words.empty() ? "" : "、";
        words += kind_word(kinds.substr(0, blank), Language::chinese);
        kinds.remove_prefix(blank == std::string_view::npos ? kinds.size() : blank + 1);
    }
    words += words.empty() ? "各类文书" : "";
    words += rule.types.empty() ? "" : "；类型：" + rule.types;
    words += rule.not_types.empty() ? "" : "；不适用于类型：" + rule.not_types;
    words += rule.tags.empty() ? "" : "；须带有标记：" + rule.tags;
    if (!rule.side.empty()) {
        words += rule.side == "A" ? "；代表甲方审查时" : "；代表乙方审查时";
    }
    return words;
}

std::string severity_words(const RuleInfo& rule) {
    std::string words(severity_word(rule.severity, Language::chinese));
    words += rule.certainty == Certainty::review ? "，需人工确认" : "";
    return words + (rule.enabled ? "" : "，缺省停用");
}

std::string rule_section(const RuleInfo& rule) {
    std::string text = "\n## " + rule.id + "\n\n**" + escaped(rule.title) + "**\n\n";
    text += "- 级别：" + severity_words(rule) + "\n";
    text += "- 适用：" + scope_words(rule) + "\n";
    for (const Basis& basis : rule.basis) {
        text += "- 依据：" + escaped(cite_with_dates(basis)) + "\n";
    }
    if (!rule.description.empty()) {
        text += "\n" + escaped(printable(rule.description)) + "\n";
    }
    if (!rule.suggestion.empty()) {
        text += "\n建议：" + escaped(printable(rule.suggestion)) + "\n";
    }
    if (!rule.examples.empty()) {
        text += "\n示例：\n";
    }
    for (const Example& example : rule.examples) {
        text += "\n- " + std::string(outcome_words(example.outcome));
        text += example.type.empty() ? "" : "（类型 " + example.type + "）";
        text += example.tags.empty() ? "" : "（" + example.tags + "）";
        text +=
            example.as_of.empty() ? "" : "（" + date_words(example.as_of, Language::chinese) + "）";
        text += "：\n\n" + block_quote(example.text);
    }
    text += "\n调整：在自己的规则文件中写 `<override rule=\"" + rule.id + "\" severity=\"" +
            (rule.severity == Severity::note ? "warning" : "note") +
            "\"/>` 改级别，或写 `enabled=\"no\"` 停用。\n";
    return text;
}

std::string pack_page(const std::string& pack, std::span<const RuleInfo> rules) {
    std::string list;
    std::string sections;
    for (const RuleInfo& rule : rules) {
        if (rule.pack == pack) {
            std::string anchor = rule.id;
            std::erase(anchor, '.');
            list += "| [" + rule.id + "](#" + anchor + ") | " + severity_words(rule) + " | " +
                    escaped(rule.title) + " |\n";
            sections += rule_section(rule);
        }
    }
    std::string page(kGenerated);
    page += "# 规则包 " + pack + "\n\n| 规则 | 级别 | 内容 |\n| --- | --- | --- |\n";
    return page + list + sections;
}

}  // namespace

void write_rule(const RuleInfo& rule, Language language, std::ostream& out) {
    const bool chinese = language == Language::chinese;
    out << rule.id << '\n'
        << rule.title << '\n'
        << (chinese ? "级别：" : "severity: ") << severity_word(rule.severity, language) << '\n'
        << (chinese ? "规则包：" : "pack: ") << rule.pack << " (" << rule.layer << ")\n"
        << (chinese ? "位置：" : "file: ") << printable(rule.path) << ':' << rule.line << '\n';
    for (const Basis& basis : rule.basis) {
        out << (chinese ? "依据：" : "basis: ") << cite_with_dates(basis) << '\n';
    }
    if (!rule.suggestion.empty()) {
        out << (chinese ? "建议：" : "suggestion: ") << printable(rule.suggestion) << '\n';
    }
    out << '\n' << rule.source << '\n';
}

std::vector<Page> rule_pages(std::span<const RuleInfo> rules, std::span<const PackInfo> packs) {
    std::set<std::string> names;
    for (const RuleInfo& rule : rules) {
        names.insert(rule.pack);
    }
    std::string index(kGenerated);
    index += "# 规则\n\n| 规则包 | 规则数 | 版本 | 核对截止日 |\n| --- | --- | --- | --- |\n";
    std::vector<Page> pages;
    for (const std::string& name : names) {
        const auto info = std::ranges::find(packs, name, &PackInfo::id);
        const auto count = std::ranges::count(rules, name, &RuleInfo::pack);
        const bool known = info != packs.end();
        index += fmt::format("| [{0}]({0}.md) | {1} | {2} | {3} |\n",
                             name,
                             count,
                             known ? info->version : std::string(),
                             known ? info->as_of : std::string());
        pages.push_back({.name = name + ".md", .text = pack_page(name, rules)});
    }
    pages.insert(pages.begin(), Page{.name = "README.md", .text = std::move(index)});
    return pages;
}

std::string rule_stub(const std::string& id) {
    return fmt::format(R"(  <rule id="{}" severity="warning" kind="{}">
    <title>问题是什么，一句话</title>
    <basis law="民法典" article="1" paragraph="1" from="2021-01-01"/>
    <context>//amount[@role='price']</context>
    <needs test="@fen">缺少什么事实因而无法判断</needs>
    <assert test="@fen &gt; 0">写明<value-of select="@text"/>有什么问题、有什么后果。</assert>
    <suggest>怎样改，最好给出可以直接使用的文字。</suggest>
    <example outcome="violated">应当报告的一段合同文字。</example>
    <example outcome="satisfied">相近而不应报告的一段合同文字。</example>
  </rule>
)",
                       id,
                       id.substr(0, id.find('.')));
}

}  // namespace review
