#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "rules/parse.h"

namespace review {

namespace {

using ChildParser = void (*)(ParseContext&, pugi::xml_node, Rule&);

struct Child {
    std::string_view name;
    bool once = false;
    ChildParser parse = nullptr;
};

void parse_find(ParseContext& context, pugi::xml_node element, Rule& rule) {
    ElementReader reader(context, element, {"regex"});
    rule.finds.push_back(parse_pattern(context, reader));
}

void parse_names(ParseContext& context, pugi::xml_node element, std::vector<std::string>& names) {
    const ElementReader reader(context, element, {});
    const std::vector<std::string> found = split_words(text_content(context, element));
    if (found.empty()) {
        context.problems.add(reader.place(),
                             fmt::format("<{}> 应列出元素名，用空格隔开", element.name()));
    }
    names.insert(names.end(), found.begin(), found.end());
}

Template parse_plain_template(ParseContext& context, pugi::xml_node element, bool dollars) {
    const ElementReader reader(context, element, {});
    Template parts = parse_template(context, element, dollars);
    if (parts.empty() && !dollars) {
        context.problems.add(reader.place(), fmt::format("<{}> 没有文字", element.name()));
    }
    return parts;
}

std::string parse_text(ParseContext& context, pugi::xml_node element) {
    const ElementReader reader(context, element, {});
    std::string text = text_content(context, element);
    if (text.empty()) {
        context.problems.add(reader.place(), fmt::format("<{}> 没有文字", element.name()));
    }
    return text;
}

Expression parse_expression(ParseContext& context, pugi::xml_node element) {
    const ElementReader reader(context, element, {});
    return expression_content(context, element);
}

constexpr auto kChildren = std::to_array<Child>({
    {"title",
     true,
     [](ParseContext& c, pugi::xml_node e, Rule& r) { r.info.title = parse_text(c, e); }},
    {"description",
     true,
     [](ParseContext& c, pugi::xml_node e, Rule& r) { r.info.description = parse_text(c, e); }},
    {"basis",
     false,
     [](ParseContext& c, pugi::xml_node e, Rule& r) { r.info.basis.push_back(parse_basis(c, e)); }},
    {"let",
     false,
     [](ParseContext& c, pugi::xml_node e, Rule& r) {
         r.lets.push_back(
             parse_let(c, e, {.id = {}, .version = {}, .layer = r.info.layer, .as_of = {}}));
     }},
    {"when",
     false,
     [](ParseContext& c, pugi::xml_node e, Rule& r) { r.whens.push_back(parse_expression(c, e)); }},
    {"context",
     false,
     [](ParseContext& c, pugi::xml_node e, Rule& r) {
         r.contexts.push_back(parse_expression(c, e));
     }},
    {"needs",
     false,
     [](ParseContext& c, pugi::xml_node e, Rule& r) { r.needs.push_back(parse_need(c, e)); }},
    {"assert",
     false,
     [](ParseContext& c, pugi::xml_node e, Rule& r) {
         r.assertions.push_back(parse_assertion(c, e));
     }},
    {"report",
     false,
     [](ParseContext& c, pugi::xml_node e, Rule& r) {
         r.assertions.push_back(parse_assertion(c, e));
     }},
    {"find", false, parse_find},
    {"unless",
     false,
     [](ParseContext& c, pugi::xml_node e, Rule& r) {
         r.exceptions.push_back(parse_exception(c, e));
     }},
    {"in", false, [](ParseContext& c, pugi::xml_node e, Rule& r) { parse_names(c, e, r.in); }},
    {"not-in",
     false,
     [](ParseContext& c, pugi::xml_node e, Rule& r) { parse_names(c, e, r.not_in); }},
    {"message",
     true,
     [](ParseContext& c, pugi::xml_node e, Rule& r) {
         r.message = parse_plain_template(c, e, false);
     }},
    {"suggest",
     true,
     [](ParseContext& c, pugi::xml_node e, Rule& r) {
         r.suggest = parse_plain_template(c, e, false);
     }},
    {"replace",
     true,
     [](ParseContext& c, pugi::xml_node e, Rule& r) {
         r.replace = parse_plain_template(c, e, true);
         r.has_replace = true;
     }},
    {"example",
     false,
     [](ParseContext& c, pugi::xml_node e, Rule& r) {
         r.info.examples.push_back(parse_example(c, e));
     }},
});

void parse_children(ParseContext& context, pugi::xml_node element, Rule& rule) {
    for (const pugi::xml_node child : element.children()) {
        if (child.type() != pugi::node_element) {
            continue;
        }
        const std::string_view name = child.name();
        const auto* const known = std::ranges::find(kChildren, name, &Child::name);
        if (known == kChildren.end()) {
            context.problems.add(context.at(child), fmt::format("<rule> 里没有元素 <{}>", name));
            continue;
        }
        if (known->once && element.child(child.name()) != child) {
            context.problems.add(context.at(child), fmt::format("<{}> 只能有一个", name));
            continue;
        }
        known->parse(context, child, rule);
    }
    reject_text(context, element);
}

void check_kinds(ElementReader& reader, const std::vector<std::string>& kinds) {
    for (const std::string& kind : kinds) {
        if (std::ranges::find(kKinds, kind) == kKinds.end()) {
            reader.bad("kind",
                       fmt::format("kind 的值“{}”不是 {} 之一", kind, fmt::join(kKinds, "、")));
        }
    }
}

void parse_attributes(ElementReader& reader, Rule& rule) {
    RuleInfo& info = rule.info;
    info.id = reader.required("id");
    if (!info.id.empty() && !is_rule_id(info.id)) {
        reader.bad(
            "id",
            fmt::format("id“{}”应为小写字母、数字、连字符组成的词，至少两段，用点隔开", info.id));
    }
    if (!reader.has("severity")) {
        reader.bad("severity", "<rule> 缺少属性 severity（error、warning、note）");
    }
    info.severity = reader.severity().value_or(Severity::warning);
    info.certainty = reader.certainty().value_or(Certainty::certain);
    info.enabled = reader.yes_no("enabled").value_or(true);
    rule.applies.kinds = reader.words("kind");
    rule.applies.types = reader.codes("type");
    rule.applies.not_types = reader.codes("not-type");
    rule.applies.tags = reader.codes("tags");
    check_kinds(reader, rule.applies.kinds);
    info.side = reader.text("side");
    if (reader.has("side") && info.side != "A" && info.side != "B") {
        reader.bad("side", fmt::format("side 的值“{}”不是 A（甲方）、B（乙方）之一", info.side));
    }
    rule.applies.side = info.side;
    info.kinds = fmt::format("{}", fmt::join(rule.applies.kinds, " "));
    info.types = fmt::format("{}", fmt::join(rule.applies.types, " "));
    info.not_types = fmt::format("{}", fmt::join(rule.applies.not_types, " "));
    info.tags = fmt::format("{}", fmt::join(rule.applies.tags, " "));
}

/// Group numbers that no match can have.
void check_groups(ParseContext& context, const Rule& rule, const Template& parts) {
    for (const TemplatePart& part : parts) {
        if (part.kind != TemplatePart::Kind::group) {
            continue;
        }
        if (rule.finds.empty()) {
            context.problems.add(part.place, "没有 <find> 的规则不能用 <match> 或 $ 组号");
            continue;
        }
        std::size_t groups = kNoId;
        for (const TextPattern& find : rule.finds) {
            groups = std::min(groups, find.groups);
        }
        if (part.group > groups) {
            context.problems.add(
                part.place,
                fmt::format("组号 {} 超出范围：<find> 只有 {} 个组", part.group, groups));
        }
    }
}

void check_all_groups(ParseContext& context, const Rule& rule) {
    check_groups(context, rule, rule.message);
    check_groups(context, rule, rule.suggest);
    check_groups(context, rule, rule.replace);
    for (const Need& need : rule.needs) {
        check_groups(context, rule, need.reason);
    }
    for (const Assertion& assertion : rule.assertions) {
        check_groups(context, rule, assertion.message);
    }
}

void check_examples(ParseContext& context, const Rule& rule) {
    const auto violated = [](const Example& example) {
        return example.outcome == Outcome::violated;
    };
    const auto& examples = rule.info.examples;
    if (std::ranges::none_of(examples, violated)) {
        context.problems.add(rule.place, "缺少 outcome=\"violated\" 的 <example>");
    }
    if (std::ranges::all_of(examples, violated)) {
        context.problems.add(rule.place,
                             "缺少不触发本规则的 <example>（如 outcome=\"satisfied\"）");
    }
}

/// A rule judges either nodes or words, and has what that needs.
void check_form(ParseContext& context, pugi::xml_node element, const Rule& rule) {
    const bool text_rule = !rule.finds.empty();
    const auto problem = [&](const char* child, std::string message) {
        const pugi::xml_node at = element.child(child);
        context.problems.add(at ? context.at(at) : rule.place, std::move(message));
    };
    if (!text_rule && rule.assertions.empty() && !element.child("find")) {
        context.problems.add(rule.place, "规则没有判断：应有 <assert>、<report> 或 <find>");
    }
    if (text_rule && !rule.contexts.empty()) {
        problem("context", "<find> 与 <context> 不能同时用：找到的文字就是上下文");
    }
    if (text_rule && !rule.assertions.empty() && !rule.message.empty()) {
        problem("message", "有 <assert> 或 <report> 时说明写在其中，不用 <message>");
    }
    if (text_rule) {
        return;
    }
    for (const char* child : {"unless", "in", "not-in", "message", "replace"}) {
        if (element.child(child)) {
            problem(child, fmt::format("<{}> 只能与 <find> 同用", child));
        }
    }
}

}  // namespace

Rule parse_rule(ParseContext& context, pugi::xml_node element, const PackInfo& pack) {
    ElementReader reader(
        context,
        element,
        {"id", "severity", "certainty", "kind", "type", "not-type", "tags", "side", "enabled"});
    Rule rule;
    rule.place = reader.place();
    rule.decided_by = context.index;
    rule.info.pack = pack.id;
    rule.info.layer = pack.layer;
    rule.info.path = context.file.path();
    rule.info.line = context.file.line(rule.place.offset);
    rule.info.source = context.file.source_of(element);
    parse_attributes(reader, rule);
    parse_children(context, element, rule);
    if (!element.child("title")) {
        context.problems.add(rule.place, "缺少 <title>");
    }
    if (rule.info.basis.empty()) {
        context.problems.add(rule.place, "缺少 <basis>：每条规则都应有依据");
    }
    check_form(context, element, rule);
    check_all_groups(context, rule);
    check_examples(context, rule);
    return rule;
}

}  // namespace review
