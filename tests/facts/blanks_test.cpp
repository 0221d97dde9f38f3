#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "facts/sample_document.h"

using review_test::Sample;

namespace {

struct Case {
    std::string text;
    std::string expected;
};

/// "kind/of[text] " for each blank.
std::string blanks(const std::string& text) {
    const Sample sample(text);
    std::string result;
    for (const review::Fact& fact : review::extract_blanks(sample.context())) {
        CHECK(fact.get("text") == sample.document.slice(fact.span));
        result += std::string(fact.get("kind")) + "/" + std::string(fact.get("of")) + "[" +
                  std::string(fact.get("text")) + "] ";
    }
    return result;
}

}  // namespace

TEST_CASE("a place to fill in is found in every form") {
    for (const Case& c : {
             Case{"合同总价为人民币＿＿＿元（大写：＿＿＿）。",
                  "underscore/price[＿＿＿] underscore/price[＿＿＿] "},
             Case{"乙方：__＿__", "underscore/party[__＿__] "},
             Case{"合同价款为      元（大写：        ）。",
                  "room/price[      ] room/price[        ] "},
             Case{"违约金为合同总价的    %，服务期    年。", "room/price[    ] room/term[    ] "},
             Case{"服务地点：　　　　。单位：      元", "room/other[　　　　] "},
             Case{"合同价款为  元，租期为 2 年，每  年一次，工期    30天。", ""},
             Case{"服务期限为____个月。", "underscore/term[____] "},
             Case{"本合同一式____份。", "underscore/quantity[____] "},
             Case{"开户行：______    账号：______",
                  "underscore/account[______] "
                  "underscore/account[______] "},
             Case{"联系电话：______", "underscore/other[______] "},
             Case{"合同总价为【 】元。", "brackets/price[【 】] "},
             Case{"建筑面积【】平方米", "brackets/quantity[【】] "},
             Case{"服务费【____】元", "brackets/price[【____】] "},
             Case{"合同价款为【●】元", "brackets/price[【●】] "},
             Case{"选择以下第（  ）种方式解决争议。", "brackets/other[（  ）] "},
             Case{"甲方：XX公司", "cross/party[XX] "},
             Case{"合同总价XXX元", "cross/price[XXX] "},
             Case{"工期为××天", "cross/term[××] "},
             Case{"自    年  月  日起至    年  月  日止。",
                  "date/date[年  月  日] date/date[年  月  日] "},
             Case{"签订日期：____年__月__日", "date/date[____年__月__日] "},
             Case{"服务期限自20__年__月__日起", "date/term[20__年__月__日] "},
             Case{"于2026年  月  日前交付", "date/date[2026年  月  日] "},
             Case{"于XX年XX月XX日开工", "date/date[XX年XX月XX日] "},
             Case{"服务地点：临湖区{u:        }街道。", "underlined/other[        ] "},
             Case{"合同总价：{u:　　　　}元", "underlined/price[　　　　] "},
             Case{"合同总价：{u:\t}元", "underlined/price[\t] "},
             Case{"项目名称：{p:单击此处输入文字。}", "placeholder/other[单击此处输入文字。] "},
             Case{"{h:请填写乙方全称}", "highlight/other[请填写乙方全称] "},
             Case{"合同总价（此处填写中标价）。", "instruction/price[（此处填写中标价）] "},
             Case{"（请根据实际情况选择）", "instruction/other[（请根据实际情况选择）] "},
             Case{"（以下内容根据项目情况填写）",
                  "instruction/other[（以下内容根据项目情况填写）] "},
             Case{"付款时间待定。", "word/other[待定] "},
             Case{"具体金额另行填写。", "word/price[另行填写] "},
             Case{"交货地点：TBD", "word/other[TBD] "},
             Case{"付款方式：□一次性付款 □分期付款", "checkbox/other[□一次性付款 □] "},
             Case{"□ 一次性付款\n□ 分期付款", "checkbox/other[□ 一次性付款\n□] "},
             Case{"|名称|____|", "underscore/party[____] "},
             Case{"|合同总价|    |【 】|", "brackets/other[【 】] "},
         }) {
        CAPTURE(c.text);
        CHECK(blanks(c.text) == c.expected);
    }
}

TEST_CASE("what only looks like a blank is none") {
    for (const std::string& text : std::vector<std::string>{
             "规格3×4米，钢管5×8m，螺栓M10××。",
             "规格为3××4",
             "X光机一台，XX级设备，XXL号工作服",
             "型号AXX-200，车牌XXA123，身份证330XXXXXXXXXXXX",
             "联系人：张××，电话1380000****",
             "某某公司、某年某月某日",
             "出生年月日、年月日",
             "自2026年4月1日起至2027年3月31日止",
             "自2026 年 4 月 1 日起",
             "二〇二六年四月一日",
             "三年零五个月",
             "调用main()函数",
             "合同总价：____1280000____元",
             "__江州市城市管理局__",
             "乙方：/____",
             "备注：____/____",
             "合同总价：{u:  1280000  }元",
             "项目名称：{u: }道路",
             "{h:合同总价为人民币100万元}",
             "（以下简称“甲方”）",
             "（以下均可选择）",
             "（请假须经批准）",
             "（√）是（  ）否",
             "付款方式：□一次性付款 ☑分期付款",
             "□ 一次性付款\n☑ 分期付款",
             "√一次性付款 □分期付款",
             "□同意",
             "待定标后签约，等待定论",
             "a_b 文件名 x_1",
             "【2026】18号",
             "〔2026〕18号",
         }) {
        CAPTURE(text);
        CHECK(blanks(text).empty());
    }
}

TEST_CASE("blanks of the signature block are for signing") {
    const std::string head =
        "甲方：江州市城市管理局\n乙方：江州清源环境服务有限公司\n第一条 服务内容\n价款____元。\n";
    for (const Case& c : {
             Case{"甲方（盖章）：________\n法定代表人（签字）：________\n日期：    年  月  "
                  "日\n乙方（盖章）："
                  "________",
                  "underscore/price[____] underscore/signature[________] "
                  "underscore/signature[________] date/signature[年  月  日] "
                  "underscore/signature[________] "},
             Case{"|甲方（盖章）：|乙方（盖章）：|\n|日期：    年  月  日|日期：    年  月  日|",
                  "underscore/price[____] date/signature[年  月  日] date/signature[年  月  日] "},
         }) {
        CAPTURE(c.text);
        CHECK(blanks(head + c.text) == c.expected);
    }
}

TEST_CASE("two questions have two groups of boxes") {
    CHECK(blanks("付款：□一次性 □分期；发票：☑专票 □普票") == "checkbox/other[□一次性 □] ");
    CHECK(blanks("付款：☑一次性 □分期。发票：□专票 □普票。") == "checkbox/other[□专票 □] ");
}
