// What stands after the word 附件: its numbers and its name. Private to lib/facts.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/scan.h"

namespace review {

inline constexpr std::u32string_view kAnnexWord = U"附件";

/// The number of one annex, in brackets or not: 2 for 二 and （二）, 1-2, 1.2, A.
struct AnnexNumber {
    std::string value;  // how the annex is called in addresses and references
    int first = 0;      // 1 of 1-3, which may also stand for 1, 2 and 3
    int last = 0;       // 3 of 1-3; 0 where it can be no range
    std::size_t end = 0;
};
/// The number at `begin`, nullopt when none stands there.
[[nodiscard]] std::optional<AnnexNumber> read_annex_number(std::u32string_view text,
                                                           std::size_t begin);

/// One or more numbers after 附件: 1, 一, 1-3, 1、2和3, 1至附件3.
struct AnnexNumbers {
    std::vector<std::string> list;
    std::string own;      // 1-3 where the list is 1, 2, 3 but may be one annex of that number
    std::size_t end = 0;  // after the last of them
};

/// The numbers at `begin`, directly after the word; an empty list and end == begin when there are
/// none.
[[nodiscard]] AnnexNumbers read_annex_numbers(std::u32string_view text, std::size_t begin);

/// The number that a line of a list starts with: 1. 1、 （一） ①, or the last part of 2.1.
struct ItemNumber {
    int value = 0;
    std::size_t end = 0;  // where the words begin; 0 when the line starts with none
};
[[nodiscard]] ItemNumber read_item_number(std::u32string_view text);

/// The name in 《 》 at `begin`, colons, blanks and a bracket before it skipped; empty when there
/// is none.
[[nodiscard]] Range quoted_annex_name(std::u32string_view text, std::size_t begin);

/// What stands from `begin` to the end of a line of its own, without the marks around it.
[[nodiscard]] Range annex_line_name(std::u32string_view text, std::size_t begin);

}  // namespace review
