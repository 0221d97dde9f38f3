#include "base/decode.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "base/text.h"

namespace review {

namespace {

struct ConverterCloser {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
struct DetectorCloser {
    void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

/// `bytes` of `charset` as UTF-8; ill-formed sequences become U+FFFD.
Result<std::string> convert(std::string_view bytes, const char* charset) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, ConverterCloser> from(ucnv_open(charset, &status));
    const std::unique_ptr<UConverter, ConverterCloser> to(ucnv_open("UTF-8", &status));
    if (U_FAILURE(status)) {
        return fail(ErrorCode::unsupported_format, std::string("不支持的字符编码 ") + charset);
    }
    std::string text;
    text.resize(bytes.size() * 3 + 16);
    char* target = text.data();
    const char* source = bytes.data();
    std::array<UChar, 4096> pivot{};
    UChar* pivot_source = pivot.data();
    UChar* pivot_target = pivot.data();
    ucnv_convertEx(to.get(),
                   from.get(),
                   &target,
                   text.data() + text.size(),
                   &source,
                   bytes.data() + bytes.size(),
                   pivot.data(),
                   &pivot_source,
                   &pivot_target,
                   pivot.data() + pivot.size(),
                   1,
                   1,
                   &status);
    if (U_FAILURE(status)) {
        return fail(ErrorCode::malformed_input, std::string("无法按 ") + charset + " 解码");
    }
    text.resize(static_cast<std::size_t>(target - text.data()));
    return text;
}

std::size_t count_replacements(std::string_view text) {
    constexpr std::string_view tail = "\xBF\xBD";  // EF leads every full-width comma too
    std::size_t count = 0;
    for (auto at = text.find(tail, 1); at != std::string_view::npos; at = text.find(tail, at + 2)) {
        count += text[at - 1] == '\xEF' ? 1 : 0;
    }
    return count;
}

/// Whether a UTF-16 unit is one that Chinese text is made of: ASCII, CJK punctuation, common Han,
/// full-width forms.
bool is_common_unit(unsigned unit) {
    return (unit >= 0x20 && unit < 0x7F) || unit == '\n' || unit == '\r' || unit == '\t' ||
           (unit >= 0x2010 && unit <= 0x2030) || (unit >= 0x3000 && unit <= 0x303F) ||
           (unit >= 0x4E00 && unit <= 0x9FFF) || (unit >= 0xFF00 && unit <= 0xFFEF);
}

/// "UTF-16LE", "UTF-16BE" or nullptr for bytes that hold zeros: the order in which nine units of
/// ten are common in Chinese text.
const char* guess_utf16(std::string_view bytes) {
    const std::size_t n = std::min<std::size_t>(bytes.size(), 4096) & ~std::size_t{1};
    std::size_t little = 0;
    std::size_t big = 0;
    for (std::size_t i = 0; i < n; i += 2) {
        const auto first = static_cast<unsigned char>(bytes[i]);
        const auto second = static_cast<unsigned char>(bytes[i + 1]);
        little += is_common_unit(first | static_cast<unsigned>(second) << 8U) ? 1 : 0;
        big += is_common_unit(second | static_cast<unsigned>(first) << 8U) ? 1 : 0;
    }
    if (bytes.size() % 2 != 0 || little == big || std::max(little, big) * 20 < n * 9) {
        return nullptr;
    }
    return little > big ? "UTF-16LE" : "UTF-16BE";
}

/// UTF-8 with some damage: characters of several bytes outnumber ill-formed sequences ten to one.
/// GB18030 text hardly ever forms such characters.
bool is_damaged_utf8(std::string_view bytes) {
    const std::string text = to_valid_utf8(bytes);
    const std::size_t replaced = count_replacements(text);
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = code_point_at(text, i);
        characters += c.size > 1 ? 1 : 0;
        i += c.size;
    }
    return (characters - replaced) > replaced * 10;
}

/// GB18030 unless ICU's detector is surer of something else that is not a Latin guess.
const char* detect_legacy(std::string_view bytes) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, DetectorCloser> detector(ucsdet_open(&status));
    const auto sample = static_cast<std::int32_t>(std::min<std::size_t>(bytes.size(), 1U << 16U));
    ucsdet_setText(detector.get(), bytes.data(), sample, &status);
    const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
    if (U_FAILURE(status) || match == nullptr) {
        return "GB18030";
    }
    const std::string_view name = ucsdet_getName(match, &status);
    if (name == "Big5" && ucsdet_getConfidence(match, &status) > 50) {
        return "Big5";
    }
    return "GB18030";
}

std::string unify_line_ends(std::string text) {
    if (text.find('\r') == std::string::npos) {
        return text;
    }
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r') {
            result += text[i];
        } else if (i + 1 == text.size() || text[i + 1] != '\n') {
            result += '\n';
        }
    }
    return result;
}

tl::unexpected<Error> no_text() {
    return fail(ErrorCode::malformed_input,
                "不是文本文件（含有 NUL 字节）；请提供 docx、txt 或 md 文件");
}

}  // namespace

Result<DecodedText> decode_text(std::span<const std::byte> bytes) {
    std::string_view input(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const char* charset = nullptr;
    bool intact = false;  // known to be valid UTF-8
    if (input.starts_with("\xEF\xBB\xBF")) {
        input.remove_prefix(3);
        charset = "UTF-8";
    } else if (input.starts_with("\xFF\xFE")) {
        input.remove_prefix(2);
        charset = "UTF-16LE";
    } else if (input.starts_with("\xFE\xFF")) {
        input.remove_prefix(2);
        charset = "UTF-16BE";
    } else if (input.find('\0') != std::string_view::npos) {
        charset = guess_utf16(input);
    } else {
        intact = is_valid_utf8(input);
        charset = intact || is_damaged_utf8(input) ? "UTF-8" : detect_legacy(input);
    }
    if (charset == nullptr) {
        return no_text();
    }
    DecodedText decoded{.text = {}, .charset = charset};
    if (decoded.charset == "UTF-8") {
        decoded.text = intact || is_valid_utf8(input) ? std::string(input) : to_valid_utf8(input);
    } else {
        Result<std::string> converted = convert(input, charset);
        if (!converted) {
            return tl::unexpected<Error>(std::move(converted.error()));
        }
        decoded.text = std::move(*converted);
    }
    if (decoded.text.find('\0') != std::string::npos) {
        return no_text();
    }
    decoded.text = unify_line_ends(std::move(decoded.text));
    decoded.replaced = count_replacements(decoded.text);
    if (decoded.replaced * 4 > count_code_points(decoded.text) && decoded.replaced > 0) {
        return fail(ErrorCode::malformed_input,
                    "文件不是可读的文本：按 UTF-8、UTF-16、GB18030 都无法解码");
    }
    return decoded;
}

}  // namespace review
