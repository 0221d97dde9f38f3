#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "facts/extract.h"
#include "facts/value_fixture.h"

using review::Fact;
using review::test::Case;
using review::test::Fixture;
using review::test::values_with_roles;

namespace {

/// "words:role name=value" of every value of the kind in reading order; a role that needs review
/// has
/// '?', the attribute is left out where it is absent.
std::string details(const Fixture& fixture, std::string_view element, std::string_view name) {
    std::string result;
    for (const Fact& fact : values_with_roles(fixture)) {
        if (fact.element != element) {
            continue;
        }
        result += (result.empty() ? "" : " ") + std::string(fact.get("text")) + ":" +
                  std::string(fact.get("role")) +
                  (fact.has("role") && fact.get("certainty") == "review" ? "?" : "");
        if (!name.empty() && fact.has(name)) {
            result += " " + std::string(name) + "=" + std::string(fact.get(name));
        }
    }
    return result;
}

std::string roles(const std::string& text, std::string_view element) {
    return details(Fixture(text), element, "");
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
             Case{"预付款5万元，进度款10万元，尾款3万元",
                  "5万元:advance 10万元:installment 3万元:installment"},
             Case{"违约金为每日500元", "500元:liquidated-damages"},
             Case{"按合同金额的5%缴纳履约保证金，即人民币4.9万元",
                  "人民币4.9万元:performance-bond"},
             Case{"定金（合同总价的20%）共计20万元", "20万元:deposit"},
             Case{"合同价款：人民币壹佰元整（¥100），其中税额6元，不含税价94元",
                  "人民币壹佰元整:price ¥100:price 6元:tax 94元:net-price"},
             Case{"综合单价：每平方米35元，暂定总价70万元", "35元:unit-price 70万元:price"},
             Case{"暂列金额20万元，暂估价15万元", "20万元:provisional 15万元:provisional"},
             Case{"合同价由中标价236万元调整为229万元", "236万元:award 229万元:revised-price?"},
             Case{"每人保额不低于80万元", "80万元:insurance"},
             Case{"两万五的预算、一千二的租金", ""},
             Case{"价款（含13%增值税）1130000元", "1130000元:price?"},
             Case{"原合同金额100万元，本次增加15万元，变更后合同总价115万元",
                  "100万元:original-price 15万元:increase 115万元:revised-price"},
             Case{"价格增加至130万元", "130万元:"},
             Case{"其中设备款60万元，安装工程费40万元", "60万元:component 40万元:component"},
             Case{"试用期月工资4000元，转正后月工资5000元", "4000元:probation-wage 5000元:wage"},
             Case{"借款100万元，扣除首期利息3万元，实发97万元",
                  "100万元:loan 3万元:interest 97万元:disbursed"},
             Case{"竞业限制补偿金每月3000元", "3000元:noncompete-pay"},
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
             Case{"尾款：验收合格后支付合同总价的5%", "5%:installment?"},
             Case{"赔偿限额为合同总价的100%", "100%:liability-cap"},
             Case{"第一期：签订后支付30%；第二期：验收后支付70%",
                  "30%:installment? 70%:installment?"},
             Case{"支付比例为当月完成工程量的70%", "70%:installment?"},
             Case{"试用期工资为约定工资的80%", "80%:probation-wage"},
             Case{"工程完工付至80%，竣工验收合格后付至97%，余3%作为质保金",
                  "80%:installment 97%:installment 3%:retention"},
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
             Case{"本合同于2026年3月18日由双方签订", "2026年3月18日:sign?"},
             Case{"合同有效期至2026年12月31日", "2026年12月31日:end"},
             Case{"2026年6月30日前完成验收", "2026年6月30日:acceptance?"},
             Case{"余款于2026年12月31日前付清", "2026年12月31日:payment"},
             Case{"双方于2025年3月1日签订的《道路养护合同》", "2025年3月1日:prior-sign"},
             Case{"就2025年3月1日签署的编号JZ-1合同作如下变更", "2025年3月1日:prior-sign"},
             Case{"原合同签订日期：2025年3月1日", "2025年3月1日:prior-sign"},
             Case{"合同签订的时间为2025年3月1日", "2025年3月1日:sign"},
             Case{"服务期限自合同签订之日起至验收合格之日止",
                  "合同签订之日:start 验收合格之日:end"},
             Case{"本办法自公布之日起施行", "公布之日:effective"},
             Case{"每月10日前支付上月服务费", "每月10日:payment"},
             Case{"2026年3月1日前交付，每月5日付款", "2026年3月1日:delivery 每月5日:payment"},
             Case{"2026年3月1日前交付，2026年5月1日前验收",
                  "2026年3月1日:delivery 2026年5月1日:acceptance"},
             Case{"2026年3月1日签订，交付日期2026年5月1日",
                  "2026年3月1日:sign 2026年5月1日:delivery"},
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
             Case{"缺陷责任期24个月届满后30日内返还", "24个月:defects-liability 30日:return"},
             Case{"收到发票后30日内支付合同价款", "30日:payment"},
             Case{"验收合格之日起30日内，甲方付清余款", "30日:payment?"},
             Case{"收到申请后10个工作日内组织验收", "10个工作日:acceptance"},
             Case{"逾期付款超过30日的，有权解除", "30日:overdue"},
             Case{"接到通知后2小时内到达现场", "2小时:response"},
             Case{"应当提前3日书面告知", "3日:notice"},
             Case{"本合同签订之日起10日内支付押金", "10日:payment"},
             Case{"质保期自验收合格之日起两年", "两年:warranty"},
             Case{"期限三年", "三年:"},
             Case{"工期自开工令发出之日起90日历天", "90日历天:term"},
             Case{"交货时间：合同签订后30日内", "30日:delivery"},
             Case{"投标有效期90天", "90天:validity"},
             Case{"收到中标通知书后30日内签订合同", "30日:decision"},
             Case{"劳动合同期限三年，试用期三个月", "三年:term 三个月:probation"},
             Case{"系统试运行期一个月", "一个月:trial"},
             Case{"缺陷责任期为24个月，保修期五年", "24个月:defects-liability 五年:warranty"},
             Case{"竞业限制期限为2年", "2年:noncompete"},
             Case{"乙方离职后五年内不得从事同行业工作", "五年:noncompete"},
             Case{"租期三年，其中免租期两个月", "三年:term 两个月:rent-free"},
             Case{"人工费用拨付周期为1个月", "1个月:wage-cycle"},
             Case{"自签订之日起2个工作日内公告，7个工作日内将合同副本报财政部门备案",
                  "2个工作日:publication 7个工作日:filing"},
             Case{"保证期间为主债务履行期限届满之日起三年", "三年:guarantee"},
             Case{"保密义务在合同终止后三年内仍然有效", "三年:confidentiality"},
             Case{"保修期另定，自验收合格之日起两年内免费维修", "两年:warranty"},
             Case{"验收合格后30日内。付款另定", "30日:"},
         }) {
        CAPTURE(c.text);
        CHECK(roles(c.text, "duration") == c.expected);
    }
}

