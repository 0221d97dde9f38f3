#include "facts/annex_numbers.h"

#include <algorithm>

#include "base/text.h"
#include "facts/scan.h"

namespace review {

namespace {

/// The second number of 1-2 or 1.2 at `i`, before its joint; a date or a quantity is none.
std::optional<SmallNumber> inner_number(std::u32string_view text, std::size_t i) {
    constexpr int kMost = 99;
    static constexpr std::u32string_view kUnits = U"份张页个套本年月日号元%";
    if (i + 1 >= text.size() || (text[i] != U'-' && text[i] != U'.') || !is_digit(text[i + 1])) {
        return std::nullopt;
    }
    const auto number = small_number(text, i + 1);
    const bool unit =
        number && number->end < text.size() && kUnits.find(text[number->end]) != kNpos;
    return !number || unit || number->value > kMost ? std::nullopt : number;
}

/// A number that goes on an enumeration is followed by a mark or by what 附件 N does, not by a
/// unit.
bool ends_number(std::u32string_view text, std::size_t end) {
    static constexpr std::u32string_view kAfter =
        U"、和及与至到~-《》,。;:)的为是均中内所规等执进要约一";
    return end >= text.size() || kAfter.find(text[end]) != kNpos;
}

bool joins_range(char32_t c) {
    return c == U'-' || c == U'~' || c == U'至' || c == U'到' || c == U'—' || c == U'–';
}
bool joins_list(char32_t c) {
    return c == U'、' || c == U'和' || c == U'及' || c == U'与';
}

void add_range(AnnexNumbers& numbers, int first, int last) {
    constexpr int kMost = 50;
    for (int n = first + 1; n <= last && n - first <= kMost; ++n) {
        numbers.list.push_back(std::to_string(n));
    }
}

void add_number(AnnexNumbers& numbers, const AnnexNumber& number) {
    if (number.last == 0) {
        numbers.list.push_back(number.value);
        return;
    }
    numbers.list.push_back(std::to_string(number.first));
    add_range(numbers, number.first, number.last);
}

/// A number that goes on an enumeration or a range.
struct NextNumber {
    char32_t joint = U'、';
    AnnexNumber number;
};
std::optional<NextNumber> next_number(std::u32string_view text, const AnnexNumbers& numbers) {
    if (numbers.end + 1 >= text.size()) {
        return std::nullopt;
    }
    const char32_t joint = text[numbers.end];
    std::size_t next = numbers.end + 1;
    const bool again = text.substr(next).starts_with(kAnnexWord);
    next += again ? kAnnexWord.size() : 0;
    if ((!joins_range(joint) && !joins_list(joint)) || (again && joins_list(joint))) {
        return std::nullopt;  // 附件一、附件二 are two mentions
    }
    const auto number = read_annex_number(text, next);
    if (!number || !ends_number(text, number->end)) {
        return std::nullopt;
    }
    return NextNumber{.joint = joint, .number = *number};
}

void add_next(AnnexNumbers& numbers, int last, const NextNumber& next) {
    const AnnexNumber& number = next.number;
    if (!joins_range(next.joint)) {
        add_number(numbers, number);
    } else if (number.first <= last) {
        numbers.list.back() += "-" + number.value;  // 附件一-1: a number of its own
    } else {
        add_range(numbers, last, number.first);
    }
    numbers.end = number.end;
}

}  // namespace

std::optional<AnnexNumber> read_annex_number(std::u32string_view text, std::size_t begin) {
    const auto at = [text](std::size_t k) { return k < text.size() ? text[k] : U'\0'; };
    const bool bracket = at(begin) == U'(';
    const std::size_t start = bracket ? begin + 1 : begin;
    AnnexNumber found;
    if (const auto number = small_number(text, start)) {
        found.value = std::to_string(number->value);
        found.first = number->value;
        found.end = number->end;
        int parts = 1;
        while (const auto inner = inner_number(text, found.end)) {
            const char32_t joint = text[found.end];
            ++parts;
            const bool range = parts == 2 && joint == U'-' && inner->value > found.first;
            found.last = range ? inner->value : 0;
            found.value += (joint == U'-' ? "-" : ".") + std::to_string(inner->value);
            found.end = inner->end;
        }
    } else if (is_ascii_letter(at(start)) && !is_ascii_letter(at(start + 1))) {
        found.value = to_utf8(text.substr(start, 1));
        found.end = start + 1;
    } else {
        return std::nullopt;
    }
    if (bracket) {
        if (at(found.end) != U')') {
            return std::nullopt;
        }
        ++found.end;
    }
    return found;
}

AnnexNumbers read_annex_numbers(std::u32string_view text, std::size_t begin) {
    AnnexNumbers numbers;
    numbers.end = begin;
    const auto number = read_annex_number(text, begin);
    if (!number) {
        return numbers;
    }
    add_number(numbers, *number);
    numbers.end = number->end;
    bool more = false;
    for (int last = std::max(number->first, number->last);
         const auto next = next_number(text, numbers);) {
        add_next(numbers, last, *next);
        last = std::max(next->number.first, next->number.last);
        more = true;
    }
    if (number->last != 0 && !more) {
        numbers.own = number->value;
    }
    return numbers;
}

ItemNumber read_item_number(std::u32string_view text) {
    const auto first = small_number(text, text.starts_with(U'(') ? 1 : 0);
    if (!first) {
        return {.value = 0, .end = skip_line_number(text)};
    }
    ItemNumber item{.value = first->value, .end = skip_line_number(text)};
    std::size_t dot = first->end;  // 2.1, 2.1.1
    while (dot + 1 < text.size() && text[dot] == U'.' && is_digit(text[dot + 1])) {
        const auto next = small_number(text, dot + 1);
        if (!next) {
            break;
        }
        item = {.value = next->value, .end = next->end};
        dot = next->end;
    }
    if (item.end < text.size() && item.end == dot && holds(U".、 ", text[dot])) {
        ++item.end;
    }
    return item;
}

Range quoted_annex_name(std::u32string_view text, std::size_t begin) {
    constexpr std::size_t kLongest = 60;
    std::size_t i = begin;
    while (i < text.size() && (text[i] == U':' || text[i] == U' ' || text[i] == U'(')) {
        ++i;
    }
    if (i >= text.size() || text[i] != U'《') {
        return {};
    }
    const std::size_t close = text.substr(0, i + kLongest + 1).find(U'》', i);
    return close == kNpos || close - i > kLongest ? Range{} : Range{.begin = i + 1, .end = close};
}

Range annex_line_name(std::u32string_view text, std::size_t begin) {
    static constexpr std::u32string_view kBefore = U":、. -—《";
    static constexpr std::u32string_view kAfter = U";。,》 ";
    Range name{.begin = begin, .end = text.size()};
    while (!name.empty() && kBefore.find(text[name.begin]) != kNpos) {
        ++name.begin;
    }
    while (!name.empty() && kAfter.find(text[name.end - 1]) != kNpos) {
        --name.end;
    }
    if (const std::size_t close = text.substr(0, name.end).find(U'》', name.begin);
        close != kNpos) {
        name.end = close;
    }
    return name;
}

}  // namespace review
