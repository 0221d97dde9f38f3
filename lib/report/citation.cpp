#include "report/citation.h"

#include <array>
#include <charconv>
#include <optional>

#include "report/words.h"

namespace review {

namespace {

constexpr std::array<std::string_view, 10> kDigits{
    "零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
constexpr unsigned kLargest = 9999;

/// A number as statutes write it, or the text itself when it is not one.
std::string number_word(std::string_view text) {
    unsigned value = 0;
    const char* end = text.data() + text.size();
    const auto [rest, problem] = std::from_chars(text.data(), end, value);
    const bool is_number = problem == std::errc{} && rest == end;
    return is_number ? chinese_number(value) : std::string(text);
}

/// "586" 第五百八十六条, "10-1" 第十条之一.
std::string article_word(std::string_view article) {
    const std::size_t dash = article.find('-');
    std::string word = "第" + number_word(article.substr(0, dash)) + "条";
    if (dash != std::string_view::npos) {
        word += "之" + number_word(article.substr(dash + 1));
    }
    return word;
}

/// Each of the blank-separated `items` through `word`, joined by 、.
template <class Word>
std::string joined(std::string_view items, const Word& word) {
    std::string result;
    while (!items.empty()) {
        const std::size_t blank = items.find(' ');
        const std::string_view item = items.substr(0, blank);
        items.remove_prefix(blank == std::string_view::npos ? items.size() : blank + 1);
        if (item.empty()) {
            continue;
        }
        if (!result.empty()) {
            result += "、";
        }
        result += word(item);
    }
    return result;
}

}  // namespace

std::string chinese_number(unsigned value) {
    if (value > kLargest) {
        return std::to_string(value);
    }
    if (value == 0) {
        return std::string(kDigits[0]);
    }
    static constexpr std::array<std::pair<unsigned, std::string_view>, 4> kUnits{
        {{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}}};
    std::string result;
    bool skipped = false;  // a zero digit after one that was written
    for (const auto& [unit, name] : kUnits) {
        const unsigned digit = value / unit % 10;
        if (digit == 0) {
            skipped = !result.empty();
            continue;
        }
        if (skipped) {
            result += kDigits[0];
            skipped = false;
        }
        if (!(digit == 1 && unit == 10 && result.empty())) {  // 十五, but 一百一十五
            result += kDigits.at(digit);
        }
        result += name;
    }
    return result;
}

PlaceWords place_words(const Basis& basis) {
    const auto paragraph = [](std::string_view item) { return "第" + number_word(item) + "款"; };
    const auto point = [](std::string_view item) { return "第（" + number_word(item) + "）项"; };
    return {.article = joined(basis.article, article_word),
            .paragraph = joined(basis.paragraph, paragraph),
            .point = joined(basis.point, point)};
}

std::string cite(const Basis& basis) {
    if (basis.law.empty()) {
        return basis.note;
    }
    std::string result = basis.law.starts_with("《") ? basis.law : "《" + basis.law + "》";
    const PlaceWords place = place_words(basis);
    result += place.article + place.paragraph + place.point;
    if (!basis.note.empty()) {
        result += "（" + basis.note + "）";
    }
    return result;
}

std::string cite_with_dates(const Basis& basis) {
    std::string words = cite(basis);
    if (!basis.from.empty()) {
        words += "，自" + date_words(basis.from, Language::chinese) + "起";
    }
    if (!basis.to.empty()) {
        words += "，至" + date_words(basis.to, Language::chinese) + "止";
    }
    return words + (basis.verified ? "" : "（依据待核）");
}

}  // namespace review
