#include "rules/testing.h"

using namespace review;
using namespace review::testing;

namespace {

const std::string kBasis = "<basis note='公布的利率'/>";
const std::string kRate =
    "<param name='lpr' title='一年期利率' unit='%'><value to='2019-08-19'>4.35</value>"
    "<value from='2019-08-20' to='2026-08-19'>3.1</value><value from='2026-08-21'>3</value>" +
    kBasis + "</param>";
const std::string kRule = rule(
    "<context>//percent</context><needs test='$lpr = $lpr'>当日没有利率</needs>"
    "<report test='@ppm &gt; 4 * 10000 * $lpr'>超过<value-of select='4 * $lpr'/>%</report>",
    "id='t.rule' severity='warning'");
const std::string kTree = "<document><percent ppm='130000'/></document>";

/// Messages and reasons for what is undetermined.
std::string said(const std::vector<std::string>& files, const std::string& date) {
    const Judgement judgement = judge(load(files), tree_of(kTree), {.side = "", .date = date});
    std::string all;
    for (const Finding& finding : judgement.findings) {
        all += finding.message + " " + finding.layer;
    }
    for (const Undetermined& one : judgement.undetermined) {
        all += one.reason;
    }
    return all;
}

}  // namespace

TEST_CASE("a parameter has the value of the document's date") {
    struct Case {
        std::string date;
        std::string said;
    };
    for (const Case& c : {
             Case{"2019-08-19", ""},
             Case{"2019-08-20", "超过12.4% national"},
             Case{"2026-08-19", "超过12.4% national"},
             Case{"2026-08-20", "当日没有利率"},
             Case{"2026-08-21", "超过12% national"},
         }) {
        CAPTURE(c.date);
        CHECK(said({pack(kRate + kRule)}, c.date) == c.said);
    }
}

TEST_CASE("a later layer gives a parameter another value") {
    const std::string city =
        pack("<param name='lpr' title='本市的利率'><value>2</value>" + kBasis + "</param>", "city");
    CHECK(said({pack(kRate + kRule), city}, "2019-01-01") == "超过8% city");
    const std::vector<ParamInfo> params = load({pack(kRate + kRule), city}).params();
    REQUIRE(params.size() == 1);
    CHECK(params.front().title == "本市的利率");
    CHECK(params.front().layer == "city");
    CHECK(params.front().path == "b.xml");
}

TEST_CASE("a parameter of words is a string, empty where none is given") {
    const std::string rates =
        "<param name='rates' title='税率'><value from='2019-04-01'>13 9 6</value>" + kBasis +
        "</param>";
    const std::string by_rate = rule(
        "<context>//percent</context><report test='true()'>“<value-of select='$rates'/>”"
        "</report>");
    CHECK(said({pack(rates + by_rate)}, "2020-01-01") == "“13 9 6” national");
    CHECK(said({pack(rates + by_rate)}, "2018-01-01") == "“” national");
}

TEST_CASE("a parameter that says too little or too much is a problem") {
    struct Case {
        std::string param;
        std::string problem;
    };
    for (const Case& c : {
             Case{"<param name='A' title='题'><value>1</value>" + kBasis + "</param>",
                  "参数名“A”应由小写字母、数字、连字符组成，字母开头"},
             Case{"<param name='a' title='题'>" + kBasis + "</param>",
                  "<param> 应有 <value>（值）和 <basis>（依据）"},
             Case{"<param name='a' title='题'><value>1</value></param>",
                  "<param> 应有 <value>（值）和 <basis>（依据）"},
             Case{"<param name='a' title='题'><value/>" + kBasis + "</param>", "<value> 没有写值"},
             Case{"<param name='a' title='题'><value>1</value><value>2</value>" + kBasis +
                      "</param>",
                  "参数 a 的值应按时间先后写，起止不重叠：前一个有 to，后一个有 from"},
             Case{"<param name='a' title='题'><value from='2020-01-02' to='2020-01-01'>1</value>" +
                      kBasis + "</param>",
                  "to（2020-01-01）早于 from（2020-01-02）"},
             Case{"<param name='a' title='题'><value>1</value><let/>" + kBasis + "</param>",
                  "<param> 里没有元素 <let>，可用：value、basis"},
         }) {
        CAPTURE(c.param);
        const std::string problems = problems_of(pack(c.param));
        CHECK(problems.find(c.problem) != std::string::npos);
    }
}
