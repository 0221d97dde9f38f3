#include <set>
#include <string>

#include <doctest/doctest.h>

#include "review/review.h"

using namespace review;

namespace {

Finding finding_of(const std::string& rule, const std::string& locator, const std::string& text) {
    Finding finding;
    finding.rule = rule;
    finding.locator = locator;
    finding.text = text;
    return finding;
}

}  // namespace

TEST_CASE("a fingerprint stays when the document changes elsewhere") {
    Finding finding = finding_of("a.b", "第五条第二款", "定金30万元");
    const std::string print = fingerprint(finding, 0);
    CHECK(print.size() == 16);
    CHECK(print.find_first_not_of("0123456789abcdef") == std::string::npos);
    finding.span = {.begin = 100, .end = 200};
    finding.message = "另一句话";
    finding.text = "定金 ３０　万元";
    CHECK(fingerprint(finding, 0) == print);
}

TEST_CASE("rule, locator, words and number tell fingerprints apart") {
    const std::set<std::string> prints{
        fingerprint(finding_of("a.b", "第五条", "定金"), 0),
        fingerprint(finding_of("a.c", "第五条", "定金"), 0),
        fingerprint(finding_of("a.b", "第六条", "定金"), 0),
        fingerprint(finding_of("a.b", "第五条", "订金"), 0),
        fingerprint(finding_of("a.b", "第五条", "定金"), 1),
        fingerprint(finding_of("a.b第五条", "", "定金"), 0),
    };
    CHECK(prints.size() == 6);
}

TEST_CASE("equal findings of a file are numbered in order") {
    const Finding one = finding_of("a.b", "第五条", "定金");
    const Finding other = finding_of("a.b", "第六条", "定金");
    Fingerprints prints;
    CHECK(prints.next(one) == fingerprint(one, 0));
    CHECK(prints.next(other) == fingerprint(other, 0));
    CHECK(prints.next(one) == fingerprint(one, 1));
}
