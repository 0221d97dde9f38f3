#include "facts/annex_head.h"

#include <algorithm>
#include <array>

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
    const bool paren = i < text.size() && text[i] == U'(';
    std::size_t begin = paren ? i + 1 : i;
    std::size_t end = begin;
    if (const auto number = small_number(text, begin)) {
        end = number->end;
        while (end + 1 < text.size() && (text[end] == U'-' || text[end] == U'.') &&
               is_digit(text[end + 1])) {
            end = small_number(text, end + 1).value_or(SmallNumber{.value = 0, .end = end + 2}).end;
        }
    } else if (begin < text.size() && is_ascii_letter(text[begin])) {
        end = begin + 1;
    }
    head.number = text.substr(begin, end - begin);
    if (paren && (end >= text.size() || text[end] != U')' || end == begin)) {
        return {};
    }
    i = paren ? end + 1 : end;
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

int next_annex_item(std::u32string_view text) {
    constexpr std::u32string_view kOpening = U"附件:";
    if (!text.starts_with(kOpening)) {
        return 0;
    }
    const std::size_t first = text.find_first_not_of(U" (", kOpening.size());
    if (first == std::u32string_view::npos) {
        return 1;
    }
    return text[first] == U'一' || text[first] == U'1' ? 2 : 0;
}

}  // namespace review
