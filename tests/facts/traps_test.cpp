// Runs traps.tsv: sentences full of numbers that are no money, rate, date, period or identifier.
#include <algorithm>
#include <array>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "facts/fact_tree.h"
#include "facts/sample_document.h"

namespace {

struct Trap {
    std::string text;
    std::string silent;    // kinds that must not appear, with blanks between
    std::string expected;  // all facts of the kinds that it names
};

std::vector<Trap> read_traps() {
    std::ifstream file(std::string(REVIEW_SOURCE_DIR) + "/tests/facts/traps.tsv");
    std::vector<Trap> traps;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') {
            continue;
        }
        const std::size_t tab = line.find('\t');
        REQUIRE(tab != std::string::npos);
        const std::size_t second = std::min(line.find('\t', tab + 1), line.size());
        traps.push_back({.text = line.substr(0, tab),
                         .silent = line.substr(tab + 1, second - tab - 1),
                         .expected = line.substr(std::min(second + 1, line.size()))});
    }
    return traps;
}

std::string value_of(pugi::xml_node node) {
    const std::string_view kind = node.name();
    const auto get = [node](const char* name) { return std::string(node.attribute(name).value()); };
    if (kind == "duration") {
        return get("value") + " " + get("unit");
    }
    if (kind == "ref") {
        return get("text");
    }
    if (kind == "identifier") {
        return get("type") + ":" + get("value");
    }
    return get(kind == "amount" ? "fen" : kind == "percent" ? "ppm" : "iso");
}

pugi::xpath_node_set select_sorted(const pugi::xml_document& tree) {
    auto found = tree.select_nodes("//amount|//percent|//date|//duration|//identifier|//ref");
    found.sort();
    return found;
}

/// "kind=value; …" of every fact whose kind is one of `kinds`.
std::string facts_of(const pugi::xml_document& tree, const std::string& kinds) {
    std::string result;
    for (const pugi::xpath_node& found : select_sorted(tree)) {
        const std::string kind = found.node().name();
        if ((" " + kinds + " ").find(" " + kind + " ") != std::string::npos) {
            result += (result.empty() ? "" : "; ") + kind + "=" + value_of(found.node());
        }
    }
    return result;
}

/// The kinds that a list of facts names.
std::string kinds_of(const std::string& facts) {
    constexpr std::array<std::string_view, 6> kKinds{
        "amount", "percent", "date", "duration", "identifier", "ref"};
    std::string kinds;
    for (const std::string_view kind : kKinds) {
        if (facts.find(std::string(kind) + "=") != std::string::npos) {
            kinds += std::string(kind) + " ";
        }
    }
    return kinds;
}

}  // namespace

TEST_CASE("near misses give no facts") {
    const std::vector<Trap> traps = read_traps();
    CHECK(traps.size() >= 200);
    CHECK(std::ranges::count_if(traps, [](const Trap& trap) { return !trap.expected.empty(); }) >=
          40);
    for (const Trap& trap : traps) {
        CAPTURE(trap.text);
        CHECK(!trap.silent.empty());
        const review_test::Sample sample(trap.text);
        const pugi::xml_document tree = review::build_fact_tree(
            sample.document, review_test::project_lexicon(), sample.laws, {});
        CHECK(facts_of(tree, trap.silent) == "");
        CHECK(facts_of(tree, kinds_of(trap.expected)) == trap.expected);
    }
}
