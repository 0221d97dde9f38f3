#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "facts/extract.h"
#include "facts/value_fixture.h"

using review::Fact;
using review::test::Fixture;
using review::test::values_with_roles;

namespace {

struct Case {
    std::string text;
    std::string expected;
};

/// "words:role" of every value of the kind in reading order; a role that needs review has '?'.
std::string roles(const std::string& text, std::string_view element) {
    const Fixture fixture(text);
    std::string result;
    for (const Fact& fact : values_with_roles(fixture)) {
        if (fact.element == element) {
            result += (result.empty() ? "" : " ") + std::string(fact.get("text")) + ":" +
                      std::string(fact.get("role")) +
                      (fact.has("role") && fact.get("certainty") == "review" ? "?" : "");
        }
    }
    return result;
}

}  // namespace

TEST_CASE("an amount has the role of the word joined to it") {
    for (const Case& c : {
             Case{"合同总价为人民币100万元。", "人民币100万元:price"},
             Case{"合同总价：1280000.00元", "1280000.00元:price"},
             Case{"合同总价（含税）为：￥100万元", "￥100万元:price"},
             Case{"签约后三日内支付定金20万元。", "20万元:deposit"},
             Case{"支付20万元定金", "20万元:deposit"},
             Case{"支付20万元作为定金", "20万元:deposit"},
             Case{"乙方支付订金5万元", "5万元:earnest-other"},
             Case{"定金为合同总价的20%，即20万元", "20万元:deposit"},
             Case{"缴纳履约保证金人民币5万元", "人民币5万元:performance-bond"},
             Case{"投标保证金2万元，履约保证金5万元", "2万元:bid-bond 5万元:performance-bond"},
             Case{"履约保证金195,120.00元，为合同总价的15%", "195,120.00元:performance-bond"},
             Case{"含税总价113万元，不含税价100万元，税率13%，税额13万元",
                  "113万元:price 100万元:net-price 13万元:tax"},
             Case{"签约合同价为人民币（大写）贰佰元整（¥200元）", "贰佰元整:price ¥200元:price"},
             Case{"支付合同总价的30%，即254,400.00元；", "254,400.00元:installment?"},
             Case{"支付合同总价的30%，即29.4万元作为预付款", "29.4万元:advance"},
             Case{"支付第一期款30万元，支付第二期款60万元",
                  "30万元:installment 60万元:installment"},
             Case{"验收合格后，甲方按合同总价960000元一次性支付", "960000元:price"},
             Case{"每逾期一日，支付违约金1000元", "1000元:liquidated-damages"},
             Case{"每逾期一日，乙方应支付1000元违约金", "1000元:liquidated-damages"},
             Case{"年租金为人民币36万元", "人民币36万元:rent"},
             Case{"支付押金60,000.00元（大写：陆万元整）",
                  "60,000.00元:security-deposit 陆万元整:security-deposit"},
             Case{"中标价236万元，预算金额240万元，最高限价239万元",
                  "236万元:award 240万元:budget 239万元:ceiling"},
             Case{"处五千元以上五万元以下罚款", "五千元:fine 五万元:fine"},
             Case{"单价4500元/人·月", "4500元/人·月:unit-price"},
             Case{"合同总价|100万元", "100万元:price?"},
             Case{"项目|金额\n合同总价|100万元", "100万元:price?"},
             Case{"项目|单价（元）\n扫帚|5元", "5元:unit-price?"},
         }) {
        CAPTURE(c.text);
        CHECK(roles(c.text, "amount") == c.expected);
    }
}

TEST_CASE("a role word that belongs to something else does not leak") {
    for (const Case& c : {
             Case{"合同总价见附件。另付5万元", "5万元:installment?"},
             Case{"合同总价见附件；5万元", "5万元:"},
             Case{"合同总价100万元、50万元", "100万元:price 50万元:"},
             Case{"定金额度另定，先收5万元", "5万元:"},
             Case{"履约保证金在验收后退还，逾期每日承担500元", "500元:"},
             Case{"工程款结清。押金10万元", "10万元:security-deposit"},
             Case{"预付款30万元，其他费用20万元", "30万元:advance 20万元:fee"},
         }) {
        CAPTURE(c.text);
        CHECK(roles(c.text, "amount") == c.expected);
    }
}

