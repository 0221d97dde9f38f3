#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "facts/extract.h"
#include "facts/identifier_check.h"
#include "facts/value_fixture.h"

using review::IdentifierCheck;
using review::test::Case;

namespace {

std::string outcome(const IdentifierCheck& check) {
    return std::string(check.valid) + (check.reason.empty() ? "" : " ") +
           std::string(check.reason) + (check.suggestion.empty() ? "" : " " + check.suggestion);
}

std::string identifiers(const std::string& text) {
    return review::test::found(
        review::extract_identifiers, text, {"type", "value", "valid", "reason", "suggestion"});
}

}  // namespace

TEST_CASE("a credit code is checked by GB 32100") {
    for (const Case& c : {
             Case{"11330199002000012J", "yes"},
             Case{"12330199470000021W", "yes"},
             Case{"131101995000000905", "yes"},
             Case{"51330199500000031R", "yes"},
             Case{"52330199MJ0000042M", "yes"},
             Case{"91330199MA0000058P", "yes"},
             Case{"914401997200000684", "yes"},
             Case{"92510199MA0000074F", "yes"},
             Case{"93320199MA0000082X", "yes"},
             Case{"Y14201995900001067", "yes"},
             Case{"91350100M000100Y43", "yes"},
             Case{"91330199MA0000058O", "no charset"},
             Case{"91330199MA0000059P", "no checksum"},
             Case{"91330199MA000005", "no length"},
             Case{"91330199MI0000058P", "no charset"},
             Case{"91350100M000100Y4Z", "no charset"},
             Case{"911330199MA0000058P", "no length"},
             Case{"9133O199MA0000058P", "no charset 91330199MA0000058P"},
             Case{"91330199MA00000B8P", "no checksum"},
             Case{"91330199MA000005BP", "no checksum 91330199MA0000058P"},
             Case{"9133****MA0000058P", "unknown"},
             Case{"410105000012345", "unknown"},
         }) {
        CAPTURE(c.text);
        CHECK(outcome(review::check_credit_code(c.text)) == c.expected);
    }
}

TEST_CASE("a citizen number is checked by GB 11643") {
    for (const Case& c : {
             Case{"11010519491231002X", "yes"},
             Case{"11010519491231002x", "yes"},
             Case{"440524188001010014", "yes"},
             Case{"330101190001010015", "yes"},
             Case{"510100190106151233", "yes"},
             Case{"110101190808088883", "yes"},
             Case{"330101190002290012", "no date"},
             Case{"110105194912310021", "no checksum"},
             Case{"11010519491331002X", "no date"},
             Case{"11010519491231002x1", "no length"},
             Case{"440524188001010015", "no checksum"},
             Case{"1101051949123100AX", "no charset"},
             Case{"110105491231002", "unknown"},
             Case{"110105********002X", "unknown"},
         }) {
        CAPTURE(c.text);
        CHECK(outcome(review::check_citizen_number(c.text)) == c.expected);
    }
}

TEST_CASE("a card number is checked by its Luhn sum") {
    for (const Case& c : {
             Case{"6222020000000000018", "yes"},
             Case{"6228480000000001230", "yes"},
             Case{"6217000000000000459", "yes"},
             Case{"622848000000000015", "yes"},
             Case{"6225880000000019", "yes"},
             Case{"6222020000000000019", "no checksum"},
             Case{"62220200", "no length"},
             Case{"6222********0018", "unknown"},
         }) {
        CAPTURE(c.text);
        CHECK(outcome(review::check_card_number(c.text)) == c.expected);
    }
}

