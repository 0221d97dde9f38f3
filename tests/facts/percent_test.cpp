#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "facts/extract.h"
#include "facts/value_fixture.h"

using review::test::Case;

namespace {

std::string percents(const std::string& text, const std::vector<std::string>& names) {
    return review::test::found(review::extract_percents, text, names);
}

}  // namespace

TEST_CASE("a share in every form reads as parts per million and its period") {
    for (const Case& c : {
             Case{"30%", "ppm=300000 per=once"},
             Case{"２０％", "ppm=200000 per=once"},
             Case{"百分之三", "ppm=30000 per=once"},
             Case{"百分之三点五", "ppm=35000 per=once"},
             Case{"百分之二十", "ppm=200000 per=once"},
             Case{"千分之三", "ppm=3000 per=once"},
             Case{"万分之五", "ppm=500 per=once"},
             Case{"日万分之五", "ppm=500 per=day"},
             Case{"每日千分之一", "ppm=1000 per=day"},
             Case{"每逾期一日按3‰", "ppm=3000 per=day"},
             Case{"0.5%/日", "ppm=5000 per=day"},
             Case{"月利率1.5%", "ppm=15000 per=month"},
             Case{"年利率的四分之一", "ppm=250000 per=once"},
             Case{"年利率10%", "ppm=100000 per=year"},
             Case{"月息2%", "ppm=20000 per=month"},
             Case{"三成", "ppm=300000 per=once"},
             Case{"三成半", "ppm=350000 per=once"},
             Case{"三分之二", "ppm=666667 per=once exact=no"},
             Case{"三分之一", "ppm=333333 per=once exact=no"},
             Case{"四分之三", "ppm=750000 per=once"},
             Case{"壹佰分之三", "ppm=30000 per=once"},
             Case{"百分之百", "ppm=1000000 per=once"},
             Case{"百分之20", "ppm=200000 per=once"},
             Case{"5‱", "ppm=500 per=once"},
             Case{"0.05%", "ppm=500 per=once"},
             Case{"_30_%", "ppm=300000 per=once"},
             Case{"百分之五（5%）", "ppm=50000 per=once"},
             Case{"5%（百分之五）", "ppm=50000 per=once"},
             Case{"百分之五（6%）", "ppm=50000 per=once mismatch=yes"},
             Case{"0.00001%", "ppm=0 per=once exact=no"},
         }) {
        CAPTURE(c.text);
        CHECK(percents(c.text, {"ppm", "per", "exact", "mismatch"}) == c.expected);
    }
}

TEST_CASE("what is no share gives none") {
    for (const std::string& text : std::vector<std::string>{
             "成员三人",
             "三成员单位",
             "一成不变",
             "第三成果",
             "十分重要",
             "90分",
             "七折优惠",
             "上升2个百分点",
             "二十成",
             "30日、30元",
             "三分钟",
             "部分之一",
             "分之五",
             "百分制",
             "99999999999999999%",
         }) {
        CAPTURE(text);
        CHECK(percents(text, {"text", "ppm"}) == "");
    }
}

TEST_CASE("a share carries what it is of, its period, bound and whether it is a running total") {
    const std::vector<std::string> names = {"ppm", "per", "of", "op", "cumulative"};
    for (const Case& c : {
             Case{"支付合同总价的30%", "ppm=300000 per=once of=price"},
             Case{"每季度付5%", "ppm=50000 per=quarter"},
             Case{"按季度支付合同总价的5%", "ppm=50000 per=quarter of=price"},
             Case{"按季度租金的5%", "ppm=50000 per=once of=fee"},
             Case{"第一季度支付5%", "ppm=50000 per=once"},
             Case{"支付合同总价（含税）的30%", "ppm=300000 per=once of=price"},
             Case{"支付合同总价30%的定金", "ppm=300000 per=once of=price"},
             Case{"支付至合同总价的80%", "ppm=800000 per=once of=price cumulative=yes"},
             Case{"验收合格后付至97%", "ppm=970000 per=once cumulative=yes"},
             Case{"每逾期一日，应按未付款项的万分之五支付违约金，但不超过合同总价的10%",
                  "ppm=500 per=day of=unpaid; ppm=100000 per=once of=price op=le"},
             Case{"按逾期付款金额每日0.1%计算", "ppm=1000 per=day of=overdue"},
             Case{"不超过合同金额的10%", "ppm=100000 per=once of=price op=le"},
             Case{"实际损失的30%以上", "ppm=300000 per=once of=loss op=ge"},
             Case{"工程结算价的3%作为质保金", "ppm=30000 per=once of=settlement"},
             Case{"在中标价基础上下浮5%", "ppm=50000 per=once op=down"},
             Case{"上浮不超过5%", "ppm=50000 per=once op=up"},
             Case{"5%-10%", "ppm=50000 per=once op=ge; ppm=100000 per=once op=le"},
             Case{"合同总价的5-10%",
                  "ppm=50000 per=once of=price op=ge; ppm=100000 per=once of=price op=le"},
             Case{"百分之五以上百分之十以下",
                  "ppm=50000 per=once op=ge; ppm=100000 per=once op=le"},
             Case{"签约付30%，验收付60%，质保期满付10%",
                  "ppm=300000 per=once; ppm=600000 per=once; ppm=100000 per=once"},
             Case{"每月支付已完工程量的80%", "ppm=800000 per=month of=progress"},
             Case{"验收合格之日支付30%", "ppm=300000 per=once"},
             Case{"以未付款为基数，按日万分之五计算", "ppm=500 per=day"},
             Case{"每逾期一日，按年租金的万分之三支付违约金", "ppm=300 per=day of=fee"},
             Case{"累计不超过合同总价的10%", "ppm=100000 per=once of=price op=le"},
             Case{"逾期一天。支付30%", "ppm=300000 per=once"},
         }) {
        CAPTURE(c.text);
        CHECK(percents(c.text, names) == c.expected);
    }
}
