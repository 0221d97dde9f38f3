#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "facts/sample_document.h"

using review_test::list_facts;
using review_test::Sample;

namespace {

struct Case {
    std::string text;
    std::string expected;
};

const std::string kHead =
    "甲方：江州市城市管理局\n乙方：江州清源环境服务有限公司\n第一条 "
    "服务内容\n甲方委托乙方清扫道路。\n第二条 其他\n"
    "本合同经双方签字并盖章后生效。\n";

std::string signatures(const std::string& text) {
    const Sample sample(kHead + text);
    return list_facts(review::extract_signatures(sample.context()),
                      "signature",
                      {"side", "role", "name", "seal", "sign", "date", "legal-rep", "agent"});
}

std::string both(const std::string& marks) {
    return "signature side=A role=甲方 name=江州市城市管理局 " + marks +
           "\nsignature side=B role=乙方 name=江州清源环境服务有限公司 " + marks + "\n";
}

}  // namespace

TEST_CASE("a member of a consortium signs behind its name") {
    for (const Case& c : {
             Case{"甲方（盖章）：江州市城市管理局\n乙方（盖章）：江州清源环境服务有限公司\n"
                  "江州绿野园林工程有限公司（联合体成员）（盖章）",
                  both("seal=yes sign=no date=no") +
                      "signature side=B role=联合体成员 name=江州绿野园林工程有限公司 seal=yes "
                      "sign=no date=no\n"},
             Case{"甲方（盖章）：江州市城市管理局\n乙方（盖章）：江州清源环境服务有限公司\n"
                  "江州绿野园林工程有限公司（联合体成员）（共三人）",
                  both("seal=yes sign=no date=no")},
         }) {
        CAPTURE(c.text);
        CHECK(signatures(c.text) == c.expected);
    }
}

TEST_CASE("who signs as one of two is neither") {
    const std::string head = "甲方（盖章）：江州市城市管理局\n";
    const std::string tail = "：赵明远\n日期：2026年3月18日";
    for (const auto& label_and_person : std::vector<std::pair<std::string, std::string>>{
             {"法定代表人（签字）", " legal-rep=赵明远"},
             {"授权代表（签字）", " agent=赵明远"},
             {"法定代表人或授权代表（签字）", ""},
             {"法定代表人/委托代理人（签字）", ""},
             {"法定代表人（签字）：2026年3月18日\n备注", ""}}) {
        const std::string& label = label_and_person.first;
        const std::string& person = label_and_person.second;
        CAPTURE(label);
        CHECK(signatures(head + label + tail) ==
              "signature side=A role=甲方 name=江州市城市管理局 seal=yes sign=yes date=yes" +
                  person + "\n");
    }
}

