#include "facts/annex_head.h"

#include <algorithm>
#include <array>

#include "facts/annex_numbers.h"
#include "facts/scan.h"

namespace review {

namespace {

constexpr std::size_t kMaxHeadChars = 50;

}  // namespace

AnnexHead read_annex_head(const Document& document, const View& view) {
    static constexpr std::array<std::u32string_view, 5> kWords = {
        U"附件", U"附表", U"附录", U"附图", U"附"};
    const std::u32string_view text = view.text();
    const auto* const word =
        std::ranges::find_if(kWords, [&](auto w) { return text.starts_with(w); });
    if (word == kWords.end() || text.size() > kMaxHeadChars ||
        text.find_first_of(U"。;") != text.npos) {
        return {};
    }
    AnnexHead head;
    std::size_t i = word->size();
    if (const auto number = read_annex_number(text, i)) {
        head.number = number->value;
        i = number->end;
    } else if (i < text.size() && text[i] == U'(') {
        return {};
    }
    const bool mark = i < text.size() &&
                      std::u32string_view(U":.、《").find(text[i]) != std::u32string_view::npos;
    const bool bare = word->size() == 1 && head.number.empty();
    const Alignment alignment = document.paragraphs[view.paragraph].alignment;
    const bool named = i >= text.size() || mark || gap_before(document, view, i) > 0 ||
                       alignment == Alignment::center;
    if (!named || (bare && !mark)) {
        return {};
    }
    head.label_end = i;
    while (i < text.size() && (text[i] == U':' || text[i] == U'.' || text[i] == U'、')) {
        ++i;
    }
    head.text = skip_blank(text, i);
    head.end = text.size();
    return head;
}

}  // namespace review
