#include "base/sha256.h"

#include <string>

#include <doctest/doctest.h>

using namespace review;

TEST_CASE("the digest of a text is that of FIPS 180-4") {
    struct Case {
        std::string text;
        std::string expected;
    };
    for (const Case& c : {
             Case{"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
             Case{"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
             Case{"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                  "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
             Case{std::string(1000000, 'a'),
                  "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
         }) {
        CAPTURE(c.text.size());
        CHECK(sha256_hex(c.text) == c.expected);
    }
}

TEST_CASE("lengths around a block's end are padded right") {
    struct Case {
        std::size_t length;
        std::string expected;
    };
    for (const Case& c : {
             Case{55, "d5e285683cd4efc02d021a5c62014694958901005d6f71e89e0989fac77e4072"},
             Case{56, "04c26261370ee7541549d16dee320c723e3fd14671e66a099afe0a377c16888e"},
             Case{63, "75220b47218278e656f2013bb8f0c455a25eaf01e86c64924e9d48d89776d6f2"},
             Case{64, "7ce100971f64e7001e8fe5a51973ecdfe1ced42befe7ee8d5fd6219506b5393c"},
             Case{65, "9537c5fdf120482f7d58d25e9ed583f52c02b4e304ea814db1633ad565aed7e9"},
             Case{119, "000b48d4edf0fa7bee3c6236ecd2785baa5db4eeb8bb54341b029e0d9fa5fb0c"},
             Case{120, "13f05a0b594787f5ecd315edc96141bd3243203d1b7d4f0836f37308b276ba98"},
             Case{128, "24da1b81d0b16df6428eee73c69fcb2a93c76bc6df706f0c6670fe6bfe800464"},
         }) {
        CAPTURE(c.length);
        CHECK(sha256_hex(std::string(c.length, 'x')) == c.expected);
    }
}