TEST_CASE("identifiers are found by their labels or by their own form") {
    for (const Case& c : {
             Case{"统一社会信用代码：91330199MA0000058P",
                  "type=uscc value=91330199MA0000058P valid=yes"},
             Case{"纳税人识别号 91330199 MA00 00058P",
                  "type=uscc value=91330199MA0000058P valid=yes"},
             Case{"统一社会信用代码：９１３３０１９９ＭＡ０００００５８Ｐ",
                  "type=uscc value=91330199MA0000058P valid=yes"},
             Case{"统一社会信用代码：91330199ma0000058o",
                  "type=uscc value=91330199MA0000058O valid=no reason=charset"},
             Case{"统一社会信用代码：91330199MA000005",
                  "type=uscc value=91330199MA000005 valid=no reason=length"},
             Case{"统一社会信用代码|91330199MA0000058P",
                  "type=uscc value=91330199MA0000058P valid=yes"},
             Case{"某公司（91330199MA0000058P）", "type=uscc value=91330199MA0000058P valid=yes"},
             Case{"身份证号码：11010519491231002X",
                  "type=id-card value=11010519491231002X valid=yes"},
             Case{"身份证号：110105194912310021",
                  "type=id-card value=110105194912310021 valid=no reason=checksum"},
             Case{"张三，11010519491231002X", "type=id-card value=11010519491231002X valid=yes"},
             Case{"账号：1702 0291 1920 0012 345",
                  "type=bank-account value=1702029119200012345 valid=unknown"},
             Case{"账号：12345678", "type=bank-account value=12345678 valid=no reason=length"},
             Case{"开户行及账号：某银行某支行 1702029119200012345",
                  "type=bank-account value=1702029119200012345 valid=unknown"},
             Case{"银行卡号：6222020000000000018",
                  "type=bank-account value=6222020000000000018 valid=yes"},
             Case{"卡号：6222020000000000019",
                  "type=bank-account value=6222020000000000019 valid=no reason=checksum"},
             Case{"电话：0371-65866666", "type=phone value=0371-65866666 valid=yes"},
             Case{"联系电话：13812345678", "type=mobile value=13812345678 valid=yes"},
             Case{"电话：+86 13812345678", "type=mobile value=13812345678 valid=yes"},
             Case{"手机：1381234567", "type=mobile value=1381234567 valid=no reason=length"},
             Case{"手机：138****5678", "type=mobile value=138****5678 valid=unknown"},
             Case{"服务热线400-123-4567", "type=phone value=400-123-4567 valid=yes"},
             Case{"联系人张三 13812345678", "type=mobile value=13812345678 valid=yes"},
             Case{"邮编：450000", "type=postcode value=450000 valid=yes"},
             Case{"邮政编码：45000", "type=postcode value=45000 valid=no reason=length"},
             Case{"车牌号：浙A12345", "type=plate value=浙A12345 valid=yes"},
             Case{"车牌号码为豫A·D12345", "type=plate value=豫AD12345 valid=yes"},
             Case{"号牌号码：豫AD12345", "type=plate value=豫AD12345 valid=yes"},
             Case{"车牌号：浙A1234", "type=plate value=浙A1234 valid=no reason=length"},
             Case{"车牌号：浙AI2345", "type=plate value=浙AI2345 valid=no reason=charset"},
             Case{"护照号码：E12345678", "type=passport value=E12345678 valid=yes"},
             Case{"护照号：E1234567", "type=passport value=E1234567 valid=no reason=length"},
             Case{"邮箱：li.si-01@example.com.cn，",
                  "type=email value=li.si-01@example.com.cn valid=yes"},
         }) {
        CAPTURE(c.text);
        CHECK(identifiers(c.text) == c.expected);
    }
}

TEST_CASE("what is no identifier gives none") {
    for (const std::string& text : std::vector<std::string>{
             "合同编号：13812345678",
             "浙A12345号车辆",
             "本人持护照前往",
             "E12345678",
             "项目编号：HN-2026-0001",
             "91330199MA0000059P",
             "110105194912310021",
             "6222020000000000018",
             "450000",
             "GB 32100-2015",
             "¥1,280,000.00元",
             "2024-03-11",
             "国办发〔2018〕37号",
             "（2025）浙01民终123号",
             "电话：见附件",
             "统一社会信用代码：          ",
             "a@b",
             "3@example",
             "共12345678901234元",
             "第13812345678号",
         }) {
        CAPTURE(text);
        CHECK(identifiers(text) == "");
    }
}
