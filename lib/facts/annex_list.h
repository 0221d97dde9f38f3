// A list of annexes: the line that opens it and the items in it and below it. Private to lib/facts.
#pragma once

#include <cstddef>
#include <vector>

#include "facts/annex_items.h"
#include "facts/extract.h"

namespace review {

/// An item and the view that it stands in.
struct ListedAnnex {
    std::size_t view = 0;
    AnnexItem item;
};

/// What a list names, and the view after it.
struct AnnexList {
    std::vector<ListedAnnex> items;
    std::size_t end = 0;
};

/// The list that the line of view `v` opens: 附件：, 本合同附件包括：1.报价表；2.清单, 九、合同附件
/// with names below it. No items: it opens none.
[[nodiscard]] AnnexList read_annex_list(const ExtractContext& context, std::size_t v);

}  // namespace review
