#include "report/place.h"

#include <algorithm>
#include <iterator>

namespace review {

PlaceFinder::PlaceFinder(std::string_view text) : text_(text), starts_{0} {
    for (std::size_t i = text.find('\n'); i != std::string_view::npos; i = text.find('\n', i + 1)) {
        starts_.push_back(i + 1);
    }
}

std::size_t PlaceFinder::line_index(std::size_t offset) const {
    const auto after = std::ranges::upper_bound(starts_, offset);
    return static_cast<std::size_t>(std::distance(starts_.begin(), after)) - 1;
}

LineColumn PlaceFinder::place(std::size_t offset) {
    offset = std::min(offset, text_.size());
    const std::size_t index = line_index(offset);
    std::size_t from = starts_[index];
    std::size_t column = 1;
    if (known_.line == index + 1 && known_offset_ <= offset) {
        from = known_offset_;
        column = known_.column;
    }
    known_ = {.line = index + 1,
              .column = column + count_code_points(text_.substr(from, offset - from))};
    known_offset_ = offset;
    return known_;
}

Span PlaceFinder::line(std::size_t offset) const {
    const std::size_t index = line_index(std::min(offset, text_.size()));
    const bool last = index + 1 == starts_.size();
    return {.begin = starts_[index], .end = last ? text_.size() : starts_[index + 1] - 1};
}

}  // namespace review
