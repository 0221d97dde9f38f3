#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "facts/extract.h"
#include "facts/value_fixture.h"

using review::test::Case;
using review::test::Fixture;

namespace {

std::string amounts(const std::string& text, const std::vector<std::string>& names) {
    return review::test::found(review::extract_amounts, text, names);
}

}  // namespace

TEST_CASE("money in every form reads as fen") {
    for (const Case& c : {
             Case{"¥1,280,000.00元", "128000000"},
             Case{"￥1280000", "128000000"},
             Case{"人民币1280000元整", "128000000"},
             Case{"128万元", "128000000"},
             Case{"128.00万元", "128000000"},
             Case{"1.28亿元", "12800000000"},
             Case{"0.35元", "35"},
             Case{"1,280,000．50元", "128000050"},
             Case{"１２８００００元", "128000000"},
             Case{"¥ 1,280,000 元", "128000000"},
             Case{"98000元", "9800000"},
             Case{"人民币(大写)壹佰贰拾捌万元整", "128000000"},
             Case{"壹仟贰佰叁拾肆元伍角陆分", "123456"},
             Case{"壹佰万零伍元整", "100000500"},
             Case{"壹拾万元整", "10000000"},
             Case{"拾万元整", "10000000"},
             Case{"叁仟伍佰圆整", "350000"},
             Case{"贰佰元零伍分", "20005"},
             Case{"伍角", "50"},
             Case{"叁分", "3"},
             Case{"零元整", "0"},
             Case{"壹亿贰仟万元整", "12000000000"},
             Case{"三百二十万五千元", "320500000"},
             Case{"二十万零五百元", "20050000"},
             Case{"十万元", "10000000"},
             Case{"壹佰贰拾捌萬圓正", "128000000"},
             Case{"-5,000.00元", "-500000"},
             Case{"4500元/人·月", "450000"},
             Case{"0.35元/平方米", "35"},
             Case{"3.6万元/月", "3600000"},
             Case{"不超过300万元", "300000000"},
             Case{"约120万元", "120000000"},
             Case{"300余万元", "300000000"},
             Case{"壹拾万零柒仟元伍角叁分", "10700053"},
             Case{"壹拾万柒仟元零伍角叁分", "10700053"},
             Case{"5元5角", "550"},
             Case{"1亿2000万元", "12000000000"},
             Case{"RMB 1,000.00", "100000"},
             Case{"人民币_128_万元", "12800"},
             Case{"合同总价（元）：1280000.00", "128000000"},
             Case{"合同总价（万元）：128", "128000000"},
             Case{"含税总价：1280000.00。", "128000000"},
             Case{"大写：壹佰元整，小写：100", "10000; 10000"},
             Case{"100-200万元", "100000000; 200000000"},
             Case{"100万元至200万元", "100000000; 200000000"},
             Case{"5000～10000元", "500000; 1000000"},
             Case{"五千元以上五万元以下", "500000; 5000000"},
             Case{"单价4500元×12人×12月＝648000元", "450000; 64800000"},
         }) {
        CAPTURE(c.text);
        CHECK(amounts(c.text, {"fen"}) == c.expected);
    }
}

TEST_CASE("the unit in a head or label acts on the cells") {
    for (const Case& c : {
             Case{"名称|数量|单价（元）|小计（元）\n扫帚|5|12.5|62.5",
                  "text=12.5 unit=元 fen=1250; text=62.5 unit=元 fen=6250"},
             Case{"名称|数量|金额（万元）\n道路|1|128\n合计||128",
                  "text=128 unit=万元 fen=128000000; text=128 unit=万元 fen=128000000"},
             Case{"单位：万元\n名称|数量|单价|金额\n道路|2|3.5|7",
                  "text=3.5 unit=万元 fen=3500000; text=7 unit=万元 fen=7000000"},
             Case{"合同总价（万元）|128", "text=128 unit=万元 fen=128000000"},
             Case{"预付款（元）|1,280,000.00", "text=1,280,000.00 unit=元 fen=128000000"},
             Case{"名称|数量|单价（元）\n扫帚|5|12.5元", "text=12.5元 unit=元 fen=1250"},
             Case{"名称|数量|单价\n扫帚|5|12.5", ""},
             Case{"编号（元）|128", ""},
             Case{"名称|数量|金额（万美元）\n道路|1|128", ""},
             Case{"面积（平方米）|128", ""},
             Case{"名称|数量|金额（元）\n道路|1|按实", ""},
         }) {
        CAPTURE(c.text);
        CHECK(amounts(c.text, {"text", "unit", "fen"}) == c.expected);
    }
}

