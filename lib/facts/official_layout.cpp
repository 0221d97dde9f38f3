#include <algorithm>

#include "facts/clause_lines.h"

namespace review {

bool take_official_foot(std::span<const View> views, const OfficialFrame& frame, Layout& layout) {
    auto& lines = layout.lines;
    const auto is_label = [&](std::size_t i) {
        return lines[i].kind == LineKind::label && !lines[i].label.weak;
    };
    const auto annex = std::ranges::find(lines, LineKind::annex, &Line::kind);
    const auto end = static_cast<std::size_t>(annex - lines.begin());
    std::size_t begin = end;
    for (std::size_t i = end; i-- > 0 && !is_label(i);) {
        begin = std::ranges::binary_search(frame.foot, lines[i].paragraph) ? i : begin;
    }
    if (begin == end || begin == 0) {
        return false;
    }
    constexpr std::size_t kListLines = 24;
    for (std::size_t i = begin; i-- > 0 && begin - i <= kListLines;) {
        const std::u32string_view text = views[lines[i].paragraph].text();
        if (text.starts_with(U"附件")) {
            begin = i;
            break;
        }
        if (is_label(i) || text.find(U'。') != std::u32string_view::npos) {
            break;
        }
    }
    layout.conclusions_begin = begin;
    layout.conclusions_end = end;
    for (std::size_t i = begin; i < end; ++i) {
        lines[i].kind = lines[i].kind == LineKind::label ? LineKind::text : lines[i].kind;
    }
    return true;
}

bool take_official_title(const Document& document, const OfficialFrame& frame, Layout& layout) {
    for (const FramePart& part : frame.parts) {
        if (part.role == FrameRole::title) {
            const Span line = document.paragraphs[part.view].span;
            const Span before = layout.title;
            layout.title = {.begin = before.empty() ? line.begin : before.begin, .end = line.end};
        }
    }
    return frame.official;  // in a form the title is left open
}

}  // namespace review
