// One policy for failure: what input can cause is a value, Result<T>; exceptions are for bugs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace review {

enum class ErrorCode : std::uint8_t {
    io,                  // the bytes could not be had: missing file, no permission
    unsupported_format,  // a format that this program does not read (says which, and what to do)
    encrypted,           // the file is password-protected
    malformed_input,     // the format is known, the content is broken
    limit_exceeded,      // larger, deeper or more than the limits allow
    bad_rule,            // a rule, lexicon or catalogue file is wrong
    bad_usage,           // wrong arguments or options
};

/// snake_case name as written to JSON ("malformed_input").
[[nodiscard]] const char* error_code_name(ErrorCode code);

/// Why something could not be done. `message` is one line for people, Chinese by default, and says
/// what was found and what was expected. `path` is the file as the user gave it (may be empty),
/// `offset` the byte in that file, `line`/`column` 1-based where a text file is meant.
struct Error {
    ErrorCode code = ErrorCode::io;
    std::string message;
    std::string path;
    std::optional<std::size_t> offset;
    std::size_t line = 0;
    std::size_t column = 0;
    bool operator==(const Error&) const = default;
};

template <class T>
using Result = tl::expected<T, Error>;

/// `return fail(ErrorCode::io, "…");` in a function that returns any Result.
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string message) {
    return tl::unexpected<Error>(
        Error{.code = code, .message = std::move(message), .path = {}, .offset = std::nullopt});
}

}  // namespace review
