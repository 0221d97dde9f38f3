#include "review/related.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace review;

namespace {

Finding finding_of(const std::string& rule, Severity severity, Span span) {
    Finding finding;
    finding.rule = rule;
    finding.severity = severity;
    finding.span = span;
    return finding;
}

/// "a(b c) d": leaders with what is related in brackets.
std::string folded(std::vector<Finding> findings) {
    std::string words;
    for (const Finding& finding : fold_related(std::move(findings))) {
        words += (words.empty() ? "" : " ") + finding.rule;
        for (std::size_t i = 0; i < finding.related.size(); ++i) {
            words += (i == 0 ? "(" : " ") + finding.related[i].rule;
        }
        words += finding.related.empty() ? "" : ")";
    }
    return words;
}

}  // namespace

TEST_CASE("findings on the same words stand below the most severe of them") {
    const Finding a = finding_of("a", Severity::warning, {.begin = 100, .end = 140});
    SUBCASE("equal words") {
        CHECK(folded({a, finding_of("b", Severity::error, {.begin = 100, .end = 140})}) == "b(a)");
        CHECK(folded({a, finding_of("b", Severity::note, {.begin = 100, .end = 140})}) == "a(b)");
        CHECK(folded({a, finding_of("b", Severity::warning, {.begin = 100, .end = 140})}) ==
              "a(b)");
    }
    SUBCASE("half of the longer is enough, less is not") {
        CHECK(folded({a, finding_of("b", Severity::note, {.begin = 120, .end = 140})}) == "a(b)");
        CHECK(folded({a, finding_of("b", Severity::note, {.begin = 121, .end = 140})}) == "a b");
        CHECK(folded({finding_of("b", Severity::note, {.begin = 60, .end = 139}), a}) == "b a");
        CHECK(folded({finding_of("b", Severity::note, {.begin = 61, .end = 140}), a}) == "a(b)");
    }
    SUBCASE("words beside each other are two problems") {
        CHECK(folded({a, finding_of("b", Severity::error, {.begin = 140, .end = 180})}) == "a b");
    }
    SUBCASE("several join one, each of them once") {
        CHECK(folded({a,
                      finding_of("b", Severity::error, {.begin = 105, .end = 140}),
                      finding_of("c", Severity::note, {.begin = 110, .end = 140})}) == "b(a c)");
    }
    SUBCASE("of equally severe ones a certain one leads") {
        Finding open = finding_of("b", Severity::warning, {.begin = 90, .end = 140});
        open.certainty = Certainty::review;
        CHECK(folded({open, a}) == "a(b)");
    }
}

TEST_CASE("what is no problem of the same words stays apart") {
    const Span whole;
    CHECK(folded({finding_of("a", Severity::error, whole),
                  finding_of("b", Severity::error, whole)}) == "a b");
    const Span words{.begin = 10, .end = 20};
    CHECK(folded({finding_of("a", Severity::error, words),
                  finding_of("a", Severity::note, words)}) == "a a");
}

TEST_CASE("many findings within one long stretch are folded in passing") {
    std::vector<Finding> findings{finding_of("long", Severity::error, {.begin = 0, .end = 100000})};
    for (std::size_t i = 0; i < 5000; ++i) {
        findings.push_back(
            finding_of("short", Severity::note, {.begin = i * 20, .end = i * 20 + 10}));
    }
    CHECK(fold_related(std::move(findings)).size() == 5001);
}