TEST_CASE("what is no money gives no amount") {
    for (const std::string& text : std::vector<std::string>{
             "第5.5条",
             "国办发〔2018〕37号",
             "GB 32100-2015",
             "（2025）浙01民终123号",
             "电话：0371-65866666",
             "账号：6222020000000000018",
             "合同总价：20%",
             "合同总价：2024年付清",
             "合同总价：3份",
             "合同总价：2024-03-11",
             "合同总价的1.5倍",
             "合同编号：1280000",
             "3单元501室",
             "2024元旦",
             "一元二次方程",
             "二元结构",
             "多元化、100多家",
             "数万元、几百元",
             "拾万仟佰拾元角分",
             "人民币    拾    万元整",
             "90分、三分之二",
             "三角形、十分重要",
             "千万元级、百元店",
             "1.2.3元",
             "一千二元",
             "版本1.28",
             "30日、三年、十二个月",
             "参与人伍某",
             "99999999999999999999元",
         }) {
        CAPTURE(text);
        CHECK(amounts(text, {"text", "fen"}) == "");
    }
}

TEST_CASE("an amount carries its words, unit, currency, bound and what it is per") {
    const std::vector<std::string> names = {
        "text", "form", "unit", "currency", "value", "per", "op", "exact", "standard"};
    for (const Case& c : {
             Case{"月费4500元/人·月，",
                  "text=4500元/人·月 form=digits unit=元 currency=CNY per=人·月"},
             Case{"每平方米35元", "text=35元 form=digits unit=元 currency=CNY per=平方米"},
             Case{"每人每月4500元", "text=4500元 form=digits unit=元 currency=CNY per=人·月"},
             Case{"100元每月", "text=100元每月 form=digits unit=元 currency=CNY per=月"},
             Case{"合计¥ 1,280 元整", "text=¥ 1,280 元整 form=digits unit=元 currency=CNY"},
             Case{"五千元", "text=五千元 form=words unit=元 currency=CNY"},
             Case{"128万美元", "text=128万美元 form=digits unit=万美元 currency=USD value=1280000"},
             Case{"USD 500", "text=USD 500 form=digits currency=USD value=500"},
             Case{"0.355元/度", "text=0.355元/度 form=digits unit=元 currency=CNY per=度 exact=no"},
             Case{"不超过人民币300万元",
                  "text=人民币300万元 form=digits unit=万元 currency=CNY op=le"},
             Case{"不低于5万元", "text=5万元 form=digits unit=万元 currency=CNY op=ge"},
             Case{"超过5万元", "text=5万元 form=digits unit=万元 currency=CNY op=gt"},
             Case{"5万元以上", "text=5万元 form=digits unit=万元 currency=CNY op=ge"},
             Case{"约5万元", "text=5万元 form=digits unit=万元 currency=CNY op=approx"},
             Case{"5万元左右", "text=5万元 form=digits unit=万元 currency=CNY op=approx"},
             Case{"5-6万元",
                  "text=5 form=digits unit=万元 currency=CNY op=ge; "
                  "text=6万元 form=digits unit=万元 currency=CNY op=le"},
             Case{"12,80,000元", "text=12,80,000元 form=digits unit=元 currency=CNY standard=no"},
         }) {
        CAPTURE(c.text);
        CHECK(amounts(c.text, names) == c.expected);
    }
}

