#include "rules/testing.h"

using namespace review;
using namespace review::testing;

TEST_CASE("five mistakes give five messages, each with line and column") {
    const std::string xml = R"(<rules pack="t" as-of="2026-13-01">
  <rule id="t.rule" severity="high">
    <title>标题</title>
    <bassis note="x"/>
    <basis note="依据"/>
    <assert test="//a[@b='x'">说明</assert>
    <assert test="$缺少 &lt; 1 and $nix">说明</assert>
    <example outcome="violated">甲</example>
    <example outcome="satisfied">乙</example>
  </rule>
</rules>
)";
    CHECK(problems_of(xml) ==
          "1:17: as-of 的值“2026-13-01”不是日期，应写作 2026-01-31\n"
          "2:21: severity 的值“high”不是 error、warning、note 之一\n"
          "4:5: <rule> 里没有元素 <bassis>\n"
          "6:29: XPath 表达式有误：缺少与“[”配对的“]”（在“a[@b='x'”附近）\n"
          "7:19: 没有变量 $缺少\n"
          "7:34: 没有变量 $nix\n");
}
