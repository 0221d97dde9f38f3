// Bytes to Document. The format is told by content, never by the file's name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/result.h"
#include "document/document.h"

namespace review {

/// Limits against hostile input; past one the file is refused with limit_exceeded.
struct ReadLimits {
    std::uint64_t file_bytes = 512ULL << 20;
    std::uint64_t entry_bytes = 256ULL << 20;  // one part, uncompressed
    std::uint64_t total_bytes = 512ULL << 20;  // all parts that are read
    std::uint64_t ratio = 200;                 // uncompressed to compressed, once past 1 MiB
    std::size_t entries = 20000;
    std::size_t xml_depth = 2000;
    std::size_t table_depth = 100;  // deeper tables are read as text of the cell around them
};

/// Reads docx (transitional and ISO Strict), plain text and Markdown. `name` is only used to tell
/// Markdown from text. Errors: unsupported_format (.doc, .xls, .pdf, .odt … each named, with what
/// to do), encrypted, malformed_input, limit_exceeded.
[[nodiscard]] Result<Document> read_document(std::span<const std::byte> bytes,
                                             std::string_view name,
                                             const ReadLimits& limits);

[[nodiscard]] Result<Document> read_docx(std::span<const std::byte> bytes,
                                         const ReadLimits& limits);
/// Lines are paragraphs; a line of three or more names parted by tabs, with lines of as many cells
/// below it, becomes a table.
[[nodiscard]] Result<Document> read_text(std::span<const std::byte> bytes,
                                         const ReadLimits& limits);
/// Markdown marks (#, *, |, >, `) are taken off; headings, lists and pipe tables become structure.
[[nodiscard]] Result<Document> read_markdown(std::span<const std::byte> bytes,
                                             const ReadLimits& limits);

}  // namespace review
