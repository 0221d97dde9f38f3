#include "readers/symbol_font.h"

#include <string>

#include <doctest/doctest.h>

namespace {

using review::unicode_of_symbol;

TEST_CASE("a code of a symbol font becomes the character that it shows") {
    struct Case {
        std::string font;
        char32_t code;
        char32_t expected;
    };
    for (const Case& c : {Case{"Symbol", 0xF0B7, U'•'},
                          Case{"Symbol", 0xB7, U'•'},
                          Case{"Symbol", 0x61, U'α'},
                          Case{"Symbol", 0x57, U'Ω'},
                          Case{"Symbol", 0xB3, U'≥'},
                          Case{"Symbol", 0xD7, U'⋅'},
                          Case{"Symbol", 0xE5, U'∑'},
                          Case{"Symbol", 0xFE, U'⎭'},
                          Case{"Symbol", 0x35, U'5'},
                          Case{"Wingdings", 0x6C, U'●'},
                          Case{"Wingdings", 0xF06F, U'□'},
                          Case{"Wingdings", 0xA8, U'□'},
                          Case{"Wingdings", 0xFC, U'✓'},
                          Case{"Wingdings", 0xFB, U'✗'},
                          Case{"Wingdings", 0xFD, U'☒'},
                          Case{"Wingdings", 0xFE, U'☑'},
                          Case{"WINGDINGS", 0x76, U'❖'},
                          Case{"Wingdings", 0x81, U'①'},
                          Case{"Wingdings", 0x95, U'❿'},
                          Case{"Wingdings", 0xAB, U'★'},
                          Case{"Wingdings", 0xB7, U'\U0001F550'},
                          Case{"Wingdings", 0xD8, U'➢'},
                          Case{"Wingdings", 0xE0, U'→'},
                          Case{"Wingdings", 0xE8, U'➔'},
                          Case{"Wingdings 2", 0x52, U'☑'},
                          Case{"Wingdings 2", 0xA3, U'□'},
                          Case{"Webdings", 0x61, U'✔'},
                          Case{"Wingdings", 0x20, U' '},
                          Case{"Wingdings", 0xF020, U' '},
                          Case{"Webdings", 0xF0EE, U'□'}}) {
        CAPTURE(c.font);
        CAPTURE(static_cast<unsigned>(c.code));
        CHECK(static_cast<unsigned>(unicode_of_symbol(c.font, c.code)) ==
              static_cast<unsigned>(c.expected));
    }
}

TEST_CASE("codes of other fonts and codes beyond a symbol font stay") {
    struct Case {
        std::string font;
        char32_t code;
    };
    for (const Case& c : {Case{"宋体", U'l'},
                          Case{"", 0xF0B7},
                          Case{"Wingdings", U'一'},
                          Case{"Symbol", 0xE000},
                          Case{"Symbol", 0x0A}}) {
        CAPTURE(c.font);
        CHECK(unicode_of_symbol(c.font, c.code) == c.code);
    }
}

}  // namespace
