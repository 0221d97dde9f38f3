#include <algorithm>
#include <optional>

#include "rules/xpath.h"

namespace review {

namespace {

using Kind = XPathTokenKind;
using Tokens = std::vector<XPathToken>;

/// Tokens [begin, end) of an expression.
struct Part {
    std::size_t begin = 0;
    std::size_t end = 0;
};

bool opens(const XPathToken& token) {
    return token.kind == Kind::open_paren || token.kind == Kind::open_bracket;
}
bool closes(const XPathToken& token) {
    return token.kind == Kind::close_paren || token.kind == Kind::close_bracket;
}

/// Index past the bracket or parenthesis that opens at `open`; `end` when it does not close.
std::size_t past_group(const Tokens& tokens, std::size_t open, std::size_t end) {
    std::size_t depth = 0;
    for (std::size_t i = open; i < end; ++i) {
        if (opens(tokens[i])) {
            ++depth;
        } else if (closes(tokens[i]) && --depth == 0) {
            return i + 1;
        }
    }
    return end;
}

/// Pieces of `part` between the operators `name` outside parentheses.
std::vector<Part> split(const Tokens& tokens, Part part, std::string_view name) {
    std::vector<Part> pieces{{.begin = part.begin, .end = part.begin}};
    for (std::size_t i = part.begin; i < part.end;) {
        if (tokens[i].kind == Kind::operation && tokens[i].text == name) {
            ++i;
            pieces.push_back({.begin = i, .end = i});
        } else {
            i = opens(tokens[i]) ? past_group(tokens, i, part.end) : i + 1;
            pieces.back().end = i;
        }
    }
    return pieces;
}

/// The word of `contains(., 'word')`; empty for anything else, and for one with a blank, which may
/// stand for a sign of the text that XML cannot carry.
std::string_view contained_word(const Tokens& tokens, Part part) {
    constexpr std::size_t kSize = 6;
    const auto at = [&](std::size_t i) -> const XPathToken& { return tokens[part.begin + i]; };
    const bool contains = part.end - part.begin == kSize && at(0).text == "contains" &&
                          at(1).kind == Kind::open_paren && at(2).kind == Kind::dot &&
                          at(3).kind == Kind::comma && at(4).kind == Kind::literal &&
                          at(5).kind == Kind::close_paren;
    const std::string_view word =
        contains ? at(4).text.substr(1, at(4).text.size() - 2) : std::string_view();
    return word.find(' ') == std::string_view::npos ? word : std::string_view();
}

WordSets sets_of(const Tokens& tokens, Part part);

/// One set for all alternatives: of each its smallest; empty when one asks for no word.
WordSets any_of(const Tokens& tokens, const std::vector<Part>& alternatives) {
    std::vector<std::string_view> words;
    for (const Part alternative : alternatives) {
        const WordSets sets = sets_of(tokens, alternative);
        if (sets.empty()) {
            return {};
        }
        const auto smallest = std::ranges::min_element(
            sets, {}, [](const std::vector<std::string_view>& set) { return set.size(); });
        words.insert(words.end(), smallest->begin(), smallest->end());
    }
    return {words};
}

WordSets sets_of(const Tokens& tokens, Part part) {
    if (const std::vector<Part> pieces = split(tokens, part, "or"); pieces.size() > 1) {
        return any_of(tokens, pieces);
    }
    if (const std::vector<Part> pieces = split(tokens, part, "and"); pieces.size() > 1) {
        WordSets all;
        for (const Part piece : pieces) {
            for (std::vector<std::string_view>& set : sets_of(tokens, piece)) {
                all.push_back(std::move(set));
            }
        }
        return all;
    }
    if (part.begin < part.end && tokens[part.begin].kind == Kind::open_paren &&
        past_group(tokens, part.begin, part.end) == part.end) {
        return sets_of(tokens, {.begin = part.begin + 1, .end = part.end - 1});
    }
    const std::string_view word = contained_word(tokens, part);
    return word.empty() ? WordSets{} : WordSets{{word}};
}

std::string_view unquoted(const XPathToken& literal) {
    return literal.text.substr(1, literal.text.size() - 2);
}

/// What `@name = 'value'` or `contains(@name, 'part')` asks for; nullopt for anything else.
std::optional<AttributeNeed> attribute_test(const Tokens& tokens, Part part) {
    const std::size_t size = part.end - part.begin;
    const auto is = [&](std::size_t i, Kind kind) {
        return i < size && tokens[part.begin + i].kind == kind;
    };
    const auto at = [&](std::size_t i) -> const XPathToken& { return tokens[part.begin + i]; };
    if (size == 4 && is(0, Kind::at) && is(1, Kind::name) && at(2).text == "=" &&
        is(3, Kind::literal)) {
        return AttributeNeed{.attribute = at(1).text, .values = {unquoted(at(3))}};
    }
    if (size == 7 && at(0).text == "contains" && is(1, Kind::open_paren) && is(2, Kind::at) &&
        is(3, Kind::name) && is(4, Kind::comma) && is(5, Kind::literal) &&
        is(6, Kind::close_paren) && !unquoted(at(5)).empty()) {
        return AttributeNeed{.attribute = at(3).text, .values = {unquoted(at(5))}, .part = true};
    }
    return std::nullopt;
}

/// What alternatives ask of one attribute; nullopt when they ask for anything else.
std::optional<AttributeNeed> attribute_need(const Tokens& tokens, Part predicate) {
    std::optional<AttributeNeed> need;
    for (const Part piece : split(tokens, predicate, "or")) {
        std::optional<AttributeNeed> one = attribute_test(tokens, piece);
        if (!one || (need && (need->attribute != one->attribute || need->part != one->part))) {
            return std::nullopt;
        }
        if (need) {
            need->values.push_back(one->values.front());
        } else {
            need = std::move(one);
        }
    }
    return need;
}

/// Adds what the predicates that begin at `at` ask for; gives the index past those read.
std::size_t add_predicates(const Tokens& tokens, std::size_t at, WordSets& sets) {
    while (at < tokens.size() && tokens[at].kind == Kind::open_bracket) {
        const std::size_t past = past_group(tokens, at, tokens.size());
        if (!is_boolean_predicate(tokens, at, past - 1)) {
            return tokens.size();
        }
        for (std::vector<std::string_view>& set :
             sets_of(tokens, {.begin = at + 1, .end = past - 1})) {
            sets.push_back(std::move(set));
        }
        at = past;
    }
    return at;
}

}  // namespace

std::vector<Span> conjuncts_of(const std::vector<XPathToken>& tokens) {
    const Part whole{.begin = 0, .end = tokens.size()};
    const std::vector<Part> pieces = split(tokens, whole, "and");
    // `or` binds less than `and`
    if (pieces.size() < 2 || split(tokens, whole, "or").size() > 1) {
        return {};
    }
    std::vector<Span> spans;
    for (const Part piece : pieces) {
        if (piece.begin == piece.end) {
            return {};
        }
        const XPathToken& last = tokens[piece.end - 1];
        spans.push_back(
            {.begin = tokens[piece.begin].offset, .end = last.offset + last.text.size()});
    }
    return spans;
}

StepNeeds needs_of_step(const std::vector<XPathToken>& tokens, std::size_t predicates) {
    StepNeeds needs;
    WordSets& sets = needs.words;
    std::size_t at = add_predicates(tokens, predicates, sets);
    for (std::size_t open = predicates;
         open < tokens.size() && tokens[open].kind == Kind::open_bracket;) {
        const std::size_t past = past_group(tokens, open, tokens.size());
        if (auto need = attribute_need(tokens, {.begin = open + 1, .end = past - 1})) {
            needs.attributes.push_back(std::move(*need));
            needs.said.push_back(
                {.begin = tokens[open].offset, .end = tokens[past - 1].offset + 1});
        }
        open = past;
    }
    // of a path in parentheses, alone or among others: what follows those
    while (at < tokens.size() && (tokens[at].kind == Kind::close_paren || tokens[at].text == "|")) {
        while (at < tokens.size() && tokens[at].kind != Kind::close_paren) {
            if (tokens[at].kind == Kind::comma || tokens[at].kind == Kind::close_bracket) {
                return needs;
            }
            at = opens(tokens[at]) ? past_group(tokens, at, tokens.size()) : at + 1;
        }
        at = add_predicates(tokens, at + 1, sets);
    }
    return needs;
}

}  // namespace review
