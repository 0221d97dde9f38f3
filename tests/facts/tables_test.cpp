#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "facts/price_table.h"
#include "facts/sample_document.h"

using review_test::list_facts;
using review_test::Sample;

namespace {

struct Case {
    std::string text;
    std::string expected;
};

/// What the figures of a table say: "row: expected/total=difference" for items, "row: sum/total=
/// difference" for totals; rows of which nothing is certain are left out.
std::string figures(const std::string& text) {
    std::string result;
    for (const review::Fact& fact : review::extract_tables(Sample(text).context())) {
        if (fact.element != "cell" || !fact.has("difference-fen")) {
            continue;
        }
        const bool sum = fact.has("sum-fen");
        result += std::string(fact.get("row")) + ": " +
                  std::string(fact.get(sum ? "sum-fen" : "expected-fen")) + "/" +
                  std::string(fact.get(sum ? "total-fen" : "line-total-fen")) + "=" +
                  std::string(fact.get("difference-fen")) + "; ";
    }
    return result;
}

std::string roles(const std::string& text) {
    const auto facts = review::extract_tables(Sample(text).context());
    return list_facts(facts, "table", {"role"}) + list_facts(facts, "row", {"role"});
}

const std::string kHead = "|序号|项目|数量|单价（元）|小计（元）|\n";

}  // namespace

TEST_CASE("the figures of a price list are checked exactly") {
    for (const Case& c : {
             Case{kHead + "|1|设计|1|168,000.00|168,000.00|\n|2|开发|6|100,000.00|600,000.00|\n|"
                          "合计|<|<|<|"
                          "768,000.00|",
                  "2: 16800000/16800000=0; 3: 60000000/60000000=0; 4: 76800000/76800000=0; "},
             Case{kHead + "|1|设计|1|168,000.00|168,000.00|\n|2|开发|6|100,000.00|650,000.00|\n|"
                          "合计|<|<|<|"
                          "768,000.00|",
                  "2: 16800000/16800000=0; 3: 60000000/65000000=5000000; "
                  "4: 81800000/76800000=5000000; "},
             Case{"|类别|项目|数量|单价（元/"
                  "月）|月数|小计（元）|\n|人员|清扫员|12|4,500|12|648,000|\n|^|驾驶员|4|"
                  "6,200|12|297,600|\n|合计|<|<|<|<|945,600|",
                  "2: 64800000/64800000=0; 3: 29760000/29760000=0; 4: 94560000/94560000=0; "},
             Case{"分项报价（单位：万元）\n|名称|数量|单价|金额|\n|设备|2|3.5|7|\n|合计|||8|",
                  "2: 7000000/7000000=0; 3: 7000000/8000000=1000000; "},
             Case{"|名称|单价|数量|金额（千万元）|\n|设备|10000000元|2|2|",
                  "2: 2000000000/2000000000=0; "},
             Case{"|名称|单价（百元）|数量|金额（十万元）|\n|设备|1000|2|2|",
                  "2: 20000000/20000000=0; "},
             Case{"|名称|数量|单价（元）|金额（万元）|\n|设备|2|35000|7|\n|合计|||7|",
                  "2: 7000000/7000000=0; 3: 7000000/7000000=0; "},
             Case{"|名称|数量|单价|小计|\n|一|2|10|20|\n|二|3|10|30|\n|小计|||50|\n|三|1|40|40|\n|"
                  "小计|||40|\n"
                  "|总计|||90|",
                  "2: 2000/2000=0; 3: 3000/3000=0; 4: 5000/5000=0; 5: 4000/4000=0; 6: 4000/4000=0; "
                  "7: 9000/9000=0; "},
             Case{"|名称|数量|单价|小计|\n|一|2|10|20|\n|二|3|10|30|\n|小计|||50|\n|三|1|40|40|\n|"
                  "小计|||40|\n"
                  "|总计|||180|",
                  "2: 2000/2000=0; 3: 3000/3000=0; 4: 5000/5000=0; 5: 4000/4000=0; 6: 4000/4000=0; "
                  "7: 9000/18000=9000; "},
             Case{"|名称|数量|价格（元）|<|\n|^|^|单价|合价|\n|一|2|10|20|\n|二|3|10|31|",
                  "3: 2000/2000=0; 4: 3000/3100=100; "},
             Case{"|名称|数量|单价|小计|\n|一|3|3.33|10|\n|二|1|5.4|5|",  // rounded to 元
                  "2: 999/1000=0; 3: 540/500=0; "},
             Case{"|名称|数量|单价|小计|\n|一|2台|¥10.00|¥20.00元|\n|合计（1）|||20.00元|\n|大写|"
                  "贰拾元整|<|<|",
                  "2: 2000/2000=0; 3: 2000/2000=0; "},
             Case{"|名称|金额|\n|甲|10.5|\n|乙|-0.5|\n|合计|10|", "4: 1000/1000=0; "},
             Case{"|分项报价表|<|<|<|\n|单位：万元|<|<|<|\n|名称|数量|单价|合价|\n|甲|2|1.5|3.1|\n|"
                  "乙|1|1.0|1.0|",
                  "4: 3000000/3100000=100000; 5: 1000000/1000000=0; "},
         }) {
        CAPTURE(c.text);
        CHECK(figures(c.text) == c.expected);
    }
}

