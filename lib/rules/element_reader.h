// Reading an element of a rule file strictly: what is not known is a problem, what is required and
// missing is a problem, and a value has its place.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "rules/model.h"
#include "rules/source_file.h"

namespace review {

/// A file being parsed and where its problems go.
struct ParseContext {
    const SourceFile& file;
    std::size_t index = 0;  // of the file
    Problems& problems;
    RegexSources regexes = {};  // of the patterns read so far

    [[nodiscard]] Place at(pugi::xml_node element) const {
        return {.file = index, .offset = file.offset_of(element)};
    }
};

class ElementReader {
public:
    /// Reports every attribute of `element` that is not one of `known`.
    ElementReader(ParseContext& context,
                  pugi::xml_node element,
                  std::initializer_list<std::string_view> known);

    [[nodiscard]] pugi::xml_node element() const { return element_; }
    [[nodiscard]] Place place() const { return context_.at(element_); }
    [[nodiscard]] bool has(const char* name) const { return bool(element_.attribute(name)); }
    /// Trimmed value, "" when absent.
    [[nodiscard]] std::string text(const char* name) const;
    /// As text, a problem when absent or empty.
    [[nodiscard]] std::string required(const char* name);
    [[nodiscard]] std::vector<std::string> words(const char* name) const;
    /// Words that must be lower-case codes (letters, digits, '-').
    [[nodiscard]] std::vector<std::string> codes(const char* name);
    /// An ISO date (2026-11-23), a problem when it is not one.
    [[nodiscard]] std::string date(const char* name);
    [[nodiscard]] std::optional<bool> yes_no(const char* name);
    [[nodiscard]] std::optional<Severity> severity();
    [[nodiscard]] std::optional<Certainty> certainty();
    /// The expression in an attribute; not given when it is absent; a problem when it is empty.
    [[nodiscard]] Expression expression(const char* name);
    [[nodiscard]] Expression required_expression(const char* name);

    /// A problem at an attribute of this element.
    void bad(const char* attribute, std::string message);
    /// A problem when the element has child elements or text.
    void expect_empty();

private:
    ParseContext& context_;
    pugi::xml_node element_;
};

/// All text directly in an element, trimmed; child elements are a problem.
[[nodiscard]] std::string text_content(ParseContext& context, pugi::xml_node element);
/// An expression written as an element's text.
[[nodiscard]] Expression expression_content(ParseContext& context, pugi::xml_node element);
/// A problem for text that stands between child elements, where none belongs.
void reject_text(ParseContext& context, pugi::xml_node element);

/// Words between blanks and line ends.
[[nodiscard]] std::vector<std::string> split_words(std::string_view text);

}  // namespace review
