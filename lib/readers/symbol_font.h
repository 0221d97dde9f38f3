// Characters of the symbol-encoded fonts that bullets and w:sym use.
#pragma once

#include <optional>
#include <string_view>

namespace review {

/// The Unicode character that shows as `code` does in `font` (Symbol, Wingdings, Wingdings 2,
/// Wingdings 3, Webdings; case does not matter). `code` is 0x20 to 0xFF or its private-use twin
/// 0xF020 to 0xF0FF. A sign with no twin in Unicode becomes U+25A1 □; in any other font `code`
/// stays. The empty box and the check marks of forms become □ ☑ ☒ ✓ ✗.
[[nodiscard]] char32_t unicode_of_symbol(std::string_view font, char32_t code);

/// The same, nullopt for a sign with no twin in Unicode: in running text a box would look like one
/// to be ticked.
[[nodiscard]] std::optional<char32_t> known_symbol(std::string_view font, char32_t code);

}  // namespace review
