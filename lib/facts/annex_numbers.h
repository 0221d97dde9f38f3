// What stands after the word 附件: its numbers and its name. Private to lib/facts.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "facts/scan.h"

namespace review {

inline constexpr std::u32string_view kAnnexWord = U"附件";

/// One or more numbers after 附件: 1, 一, 1-3, 1、2和3, 1至附件3.
struct AnnexNumbers {
    std::vector<std::string> list;
    std::size_t end = 0;  // after the last of them
};

/// The numbers at `begin`, directly after the word; an empty list and end == begin when there are
/// none.
[[nodiscard]] AnnexNumbers read_annex_numbers(std::u32string_view text, std::size_t begin);

/// The name in 《 》 at `begin`, colons, blanks and a bracket before it skipped; empty when there
/// is none.
[[nodiscard]] Range quoted_annex_name(std::u32string_view text, std::size_t begin);

/// What stands from `begin` to the end of a line of its own, without the marks around it.
[[nodiscard]] Range annex_line_name(std::u32string_view text, std::size_t begin);

}  // namespace review
