// 大写: amounts in words as bank documents write them.
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "facts/numeral.h"

namespace review {

namespace {

constexpr std::array<std::string_view, 10> kDigits = {
    "零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
constexpr std::array<std::string_view, 4> kUnits = {"", "拾", "佰", "仟"};

/// One section of up to four digits, 1..9999; `zero` asks for 零 before a digit after a gap.
std::string section_text(std::uint64_t section, bool zero) {
    constexpr std::array<std::uint64_t, 4> kPowers = {1, 10, 100, 1000};
    std::string text;
    for (std::size_t i = kPowers.size(); i-- > 0;) {
        const auto digit = static_cast<std::size_t>(section / kPowers[i] % 10);
        if (digit == 0) {
            zero = zero || !text.empty();
            continue;
        }
        if (zero) {
            text += kDigits[0];
        }
        zero = false;
        text.append(kDigits[digit]).append(kUnits[i]);
    }
    return text;
}

/// Sections from the highest: 万亿, 亿, 万, ones. 零 stands where the thousands of a section are
/// zero and something is before it.
std::string integer_text(std::uint64_t value) {
    const std::array<std::uint64_t, 4> sections = {value / 1000000000000U,
                                                   value / 100000000U % 10000U,
                                                   value / 10000U % 10000U,
                                                   value % 10000U};
    constexpr std::array<std::string_view, 4> kBig = {"万", "亿", "万", ""};
    std::string text;
    bool skipped = false;  // a whole section was zero
    for (std::size_t i = 0; i < sections.size(); ++i) {
        if (sections[i] == 0) {
            skipped = !text.empty();
            if (i == 1 && !text.empty()) {
                text += "亿";  // 壹万亿
            }
            continue;
        }
        const bool gap = !text.empty() && (skipped || sections[i] < 1000);
        text.append(section_text(sections[i], gap)).append(kBig[i]);
        skipped = false;
    }
    return text;
}

}  // namespace

std::string to_capital(std::int64_t fen) {
    std::string text = fen < 0 ? "负" : "";
    const std::uint64_t value =
        fen < 0 ? 0U - static_cast<std::uint64_t>(fen) : static_cast<std::uint64_t>(fen);
    const std::uint64_t yuan = value / 100;
    const auto jiao = static_cast<std::size_t>(value / 10 % 10);
    const auto rest = static_cast<std::size_t>(value % 10);
    if (yuan > 0) {
        text.append(integer_text(yuan)).append("元");
    }
    if (value == 0) {
        text += "零元";
    }
    if (jiao == 0 && rest == 0) {
        return text + "整";
    }
    if (jiao > 0) {
        text.append(kDigits[jiao]).append("角");
    } else if (yuan > 0) {
        text += kDigits[0];
    }
    if (rest > 0) {
        text.append(kDigits[rest]).append("分");
    }
    return text;
}

}  // namespace review
