#include "readers/xml_guard.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "base/decode.h"
#include "base/text.h"

namespace review {
namespace {

// A tree node takes about 100 bytes; a contract of 10,000 paragraphs has some 200,000 of them.
constexpr std::size_t kMaxElements = 5'000'000;

constexpr std::string_view kAdvice = "文件已损坏，请用 Word 或 WPS 打开并另存为 .docx 后再审查";

class Scanner {
public:
    Scanner(std::string_view bytes, std::size_t max_depth, std::string_view part)
        : bytes_(bytes), max_depth_(max_depth), part_(part) {}

    [[nodiscard]] Result<XmlScan> run() {
        std::size_t at = bytes_.find('<');
        while (at != std::string_view::npos) {
            const auto next = markup(at);
            if (!next) {
                return tl::unexpected<Error>(next.error());
            }
            at = bytes_.find('<', *next);
        }
        return scan_;
    }

private:
    /// Past the markup that starts at `at`.
    Result<std::size_t> markup(std::size_t at) {
        const std::string_view rest = bytes_.substr(at);
        if (rest.starts_with("<!--")) {
            return past(at, "-->");
        }
        if (rest.starts_with("<![CDATA[")) {
            scan_.has_cdata = true;
            return past(at, "]]>");
        }
        if (rest.starts_with("<?")) {
            return past(at, "?>");
        }
        if (rest.starts_with("<!")) {
            scan_.has_doctype = true;
            return past_doctype(at);
        }
        if (rest.starts_with("</")) {
            depth_ -= depth_ > 0 ? 1 : 0;
            return past(at, ">");
        }
        return start_tag(at);
    }

    Result<std::size_t> past(std::size_t at, std::string_view end) {
        const std::size_t found = bytes_.find(end, at);
        if (found == std::string_view::npos) {
            return malformed_part(part_, at, "标记没有结束");
        }
        return found + end.size();
    }

    Result<std::size_t> past_doctype(std::size_t at) {
        std::size_t open = 0;
        for (std::size_t i = at; i < bytes_.size(); ++i) {
            const char c = bytes_[i];
            if (c == '"' || c == '\'') {
                i = bytes_.find(c, i + 1);
                if (i == std::string_view::npos) {
                    break;
                }
            } else if (c == '[') {
                ++open;
            } else if (c == ']') {
                open -= open > 0 ? 1 : 0;
            } else if (c == '>' && open == 0) {
                return i + 1;
            }
        }
        return malformed_part(part_, at, "DOCTYPE 声明没有结束");
    }

    Result<std::size_t> start_tag(std::size_t at) {
        std::size_t i = at + 1;
        for (; i < bytes_.size() && bytes_[i] != '>'; ++i) {
            const char quote = bytes_[i];
            if (quote != '"' && quote != '\'') {
                continue;
            }
            const std::size_t open = i++;
            while (i < bytes_.size() && bytes_[i] != quote) {
                ++i;
            }
            if (i == bytes_.size()) {
                return malformed_part(part_, open, "属性值的引号没有结束");
            }
        }
        if (i == bytes_.size()) {
            return malformed_part(part_, at, "标记没有结束");
        }
        if (bytes_[i - 1] != '/' && ++depth_ > max_depth_) {
            return fail(ErrorCode::limit_exceeded,
                        fmt::format("{} 的 XML 嵌套超过 {} 层，不是正常的 Word 文件，已拒绝读取",
                                    part_,
                                    max_depth_));
        }
        if (++elements_ > kMaxElements) {
            return fail(ErrorCode::limit_exceeded,
                        fmt::format("{} 的 XML 元素超过 {} 个，不是正常的 Word 文件，已拒绝读取",
                                    part_,
                                    kMaxElements));
        }
        return i + 1;
    }

