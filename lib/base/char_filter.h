// A look at one character that rules most of a text out.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace review {

/// Some characters, by their low 12 bits: one of them is always seen, a few others are seen too.
class CharFilter {
public:
    consteval explicit CharFilter(std::u32string_view characters) {
        for (const char32_t c : characters) {
            slots_.at(c % kSlots) = true;
        }
    }

    [[nodiscard]] constexpr bool may_be(char32_t c) const { return slots_[c % kSlots]; }

    /// Index of the first character at or after `begin` that may be one of them; text.size() when
    /// none is.
    [[nodiscard]] constexpr std::size_t find(std::u32string_view text, std::size_t begin) const {
        while (begin < text.size() && !may_be(text[begin])) {
            ++begin;
        }
        return begin;
    }

private:
    static constexpr std::size_t kSlots = 4096;
    std::array<bool, kSlots> slots_{};
};

}  // namespace review