TEST_CASE("signature blocks are read in every layout") {
    const std::string all = "seal=yes sign=yes date=yes";
    for (const Case& c : {
             Case{"甲方（盖章）：江州市城市管理局        "
                  "乙方（盖章）：江州清源环境服务有限公司\n法定代表人（签字）"
                  "：        法定代表人（签字）：\n日期：2026年3月18日      日期：2026年3月18日",
                  both(all)},
             Case{"甲方（盖章）：江州市城市管理局\t乙方（盖章）：江州清源环境服务有限公司\n法定代表"
                  "人或授权代表（签"
                  "字）：\t法定代表人或授权代表（签字）：\n日期：  年  月  日\t日期：  年  月  日",
                  both(all)},
             Case{"|甲方（盖章）：江州市城市管理局|乙方（盖章）：江州清源环境服务有限公司|\n|"
                  "法定代表人（签字）：|"
                  "法定代表人（签字）：|\n|日期：2026年3月18日|日期：2026年3月18日|",
                  both(all)},
             Case{"|甲方：江州市城市管理局\\n（盖章）\\n代表（签字）：\\n日期：|"
                  "乙方：江州清源环境服务有限公司\\n"
                  "（盖章）\\n代表（签字）：\\n日期：|",
                  both(all)},
             Case{"甲方：江州市城市管理局          乙方：江州清源环境服务有限公司\n（盖章）        "
                  "        （盖章"
                  "）\n法定代表人              法定代表人\n或授权代表：            "
                  "或授权代表：\n年  月  日"
                  "              年  月  日",
                  both(all)},
             Case{"甲方（公章）：江州市城市管理局\n法定代表人（签字）：\n2026年3月18日\n乙方（公章"
                  "）：江州清源环境服务"
                  "有限公司\n法定代表人（签字）：\n2026年3月18日",
                  both(all)},
             Case{"甲方：江州市城市管理局（盖章）\n代表：____"
                  "（签字）\n乙方：江州清源环境服务有限公司（盖章）\n代表："
                  "____（签字）\n签订日期：2026年3月18日",
                  both(all)},
             Case{"甲方（签字盖章）：江州市城市管理局\n乙方（签字盖章）：江州清源环境服务有限公司\n"
                  "年  月  日",
                  both(all)},
             Case{"甲方（盖章）：\n江州市城市管理局\n法定代表人：\n日期：\n乙方（盖章）：\n江州清源"
                  "环境服务有限公司\n"
                  "法定代表人：\n日期：",
                  both(all)},
             Case{"甲方（盖章）：江州市城市管理局\n乙方（盖章）：江州清源环境服务有限公司",
                  both("seal=yes sign=no date=no")},
             Case{"甲方：江州市城市管理局合同专用章\n乙方：江州清源环境服务有限公司 公章（1）\n"
                  "签订日期：2026年3月18日",
                  both("seal=yes sign=no date=yes")},
             Case{"甲方（盖章）：江州市城市管理局印章管理处\n乙方（盖章）：合同专用章",
                  "signature side=A role=甲方 name=江州市城市管理局印章管理处 seal=yes sign=no "
                  "date=no\n"
                  "signature side=B role=乙方 name= seal=yes sign=no date=no\n"},
             Case{"甲方（签字）：江州市城市管理局\n乙方（签字）：江州清源环境服务有限公司\n日期：20"
                  "26年3月18日",
                  both("seal=no sign=yes date=yes")},
             Case{"甲方（盖章）：________\n法定代表人（签字）：赵明远\n日期：    年  月  "
                  "日\n乙方（盖章）：________\n"
                  "委托代理人：张某\n日期：    年  月  日",
                  "signature side=A role=甲方 name= seal=yes sign=yes date=yes legal-rep=赵明远\n"
                  "signature side=B role=乙方 name= seal=yes sign=yes date=yes agent=张某\n"},
             Case{"甲方（盖章）　乙方（盖章）　签订日期：2026年3月18日　签订地点：江州市临湖区",
                  "signature side=A role=甲方 name= seal=yes sign=no date=yes\n"
                  "signature side=B role=乙方 name= seal=yes sign=no date=yes\n"},
             Case{"发包人（公章）：江州市城市管理局    "
                  "承包人（公章）：江州宏达市政工程有限公司\n法定代表人：    法定"
                  "代表人：",
                  "signature side=A role=发包人 name=江州市城市管理局 seal=yes sign=yes date=no\n"
                  "signature side=B role=承包人 name=江州宏达市政工程有限公司 seal=yes sign=yes "
                  "date=no\n"},
             Case{"甲方（盖章）：江州市城市管理局\n乙方（盖章）：江州清源环境服务有限公司\n丙方（盖"
                  "章）：江州市财政局\n"
                  "日期：2026年3月18日",
                  "signature side=A role=甲方 name=江州市城市管理局 seal=yes sign=no date=yes\n"
                  "signature side=B role=乙方 name=江州清源环境服务有限公司 seal=yes sign=no "
                  "date=yes\n"
                  "signature side=C role=丙方 name=江州市财政局 seal=yes sign=no date=yes\n"},
             Case{"甲方（盖章）：                  乙方（盖章）：\n"
                  "江州市城市管理局              江州清源环境服务有限公司\n"
                  "代表（签字）：                  代表（签字）：\n签订时间：2026年3月18日",
                  both(all)},
             Case{"甲方（章）：江州市城市管理局        乙方（章）：江州清源环境服务有限公司\n"
                  "代表人：        代表人：\n日期：2026年3月18日      日期：2026年3月18日",
                  both(all)},
             Case{"甲方名称：江州市城市管理局（盖章）\n乙方名称：江州清源环境服务有限公司（盖章）\n"
                  "法定代表人（签字）：\n日期：2026年3月18日",
                  "signature side=A role=甲方 name=江州市城市管理局 seal=yes sign=no date=yes\n"
                  "signature side=B role=乙方 name=江州清源环境服务有限公司 seal=yes sign=yes "
                  "date=yes\n"},
             Case{"甲方（盖章）：江州市城市管理局\n乙方（盖章）：江州清源环境服务有限公司\n"
                  "第二部分 专用条款\n第一条 一般约定\n监理人：\n"
                  "名称：江州诚信工程监理有限公司；\n第二条 工期\n工期为180天。",
                  both("seal=yes sign=no date=no")},
         }) {
        CAPTURE(c.text);
        CHECK(signatures(c.text) == c.expected);
    }
}

TEST_CASE("clauses that speak of signing are no signature block") {
    for (const std::string& text : std::vector<std::string>{
             "（一）甲方：\n1. 有权检查。\n（二）乙方：\n1. 应当服从。",
             "经甲方（盖章）确认后支付，乙方（签字）领取。",
             "甲方应当于签字之日起三日内付款。",
             "",
         }) {
        CAPTURE(text);
        CHECK(signatures(text).empty());
    }
}
