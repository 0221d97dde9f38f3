#include "base/text.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include "base/result.h"

namespace review {

namespace {

// ICU's macro narrows inside; it is right, and used in this one place.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
/// The code point at `offset`, which moves past it; negative for an ill-formed sequence.
UChar32 next_utf8(std::string_view bytes, std::size_t& offset) {
    UChar32 value = 0;
    U8_NEXT(bytes.data(), offset, bytes.size(), value);
    return value;
}
#pragma GCC diagnostic pop

/// Whether three well-formed bytes stand at `bytes`, where four may be read: as nearly every Han
/// character and its punctuation is. The leads that have gaps behind them (E0, ED) are left out.
bool three_bytes_stand_at(const char* bytes) {
    constexpr std::array<unsigned char, 4> kMask{0xF0, 0xC0, 0xC0, 0};
    constexpr std::array<unsigned char, 4> kShape{0xE0, 0x80, 0x80, 0};
    std::uint32_t word = 0;
    std::memcpy(&word, bytes, sizeof word);  // all three are tested at once
    const auto lead = static_cast<unsigned char>(*bytes);
    return (word & std::bit_cast<std::uint32_t>(kMask)) == std::bit_cast<std::uint32_t>(kShape) &&
           lead != 0xE0U && lead != 0xEDU;
}

/// How many of the eight bytes at `bytes` are ASCII, up to the first that is not.
std::size_t ascii_of_eight(const char* bytes) {
    constexpr unsigned kByte = 8;
    std::uint64_t block = 0;
    std::memcpy(&block, bytes, sizeof block);
    block &= 0x8080808080808080U;
    const int bits = std::endian::native == std::endian::little ? std::countr_zero(block)
                                                                : std::countl_zero(block);
    return static_cast<unsigned>(bits) / kByte;
}

}  // namespace

const char* error_code_name(ErrorCode code) {
    switch (code) {
        case ErrorCode::io:
            return "io";
        case ErrorCode::unsupported_format:
            return "unsupported_format";
        case ErrorCode::encrypted:
            return "encrypted";
        case ErrorCode::malformed_input:
            return "malformed_input";
        case ErrorCode::limit_exceeded:
            return "limit_exceeded";
        case ErrorCode::bad_rule:
            return "bad_rule";
        case ErrorCode::bad_usage:
            return "bad_usage";
    }
    return "io";
}

CodePoint detail::decode_at(std::string_view text, std::size_t offset) {
    std::size_t next = offset;
    const UChar32 value = next_utf8(text, next);
    return {.value = value < 0 ? U'\uFFFD' : static_cast<char32_t>(value), .size = next - offset};
}

void append_utf8(std::string& text, char32_t code_point) {
    if (is_han(code_point) && code_point <= 0x9FFF) {  // as nearly all: three bytes
        const std::array<char, 3> bytes{static_cast<char>(0xE0U | code_point >> 12U),
                                        static_cast<char>(0x80U | (code_point >> 6U & 0x3FU)),
                                        static_cast<char>(0x80U | (code_point & 0x3FU))};
        text.append(bytes.data(), bytes.size());
        return;
    }
    std::array<char, U8_MAX_LENGTH> buffer{};
    std::size_t length = 0;
    UBool error = 0;
    U8_APPEND(buffer, length, buffer.size(), static_cast<UChar32>(code_point), error);
    if (error != 0) {
        text += "\xEF\xBF\xBD";
    } else {
        text.append(buffer.data(), length);
    }
}

bool is_valid_utf8(std::string_view bytes) {
    constexpr std::size_t kBlock = 8;
    std::size_t i = 0;
    while (bytes.size() - i >= kBlock) {  // by stretches: ASCII, then three bytes each
        i += ascii_of_eight(bytes.data() + i);
        while (bytes.size() - i >= kBlock && three_bytes_stand_at(bytes.data() + i)) {
            i += 3;
        }
        const auto next = static_cast<unsigned char>(i < bytes.size() ? bytes[i] : 0);
        if (next >= 0x80 && next_utf8(bytes, i) < 0) {
            return false;
        }
    }
    while (i < bytes.size()) {
        if (next_utf8(bytes, i) < 0) {
            return false;
        }
    }
    return true;
}

std::string to_valid_utf8(std::string_view bytes) {
    std::string result;
    result.reserve(bytes.size());
    for (std::size_t i = 0; i < bytes.size();) {
        const UChar32 value = next_utf8(bytes, i);
        append_utf8(result, value < 0 ? U'\uFFFD' : static_cast<char32_t>(value));
    }
    return result;
}

std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    while (!text.empty()) {  // counts of one byte each add up side by side
        const std::string_view block = text.substr(0, 255);
        std::uint8_t starts = 0;
        for (const char c : block) {
            starts = static_cast<std::uint8_t>(starts + (static_cast<signed char>(c) >= -0x40));
        }
        count += starts;
        text.remove_prefix(block.size());
    }
    return count;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = code_point_at(text, i);
        i += c.size;
        const auto value = static_cast<UChar32>(c.value);
        const int type = u_charType(value);
        if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) {
            continue;
        }
        const int east_asian = u_getIntPropertyValue(value, UCHAR_EAST_ASIAN_WIDTH);
        width += east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
    }
    return width;
}

bool detail::is_rare_han(char32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(static_cast<UChar32>(c), &status) == USCRIPT_HAN;
}

bool detail::is_rare_space(char32_t c) {
    return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

std::string_view trim(std::string_view text) {
    std::size_t begin = 0;
    while (begin < text.size()) {
        const CodePoint c = code_point_at(text, begin);
        if (!is_space(c.value)) {
            break;
        }
        begin += c.size;
    }
    std::size_t end = text.size();
    while (end > begin) {
        std::size_t previous = end - 1;
        while (previous > begin && (static_cast<unsigned char>(text[previous]) & 0xC0U) == 0x80U) {
            --previous;
        }
        if (!is_space(code_point_at(text, previous).value)) {
            break;
        }
        end = previous;
    }
    return text.substr(begin, end - begin);
}

LineColumn line_column(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const auto newline = before.rfind('\n');
    const std::size_t start = newline == std::string_view::npos ? 0 : newline + 1;
    return {.line = 1 + static_cast<std::size_t>(std::ranges::count(before, '\n')),
            .column = 1 + count_code_points(before.substr(start))};
}

}  // namespace review
