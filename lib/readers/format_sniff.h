// Tells formats that are not read apart, so that the error names them. Private to the readers.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "base/result.h"

namespace review {

/// Whether the bytes start as a zip archive does (a docx is one).
[[nodiscard]] bool is_zip(std::span<const std::byte> bytes);

/// The error for a format known by its first bytes that cannot be read (.doc, .xls, encrypted
/// Office files, PDF, RTF, HTML, images, other archives), or for an empty file; nullopt for
/// anything else. Errors: unsupported_format, encrypted, malformed_input.
[[nodiscard]] std::optional<Error> refuse_format(std::span<const std::byte> bytes);

}  // namespace review
