// The line that heads an annex. Private to lib/facts.
#pragma once

#include <cstddef>
#include <string>

#include "document/document.h"
#include "facts/view.h"

namespace review {

/// The head of an annex (附件二：报价表): its number as printed (二, 1-2, A), empty when it has
/// none; `text` is the index of the name. `end` 0: the line is none.
struct AnnexHead {
    std::u32string number;
    std::size_t label_end = 0;
    std::size_t text = 0;
    std::size_t end = 0;
};
[[nodiscard]] AnnexHead read_annex_head(const Document& document, const View& view);

/// A line that opens a list of annexes, 附件： or 附件：一、标准: the number that the item on the
/// line below must have; 0 when the line opens none.
[[nodiscard]] int next_annex_item(std::u32string_view text);

}  // namespace review