TEST_CASE("a period says which part of the works it is for and which bond is returned") {
    for (const Case& c : {
             Case{"屋面防水工程保修5年，电气管线2年",
                  "5年:warranty of=waterproofing 2年:warranty? of=utilities"},
             Case{"质量保修期：屋面防水工程、外墙面的防渗漏为5年，供热与供冷系统为2个采暖期",
                  "5年:warranty? of=waterproofing 2个采暖期:warranty? of=heating"},
             Case{"保修期限：电气管线、装修工程2年", "2年:warranty? of=utilities finishing"},
             Case{"履约保证金在验收合格后10日内退还", "10日:return of=performance-bond"},
             Case{"合同终止后10日内无息退还押金", "10日:return of=security-deposit"},
             Case{"质保期两年，质保金期满后30日内退还", "两年:warranty 30日:return of=retention"},
             Case{"装修工程工期60日", "60日:term"},
             Case{"主体结构施工3个月", "3个月:"},
             Case{"履约保证金另定。10日内退还图纸", "10日:return"},
         }) {
        CAPTURE(c.text);
        const Fixture fixture(c.text);
        CHECK(details(fixture, "duration", "of") == c.expected);
    }
}

TEST_CASE("damages say who pays them") {
    for (const Case& c : {
             Case{"乙方逾期交付的，每日按货款的万分之五支付违约金，累计不超过5%",
                  "万分之五:liquidated-damages side=B 5%:liability-cap side=B"},
             Case{"甲方逾期付款的，每日按万分之三支付违约金", "万分之三:liquidated-damages side=A"},
             Case{"出租人逾期交房的，每日按月租金的1%向承租人支付违约金",
                  "1%:liquidated-damages side=A"},
             Case{"任何一方违约的，向对方支付合同总价10%的违约金",
                  "10%:liquidated-damages side=both"},
             Case{"逾期付款的，甲方应按每日0.1%支付违约金", "0.1%:liquidated-damages side=A"},
             Case{"未经甲方同意，乙方擅自转包的，支付合同总价20%的违约金",
                  "20%:liquidated-damages side=B"},
             Case{"逾期的，按日支付千分之一的违约金", "千分之一:liquidated-damages"},
         }) {
        CAPTURE(c.text);
        const Fixture fixture(c.text);
        CHECK(details(fixture, "percent", "side") == c.expected);
    }
}
