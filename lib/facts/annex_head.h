// The line that heads an annex. Private to lib/facts.
#pragma once

#include <cstddef>
#include <string>

#include "document/document.h"
#include "facts/view.h"

namespace review {

/// The head of an annex (附件二：报价表): its number (2, 1-2, A), empty when it has none; `text` is
/// the index of the name. `end` 0: the line is none.
struct AnnexHead {
    std::string number;
    std::size_t label_end = 0;
    std::size_t text = 0;
    std::size_t end = 0;
};
[[nodiscard]] AnnexHead read_annex_head(const Document& document, const View& view);

}  // namespace review
