// Builds a Document out of stretches of a decoded text file; private to the text readers.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "document/document.h"
#include "readers/reader.h"

namespace review {

/// `bytes` as UTF-8. Errors: those of decode_text; limit_exceeded past limits.file_bytes;
/// malformed_input when there is nothing but white space.
[[nodiscard]] Result<struct DecodedText> decode_source(std::span<const std::byte> bytes,
                                                       const ReadLimits& limits);

/// Writes Document::text with its segments and paragraphs. `source` must outlive it; every
/// character maps to its byte in `source` (part 0, run 0, child 0).
class SourceWriter {
public:
    SourceWriter(std::string_view source, std::string format);

    /// Begins a paragraph (on a line of its own unless `separator` says '\t').
    Paragraph& begin_paragraph(char separator = '\n');
    /// source[begin, end) as it stands.
    void copy(std::size_t begin, std::size_t end, Marks marks = {});
    /// One character in the place of the source at `offset` (an escape, an entity).
    void replace(std::size_t offset, char32_t character, Marks marks = {});
    /// Text that stands nowhere in the source.
    void generate(std::string_view text);
    void end_paragraph();

    /// Bytes of text so far.
    [[nodiscard]] std::size_t size() const { return document_.text.size(); }
    [[nodiscard]] Document& document() { return document_; }

    /// The document with its coverage; `replaced` ill-formed sequences are reported as unread.
    [[nodiscard]] Document finish(std::size_t replaced) &&;

private:
    void add_segment(std::size_t begin, std::size_t offset, Marks marks);

    std::string_view source_;
    Document document_;
};

}  // namespace review
