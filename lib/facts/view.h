// A paragraph's text made easy to scan, with the way back to the document. Full-width ASCII is
// folded to ASCII (：→ : ，→ , （→ ( ％→ %), zero-width characters are dropped, no-break hyphens
// become '-', and blanks between Han characters or between a Han character and a digit are dropped
// ("2024 年 3 月" reads 2024年3月); other runs of white space become one ' '. Ideographic full
// stop, 、《》〔〕【】“” and ①㈠㎡ stay. Match on the view, report spans in the document: never
// search again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "document/document.h"

namespace review {

struct View {
    std::u32string chars;
    std::vector<std::uint32_t> offsets;  // chars.size() + 1; byte offset in Document::text of each
    std::size_t paragraph = 0;           // index into Document::paragraphs

    /// Span in the document of chars [begin, end); a dropped blank after `end` is left out.
    [[nodiscard]] Span span(std::size_t begin, std::size_t end) const;
    /// Index of the first char at or after byte `offset` of the document; chars.size() past the
    /// end.
    [[nodiscard]] std::size_t index(std::size_t offset) const;
    [[nodiscard]] std::u32string_view text() const { return chars; }

    std::vector<std::uint32_t> ends;  // byte offset in Document::text just past each char
};

/// One view per paragraph, in the order of Document::paragraphs; the label is part of it. Text that
/// is hidden (Marks::hidden) is left out.
[[nodiscard]] std::vector<View> make_views(const Document& document);

/// A piece of view text as UTF-8.
[[nodiscard]] std::string to_utf8(std::u32string_view text);
/// Valid UTF-8 as code points (for literals and lexicon words).
[[nodiscard]] std::u32string to_utf32(std::string_view text);

}  // namespace review
