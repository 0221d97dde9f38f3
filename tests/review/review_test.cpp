#include "review/review.h"

#include <stdexcept>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace review;

namespace {

constexpr const char* kRules = R"(<rules pack="t" layer="national" version="1" as-of="2026-01-31">
  <rule id="t.forever" severity="error" kind="contract normative other">
    <title>期限不得为永久</title><basis note="依据"/><find>永久</find>
    <example outcome="violated">永久</example><example outcome="satisfied">一年</example>
  </rule>
</rules>)";

RuleSet small_rules() {
    const std::vector<RuleFile> files{{.path = "t.xml", .xml = kRules}};
    tl::expected<RuleSet, std::vector<Error>> rules = RuleSet::load(files);
    REQUIRE(rules);
    return std::move(*rules);
}

/// Reviews one file of this text.
FileOutcome review_text(const std::string& text, const ReviewOptions& options) {
    const ByteSource source = [&text](const std::string& /*path*/) { return text; };
    return judge_reading(read_input("a.txt", source, {}, options), small_rules(), options);
}

}  // namespace

TEST_CASE("a file is judged and its finding quotes the words at its place") {
    const FileOutcome outcome =
        review_text("租赁合同\n第一条 租期为永久。\n", {.facts = {}, .limits = {}, .sha256 = true});
    REQUIRE(outcome);
    CHECK(outcome->path == "a.txt");
    CHECK(outcome->sha256.size() == 64);
    CHECK(outcome->date == "2026-01-31");
    CHECK(outcome->date_basis == "as-of");
    REQUIRE(outcome->judgement.findings.size() == 1);
    const Finding& finding = outcome->judgement.findings.front();
    CHECK(finding.text == "永久");
    CHECK(outcome->document.slice(finding.span) == finding.text);
    Tally tally;
    tally.add(*outcome);
    CHECK(tally.files == 1);
    CHECK(tally.count(Severity::error) == 1);
    CHECK(tally.reaches(Severity::error));
    CHECK(tally.reaches(Severity::note));
    CHECK_FALSE(Tally{}.reaches(Severity::note));
}

TEST_CASE("what the user says of a document wins") {
    ReviewOptions options;
    options.facts.kind = "normative";
    options.facts.as_of = "2020-02-02";
    const FileOutcome outcome = review_text("租赁合同\n第一条 租期一年。\n", options);
    REQUIRE(outcome);
    CHECK(outcome->kind == "normative");
    CHECK(outcome->date == "2020-02-02");
    CHECK(outcome->judgement.satisfied == std::vector<std::string>{"t.forever"});
}

TEST_CASE("one file that throws is an error of that file only") {
    const Knowledge knowledge;
    const RuleSet rules = small_rules();
    const std::vector<std::string> paths{"a.txt", "throws.txt", "missing.txt", "b.txt"};
    const ByteSource source = [](const std::string& path) -> Result<std::string> {
        if (path == "throws.txt") {
            throw std::runtime_error("broken");
        }
        if (path == "missing.txt") {
            return fail(ErrorCode::io, "文件不存在");
        }
        return std::string("第一条 永久\n");
    };
    ReviewOptions options;
    for (const unsigned jobs : {1U, 3U}) {
        CAPTURE(jobs);
        options.jobs = jobs;
        const Reviewer reviewer{
            .knowledge = knowledge, .rules = rules, .options = options, .source = source};
        std::vector<std::string> results;
        const auto keep = [&results](FileOutcome&& outcome) {
            results.push_back(outcome ? outcome->path : outcome.error().path + " failed");
        };
        review_files(paths, reviewer, std::nullopt, keep);
        CHECK(results == std::vector<std::string>{
                             "a.txt", "throws.txt failed", "missing.txt failed", "b.txt"});
    }
}
