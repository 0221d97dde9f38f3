// What the tests of references share. Every test program includes it once a source.
#pragma once

#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "facts/references.h"
#include "facts/sample_document.h"

namespace review_test {

/// A text and the facts that it gives, as list_facts prints them.
struct ReferenceCase {
    std::string text;
    std::string expected;
};

inline review::LawCatalog shipped_laws() {
    std::ifstream file(REVIEW_SOURCE_DIR "/rules/laws/catalog.tsv", std::ios::binary);
    auto loaded =
        review::LawCatalog::load({std::istreambuf_iterator<char>(file), {}}, "catalog.tsv");
    REQUIRE(loaded.has_value());
    return std::move(*loaded);
}

/// The references of a text that is judged by `date`.
inline std::vector<review::Fact> references(const std::string& text,
                                            const std::string& date = "2026-11-23") {
    Sample sample(text);
    sample.laws = shipped_laws();
    std::vector<review::Fact> facts = extract_references(sample.context());
    for (const review::Fact& fact : facts) {
        CHECK(fact.span.end > fact.span.begin);
        CHECK(fact.span.end <= sample.document.text.size());
    }
    judge_references(facts, sample.context(), date);
    return facts;
}

inline std::string list_references(const std::string& text,
                                   const std::vector<std::string>& attributes,
                                   const std::string& date = "2026-11-23") {
    return list_facts(references(text, date), "ref", attributes);
}

}  // namespace review_test
