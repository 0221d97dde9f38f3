#include "rules/element_reader.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.h"

namespace review {

namespace {

bool is_code(std::string_view word) {
    return std::ranges::all_of(
        word, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

std::size_t text_offset(const ParseContext& context, pugi::xml_node text, std::size_t decoded) {
    const std::ptrdiff_t start = text.offset_debug();
    return start < 0 ? context.file.offset_of(text.parent())
                     : context.file.advance(static_cast<std::size_t>(start), decoded);
}

}  // namespace

ElementReader::ElementReader(ParseContext& context,
                             pugi::xml_node element,
                             std::initializer_list<std::string_view> known)
    : context_(context), element_(element) {
    for (const pugi::xml_attribute attribute : element.attributes()) {
        const std::string_view name = attribute.name();
        if (std::ranges::find(known, name) != known.end() || name.starts_with("xml:") ||
            name.starts_with("xmlns")) {
            continue;
        }
        bad(attribute.name(),
            fmt::format("<{}> 没有属性 {}，可用：{}",
                        element.name(),
                        name,
                        known.size() == 0 ? "（无）" : fmt::format("{}", fmt::join(known, "、"))));
    }
}

std::string ElementReader::text(const char* name) const {
    return std::string(trim(element_.attribute(name).value()));
}

std::string ElementReader::required(const char* name) {
    std::string value = text(name);
    if (value.empty()) {
        bad(name, fmt::format("<{}> 缺少属性 {}", element_.name(), name));
    }
    return value;
}

std::vector<std::string> ElementReader::words(const char* name) const {
    return split_words(element_.attribute(name).value());
}

std::vector<std::string> ElementReader::codes(const char* name) {
    std::vector<std::string> found = words(name);
    for (const std::string& word : found) {
        if (!is_code(word)) {
            bad(name, fmt::format("{} 的值“{}”应由小写字母、数字和连字符组成", name, word));
        }
    }
    return found;
}

std::string ElementReader::date(const char* name) {
    std::string value = text(name);
    if (has(name) && !is_iso_date(value)) {
        bad(name, fmt::format("{} 的值“{}”不是日期，应写作 2026-01-31", name, value));
    }
    return value;
}

std::optional<bool> ElementReader::yes_no(const char* name) {
    if (!has(name)) {
        return std::nullopt;
    }
    const std::string value = text(name);
    if (value != "yes" && value != "no") {
        bad(name, fmt::format("{} 的值“{}”不是 yes、no 之一", name, value));
    }
    return value == "yes";
}

std::optional<Severity> ElementReader::severity() {
    if (!has("severity")) {
        return std::nullopt;
    }
    const std::string value = text("severity");
    const std::optional<Severity> severity = parse_severity(value);
    if (!severity) {
        bad("severity", fmt::format("severity 的值“{}”不是 error、warning、note 之一", value));
    }
    return severity;
}

std::optional<Certainty> ElementReader::certainty() {
    if (!has("certainty")) {
        return std::nullopt;
    }
    const std::string value = text("certainty");
    if (value != "certain" && value != "review") {
        bad("certainty", fmt::format("certainty 的值“{}”不是 certain、review 之一", value));
    }
    return value == "review" ? Certainty::review : Certainty::certain;
}

Expression ElementReader::expression(const char* name) {
    Expression expression;
    if (!has(name)) {
        return expression;
    }
    expression.source = element_.attribute(name).value();
    expression.place = {.file = context_.index,
                        .offset = context_.file.offset_of_value(element_, name)};
    if (trim(expression.source).empty()) {
        bad(name, fmt::format("{} 是空的，应为 XPath 表达式", name));
        expression.source.clear();
    }
    return expression;
}

Expression ElementReader::required_expression(const char* name) {
    if (!has(name)) {
        bad(name, fmt::format("<{}> 缺少属性 {}", element_.name(), name));
    }
    return expression(name);
}

void ElementReader::bad(const char* attribute, std::string message) {
    context_.problems.add(
        {.file = context_.index, .offset = context_.file.offset_of(element_, attribute)},
        std::move(message));
}

void ElementReader::expect_empty() {
    for (const pugi::xml_node child : element_.children()) {
        if (child.type() == pugi::node_element ||
            (child.type() == pugi::node_pcdata && !trim(child.value()).empty())) {
            context_.problems.add(place(), fmt::format("<{}> 不应有内容", element_.name()));
            return;
        }
    }
}

std::string text_content(ParseContext& context, pugi::xml_node element) {
    std::string text;
    for (const pugi::xml_node child : element.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
            text += child.value();
        } else if (child.type() == pugi::node_element) {
            context.problems.add(
                context.at(child),
                fmt::format("<{}> 里只能有文字，不能有 <{}>", element.name(), child.name()));
        }
    }
    return std::string(trim(text));
}

Expression expression_content(ParseContext& context, pugi::xml_node element) {
    Expression expression;
    expression.place = context.at(element);
    const std::string trimmed = text_content(context, element);
    if (trimmed.empty()) {
        context.problems.add(context.at(element),
                             fmt::format("<{}> 是空的，应为 XPath 表达式", element.name()));
        return expression;
    }
    const pugi::xml_node first = element.first_child();
    const std::string_view raw = first.value();
    if (trim(raw) == trimmed) {
        expression.place.offset = text_offset(context, first, raw.find(trimmed));
    }
    expression.source = trimmed;
    return expression;
}

void reject_text(ParseContext& context, pugi::xml_node element) {
    for (const pugi::xml_node child : element.children()) {
        const bool text = child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata;
        if (text && !trim(child.value()).empty()) {
            const std::string_view value = child.value();
            const std::size_t blanks = value.find(trim(value));
            context.problems.add(
                {.file = context.index, .offset = text_offset(context, child, blanks)},
                fmt::format("<{}> 里有多余的文字", element.name()));
        }
    }
}

std::vector<std::string> split_words(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    std::vector<std::string> words;
    std::size_t begin = text.find_first_not_of(blanks);
    while (begin != std::string_view::npos) {
        const std::size_t end = std::min(text.find_first_of(blanks, begin), text.size());
        words.emplace_back(text.substr(begin, end - begin));
        begin = text.find_first_not_of(blanks, end);
    }
    return words;
}

}  // namespace review
