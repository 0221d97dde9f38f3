#include "base/decode.h"

#include <span>
#include <string>

#include <doctest/doctest.h>

namespace {

using review::decode_text;
using review::DecodedText;
using review::ErrorCode;
using review::Result;

Result<DecodedText> decode(const std::string& bytes) {
    return decode_text(std::as_bytes(std::span(bytes)));
}

/// Text of the basic plane as UTF-16.
std::string utf16(const std::u16string& text, bool little, bool mark) {
    std::string bytes;
    for (const char16_t unit : (mark ? u"\uFEFF" : u"") + text) {
        const char low = static_cast<char>(unit & 0xFF);
        const char high = static_cast<char>(unit >> 8);
        bytes += little ? low : high;
        bytes += little ? high : low;
    }
    return bytes;
}

TEST_CASE("the charset is told by mark, by validity and by pattern") {
    const std::u16string wide = u"第一条 甲方应当在10日内付款。\n";
    const std::string text = "第一条 甲方应当在10日内付款。\n";
    struct Case {
        std::string what;
        std::string bytes;
        std::string charset;
        std::string text;
    };
    for (const Case& c :
         {Case{"empty", "", "UTF-8", ""},
          Case{"ASCII", "Party A\n", "UTF-8", "Party A\n"},
          Case{"UTF-8", text, "UTF-8", text},
          Case{"UTF-8 with a mark", "\xEF\xBB\xBF" + text, "UTF-8", text},
          Case{"UTF-16LE with a mark", utf16(wide, true, true), "UTF-16LE", text},
          Case{"UTF-16BE with a mark", utf16(wide, false, true), "UTF-16BE", text},
          Case{"UTF-16LE", utf16(wide, true, false), "UTF-16LE", text},
          Case{"UTF-16BE", utf16(wide, false, false), "UTF-16BE", text},
          Case{"GB18030", "\xB5\xDA\xD2\xBB\xCC\xF5", "GB18030", "第一条"},
          Case{"GB18030, four bytes", "\xBC\xD7\x95\x32\x82\x36", "GB18030", "甲\xF0\xA0\x80\x80"},
          Case{"GB18030 with ASCII",
               "A\xBC\xD7"
               "B",
               "GB18030",
               "A甲B"},
          Case{"line ends", "a\r\nb\rc\n\r\n", "UTF-8", "a\nb\nc\n\n"}}) {
        CAPTURE(c.what);
        const Result<DecodedText> decoded = decode(c.bytes);
        REQUIRE(decoded.has_value());
        CHECK(decoded->charset == c.charset);
        CHECK(decoded->text == c.text);
        CHECK(decoded->replaced == 0);
    }
}

TEST_CASE("damaged text is read with its damage counted") {
    struct Case {
        std::string what;
        std::string bytes;
        std::string charset;
        std::string text;
        std::size_t replaced;
    };
    const std::string words = "合同价款为人民币一百万元整，分两期支付。";
    for (const Case& c :
         {Case{"UTF-8 with a bad byte", words + "\xFF", "UTF-8", words + "\xEF\xBF\xBD", 1},
          Case{"UTF-8 cut short", words + "\xE7\x94", "UTF-8", words + "\xEF\xBF\xBD", 1},
          Case{"UTF-8 with a mark and a bad byte",
               "\xEF\xBB\xBF" + words + "\x80",
               "UTF-8",
               words + "\xEF\xBF\xBD",
               1},
          Case{"UTF-16 of odd length",
               utf16(u"甲方乙方", true, true) + "x",
               "UTF-16LE",
               "甲方乙方\xEF\xBF\xBD",
               1}}) {
        CAPTURE(c.what);
        const Result<DecodedText> decoded = decode(c.bytes);
        REQUIRE(decoded.has_value());
        CHECK(decoded->charset == c.charset);
        CHECK(decoded->text == c.text);
        CHECK(decoded->replaced == c.replaced);
    }
}

TEST_CASE("bytes that are no text are refused") {
    struct Case {
        std::string what;
        std::string bytes;
        std::string message;
    };
    const std::string nul = "不是文本文件（含有 NUL 字节）；请提供 docx、txt 或 md 文件";
    std::string noise;
    for (int i = 0; i < 400; ++i) {
        noise += "\xFF\x81";
    }
    for (const Case& c :
         {Case{"NUL in ASCII", std::string("ab\0cd", 5), nul},
          Case{"zeros", std::string(100, '\0'), nul},
          Case{"a NUL character in UTF-16", utf16(std::u16string(u"甲\0乙", 3), true, true), nul},
          Case{"a program",
               std::string("\x7F"
                           "ELF\x02\x01\x01\0\0\0\0\0",
                           12),
               nul},
          Case{"noise", noise, "文件不是可读的文本：按 UTF-8、UTF-16、GB18030 都无法解码"}}) {
        CAPTURE(c.what);
        const Result<DecodedText> decoded = decode(c.bytes);
        REQUIRE_FALSE(decoded.has_value());
        CHECK(decoded.error().code == ErrorCode::malformed_input);
        CHECK(decoded.error().message == c.message);
    }
}

}  // namespace
