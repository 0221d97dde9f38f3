#include "rules/testing.h"

using namespace review;
using namespace review::testing;

TEST_CASE("a phrase is found and its replacement given") {
    const Judgement judgement = judge(
        "<find>签定</find><replace>签订</replace>",
        "<document kind='contract'><article locator='第一条'>双方签定合同。</article></document>");
    REQUIRE(judgement.findings.size() == 1);
    CHECK(judgement.findings[0].text == "签定");
    CHECK(judgement.findings[0].message == "标题");
    CHECK(judgement.findings[0].replacement == "签订");
    CHECK(judgement.findings[0].locator == "第一条");
}
