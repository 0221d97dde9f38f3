#include "report/place.h"

#include <string>

#include <doctest/doctest.h>

using namespace review;

TEST_CASE("places are the same in any order as counted from the start") {
    const std::string text = "甲方\n\n乙方：a\n";
    PlaceFinder places(text);
    for (int round = 0; round < 2; ++round) {
        for (std::size_t offset = 0; offset <= text.size(); ++offset) {
            if (offset < text.size() &&
                (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U) {
                continue;
            }
            CAPTURE(offset);
            CHECK(places.place(offset) == line_column(text, offset));
            const std::size_t back = text.size() - text.size() / (offset + 1);
            CHECK(places.place(text.size()) == line_column(text, text.size()));
            CHECK(places.line(back).end >= places.line(back).begin);
        }
    }
    CHECK(places.place(1000) == line_column(text, text.size()));
}

TEST_CASE("a line is known by any of its offsets") {
    const std::string text = "甲方\n\n乙方";
    const PlaceFinder places(text);
    CHECK(places.line(0) == Span{.begin = 0, .end = 6});
    CHECK(places.line(6) == Span{.begin = 0, .end = 6});
    CHECK(places.line(7) == Span{.begin = 7, .end = 7});
    CHECK(places.line(8) == Span{.begin = 8, .end = 14});
    CHECK(places.line(99) == Span{.begin = 8, .end = 14});
}
