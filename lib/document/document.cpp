#include "document/document.h"

#include <algorithm>

namespace review {

const Segment* Document::segment_at(std::size_t offset) const {
    const auto after = std::ranges::upper_bound(
        segments, offset, {}, [](const Segment& s) { return s.span.begin; });
    if (after == segments.begin()) {
        return nullptr;
    }
    const Segment& segment = *std::prev(after);
    return offset < segment.span.end ? &segment : nullptr;
}

std::size_t Document::paragraph_at(std::size_t offset) const {
    const auto after = std::ranges::upper_bound(
        paragraphs, offset, {}, [](const Paragraph& p) { return p.span.begin; });
    return after == paragraphs.begin() ? 0
                                       : static_cast<std::size_t>(after - paragraphs.begin()) - 1;
}

}  // namespace review
