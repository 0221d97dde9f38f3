#include "base/decimal.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>

#include <doctest/doctest.h>

using review::Decimal;

namespace {
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
}

TEST_CASE("equal decimals are equal however they are written") {
    CHECK(Decimal(1500, 3) == Decimal(15, 1));
    CHECK(Decimal(0, 5) == Decimal());
    CHECK(Decimal(10, 0) != Decimal(1, 0));
}

TEST_CASE("a decimal is scaled exactly or rounded half away from zero") {
    struct Case {
        Decimal value;
        int digits;
        std::optional<std::int64_t> exact;
        std::optional<std::int64_t> rounded;
    };
    for (const Case& c : {
             Case{Decimal(128, 2), 2, 128, 128},
             Case{Decimal(128, 2), 6, 1280000, 1280000},
             Case{Decimal(1285, 3), 2, std::nullopt, 129},
             Case{Decimal(-1285, 3), 2, std::nullopt, -129},
             Case{Decimal(1284, 3), 2, std::nullopt, 128},
             Case{Decimal(-1284, 3), 2, std::nullopt, -128},
             Case{Decimal(1, 18), 0, std::nullopt, 0},
             Case{Decimal(kMost), 0, kMost, kMost},
             Case{Decimal(kMost), 1, std::nullopt, std::nullopt},
         }) {
        CAPTURE(c.value.text());
        CHECK(c.value.exact(c.digits) == c.exact);
        CHECK(c.value.rounded(c.digits) == c.rounded);
    }
}

TEST_CASE("sums and products are exact or refused") {
    CHECK(Decimal(1, 1).plus(Decimal(2, 1)) == Decimal(3, 1));
    CHECK(Decimal(105, 2).plus(Decimal(-5, 2)) == Decimal(1));
    CHECK(Decimal(45, 1).times(Decimal(2, 1)) == Decimal(9, 1));
    CHECK(Decimal(kMost).plus(Decimal(1)) == std::nullopt);
    CHECK(Decimal(kMost).times(Decimal(2)) == std::nullopt);
    CHECK(Decimal(1, 18).times(Decimal(1, 1)) == std::nullopt);
    CHECK(Decimal(1, 18).plus(Decimal(kMost)) == std::nullopt);
}

TEST_CASE("a decimal is written in plain notation") {
    struct Case {
        Decimal value;
        std::string text;
    };
    for (const Case& c : {Case{Decimal(15, 1), "1.5"},
                          Case{Decimal(-5, 2), "-0.05"},
                          Case{Decimal(1200), "1200"},
                          Case{Decimal(), "0"}}) {
        CHECK(c.value.text() == c.text);
    }
}
