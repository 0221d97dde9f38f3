#include "facts/annex_items.h"

#include <algorithm>
#include <optional>

#include "facts/annex_numbers.h"

namespace review {

namespace {

/// The label of an item as it stands in the line.
struct ItemLabel {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::vector<std::string> numbers;
    bool named = false;  // 附件一, not 1.
};

/// 附件一 at the beginning of the list or after a mark.
std::optional<ItemLabel> named_label(std::u32string_view text, std::size_t begin, std::size_t i) {
    constexpr std::u32string_view kMarks = U";、,。: )》和及与";
    const bool starts = i == begin || kMarks.find(text[i - 1]) != text.npos;
    if (!starts || !text.substr(i).starts_with(kAnnexWord)) {
        return std::nullopt;
    }
    AnnexNumbers numbers = read_annex_numbers(text, i + kAnnexWord.size());
    if (numbers.list.empty()) {
        return std::nullopt;
    }
    return ItemLabel{
        .begin = i, .end = numbers.end, .numbers = std::move(numbers.list), .named = true};
}

/// 2. 2、 二、 （2） where an item of this number is due.
std::optional<ItemLabel> plain_label(std::u32string_view text,
                                     std::size_t begin,
                                     std::size_t i,
                                     int expected) {
    const bool bracket = text[i] == U'(';
    const auto number = small_number(text, bracket ? i + 1 : i);
    if (!number || number->value != expected || number->end >= text.size() ||
        (i != begin && is_digit(text[i - 1]))) {
        return std::nullopt;
    }
    const char32_t after = text[number->end];
    if (bracket ? after != U')' : after != U'.' && after != U'、') {
        return std::nullopt;
    }
    return ItemLabel{.begin = i,
                     .end = number->end + 1,
                     .numbers = {std::to_string(number->value)},
                     .named = false};
}

AnnexItem item_of(std::u32string_view text, const ItemLabel& label, std::size_t end) {
    const std::size_t stop =
        std::min(end, text.find_first_of(U";。", std::min(label.end, text.size())));
    AnnexItem item;
    item.numbers = label.numbers;
    item.name = annex_line_name(text.substr(0, stop), label.end);
    if (label.named) {
        item.label = {.begin = label.begin, .end = label.end};
    }
    return item;
}

}  // namespace

AnnexItems read_annex_items(std::u32string_view text, std::size_t begin) {
    AnnexItems items;
    std::optional<ItemLabel> open;
    int expected = 1;
    const std::size_t first = skip_blank(text, begin);
    for (std::size_t i = first; i < text.size();) {
        std::optional<ItemLabel> label;
        if (!open || open->named) {
            label = named_label(text, first, i);
        }
        if (!label && (!open || !open->named)) {
            label = plain_label(text, first, i, expected);
        }
        if (!label) {
            ++i;
            continue;
        }
        if (open) {
            items.list.push_back(item_of(text, *open, label->begin));
        }
        expected += label->named ? 0 : 1;
        i = label->end;
        open = std::move(label);
    }
    if (open) {
        items.list.push_back(item_of(text, *open, text.size()));
        items.next = open->named ? 0 : expected;
    }
    return items;
}

int next_annex_item(std::u32string_view text) {
    constexpr std::u32string_view kOpening = U"附件:";
    if (!text.starts_with(kOpening)) {
        return 0;
    }
    const std::size_t first = skip_blank(text, kOpening.size());
    return first == text.size() ? 1 : read_annex_items(text, first).next;
}

}  // namespace review