    std::string_view bytes_;
    std::size_t max_depth_;
    std::string_view part_;
    std::size_t depth_ = 0;
    std::size_t elements_ = 0;
    XmlScan scan_;
};

bool is_xml_char(std::uint32_t c) {
    return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) ||
           (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

std::optional<std::uint32_t> digit_of(char c, std::uint32_t base) {
    std::uint32_t value = 99;
    if (c >= '0' && c <= '9') {
        value = static_cast<std::uint32_t>(c - '0');
    } else if (c >= 'a' && c <= 'f') {
        value = static_cast<std::uint32_t>(c - 'a') + 10;
    } else if (c >= 'A' && c <= 'F') {
        value = static_cast<std::uint32_t>(c - 'A') + 10;
    }
    return value < base ? std::optional(value) : std::nullopt;
}

/// First reference `&#…;` to a character that cannot stand in XML; npos when all are right.
std::size_t find_bad_reference(std::string_view bytes) {
    for (std::size_t at = bytes.find("&#"); at != std::string_view::npos;
         at = bytes.find("&#", at + 2)) {
        std::size_t i = at + 2;
        std::uint32_t base = 10;
        if (i < bytes.size() && bytes[i] == 'x') {
            base = 16;
            ++i;
        }
        std::uint32_t value = 0;
        const std::size_t digits = i;
        for (; i < bytes.size(); ++i) {
            const auto digit = digit_of(bytes[i], base);
            if (!digit) {
                break;
            }
            value = std::min(value * base + *digit, 0x110000U);
        }
        if (i > digits && i < bytes.size() && bytes[i] == ';' && !is_xml_char(value)) {
            return at;
        }
    }
    return std::string_view::npos;
}

std::uint32_t unit_at(std::string_view bytes, std::size_t i, bool big_endian) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<std::uint32_t>(big_endian ? first << 8 | second : second << 8 | first);
}

Result<std::vector<char>> from_utf16(std::string_view bytes,
                                     bool big_endian,
                                     std::string_view part) {
    std::string text;
    text.reserve(bytes.size());
    for (std::size_t i = 0; i < bytes.size(); i += 2) {
        if (i + 1 >= bytes.size()) {
            return malformed_part(part, i, "UTF-16 编码不完整");
        }
        std::uint32_t unit = unit_at(bytes, i, big_endian);
        if (unit >= 0xD800 && unit <= 0xDFFF) {
            const std::uint32_t low = i + 3 < bytes.size() ? unit_at(bytes, i + 2, big_endian) : 0U;
            if (unit > 0xDBFF || low < 0xDC00 || low > 0xDFFF) {
                return malformed_part(part, i, "UTF-16 编码有误");
            }
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
            i += 2;
        }
        append_utf8(text, static_cast<char32_t>(unit));
    }
    return std::vector<char>(text.begin(), text.end());
}

/// The declared encoding in lower case, from `<?xml … encoding="…"?>`.
std::string declared_encoding(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, std::min<std::size_t>(bytes.size(), 200));
    if (!head.starts_with("<?xml")) {
        return {};
    }
    const std::string_view declaration = head.substr(0, head.find("?>"));
    const std::size_t name = declaration.find("encoding");
    const std::size_t open = declaration.find_first_of("\"'", name);
    if (name == std::string_view::npos || open == std::string_view::npos) {
        return {};
    }
    std::string value(declaration.substr(open + 1));
    value.resize(std::min(value.size(), value.find_first_of("\"'")));
    for (char& c : value) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return value;
}

/// First byte of `bytes` that is not UTF-8.
std::size_t first_ill_formed(std::string_view bytes) {
    // Whole blocks first, then code point by code point.
    constexpr std::size_t kBlock = 4096;
    std::size_t at = 0;
    for (std::size_t end = kBlock; end < bytes.size(); end += kBlock) {
        std::size_t cut = end;
        while (end - cut < 4 && (static_cast<unsigned char>(bytes[cut]) & 0xC0) == 0x80) {
            --cut;
        }
        if (!is_valid_utf8(bytes.substr(at, cut - at))) {
            break;
        }
        at = cut;
    }
    for (std::size_t size = 1; at < bytes.size() && size <= 4;) {
        const bool whole = is_valid_utf8(bytes.substr(at, size));
        at += whole ? size : 0;
        size = whole ? 1 : size + 1;
    }
    return at;
}

}  // namespace

tl::unexpected<Error> malformed_part(std::string_view part,
                                     std::size_t offset,
                                     std::string_view what) {
    auto error = fail(ErrorCode::malformed_input,
                      fmt::format("{} 第 {} 字节处：{}；{}", part, offset, what, kAdvice));
    error.value().offset = offset;
    return error;
}

Result<XmlScan> scan_xml(std::string_view bytes, std::size_t max_depth, std::string_view part) {
    if (const std::size_t bad = find_bad_reference(bytes); bad != std::string_view::npos) {
        return malformed_part(part, bad, "引用了 XML 不允许的字符");
    }
    return Scanner(bytes, max_depth, part).run();
}

Result<std::vector<char>> xml_as_utf8(std::vector<char> bytes, std::string_view part) {
    const std::string_view view(bytes.data(), bytes.size());
    const auto starts = [&](std::string_view mark) { return view.starts_with(mark); };
    if (starts("\xFE\xFF") || starts("\xFF\xFE")) {
        return from_utf16(view.substr(2), view[0] == '\xFE', part);
    }
    if (starts(std::string_view("\0<", 2)) || starts(std::string_view("<\0", 2))) {
        return from_utf16(view, view[0] == '\0', part);
    }
    if (starts("\xEF\xBB\xBF")) {
        bytes.erase(bytes.begin(), bytes.begin() + 3);
    } else if (declared_encoding(view).starts_with("gb")) {
        auto decoded = decode_text(std::as_bytes(std::span(bytes)));
        if (!decoded) {
            return malformed_part(part, 0, "编码无法识别");
        }
        return std::vector<char>(decoded->text.begin(), decoded->text.end());
    }
    const std::string_view text(bytes.data(), bytes.size());
    if (!is_valid_utf8(text)) {
        return malformed_part(part, first_ill_formed(text), "不是有效的 UTF-8 编码");
    }
    if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
        return malformed_part(part, nul, "含有空字符（NUL）");
    }
    return bytes;
}

}  // namespace review
