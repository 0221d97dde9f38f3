// Entry names of a zip as its central directory writes them. libzip gives the name of a Unicode
// path field instead when there is one; where the two differ, two programs would read two different
// documents from one file. Private to the readers.
#pragma once

#include <string_view>
#include <vector>

namespace review {

/// Names in the order of the directory, views into `archive`; empty when the directory is not
/// where a plain zip has it (zip64, data in front).
[[nodiscard]] std::vector<std::string_view> raw_entry_names(std::string_view archive);

}  // namespace review