TEST_CASE("what is not certain of a price list is left out") {
    for (const Case& c : {
             // tax, discount, coefficient
             Case{"|名称|数量|单价|税率|小计|\n|甲|2|10|6%|21.2|", ""},
             Case{"|名称|数量|单价|优惠率|小计|\n|甲|2|10|5%|19|\n|乙|1|10|5%|9.5|", ""},
             Case{"|名称|数量|单价|小计|备注|\n|甲|2|10|18|打九折|\n|乙|1|10|10||",
                  "3: 1000/1000=0; "},
             // two kinds of price
             Case{"|名称|数量|不含税单价|含税单价|小计|\n|甲|2|10|10.6|21.2|", ""},
             // a price for a month without a column of months
             Case{"|岗位|人数|单价（元/月）|合价（元）|\n|保洁|2|10|240|\n|保安|1|10|120|", ""},
             Case{"|名称|数量|单价|小计|\n|甲|约2|10|25|\n|乙|1-2|10|10|", ""},
             // a total for several rows
             Case{"|名称|数量|单价|小计|\n|甲|2|10|50|\n|乙|3|10|^|\n|合计|||50|",
                  "4: 5000/5000=0; "},
             // parts below their sum
             Case{"|序号|名称|金额|\n|1|人员|30|\n|1.1|清扫员|10|\n|1.2|驾驶员|20|\n|合计||30|",
                  ""},
             Case{"|序号|名称|金额|\n|一|人员|30|\n|1|清扫员|10|\n|2|驾驶员|20|\n|合计||30|", ""},
             // an item that could not be read
             Case{"|名称|金额|\n|甲|10|\n|乙|按实结算|\n|合计|15|", ""},
             Case{"|名称|数量|单价|金额|\n|甲|1|10|10|\n|乙|1|10|据实|\n|合计|||25|",
                  "2: 1000/1000=0; "},
             Case{"|名称|金额|\n|甲|10|\n|优惠|1|\n|合计|9|", ""},
             // the formula fits no row
             Case{"|名称|数量|单价|小计|\n|甲|2|10|24|\n|乙|3|10|36|\n|丙|4|10|48|", ""},
             // no price list
             Case{"|序号|路段|等级|\n|1|环翠路|一级|", ""},
             Case{"|考核项目|分值|得分|\n|清扫|10|8|\n|合计|100|80|", ""},
         }) {
        CAPTURE(c.text);
        CHECK(figures(c.text) == c.expected);
    }
}

TEST_CASE("tables and rows have their roles") {
    CHECK(
        roles(
            kHead +
            "|一|人员|<|<|<|\n|1|设计|1|10|10|\n|小计||||10|\n|合计||||10|\n|大写|拾元整|<|<|<|") ==
        "table role=prices\nrow role=header\nrow role=other\nrow role=item\nrow role=subtotal\n"
        "row role=total\nrow role=other\n");
    CHECK(roles("|甲方（盖章）：|乙方（盖章）：|\n|日期：|日期：|") ==
          "table role=signature\nrow role=other\nrow role=other\n");
    CHECK(roles("|甲方|江州市城市管理局|") == "table role=other\nrow role=other\n");
    const auto facts = review::extract_tables(Sample("|甲|<|\n|乙|丙|").context());
    CHECK(
        list_facts(facts, "cell", {"row", "col", "col-span"}) ==
        "cell row=1 col=1 col-span=2\ncell row=2 col=1 col-span=1\ncell row=2 col=2 col-span=1\n");
}

TEST_CASE("arithmetic in running text is checked") {
    for (const Case& c : {
             Case{"保洁员单价4500元/人·月×12人×12月＝650000元",
                  "expected-fen=64800000 difference-fen=200000"},
             Case{"保洁员单价4500元/人·月×12人×12月＝648000元",
                  "expected-fen=64800000 difference-fen=0"},
             Case{"即100万元×30%=30万元", "expected-fen=30000000 difference-fen=0"},
             Case{"合计1,000.00元+2,000.50元=3,000.50元", "expected-fen=300050 difference-fen=0"},
             Case{"4500*12*2=108000元", "expected-fen=10800000 difference-fen=0"},
             Case{"2人×3000元/月×12个月+500元=72600元",
                  "expected-fen=7250000 difference-fen=10000"},
         }) {
        CAPTURE(c.text);
        const auto facts = review::extract_tables(Sample(c.text).context());
        CHECK(list_facts(facts, "calculation", {"expected-fen", "difference-fen"}) ==
              "calculation " + c.expected + "\n");
    }
    for (const std::string& text : std::vector<std::string>{
             "面积3×4=12平方米",
             "违约金=合同总价×1%",
             "(100元+200元)×2=600元",
             "1000元-200元=800元",
             "A=100元",
             "1000元÷12=83.33元",
             "约100元×2=200元左右",
         }) {
        CAPTURE(text);
        const auto facts = review::extract_tables(Sample(text).context());
        const std::string found = list_facts(facts, "calculation", {"difference-fen"});
        CHECK((found.empty() || found == "calculation difference-fen=0\n"));
    }
}

TEST_CASE("a table says how many items it has and what its words say of the figures") {
    for (const Case& c : {
             Case{"|名称|数量|单价|小计|\n|一|2|10|20|\n|二|3|10|30|\n|合计|||50|",
                  "table role=prices items=2\n"},
             Case{"|名称|数量|单价（万元）|小计（万元）|\n|一|2|10|20|\n|优惠后合计|||19|",
                  "table role=prices items=2 notes= adjusted wan \n"},
             Case{"|名称|系数|\n|一|甲|", "table role=other notes= adjusted \n"},
         }) {
        CAPTURE(c.text);
        CHECK(list_facts(review::extract_tables(Sample(c.text).context()),
                         "table",
                         {"role", "items", "notes"}) == c.expected);
    }
}
