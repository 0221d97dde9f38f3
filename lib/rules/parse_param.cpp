#include <charconv>

#include <fmt/format.h>

#include "rules/parse.h"

namespace review {

namespace {

bool is_number(std::string_view text) {
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [rest, problem] = std::from_chars(text.data(), end, value, std::chars_format::fixed);
    return problem == std::errc{} && rest == end;
}

ParamValue parse_value(ParseContext& context, pugi::xml_node element) {
    ElementReader reader(context, element, {"from", "to"});
    ParamValue value{.text = text_content(context, element),
                     .from = reader.date("from"),
                     .to = reader.date("to")};
    if (value.text.empty()) {
        context.problems.add(reader.place(), "<value> 没有写值");
    }
    if (!value.from.empty() && !value.to.empty() && value.to < value.from) {
        reader.bad("to", fmt::format("to（{}）早于 from（{}）", value.to, value.from));
    }
    return value;
}

/// No day has two values: each begins after the one before has ended.
void check_order(ParseContext& context, Place place, const ParamInfo& param) {
    for (std::size_t i = 1; i < param.values.size(); ++i) {
        const ParamValue& before = param.values[i - 1];
        const ParamValue& value = param.values[i];
        if (before.to.empty() || value.from.empty() || value.from <= before.to) {
            context.problems.add(
                place,
                fmt::format("参数 {} 的值应按时间先后写，起止不重叠：前一个有 to，后一个有 from",
                            param.name));
            return;
        }
    }
}

}  // namespace

Let parse_param(ParseContext& context, pugi::xml_node element, const PackInfo& pack) {
    ElementReader reader(context, element, {"name", "title", "unit"});
    reject_text(context, element);
    ParamInfo param;
    param.name = reader.required("name");
    param.title = reader.required("title");
    param.unit = reader.text("unit");
    param.layer = pack.layer;
    param.path = context.file.path();
    param.line = context.file.line(reader.place().offset);
    param.numeric = true;
    if (!param.name.empty() && !is_variable_name(param.name)) {
        reader.bad("name",
                   fmt::format("参数名“{}”应由小写字母、数字、连字符组成，字母开头", param.name));
    }
    for (const pugi::xml_node child : element.children()) {
        if (child.type() != pugi::node_element) {
            continue;
        }
        const std::string_view name = child.name();
        if (name == "value") {
            param.values.push_back(parse_value(context, child));
            param.numeric = param.numeric && is_number(param.values.back().text);
        } else if (name == "basis") {
            param.basis.push_back(parse_basis(context, child));
        } else {
            context.problems.add(context.at(child),
                                 fmt::format("<param> 里没有元素 <{}>，可用：value、basis", name));
        }
    }
    if (param.values.empty() || param.basis.empty()) {
        context.problems.add(reader.place(), "<param> 应有 <value>（值）和 <basis>（依据）");
    }
    check_order(context, reader.place(), param);
    Let let;
    let.name = param.name;
    let.place = reader.place();
    let.layer = pack.layer;
    let.param = std::move(param);
    return let;
}

}  // namespace review
