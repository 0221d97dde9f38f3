#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "base/result.h"

namespace review {

/// Bytes of a text file as UTF-8, and the charset they were in ("UTF-8", "UTF-16LE", "GB18030").
struct DecodedText {
    std::string text;
    std::string charset;
    std::size_t replaced = 0;  // ill-formed sequences that became U+FFFD
};

/// Byte-order mark first, then UTF-16 where NUL bytes are and Chinese text comes out, then UTF-8
/// (valid, or damaged in few places), then GB18030 or Big5 as ICU's detector says. The mark is
/// dropped, CR LF and CR become LF. No bytes give no text. Errors: malformed_input when the bytes
/// are no text (NUL bytes, or so many ill-formed sequences that nothing can be read).
[[nodiscard]] Result<DecodedText> decode_text(std::span<const std::byte> bytes);

}  // namespace review
