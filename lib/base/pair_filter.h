// A look at two characters that rules most places of a text out.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace review {

/// Which two characters words begin (or end) with, by hash: a word that is there is always seen, a
/// few that are not are seen too.
class PairFilter {
public:
    /// Empties it and makes room for so many words.
    void reset(std::size_t words) {
        constexpr std::size_t kBitsEach = 16;
        bits_.assign(std::bit_ceil(words * kBitsEach / kWord + 1), 0);
    }
    void add(char32_t a, char32_t b) { bits_[place(a, b)] |= bit(a, b); }
    [[nodiscard]] bool holds(char32_t a, char32_t b) const {
        return (bits_[place(a, b)] & bit(a, b)) != 0;
    }

private:
    static constexpr std::size_t kWord = 64;
    static std::size_t hash(char32_t a, char32_t b) {
        return (std::size_t{a} * 0x9E3779B1U ^ std::size_t{b} * 0x85EBCA6BU) >> 4U;
    }
    static std::uint64_t bit(char32_t a, char32_t b) {
        return std::uint64_t{1} << (hash(a, b) % kWord);
    }
    [[nodiscard]] std::size_t place(char32_t a, char32_t b) const {
        return hash(a, b) / kWord & (bits_.size() - 1);
    }

    std::vector<std::uint64_t> bits_{0};  // a power of two of them
};

}  // namespace review
