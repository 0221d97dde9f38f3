// Words that stand around a value but not in its paragraph: headings, cells beside, heads of
// columns. Private to lib/facts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>

#include "facts/extract.h"

namespace review {

/// Views into the document of the context, which must outlive it.
class Surroundings {
public:
    explicit Surroundings(const ExtractContext& context);

    /// Heading of the innermost headed clause around `offset`.
    [[nodiscard]] std::u32string heading(std::size_t offset) const;

    /// The cell left of a paragraph in the same row, empty when it has none.
    [[nodiscard]] std::u32string_view left_cell(const Paragraph& paragraph) const;

    /// The head of the column, empty outside tables and in the first row.
    [[nodiscard]] std::u32string_view column_head(const Paragraph& paragraph) const;

private:
    [[nodiscard]] std::u32string_view cell(std::int32_t table,
                                           std::int32_t row,
                                           std::int32_t column) const;

    const ExtractContext& context_;
    std::map<std::tuple<std::int32_t, std::int32_t, std::int32_t>, std::size_t> cells_;
};

}  // namespace review
