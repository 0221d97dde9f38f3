#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "rules/parse.h"
#include "rules/regex_source.h"

namespace review {

namespace {

/// Numbers as they stand in a basis: "586", "586 587", "133-1" for 第一百三十三条之一.
bool is_number_list(std::string_view text) {
    return std::ranges::all_of(
        text, [](char c) { return (c >= '0' && c <= '9') || c == '-' || c == ' '; });
}

/// Example text: its lines without indentation, and without blank lines at either end.
std::string example_text(std::string_view raw) {
    std::string text;
    std::size_t begin = 0;
    while (begin <= raw.size()) {
        const std::size_t end = std::min(raw.find('\n', begin), raw.size());
        const std::string_view line = trim(raw.substr(begin, end - begin));
        if (!text.empty() || !line.empty()) {
            text += line;
            text += '\n';
        }
        begin = end + 1;
    }
    while (!text.empty() && text.back() == '\n') {
        text.pop_back();
    }
    return text;
}

std::optional<Outcome> parse_outcome(std::string_view name) {
    for (const Outcome outcome :
         {Outcome::violated, Outcome::satisfied, Outcome::undetermined, Outcome::inapplicable}) {
        if (name == outcome_name(outcome)) {
            return outcome;
        }
    }
    return std::nullopt;
}

}  // namespace

Basis parse_basis(ParseContext& context, pugi::xml_node element) {
    ElementReader reader(
        context,
        element,
        {"law", "article", "paragraph", "point", "note", "from", "to", "verified"});
    reader.expect_empty();
    Basis basis{.law = reader.text("law"),
                .article = reader.text("article"),
                .paragraph = reader.text("paragraph"),
                .point = reader.text("point"),
                .note = reader.text("note"),
                .from = reader.date("from"),
                .to = reader.date("to"),
                .verified = reader.yes_no("verified").value_or(true)};
    if (basis.law.empty() && basis.note.empty()) {
        reader.bad("law", "<basis> 应有 law（法律名称）或 note（依据说明）");
    }
    for (const char* name : {"article", "paragraph", "point"}) {
        if (!is_number_list(reader.text(name))) {
            reader.bad(
                name,
                fmt::format(
                    "{} 的值“{}”应为阿拉伯数字，几个之间用空格隔开", name, reader.text(name)));
        }
    }
    if (basis.law.empty() && !basis.article.empty()) {
        reader.bad("article", "article 之前应有 law（法律名称）");
    }
    if (basis.article.empty() && !(basis.paragraph.empty() && basis.point.empty())) {
        reader.bad(basis.paragraph.empty() ? "point" : "paragraph", "款、项之前应有 article（条）");
    }
    if (!basis.from.empty() && !basis.to.empty() && basis.to < basis.from) {
        reader.bad("to", fmt::format("to（{}）早于 from（{}）", basis.to, basis.from));
    }
    return basis;
}

Example parse_example(ParseContext& context, pugi::xml_node element) {
    ElementReader reader(context, element, {"outcome", "type", "as-of", "tags"});
    Example example;
    const std::string outcome = reader.required("outcome");
    if (const std::optional<Outcome> known = parse_outcome(outcome)) {
        example.outcome = *known;
    } else if (!outcome.empty()) {
        reader.bad(
            "outcome",
            fmt::format("outcome 的值“{}”不是 violated、satisfied、undetermined、inapplicable 之一",
                        outcome));
    }
    example.text = example_text(text_content(context, element));
    example.type = reader.text("type");
    example.as_of = reader.date("as-of");
    example.tags = reader.text("tags");
    example.line = context.file.line(reader.place().offset);
    if (example.text.empty()) {
        context.problems.add(reader.place(), "<example> 没有文字");
    }
    return example;
}

Assertion parse_assertion(ParseContext& context, pugi::xml_node element) {
    ElementReader reader(context, element, {"test", "when", "on", "severity", "certainty"});
    Assertion assertion;
    assertion.report = std::string_view(element.name()) == "report";
    assertion.test = reader.required_expression("test");
    assertion.when = reader.expression("when");
    assertion.on = reader.expression("on");
    assertion.severity = reader.severity();
    assertion.certainty = reader.certainty();
    assertion.message = parse_template(context, element, false);
    if (assertion.message.empty()) {
        context.problems.add(reader.place(), fmt::format("<{}> 没有说明文字", element.name()));
    }
    return assertion;
}

Need parse_need(ParseContext& context, pugi::xml_node element) {
    ElementReader reader(context, element, {"test"});
    Need need;
    need.test = reader.required_expression("test");
    need.reason = parse_template(context, element, false);
    if (need.reason.empty()) {
        context.problems.add(reader.place(), "<needs> 没有说明为何无法判断");
    }
    return need;
}

TextPattern parse_pattern(ParseContext& context, ElementReader& reader) {
    TextPattern pattern;
    pattern.regex = reader.yes_no("regex").value_or(false);
    const Expression content = [&] {
        if (reader.has("find")) {  // <let find="…">
            return reader.expression("find");
        }
        Expression text;
        text.source = text_content(context, reader.element());
        text.place = reader.place();
        if (const pugi::xml_node first = reader.element().first_child()) {
            const std::string_view raw = first.value();
            const std::size_t blanks = raw.find(text.source);
            const std::ptrdiff_t start = first.offset_debug();
            if (blanks != std::string_view::npos && start >= 0) {
                text.place.offset = context.file.advance(static_cast<std::size_t>(start), blanks);
            }
        }
        return text;
    }();
    pattern.source = content.source;
    pattern.place = content.place;
    if (pattern.source.empty()) {
        context.problems.add(reader.place(),
                             fmt::format("<{}> 没有要找的文字", reader.element().name()));
    } else if (pattern.source.size() > kMaxPatternBytes) {
        context.problems.add(pattern.place,
                             fmt::format("要找的文字超过 {} 字节", kMaxPatternBytes));
        pattern.source.clear();
    } else if (pattern.source.find('\n') != std::string::npos) {
        context.problems.add(pattern.place, "要找的文字不能换行：查找不跨段");
    }
    if (pattern.regex) {
        pattern.groups = count_groups(pattern.source);
        const auto [known, fresh] = context.regexes.try_emplace(pattern.source);
        if (fresh) {
            known->second = read_regex(known->first);
        }
    }
    return pattern;
}

Exception parse_exception(ParseContext& context, pugi::xml_node element) {
    ElementReader reader(context, element, {"regex", "scope"});
    Exception exception;
    exception.pattern = parse_pattern(context, reader);
    const std::string scope = reader.text("scope");
    struct Named {
        std::string_view name;
        Scope scope;
    };
    constexpr auto scopes = std::to_array<Named>({{"", Scope::sentence},
                                                  {"match", Scope::match},
                                                  {"sentence", Scope::sentence},
                                                  {"paragraph", Scope::paragraph},
                                                  {"article", Scope::article},
                                                  {"document", Scope::document}});
    const auto* const found = std::ranges::find(scopes, scope, &Named::name);
    if (found == scopes.end()) {
        reader.bad("scope",
                   fmt::format("scope 的值“{}”不是 match、sentence、paragraph、article、document "
                               "之一",
                               scope));
    } else {
        exception.scope = found->scope;
    }
    return exception;
}

}  // namespace review
