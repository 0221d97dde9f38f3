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

TEST_CASE("pieces of any size give the digest of the whole") {
    const std::string text(200, 'x');
    const std::string whole = sha256_hex(text);
    for (std::size_t piece = 1; piece <= 130; ++piece) {
        CAPTURE(piece);
        Sha256 hash;
        for (std::size_t i = 0; i < text.size(); i += piece) {
            hash.update(std::string_view(text).substr(i, piece));
        }
        CHECK(hash.hex() == whole);
    }
}
