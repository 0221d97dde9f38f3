// What of a law's name counts when it is looked up: blanks, book-title marks and the name of the
// state do not, brackets of either width are one. Private to lib/law.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
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

/// Hash of a name as it is looked up, built piece by piece: what skipped_in_key() tells is left
/// out, brackets of either width are one.
class KeyHash {
public:
    /// Takes in the character at the start of `text` and gives its bytes.
    std::size_t take(std::string_view text) {
        std::uint64_t bytes = static_cast<unsigned char>(text.front());
        std::size_t size = 1;
        for (; size < text.size(); ++size) {
            const auto byte = static_cast<unsigned char>(text[size]);
            if ((byte & 0xC0U) != 0x80U) {
                break;
            }
            bytes = bytes << 8U | byte;
        }
        constexpr std::uint64_t kOpen = 0xEFBC88;   // （
        constexpr std::uint64_t kClose = 0xEFBC89;  // ）
        const bool bracket = bytes == kOpen || bytes == kClose;
        add(!bracket ? bytes : bytes == kOpen ? '(' : ')');
        size_ += bracket ? 1 : size;
        return size;
    }
    [[nodiscard]] std::uint64_t value() const { return hash_; }
    [[nodiscard]] std::size_t size() const { return size_; }

private:
    void add(std::uint64_t character) { hash_ = (hash_ ^ character) * 0x9E3779B97F4A7C15U; }

    std::uint64_t hash_ = 14695981039346656037U;
    std::size_t size_ = 0;  // bytes
};

/// The name without what does not count.
[[nodiscard]] std::string name_key(std::string_view name);

}  // namespace review
