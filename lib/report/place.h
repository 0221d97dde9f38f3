// Lines and columns for people, worked out only where a report is written.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "base/text.h"

namespace review {

/// Answers line and column of offsets in one text. Offsets that rise (findings are sorted) cost one
/// pass over the text in all, however long its lines are. `text` must outlive it.
class PlaceFinder {
public:
    explicit PlaceFinder(std::string_view text);

    /// 1-based; an offset past the end is that of the end.
    [[nodiscard]] LineColumn place(std::size_t offset);
    /// The line that holds `offset`, without its '\n'.
    [[nodiscard]] Span line(std::size_t offset) const;

private:
    [[nodiscard]] std::size_t line_index(std::size_t offset) const;

    std::string_view text_;
    std::vector<std::size_t> starts_;  // of lines
    std::size_t known_offset_ = 0;     // the last one asked for, and its place
    LineColumn known_;
};

}  // namespace review