TEST_CASE("a rate has the role of the word joined to it") {
    for (const Case& c : {
             Case{"支付合同总价30%的定金", "30%:deposit"},
             Case{"定金为合同价款的百分之二十五", "百分之二十五:deposit"},
             Case{"定金为合同总价的20%，即20万元", "20%:deposit"},
             Case{"支付合同总价20%的定金，另付30%预付款", "20%:deposit 30%:advance"},
             Case{"提交合同金额15%的履约保证金", "15%:performance-bond"},
             Case{"履约保证金5万元，为合同总价的5%", "5%:performance-bond"},
             Case{"工程结算价的3%作为质量保证金", "3%:retention"},
             Case{"扣留结算总额百分之五的质保金", "百分之五:retention"},
             Case{"其余3%为质保金", "3%:retention"},
             Case{"合同签订后支付合同总价的30%", "30%:installment"},
             Case{"支付合同总价的30%作为预付款", "30%:advance"},
             Case{"签约付30%，验收付60%，质保期满付10%",
                  "30%:installment 60%:installment 10%:installment"},
             Case{"支付至合同总价的97%", "97%:installment"},
             Case{"预付款：合同签订后支付合同总价的30%", "30%:advance?"},
             Case{"增值税税率6%，税额48,000.00元", "6%:tax-rate"},
             Case{"含税，税率13%", "13%:tax-rate"},
             Case{"年利率10%", "10%:interest"},
             Case{"每逾期一日，按合同总价的1%向甲方支付违约金", "1%:liquidated-damages"},
             Case{"逾期的，每日按万分之五支付违约金，累计不超过合同总额的10%",
                  "万分之五:liquidated-damages 10%:liability-cap"},
             Case{"违约金总额不超过合同总价的10%", "10%:liability-cap"},
             Case{"乙方擅自解除合同的，应支付合同总价的20%", "20%:liquidated-damages?"},
             Case{"考核不合格的扣除当月服务费的5%", "5%:assessment"},
             Case{"中标下浮率5%", "5%:discount"},
             Case{"垃圾清运率达到98%", "98%:metric?"},
         }) {
        CAPTURE(c.text);
        CHECK(roles(c.text, "percent") == c.expected);
    }
}

TEST_CASE("a date has the role of the words around it") {
    for (const Case& c : {
             Case{"签订日期：2026年3月1日", "2026年3月1日:sign"},
             Case{"双方于2026年3月1日签订本合同", "2026年3月1日:sign"},
             Case{"服务期限为一年，自2026年4月1日起至2027年3月31日止",
                  "2026年4月1日:start 2027年3月31日:end"},
             Case{"租赁期2026年4月1日至2027年3月31日", "2026年4月1日:start 2027年3月31日:end"},
             Case{"自2026年4月1日起至3月31日公示", "2026年4月1日:start? 3月31日:end?"},
             Case{"自2021年1月1日起施行", "2021年1月1日:effective"},
             Case{"计划开工日期：2026年5月6日，计划竣工日期：2026年7月4日",
                  "2026年5月6日:start 2026年7月4日:end"},
             Case{"2026年6月30日前交付", "2026年6月30日:delivery"},
             Case{"中标通知书于2026年3月5日发出", "2026年3月5日:award"},
             Case{"2020年5月28日第十三届全国人民代表大会通过", "2020年5月28日:issue?"},
             Case{"2026年3月1日", "2026年3月1日:"},
             Case{"双方2026年3月1日商定", "2026年3月1日:"},
             Case{"项目编号|CBCG2026-041\n签订日期|2026年2月10日", "2026年2月10日:sign"},
             Case{"更新记录|2026年2月10日", "2026年2月10日:"},
         }) {
        CAPTURE(c.text);
        CHECK(roles(c.text, "date") == c.expected);
    }
}

TEST_CASE("a period has the role of its label or of what is to be done in it") {
    for (const Case& c : {
             Case{"服务期限为一年，自2026年4月1日起", "一年:term"},
             Case{"服务期限自2026年4月1日起至2027年3月31日止，共一年", "一年:term"},
             Case{"工期：90日历天", "90日历天:term"},
             Case{"质保期两年", "两年:warranty"},
             Case{"缺陷责任期24个月届满后30日内返还", "24个月:warranty 30日:return"},
             Case{"收到发票后30日内支付合同价款", "30日:payment"},
             Case{"验收合格之日起30日内，甲方付清余款", "30日:payment?"},
             Case{"收到申请后10个工作日内组织验收", "10个工作日:acceptance"},
             Case{"逾期付款超过30日的，有权解除", "30日:overdue"},
             Case{"接到通知后2小时内到达现场", "2小时:response"},
             Case{"应当提前3日书面告知", "3日:notice"},
             Case{"本合同签订之日起10日内支付押金", "10日:payment"},
             Case{"质保期自验收合格之日起两年", "两年:warranty"},
             Case{"期限三年", "三年:"},
             Case{"验收合格后30日内。付款另定", "30日:"},
         }) {
        CAPTURE(c.text);
        CHECK(roles(c.text, "duration") == c.expected);
    }
}
