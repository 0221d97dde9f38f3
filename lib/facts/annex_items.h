// The items of a list of annexes within one line. Private to lib/facts.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "facts/scan.h"

namespace review {

/// One annex of a list that stands in a line: 1.报价表, 附件一　服务目录.
struct AnnexItem {
    std::vector<std::string> numbers;  // more than one in 附件1-2　报价表
    Range label;                       // 附件一; empty where the number alone stands
    Range name;                        // without the marks around it, may be empty
};

/// The items of a list within one line.
struct AnnexItems {
    std::vector<AnnexItem> list;
    int next = 0;  // the number that an item on the line below must have, 0 when it can have none
};
/// From `begin`, the place after the colon, to the end of the line.
[[nodiscard]] AnnexItems read_annex_items(std::u32string_view text, std::size_t begin);

/// The number that the item below a line 附件： or 附件：一、标准 must have; 0 when the line opens
/// no list.
[[nodiscard]] int next_annex_item(std::u32string_view text);

}  // namespace review
