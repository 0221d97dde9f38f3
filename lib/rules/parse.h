// First step of loading: from the XML of one file to a PackFile. What is wrong is reported and what
// can be read is read, so that one run shows every problem.
#pragma once

#include <pugixml.hpp>

#include "rules/element_reader.h"
#include "rules/model.h"

namespace review {

/// Limits on one rule file; past one it is refused.
constexpr std::size_t kMaxRuleFileBytes = 8U << 20U;
constexpr std::size_t kMaxExpressionBytes = 4096;
constexpr std::size_t kMaxPatternBytes = 4096;

/// Each reads one element; what is wrong in it goes to the context's problems and leaves the value
/// as far as it was read.
[[nodiscard]] PackFile parse_pack(ParseContext& context, const pugi::xml_document& xml);
[[nodiscard]] Rule parse_rule(ParseContext& context, pugi::xml_node element, const PackInfo& pack);
[[nodiscard]] Override parse_override(ParseContext& context,
                                      pugi::xml_node element,
                                      const PackInfo& pack);
[[nodiscard]] Let parse_let(ParseContext& context, pugi::xml_node element, const PackInfo& pack);
/// <param>: a variable whose value stands in the file, by the document's date.
[[nodiscard]] Let parse_param(ParseContext& context, pugi::xml_node element, const PackInfo& pack);
/// Whether `name` may name a variable: [a-z][a-z0-9-]*, so that no name of the engine's own can
/// collide.
[[nodiscard]] bool is_variable_name(std::string_view name);

/// Parts of rules (parse_parts.cpp).
[[nodiscard]] Basis parse_basis(ParseContext& context, pugi::xml_node element);
[[nodiscard]] Example parse_example(ParseContext& context, pugi::xml_node element);
[[nodiscard]] Assertion parse_assertion(ParseContext& context, pugi::xml_node element);
[[nodiscard]] Need parse_need(ParseContext& context, pugi::xml_node element);
[[nodiscard]] TextPattern parse_pattern(ParseContext& context, ElementReader& reader);
[[nodiscard]] Exception parse_exception(ParseContext& context, pugi::xml_node element);

/// Mixed content with <value-of> and <match>. `dollars`: $1 stands for a group, as in <replace>.
/// A line break between two Chinese characters is no blank.
[[nodiscard]] Template parse_template(ParseContext& context, pugi::xml_node element, bool dollars);

}  // namespace review
