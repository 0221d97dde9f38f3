#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.h"
#include "rules/xpath.h"

namespace review {

namespace {

struct Phrase {
    std::string_view english;
    std::string_view chinese;
};
constexpr std::array<Phrase, 16> kReasons = {{
    {"Expected ')' to match an opening '('", "缺少与“(”配对的“)”"},
    {"Expected ']' to match an opening '['", "缺少与“[”配对的“]”"},
    {"Function has to be applied to node set", "这个函数的参数应是节点"},
    {"Incorrect query", "写法有误"},
    {"No comma between function arguments", "函数的参数之间应有逗号"},
    {"Predicate has to be applied to node set", "“[…]”只能跟在节点后面"},
    {"Predicates are not allowed after an abbreviated step", "“.”“..”后面不能跟“[…]”"},
    {"Step has to be applied to node set", "“/”前面应是节点"},
    {"Two axis specifiers in one step", "一步里有两个轴"},
    {"Union operator has to be applied to node sets", "“|”两边应是节点"},
    {"Unknown axis", "没有这个轴"},
    {"Unrecognized function call", "没有这个函数，或参数个数不对"},
    {"Unrecognized function or wrong parameter count", "没有这个函数，或参数个数不对"},
    {"Unrecognized node test", "此处应是元素名、“*”或 text() 等"},
    {"Unrecognized node type", "没有这种节点"},
    {"Exceeded maximum allowed query depth", "嵌套过深"},
}};

std::string in_chinese(const std::string& reason) {
    const Phrase* const found = std::ranges::find(kReasons, reason, &Phrase::english);
    return found == kReasons.end() ? reason : std::string(found->chinese);
}

/// The few characters of an expression around a mistake.
std::string near(std::string_view source, std::size_t at) {
    constexpr std::size_t width = 8;
    std::string words;
    std::size_t taken = 0;
    source = source.substr(0, source.find_last_not_of(" \t\r\n") + 1);
    at = std::min(at, source.size());
    if (at == source.size()) {  // at the end: show what stands before it
        at -= std::min(at, width);
        while (at > 0 && (static_cast<unsigned char>(source[at]) & 0xC0U) == 0x80U) {
            --at;
        }
    }
    while (at < source.size() && taken < width) {
        const std::size_t size = code_point_at(source, at).size;
        words += source.substr(at, size);
        at += size;
        ++taken;
    }
    return words;
}

}  // namespace

std::size_t nesting_depth(const std::vector<XPathToken>& tokens) {
    std::size_t depth = 0;
    std::size_t deepest = 0;
    for (const XPathToken& token : tokens) {
        if (token.kind == XPathTokenKind::open_paren ||
            token.kind == XPathTokenKind::open_bracket) {
            deepest = std::max(deepest, ++depth);
        } else if ((token.kind == XPathTokenKind::close_paren ||
                    token.kind == XPathTokenKind::close_bracket) &&
                   depth > 0) {
            --depth;
        }
    }
    return deepest;
}

std::string xpath_problem(const std::string& reason, std::string_view expression, std::size_t at) {
    return fmt::format(
        "XPath 表达式有误：{}（在“{}”附近）", in_chinese(reason), near(expression, at));
}

}  // namespace review
