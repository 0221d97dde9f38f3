// Looks at the raw bytes of an XML part before a tree is built from them, so that no input can
// make the parser or a walk over its tree run out of stack or memory. Private to the readers.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace review {

/// What the raw bytes tell.
struct XmlScan {
    bool has_doctype = false;
    bool has_cdata = false;
};

/// Checks nesting, number of elements and numeric character references. `part` is named in errors.
/// Errors: limit_exceeded (deeper than `max_depth`, too many elements), malformed_input (a
/// reference to a character that XML does not allow, markup that does not end).
[[nodiscard]] Result<XmlScan> scan_xml(std::string_view bytes,
                                       std::size_t max_depth,
                                       std::string_view part);

/// `bytes` as UTF-8 without a byte-order mark: UTF-16 by its mark or its zero bytes, GB2312, GBK
/// and GB18030 by the XML declaration, otherwise UTF-8. Errors: malformed_input, `offset` the first
/// ill-formed byte.
[[nodiscard]] Result<std::vector<char>> xml_as_utf8(std::vector<char> bytes, std::string_view part);

/// "word/document.xml 第 17 字节处：what"; the common shape of messages about a broken part.
[[nodiscard]] tl::unexpected<Error> malformed_part(std::string_view part,
                                                   std::size_t offset,
                                                   std::string_view what);

}  // namespace review
