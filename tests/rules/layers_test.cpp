#include "rules/testing.h"

using namespace review;
using namespace review::testing;

namespace {

const std::string kRule = rule(
    "<context>//amount</context><assert test='@fen &lt;= $cap' severity='error' "
    "certainty='review'>超过<value-of select='$cap'/></assert><suggest>降</suggest>",
    "id='t.rule' severity='warning'");
const std::string kNational = pack("<let name='cap' value='20'/>" + kRule);
const std::string kTree = "<document><amount fen='15'/><amount fen='25'/></document>";

std::string summary(const std::vector<std::string>& files) {
    std::string all;
    for (const Finding& finding : judge(load(files), tree_of(kTree)).findings) {
        all += finding.message + " " + severity_name(finding.severity) + " " +
               certainty_name(finding.certainty) + " " + finding.layer + " " + finding.suggestion +
               "|";
    }
    return all;
}

}  // namespace

TEST_CASE("a later layer changes what an earlier one says, and is named") {
    struct Case {
        std::string later;
        std::string findings;
    };
    for (const Case& c : {
             Case{"", "超过20 error review national 降|"},
             Case{"<let name='cap' value='10'/>", "超过10 error review city 降|"},
             Case{"<override rule='t.rule' severity='note'/>", "超过20 note review city 降|"},
             Case{"<override rule='t.rule' certainty='certain'/>", "超过20 error certain city 降|"},
             Case{"<override rule='t.rule' enabled='no'/>", ""},
             Case{"<override rule='t.rule'><message>不得超过<value-of select='$cap'/></message>"
                  "<suggest>改</suggest></override>",
                  "不得超过20 error review city 改|"},
             Case{"<override rule='t.rule'><let name='cap' value='24'/></override>",
                  "超过24 error review city 降|"},
             Case{"<let name='other' value='1'/>", "超过20 error review national 降|"},
         }) {
        CAPTURE(c.later);
        CHECK(summary({kNational, pack(c.later, "city")}) == c.findings);
    }
}

TEST_CASE("the last of several layers decides") {
    CHECK(summary({kNational,
                   pack("<let name='cap' value='10'/><override rule='t.rule' severity='note'/>",
                        "city"),
                   pack("<let name='cap' value='24'/>", "unit")}) == "超过24 note review unit 降|");
}

TEST_CASE("a parameter is defined once in a layer") {
    const std::vector<RuleFile> files = {
        {.path = "a.xml", .xml = kNational},
        {.path = "b.xml", .xml = pack("\n<let name='cap' value='10'/>")}};
    const auto set = RuleSet::load(files);
    REQUIRE(!set);
    REQUIRE(set.error().size() == 1);
    CHECK(set.error()[0].path == "b.xml");
    CHECK(set.error()[0].line == 2);
    CHECK(set.error()[0].message == "变量 cap 已在 a.xml:1 定义，同一层里只能定义一次");
}

TEST_CASE("what rules tell of themselves is what the layers made of them") {
    const RuleSet set =
        load({kNational,
              pack("<override rule='t.rule' severity='note' enabled='no'><title>新题</title>"
                   "<suggest>新</suggest></override>",
                   "city")});
    const RuleInfo info = set.rules().front();
    CHECK(info.title == "新题");
    CHECK(info.severity == Severity::note);
    CHECK(!info.enabled);
    CHECK(info.layer == "city");
    CHECK(info.suggestion == "新");
    CHECK(info.pack == "t");
    CHECK(set.packs().size() == 2);
}
