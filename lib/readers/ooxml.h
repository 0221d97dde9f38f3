// WordprocessingML through pugixml, private to the readers.
//
// pugixml knows no namespaces, so a part is made canonical when it is parsed: whatever prefixes the
// file declares, and in the transitional as in the ISO Strict namespaces, an element or attribute
// of a namespace that we read has the usual prefix afterwards ("w:p", "w:val", "r:id", "mc:Choice",
// "wps:txbx", "v:textbox", "m:t", "a:blip"). A name that only looks like one of these (prefix w
// bound to something else) is renamed, so plain node.child("w:numPr") is a namespace check.
// Content types, relationships and app properties have their names without a prefix.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "base/result.h"
#include "readers/reader.h"

namespace review {

/// One XML part, parsed. The tree points into `buffer`.
struct XmlPart {
    std::string name;          // "word/document.xml"
    std::vector<char> buffer;  // UTF-8
    pugi::xml_document xml;
    bool has_doctype = false;  // a DOCTYPE was there; nothing of it was read

    [[nodiscard]] pugi::xml_node root() const { return xml.document_element(); }
};

/// Parses `bytes` (UTF-8, UTF-16 or GB18030) as the part `name`. White space alone is kept where it
/// is the whole content of an element. Errors: malformed_input with the part and the byte offset;
/// limit_exceeded past limits.xml_depth, checked on the raw bytes before a tree is built.
[[nodiscard]] Result<std::unique_ptr<XmlPart>> parse_xml_part(std::string name,
                                                              std::vector<char> bytes,
                                                              const ReadLimits& limits);

/// The `w:val` of `node`, empty when there is none.
[[nodiscard]] std::string_view val(pugi::xml_node node);

/// The whole of `text` as a decimal integer (white space around it allowed).
[[nodiscard]] std::optional<std::int32_t> to_integer(std::string_view text);

/// `w:val` of the child `name` of `parent` as an integer.
[[nodiscard]] std::optional<std::int32_t> child_integer(pugi::xml_node parent, const char* name);

/// ST_OnOff: "1", "true", "on" and empty are true.
[[nodiscard]] bool is_on(std::string_view value);

/// The on/off property `name` among the children of `parent`; nullopt when it is not there.
[[nodiscard]] std::optional<bool> on_off(pugi::xml_node parent, const char* name);

/// A measure in twentieths of a point: a plain number, or with a unit as in ISO Strict ("12pt",
/// "2.5cm").
[[nodiscard]] std::optional<std::int32_t> to_twips(std::string_view text);

}  // namespace review
