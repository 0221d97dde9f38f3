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

/// Byte-order mark first, then valid UTF-8, then UTF-16 by its pattern of zero and ASCII bytes,
/// then ICU's detector between GB18030 and what else it knows. The mark is dropped, CR LF and CR
/// become LF. Errors: malformed_input when the bytes are no text (NUL bytes, or so many ill-formed
/// sequences that nothing can be read).
[[nodiscard]] Result<DecodedText> decode_text(std::span<const std::byte> bytes);

}  // namespace review
