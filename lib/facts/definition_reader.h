// Where a text introduces a term: X（以下简称“Y”）, 甲方、乙方统称“双方”, 本合同所称Y是指…,
// “Y”：指…. Private to lib/facts.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "facts/extract.h"
#include "facts/scan.h"

namespace review {

/// A term where it is introduced; ranges are chars of the view.
struct Definition {
    std::size_t view = 0;
    Range name;
    Range full;  // what it is short for
    Range body;  // what it means

    [[nodiscard]] std::u32string_view words(const ExtractContext& context, Range range) const {
        return context.views[view].text().substr(range.begin, range.size());
    }
};

/// Adds the definitions of a view in reading order.
void read_definitions(const ExtractContext& context,
                      std::size_t view,
                      std::vector<Definition>& found);

/// The word in quotes at `begin` of `text`, at most 30 chars; empty when there is none.
[[nodiscard]] Range quoted_word(std::u32string_view text, std::size_t begin);

}  // namespace review
