#include <algorithm>
#include <array>

#include "rules/xpath.h"

namespace review {

namespace {

using Kind = XPathTokenKind;

bool is_name_start(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_name_char(char c) {
    return is_name_start(c) || is_digit(c) || c == '-' || c == '.';
}

std::size_t name_end(std::string_view text, std::size_t at) {
    while (at < text.size() && is_name_char(text[at])) {
        ++at;
    }
    // a prefix: one colon that is not the axis separator
    if (at + 1 < text.size() && text[at] == ':' && text[at + 1] != ':' &&
        (is_name_start(text[at + 1]) || text[at + 1] == '*')) {
        ++at;
        if (text[at] == '*') {
            return at + 1;
        }
        while (at < text.size() && is_name_char(text[at])) {
            ++at;
        }
    }
    return at;
}

/// Whether a token that follows `tokens` stands where an operand is over, so that * and names are
/// operators.
bool after_operand(const std::vector<XPathToken>& tokens) {
    if (tokens.empty()) {
        return false;
    }
    switch (tokens.back().kind) {
        case Kind::at:
        case Kind::axis:
        case Kind::open_paren:
        case Kind::open_bracket:
        case Kind::comma:
        case Kind::operation:
        case Kind::slash:
        case Kind::double_slash:
            return false;
        default:
            return true;
    }
}

struct Symbol {
    std::string_view text;
    Kind kind;
};
constexpr std::array<Symbol, 21> kSymbols = {{{"//", Kind::double_slash}, {"/", Kind::slash},
                                              {"::", Kind::axis},         {"..", Kind::dot_dot},
                                              {".", Kind::dot},           {"[", Kind::open_bracket},
                                              {"]", Kind::close_bracket}, {"(", Kind::open_paren},
                                              {")", Kind::close_paren},   {"@", Kind::at},
                                              {",", Kind::comma},         {"!=", Kind::operation},
                                              {"<=", Kind::operation},    {">=", Kind::operation},
                                              {"=", Kind::operation},     {"<", Kind::operation},
                                              {">", Kind::operation},     {"|", Kind::operation},
                                              {"+", Kind::operation},     {"-", Kind::operation},
                                              {"*", Kind::star}}};

XPathToken symbol_at(std::string_view expression, std::size_t at, bool operand_before) {
    for (const Symbol& symbol : kSymbols) {
        if (symbol.text.front() == expression[at] &&
            expression.substr(at, symbol.text.size()) == symbol.text) {
            const bool times = symbol.kind == Kind::star && operand_before;
            return {.kind = times ? Kind::operation : symbol.kind,
                    .text = expression.substr(at, symbol.text.size()),
                    .offset = at};
        }
    }
    return {.kind = Kind::other, .text = expression.substr(at, 1), .offset = at};
}

XPathToken token_at(std::string_view expression, std::size_t at, bool operand_before) {
    const char c = expression[at];
    const auto make = [&](Kind kind, std::size_t end) {
        return XPathToken{.kind = kind, .text = expression.substr(at, end - at), .offset = at};
    };
    if (c == '"' || c == '\'') {
        const std::size_t close = expression.find(c, at + 1);
        return close == std::string_view::npos ? make(Kind::other, expression.size())
                                               : make(Kind::literal, close + 1);
    }
    if (is_digit(c) || (c == '.' && at + 1 < expression.size() && is_digit(expression[at + 1]))) {
        std::size_t end = at;
        while (end < expression.size() && (is_digit(expression[end]) || expression[end] == '.')) {
            ++end;
        }
        return make(Kind::number, end);
    }
    if (c == '$' && at + 1 < expression.size() && is_name_start(expression[at + 1])) {
        return make(Kind::variable, name_end(expression, at + 1));
    }
    if (is_name_start(c)) {
        const XPathToken name = make(Kind::name, name_end(expression, at));
        const bool word =
            name.text == "and" || name.text == "or" || name.text == "div" || name.text == "mod";
        return word && operand_before ? make(Kind::operation, at + name.text.size()) : name;
    }
    return symbol_at(expression, at, operand_before);
}

}  // namespace

std::vector<XPathToken> tokenize_xpath(std::string_view expression) {
    std::vector<XPathToken> tokens;
    tokens.reserve(expression.size() / 4 + 1);
    std::size_t at = 0;
    while (at < expression.size()) {
        const char c = expression[at];
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            ++at;
            continue;
        }
        tokens.push_back(token_at(expression, at, after_operand(tokens)));
        at += tokens.back().text.size();
    }
    return tokens;
}

}  // namespace review
