#include <fmt/format.h>

#include "base/text.h"
#include "rules/parse.h"

namespace review {

namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

/// Text of a source line break: nothing next to Chinese, one blank between ASCII words.
std::string without_line_breaks(std::string_view raw) {
    std::string text;
    for (std::size_t at = 0; at < raw.size();) {
        if (!is_blank(raw[at])) {
            text += raw[at++];
            continue;
        }
        std::size_t end = at;
        bool breaks = false;
        while (end < raw.size() && is_blank(raw[end])) {
            breaks = breaks || raw[end] == '\n';
            ++end;
        }
        if (!breaks) {
            text += raw.substr(at, end - at);
        } else if (!text.empty() && end < raw.size() && is_ascii(text.back()) &&
                   is_ascii(raw[end])) {
            text += ' ';
        }
        at = end;
    }
    return text;
}

void append_text(Template& parts, std::string_view text) {
    if (text.empty()) {
        return;
    }
    if (parts.empty() || parts.back().kind != TemplatePart::Kind::text) {
        parts.emplace_back();
    }
    parts.back().text += text;
}

/// Text in which $1 … $9 are groups.
void append_with_groups(Template& parts, std::string_view text, Place place) {
    std::size_t copied = 0;
    for (std::size_t at = text.find('$'); at != std::string_view::npos; at = text.find('$', at)) {
        const bool group = at + 1 < text.size() && text[at + 1] >= '0' && text[at + 1] <= '9';
        if (!group) {
            ++at;
            continue;
        }
        append_text(parts, text.substr(copied, at - copied));
        TemplatePart part;
        part.kind = TemplatePart::Kind::group;
        part.group = static_cast<std::size_t>(text[at + 1] - '0');
        part.place = place;
        parts.push_back(std::move(part));
        at += 2;
        copied = at;
    }
    append_text(parts, text.substr(copied));
}

TemplatePart parse_value_of(ParseContext& context, pugi::xml_node element) {
    ElementReader reader(context, element, {"select", "format"});
    reader.expect_empty();
    TemplatePart part;
    part.kind = TemplatePart::Kind::value;
    part.place = reader.place();
    part.select = reader.required_expression("select");
    const std::string format = reader.text("format");
    if (format == "fen") {
        part.format = ValueFormat::fen;
    } else if (format == "ppm") {
        part.format = ValueFormat::ppm;
    } else if (format == "date") {
        part.format = ValueFormat::date;
    } else if (reader.has("format")) {
        reader.bad("format", fmt::format("format 的值“{}”不是 fen、ppm、date 之一", format));
    }
    return part;
}

TemplatePart parse_match(ParseContext& context, pugi::xml_node element) {
    ElementReader reader(context, element, {"group"});
    reader.expect_empty();
    TemplatePart part;
    part.kind = TemplatePart::Kind::group;
    part.place = reader.place();
    const std::string group = reader.text("group");
    if (!group.empty() && group.size() <= 2 &&
        group.find_first_not_of("0123456789") == std::string::npos) {
        part.group = static_cast<std::size_t>(std::stoul(group));
    } else if (reader.has("group")) {
        reader.bad("group", fmt::format("group 的值“{}”应为组号 0 到 99", group));
    }
    return part;
}

void trim_ends(Template& parts) {
    const auto is_text = [](const TemplatePart& part) {
        return part.kind == TemplatePart::Kind::text;
    };
    while (!parts.empty() && is_text(parts.front())) {
        const std::size_t begin = parts.front().text.find_first_not_of(" \t\r\n");
        if (begin != std::string::npos) {
            parts.front().text.erase(0, begin);
            break;
        }
        parts.erase(parts.begin());
    }
    while (!parts.empty() && is_text(parts.back())) {
        const std::size_t last = parts.back().text.find_last_not_of(" \t\r\n");
        if (last != std::string::npos) {
            parts.back().text.erase(last + 1);
            break;
        }
        parts.pop_back();
    }
}

/// The sign that a format writes itself must not follow it once more: 20%%.
void check_repeated_sign(ParseContext& context, const Template& parts) {
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
        if (parts[i].format == ValueFormat::ppm && parts[i + 1].text.starts_with("%")) {
            context.problems.add(parts[i].place, "format=\"ppm\" 已带“%”，后面不要再写“%”");
        }
    }
}

}  // namespace

Template parse_template(ParseContext& context, pugi::xml_node element, bool dollars) {
    Template parts;
    for (const pugi::xml_node child : element.children()) {
        const std::string_view name = child.name();
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
            const std::string text = without_line_breaks(child.value());
            if (dollars) {
                append_with_groups(parts, text, context.at(element));
            } else {
                append_text(parts, text);
            }
        } else if (child.type() != pugi::node_element) {
            continue;
        } else if (name == "value-of") {
            parts.push_back(parse_value_of(context, child));
        } else if (name == "match") {
            parts.push_back(parse_match(context, child));
        } else {
            context.problems.add(
                context.at(child),
                fmt::format("<{}> 里不能有 <{}>，可用：value-of、match", element.name(), name));
        }
    }
    trim_ends(parts);
    check_repeated_sign(context, parts);
    return parts;
}

}  // namespace review
