#include "facts/label_signs.h"

#include <algorithm>
#include <array>

#include "facts/scan.h"

namespace review {

namespace {

/// Characters [first, last] that number from `number` on.
struct Block {
    char32_t first;
    char32_t last;
    int number;
    Scheme scheme;
};
constexpr std::array<Block, 9> kBlocks = {{{0x2460, 0x2473, 1, Scheme::circled},
                                           {0x3251, 0x325F, 21, Scheme::circled},
                                           {0x32B1, 0x32BF, 36, Scheme::circled},
                                           {0x2776, 0x277F, 1, Scheme::circled},
                                           {0x2474, 0x2487, 1, Scheme::decimal_paren},
                                           {0x2488, 0x249B, 1, Scheme::decimal},
                                           {0x3220, 0x3229, 1, Scheme::han_paren},
                                           {0x2160, 0x216B, 1, Scheme::roman},
                                           {0x2170, 0x217B, 1, Scheme::roman}}};

// From 1 on. One letter is that letter: i, v and x follow h, u and w as often as they count.
constexpr std::array<std::u32string_view, 12> kRoman = {
    U"", U"ii", U"iii", U"iv", U"", U"vi", U"vii", U"viii", U"ix", U"", U"xi", U"xii"};

}  // namespace

std::string_view scheme_name(Scheme scheme) {
    static constexpr std::array<std::string_view, 15> kNames = {"part",
                                                                "part",
                                                                "chapter",
                                                                "section",
                                                                "article",
                                                                "han",
                                                                "han-paren",
                                                                "decimal",
                                                                "dotted",
                                                                "decimal-paren",
                                                                "decimal-paren",
                                                                "circled",
                                                                "latin",
                                                                "latin",
                                                                "roman"};
    return kNames[static_cast<std::size_t>(scheme)];
}

std::optional<LabelSign> label_symbol(char32_t c) {
    for (const Block& block : kBlocks) {
        if (c >= block.first && c <= block.last) {
            return LabelSign{.scheme = block.scheme,
                             .number = block.number + static_cast<int>(c - block.first)};
        }
    }
    return std::nullopt;
}

std::optional<LabelSign> label_letters(std::u32string_view letters) {
    if (letters.size() == 1 && is_ascii_letter(letters[0])) {
        const bool upper = letters[0] <= U'Z';
        return LabelSign{.scheme = upper ? Scheme::latin_upper : Scheme::latin_lower,
                         .number = static_cast<int>(letters[0] - (upper ? U'A' : U'a')) + 1};
    }
    const auto* const found = std::ranges::find(kRoman, letters);
    if (letters.empty() || found == kRoman.end()) {
        return std::nullopt;
    }
    return LabelSign{.scheme = Scheme::roman,
                     .number = static_cast<int>(found - kRoman.begin()) + 1};
}

}  // namespace review
