#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "rules/parse.h"

namespace review {

namespace {

PackInfo parse_info(ParseContext& context, pugi::xml_node root) {
    ElementReader reader(context, root, {"pack", "layer", "version", "as-of"});
    PackInfo info{.id = reader.required("pack"),
                  .version = reader.text("version"),
                  .layer = reader.text("layer"),
                  .as_of = reader.date("as-of")};
    if (info.layer.empty()) {
        info.layer = "national";
    }
    for (const char* name : {"pack", "layer"}) {
        static_cast<void>(reader.codes(name));
    }
    return info;
}

void check_unique(ParseContext& context, const std::vector<Let>& lets, const Let& let) {
    if (std::ranges::find(lets, let.name, &Let::name) != lets.end()) {
        context.problems.add(let.place, fmt::format("变量 {} 重复定义", let.name));
    }
}

}  // namespace

bool is_variable_name(std::string_view name) {
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    };
    return !name.empty() && name.front() >= 'a' && name.front() <= 'z' &&
           std::ranges::all_of(name, plain);
}

Let parse_let(ParseContext& context, pugi::xml_node element, const PackInfo& pack) {
    ElementReader reader(context, element, {"name", "value", "find", "regex"});
    reader.expect_empty();
    Let let;
    let.place = reader.place();
    let.layer = pack.layer;
    let.name = reader.required("name");
    if (!let.name.empty() && !is_variable_name(let.name)) {
        reader.bad("name",
                   fmt::format("变量名“{}”应由小写字母、数字、连字符组成，字母开头", let.name));
    }
    if (reader.has("find") == reader.has("value")) {
        context.problems.add(let.place, "<let> 应有 value（表达式）或 find（要数的文字）之一");
        return let;
    }
    if (reader.has("find")) {
        let.find = parse_pattern(context, reader);
    } else {
        let.value = reader.expression("value");
        if (reader.has("regex")) {
            reader.bad("regex", "regex 只能与 find 同用");
        }
    }
    return let;
}

Override parse_override(ParseContext& context, pugi::xml_node element, const PackInfo& pack) {
    ElementReader reader(context, element, {"rule", "severity", "certainty", "enabled"});
    Override change;
    change.place = reader.place();
    change.layer = pack.layer;
    change.rule = reader.required("rule");
    change.severity = reader.severity();
    change.certainty = reader.certainty();
    change.enabled = reader.yes_no("enabled");
    reject_text(context, element);
    for (const pugi::xml_node child : element.children()) {
        if (child.type() != pugi::node_element) {
            continue;
        }
        const std::string_view name = child.name();
        if (name == "let") {
            Let let = parse_let(context, child, pack);
            check_unique(context, change.lets, let);
            change.lets.push_back(std::move(let));
            continue;
        }
        const ElementReader plain(context, child, {});
        if (name == "title") {
            change.title = text_content(context, child);
        } else if (name == "message") {
            change.message = parse_template(context, child, false);
        } else if (name == "suggest") {
            change.suggest = parse_template(context, child, false);
        } else {
            context.problems.add(
                plain.place(),
                fmt::format("<override> 里没有元素 <{}>，可用：let、title、message、suggest",
                            name));
        }
    }
    return change;
}

PackFile parse_pack(ParseContext& context, const pugi::xml_document& xml) {
    PackFile pack;
    const pugi::xml_node root = xml.document_element();
    if (std::string_view(root.name()) != "rules") {
        context.problems.add(context.at(root),
                             fmt::format("根元素是 <{}>，应为 <rules>", root.name()));
        return pack;
    }
    pack.info = parse_info(context, root);
    reject_text(context, root);
    for (const pugi::xml_node child : root.children()) {
        if (child.type() != pugi::node_element) {
            continue;
        }
        const std::string_view name = child.name();
        if (name == "rule") {
            pack.rules.push_back(parse_rule(context, child, pack.info));
        } else if (name == "override") {
            pack.overrides.push_back(parse_override(context, child, pack.info));
        } else if (name == "let" || name == "param") {
            Let let = name == "let" ? parse_let(context, child, pack.info)
                                    : parse_param(context, child, pack.info);
            check_unique(context, pack.lets, let);
            pack.lets.push_back(std::move(let));
        } else {
            context.problems.add(
                context.at(child),
                fmt::format("<rules> 里没有元素 <{}>，可用：param、let、rule、override", name));
        }
    }
    pack.regexes = std::move(context.regexes);
    return pack;
}

}  // namespace review
