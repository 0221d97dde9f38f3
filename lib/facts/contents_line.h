// Entries of a table of contents: 第一章 总则……3. Private to lib/facts.
#pragma once

#include <string_view>

namespace review {

/// Without the page number and the leaders of an entry of a table of contents.
[[nodiscard]] std::u32string_view without_page(std::u32string_view text);

/// Whether leaders (……, ...) and a page number end the line.
[[nodiscard]] bool has_leaders(std::u32string_view text);

}  // namespace review
