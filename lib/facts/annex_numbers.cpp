#include "facts/annex_numbers.h"

#include <optional>

#include "base/text.h"

namespace review {

namespace {

constexpr std::size_t kNpos = std::u32string_view::npos;

std::size_t after_bracket(std::u32string_view text, std::size_t end) {
    return end < text.size() && text[end] == U')' ? end + 1 : end;
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

/// A number that goes on an enumeration or a range.
struct NextNumber {
    char32_t joint = U'、';
    SmallNumber number;
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
    const auto number = small_number(text, next);
    if (!number || !ends_number(text, number->end)) {
        return std::nullopt;
    }
    return NextNumber{.joint = joint, .number = *number};
}

void add_number(AnnexNumbers& numbers, int last, const NextNumber& next) {
    const int value = next.number.value;
    if (joins_range(next.joint) && value <= last) {
        numbers.list.back() += "-" + std::to_string(value);  // 附件1-1: a number of its own
    } else if (joins_range(next.joint)) {
        add_range(numbers, last, value);
    } else {
        numbers.list.push_back(std::to_string(value));
    }
    numbers.end = next.number.end;
}

}  // namespace

AnnexNumbers read_annex_numbers(std::u32string_view text, std::size_t begin) {
    AnnexNumbers numbers{.list = {}, .end = begin};
    const bool bracket = begin < text.size() && text[begin] == U'(';
    const auto number = small_number(text, bracket ? begin + 1 : begin);
    if (!number || (bracket && (number->end >= text.size() || text[number->end] != U')'))) {
        const bool letter = begin < text.size() && text[begin] >= U'A' && text[begin] <= U'Z' &&
                            (begin + 1 >= text.size() || !is_ascii_letter(text[begin + 1]));
        if (letter) {
            numbers.list.push_back(to_utf8(text.substr(begin, 1)));
            numbers.end = begin + 1;
        }
        return numbers;
    }
    numbers.list.push_back(std::to_string(number->value));
    numbers.end = bracket ? after_bracket(text, number->end) : number->end;
    for (int last = number->value; const auto next = next_number(text, numbers);) {
        add_number(numbers, last, *next);
        last = next->number.value;
    }
    return numbers;
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
    const std::size_t close = text.find(U'》', i);
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
