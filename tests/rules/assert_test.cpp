#include "rules/testing.h"

using namespace review;
using namespace review::testing;

namespace {

const std::string kContract =
    "<document kind='contract' type='lease' tags=' gov sme ' date='2024-03-11'>"
    "<body><article locator='第一条' num='1'>合同总价为"
    "<amount role='price' fen='100000000'>100万元</amount>。</article>"
    "<article locator='第二条' num='2'>支付定金"
    "<amount role='deposit' fen='30000000'>30万元</amount>。</article></body></document>";

}  // namespace

TEST_CASE("a deposit over the cap is a finding on its words") {
    const Judgement judgement = judge(
        R"(<let name="price" value="//amount[@role='price'][1]/@fen"/>
        <context>//amount[@role='deposit']</context>
        <needs test="$price">未识别出合同价款</needs>
        <assert test="@fen * 5 &lt;= $price">定金<value-of select="@fen" format="fen"/>元，
          超过合同价款<value-of select="$price" format="fen"/>元的20%。</assert>
        <suggest>将定金降至<value-of select="$price * 0.2" format="fen"/>元以内。</suggest>)",
        kContract);
    REQUIRE(judgement.findings.size() == 1);
    const Finding& finding = judgement.findings.front();
    CHECK(finding.rule == "t.rule");
    CHECK(finding.severity == Severity::error);
    CHECK(finding.text == "30万元");
    CHECK(finding.locator == "第二条");
    CHECK(finding.message == "定金300,000.00元，超过合同价款1,000,000.00元的20%。");
    CHECK(finding.suggestion == "将定金降至200,000.00元以内。");
    CHECK(finding.layer == "national");
    CHECK(judgement.satisfied.empty());
}
