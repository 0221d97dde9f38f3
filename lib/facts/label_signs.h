// Labels that are one sign or a few letters: ①, ⑴, ㈠, Ⅰ, A, iii. Private to lib/facts.
#pragma once

#include <optional>
#include <string_view>

#include "facts/clause_label.h"

namespace review {

/// How a sign numbers, and which number it is.
struct LabelSign {
    Scheme scheme = Scheme::circled;
    int number = 1;
};

/// ① ⑴ ⒈ ㈠ Ⅰ ⅰ ❶; nullopt for another character.
[[nodiscard]] std::optional<LabelSign> label_symbol(char32_t c);

/// A single ASCII letter, or a Roman number up to xii in small letters.
[[nodiscard]] std::optional<LabelSign> label_letters(std::u32string_view letters);

}  // namespace review
