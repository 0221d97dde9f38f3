// Files of the disk, read whole.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"

namespace review {

/// All bytes of a regular file. Errors, without `path`: io (missing, a folder, a pipe or device,
/// no permission, cut off), limit_exceeded past `limit` bytes.
[[nodiscard]] Result<std::string> read_file(const std::string& path, std::uint64_t limit);

}  // namespace review
