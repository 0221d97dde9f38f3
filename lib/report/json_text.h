// What all JSON that the program writes has in common.
#pragma once

#include <cstddef>
#include <string>

#include <nlohmann/json.hpp>

#include "base/result.h"

namespace review {

/// Keys in the order in which they are set.
using Json = nlohmann::ordered_json;

/// Indented by two blanks a level, starting at `level`; what is not UTF-8 becomes U+FFFD.
[[nodiscard]] std::string dump_json(const Json& value, std::size_t level);
/// Likewise, on one line.
[[nodiscard]] std::string dump_json_line(const Json& value);

/// null for an empty text.
[[nodiscard]] Json text_or_null(const std::string& text);

/// An input that could not be read: path, code, message.
[[nodiscard]] Json error_json(const Error& error);

}  // namespace review
