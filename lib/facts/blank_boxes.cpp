#include <string_view>

#include "base/text.h"
#include "facts/blanks.h"
#include "facts/scan.h"

namespace review {

namespace {

constexpr std::u32string_view kOpenBoxes = U"□☐▢❏❐❑❒";
constexpr std::u32string_view kTickedBoxes = U"☑☒■▣✓✔√🗹🗷";

/// A box that Word put there as the bullet of a list is no choice.
bool is_generated(const ExtractContext& context, const View& view, std::size_t index) {
    const Segment* segment = context.document.segment_at(view.offsets[index]);
    return segment != nullptr && segment->marks.generated;
}

void collect_boxes(const ExtractContext& context, std::size_t v, std::vector<Box>& boxes) {
    const View& view = context.views[v];
    for (std::size_t i = 0; i < view.chars.size(); ++i) {
        const char32_t c = view.chars[i];
        if (c < U'√' || (c >= 0x3000 && c < 0x10000)) {  // boxes are symbols
            continue;
        }
        const bool ticked = holds(kTickedBoxes, c);
        if ((ticked || holds(kOpenBoxes, c)) && !is_generated(context, view, i)) {
            boxes.push_back({.view = v, .index = i, .ticked = ticked});
        }
    }
}

/// Whether two neighbouring boxes are choices of one question.
bool belong_together(const ExtractContext& context, const Box& a, const Box& b) {
    if (a.view != b.view) {
        const Paragraph& first = context.document.paragraphs[context.views[a.view].paragraph];
        const Paragraph& second = context.document.paragraphs[context.views[b.view].paragraph];
        const bool in_row =
            first.table != kNone && first.table == second.table && first.row == second.row;
        constexpr std::size_t kNearStart = 3;
        return in_row || (b.view - a.view == 1 && b.index <= kNearStart);
    }
    const std::u32string_view between =
        context.views[a.view].text().substr(a.index, b.index - a.index);
    for (const char32_t c : between) {
        if (is_sentence_end(c)) {
            return false;
        }
    }
    return true;
}

}  // namespace

void scan_boxes(const ExtractContext& context, std::vector<Blank>& blanks) {
    std::vector<Box> boxes;
    for (std::size_t v = 0; v < context.views.size(); ++v) {
        collect_boxes(context, v, boxes);
    }
    for (std::size_t first = 0; first < boxes.size();) {
        std::size_t last = first;
        bool ticked = boxes[first].ticked;
        while (last + 1 < boxes.size() && belong_together(context, boxes[last], boxes[last + 1])) {
            ++last;
            ticked = ticked || boxes[last].ticked;
        }
        const Box& begin = boxes[first];
        const Box& end = boxes[last];
        if (!ticked && last > first) {
            const View& view = context.views[begin.view];
            blanks.push_back({.span = {.begin = view.offsets[begin.index],
                                       .end = context.views[end.view].ends[end.index]},
                              .kind = "checkbox",
                              .view = begin.view,
                              .range = {.begin = begin.index, .end = begin.index + 1}});
        }
        first = last + 1;
    }
}

}  // namespace review