TEST_CASE("an amount in capitals is judged by how it is written") {
    for (const Case& c : {
             Case{"人民币壹佰贰拾捌万元整", "yes"},
             Case{"壹佰贰拾捌萬圓正", "yes"},
             Case{"壹仟贰佰叁拾肆元伍角陆分", "yes"},
             Case{"壹仟元伍角", "yes"},
             Case{"壹仟元伍角整", "yes"},
             Case{"贰佰元零伍分", "yes"},
             Case{"壹拾万零柒仟元整", "yes"},
             Case{"五千元", ""},
             Case{"大写：五千元整", "no small-form"},
             Case{"（大写）人民币五千元整", "no small-form"},
             Case{"壹佰二十元整", "no small-form"},
             Case{"拾万元整", "no missing-one"},
             Case{"壹仟伍拾元整", "no missing-zero"},
             Case{"贰佰元伍分", "no missing-zero"},
             Case{"壹仟零伍佰元整", "no extra-zero"},
             Case{"壹佰贰拾捌万元", "no missing-zheng"},
             Case{"壹佰元零伍分整", "no zheng-after-fen"},
             Case{"人民币壹佰贰拾捌万整", "no missing-yuan"},
             Case{"拾万元", "no missing-one missing-zheng"},
         }) {
        CAPTURE(c.text);
        const Fixture fixture(c.text);
        const auto facts = review::extract_amounts(fixture.context);
        REQUIRE(facts.size() == 1);
        const std::string irregular(facts[0].get("irregular"));
        CHECK(std::string(facts[0].get("standard")) + (irregular.empty() ? "" : " " + irregular) ==
              c.expected);
    }
    CHECK(amounts("拾万元", {"capital"}) == "壹拾万元整");
}

TEST_CASE("the two forms of one amount know each other") {
    const std::vector<std::string> names = {"fen", "pair"};
    for (const Case& c : {
             Case{"合同总价：¥1,280,000.00元（大写：人民币壹佰贰拾捌万元整）",
                  "fen=128000000 pair=128000000; fen=128000000 pair=128000000"},
             Case{"合同总价：¥1,280,000.00元（大写：壹佰贰拾万捌仟元整）",
                  "fen=128000000 pair=120800000; fen=120800000 pair=128000000"},
             Case{"人民币（大写）壹佰元整（小写：100元）",
                  "fen=10000 pair=10000; fen=10000 pair=10000"},
             Case{"128万元（壹佰贰拾捌万元整）",
                  "fen=128000000 pair=128000000; fen=128000000 pair=128000000"},
             Case{"大写：壹佰元整；小写：￥99.00", "fen=10000 pair=9900; fen=9900 pair=10000"},
             Case{"100元（含税，大写：壹佰元整）", "fen=10000 pair=10000; fen=10000 pair=10000"},
             Case{"合同金额（大写）：壹佰元整\n合同金额（小写）：100元",
                  "fen=10000 pair=10000; fen=10000 pair=10000"},
             Case{"合同金额|100元|大写：壹佰元整", "fen=10000 pair=10000; fen=10000 pair=10000"},
             Case{"定金100元，余款壹仟元整", "fen=10000; fen=100000"},
             Case{"首付100元，尾款200元（贰佰元整）",
                  "fen=10000; fen=20000 pair=20000; fen=20000 pair=20000"},
             Case{"100元（壹佰元整），200元（贰佰元整）",
                  "fen=10000 pair=10000; fen=10000 pair=10000; fen=20000 pair=20000; fen=20000 "
                  "pair=20000"},
             Case{"100元，200元", "fen=10000; fen=20000"},
             Case{"100元。大写：壹佰元整", "fen=10000; fen=10000"},
         }) {
        CAPTURE(c.text);
        CHECK(amounts(c.text, names) == c.expected);
    }
    CHECK(amounts("1,050元（壹仟伍拾元整）", {"capital"}) == "壹仟零伍拾元整; 壹仟零伍拾元整");
}
