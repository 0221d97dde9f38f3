// What of a law's name counts when it is looked up: blanks, book-title marks and the name of the
// state do not, brackets of either width are one. Private to lib/law.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace review {

inline constexpr std::string_view kStateName = "中华人民共和国";

/// Bytes at the start of `text` that a name may have or lack: blanks, book-title marks, the name of
/// the state. 0: none.
[[nodiscard]] inline std::size_t skipped_in_key(std::string_view text) {
    static constexpr std::array<std::string_view, 5> kMarks = {"　", "《", "》", "〈", "〉"};
    const auto first = static_cast<unsigned char>(text.empty() ? 'x' : text.front());
    if (first == ' ' || first == '\t') {
        return 1;
    }
    if (first == 0xE4) {  // 中
        return text.starts_with(kStateName) ? kStateName.size() : 0;
    }
    if (first != 0xE3) {
        return 0;
    }
    const bool mark = std::ranges::any_of(kMarks, [&](auto m) { return text.starts_with(m); });
    return mark ? 3 : 0;
}

/// The name without what does not count.
[[nodiscard]] std::string name_key(std::string_view name);

}  // namespace review
