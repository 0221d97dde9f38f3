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

std::string parties(const std::string& text, const std::vector<std::string>& attributes) {
    const Sample sample(text);
    const auto facts = review::extract_parties(sample.context());
    for (const review::Fact& fact : facts) {
        CHECK(fact.get("text") == sample.document.slice(fact.span));
    }
    return list_facts(facts, "party", attributes);
}

std::string head(const std::string& text) {
    return parties(text + "\n第一条 服务内容\n甲方委托乙方清扫道路。",
                   {"role", "side", "name", "alias"});
}

const std::string kTwo =
    "party role=甲方 side=A name=江州市城市管理局\nparty role=乙方 side=B "
    "name=江州清源环境服务有限公司\n";

}  // namespace

TEST_CASE("the parties of a head are read in every layout") {
    for (const Case& c : {
             Case{"甲方：江州市城市管理局\n乙方：江州清源环境服务有限公司", kTwo},
             Case{"甲　方: 江州市城市管理局\n乙  方：江州清源环境服务有限公司（盖章）", kTwo},
             Case{"甲方：江州市城市管理局        乙方：江州清源环境服务有限公司", kTwo},
             Case{"甲方：江州市城市管理局\t乙方：江州清源环境服务有限公司", kTwo},
             Case{"1、甲方：江州市城市管理局\n2、乙方：江州清源环境服务有限公司", kTwo},
             Case{"|甲方|江州市城市管理局|\n|乙方|江州清源环境服务有限公司|", kTwo},
             Case{"|甲方|江州市城市管理局|乙方|江州清源环境服务有限公司|", kTwo},
             Case{"|甲方|<|乙方|<|\n|名称|江州市城市管理局|名称|江州清源环境服务有限公司|", kTwo},
             Case{"|甲方|名称|江州市城市管理局|\n|^|住所|江州|\n|乙方|名称|"
                  "江州清源环境服务有限公司|",
                  kTwo},
             Case{"| "
                  "|甲方|乙方|备注|\n|名称|江州市城市管理局|"
                  "江州清源环境服务有限公司||",
                  kTwo},
             Case{"|项目|甲方|乙方|\n|住所|环翠路18号|望江路206号|\n|单位名称|江州市城市管理局|"
                  "江州清源环境服务有限公司|",
                  kTwo},
             Case{"甲方：江州市城市管理局\n乙方：江州清源环境服务有限公司\n|序号|内容|单位|数量|",
                  kTwo},
             Case{"甲方：\n江州市城市管理局\n乙方：\n江州清源环境服务有限公司", kTwo},
             Case{"使用单位（甲方）：江州市城市管理局\n维保机构（以下简称乙方）：江州清源环境服务有"
                  "限公司",
                  "party role=甲方 side=A name=江州市城市管理局 alias=使用单位\nparty role=乙方 "
                  "side=B "
                  "name=江州清源环境服务有限公司 alias=维保机构\n"},
             Case{"甲方：江州市城市管理局\n乙方：江州清源环境服务有限公司\n现场代表（甲方）：李四",
                  kTwo},
             Case{"甲方：\n名称：江州市城市管理局\n乙方：\n名称：江州清源环境服务有限公司", kTwo},
             Case{"甲方名称：江州市城市管理局\n乙方名称：江州清源环境服务有限公司", kTwo},
             Case{"甲方：江州市城市管理局，地址：环翠路18号。\n乙方：江州清源环境服务有限公司，"
                  "负责人：赵某。",
                  kTwo},
             Case{"甲方：江州市城市管理局（承办部门：市容管理科）\n乙方：江州清源环境服务有限公司",
                  kTwo},
             Case{"甲方（采购人）：江州市城市管理局\n乙方（供应商）：江州清源环境服务有限公司",
                  "party role=甲方 side=A name=江州市城市管理局 alias=采购人\n"
                  "party role=乙方 side=B name=江州清源环境服务有限公司 alias=供应商\n"},
             Case{"甲方（承租人）：江州市城市管理局\n乙方（出租人）：江州滨湖资产经营有限公司",
                  "party role=甲方 side=A name=江州市城市管理局 alias=承租人\n"
                  "party role=乙方 side=B name=江州滨湖资产经营有限公司 alias=出租人\n"},
             Case{"出租人（甲方）：江州滨湖资产经营有限公司\n统一社会信用代码：91330199MA1000033C\n"
                  "承租人（"
                  "乙方）：江州市城市管理局",
                  "party role=出租人 side=A name=江州滨湖资产经营有限公司 alias=甲方\n"
                  "party role=承租人 side=B name=江州市城市管理局 alias=乙方\n"},
             Case{"发包人(全称)：江州市城市管理局\n承包人（全称）：江州宏达市政工程有限公司",
                  "party role=发包人 side=A name=江州市城市管理局\n"
                  "party role=承包人 side=B name=江州宏达市政工程有限公司\n"},
             Case{"采购人（以下简称甲方）：江州市城市管理局\n供应商（以下简称“乙方”）：江州清源环境"
                  "服务有"
                  "限公司",
                  "party role=采购人 side=A name=江州市城市管理局 alias=甲方\n"
                  "party role=供应商 side=B name=江州清源环境服务有限公司 alias=乙方\n"},
             Case{"出租人：江州滨湖资产经营有限公司（以下简称“甲方”）\n承租人：江州市城市管理局（以"
                  "下简称"
                  "“乙方”）",
                  "party role=出租人 side=A name=江州滨湖资产经营有限公司 alias=甲方\n"
                  "party role=承租人 side=B name=江州市城市管理局 alias=乙方\n"},
             Case{"江州市城市管理局（以下简称甲方）与江州清源环境服务有限公司（以下简称乙方）经协商"
                  "一致，"
                  "订立本合同。",
                  "party role=甲方 side=A name=江州市城市管理局 alias=甲方\n"
                  "party role=乙方 side=B name=江州清源环境服务有限公司 alias=乙方\n"},
             Case{"由江州市住房和城乡建设局（甲方）和江州清源（集团）有限公司（乙方）签订",
                  "party role=甲方 side=A name=江州市住房和城乡建设局 alias=甲方\n"
                  "party role=乙方 side=B name=江州清源(集团)有限公司 alias=乙方\n"},
             Case{"甲方：江州市城市管理局\n乙方：江州清源环境服务有限公司\n丙方：江州市财政局",
                  kTwo + "party role=丙方 side=C name=江州市财政局\n"},
             Case{"甲方：江州市城市管理局\n乙方（联合体牵头人）：江州清源环境服务有限公司\n乙方（联"
                  "合体成员"
                  "）：江州绿野园林工程有限公司",
                  "party role=甲方 side=A name=江州市城市管理局\n"
                  "party role=乙方 side=B name=江州清源环境服务有限公司 alias=联合体牵头人\n"
                  "party role=乙方 side=B name=江州绿野园林工程有限公司 alias=联合体成员\n"},
             Case{"甲方：江州市城市管理局\n乙方：江州清源环境服务有限公司\n联合体成员：江州绿野园林"
                  "工程有限"
                  "公司",
                  kTwo + "party role=联合体成员 side=B name=江州绿野园林工程有限公司\n"},
             Case{"甲方：江州市城市管理局\n乙方：\n联合体牵头人：江州清源环境服务有限公司\n"
                  "联合体成员1：江州第一园林工程有限公司\n联合体成员（二）：江州第二园林工程有限公"
                  "司",
                  kTwo + "party role=联合体成员 side=B name=江州第一园林工程有限公司\n"
                         "party role=联合体成员 side=B name=江州第二园林工程有限公司\n"},
             Case{"甲方：江州市城市管理局\n乙方：江州清源环境服务有限公司（联合体牵头人）\n"
                  "江州绿野园林工程有限公司（联合体成员）",
                  "party role=甲方 side=A name=江州市城市管理局\n"
                  "party role=乙方 side=B name=江州清源环境服务有限公司 alias=联合体牵头人\n"
                  "party role=联合体成员 side=B name=江州绿野园林工程有限公司\n"},
             Case{"甲方：江州市城市管理局\n乙方：江州清源环境服务有限公司（牵头人）、"
                  "江州绿野园林工程有限公司（联合体成员二）",
                  "party role=甲方 side=A name=江州市城市管理局\n"
                  "party role=乙方 side=B name=江州清源环境服务有限公司 alias=牵头人\n"
                  "party role=联合体成员 side=B name=江州绿野园林工程有限公司\n"},
             Case{"甲方：江州市城市管理局\n乙方：江州清源环境服务有限公司\n"
                  "江州绿野园林工程有限公司（联合体成员）负责设计。",
                  kTwo},
             Case{"甲方：\n联合体牵头人：江州清源环境服务有限公司",
                  "party role=甲方 side=A name=\n"
                  "party role=联合体牵头人 side=B name=江州清源环境服务有限公司\n"},
             Case{"贷款人：江州银行股份有限公司\n借款人：赵明远\n保证人：钱小亮",
                  "party role=贷款人 side=A name=江州银行股份有限公司\n"
                  "party role=借款人 side=B name=赵明远\nparty role=保证人 side=C name=钱小亮\n"},
             Case{"甲方：江州市城市管理局\n乙方：\n\n甲方：江州市城市管理局\n乙方：江州清源环境服务"
                  "有限公司",
                  kTwo},
         }) {
        CAPTURE(c.text);
        CHECK(head(c.text) == c.expected);
    }
}

TEST_CASE("who is not bound by the contract is told from its parties") {
    const std::string one = "甲方：江州市城市管理局\n";
    const std::string two = one + "乙方：江州清源环境服务有限公司\n";
    for (const Case& c : {
             Case{two + "鉴证方：江州市司法局", "party\nparty\nparty bystander=yes\n"},
             Case{two + "丙方（见证方）：江州市司法局", "party\nparty\nparty bystander=yes\n"},
             Case{two + "监理单位：江州方正监理有限公司", "party\nparty\nparty bystander=yes\n"},
             Case{two + "用工单位：江州冷链物流有限公司", "party\nparty\nparty bystander=yes\n"},
             Case{"用工单位：江州冷链物流有限公司\n派遣单位：江州众力人力资源有限公司",
                  "party\nparty\n"},
             Case{two + "丙方（监理单位）：江州方正监理有限公司", "party\nparty\nparty\n"},
             Case{two + "监理单位（丙方）：江州方正监理有限公司", "party\nparty\nparty\n"},
             Case{two + "丙方：江州市司法局", "party\nparty\nparty\n"},
             Case{one + "监理单位：江州方正监理有限公司", "party\nparty\n"},
         }) {
        CAPTURE(c.text);
        CHECK(parties(c.text + "\n第一条 服务内容", {"bystander"}) == c.expected);
    }
}

TEST_CASE("a role without a name is a party with an empty name") {
    for (const std::string& second : std::vector<std::string>{
             "乙方：",
             "乙方：＿＿＿＿＿，双方协商一致，订立本合同。",
             "乙方：______________",
             "乙方：【  】",
             "乙方：XX公司",
             "乙方：××有限公司",
             "乙方：{u:          }",
             "乙方____________",
             "乙方（盖章）：________",
             "|乙方||",
         }) {
        CAPTURE(second);
        CHECK(
            parties(
                "甲方：江州市城市管理局\n" + second +
                    "\n第一条 服务内容\n清扫道路。\n第二条 服务期限\n一年。\n第三条 价款\n十万元。",
                {"role", "side", "name", "kind"}) ==
            "party role=甲方 side=A name=江州市城市管理局 kind=organ\n"
            "party role=乙方 side=B name= kind=unknown\n");
    }
    CHECK(
        head("甲方：江州市城市管理局\n乙方：＿＿＿＿＿（以下简称乙方），双方订立本合同。") ==
        "party role=甲方 side=A name=江州市城市管理局\nparty role=乙方 side=B name= alias=乙方\n");
}

TEST_CASE("prose about the parties is no head") {
    for (const Case& c : {
             Case{"甲方通过公开招标方式确定乙方为中标人。", ""},
             Case{"甲方 与乙方就道路清扫事项协商一致。", ""},
             Case{"甲乙双方：本着平等自愿的原则，订立本合同。", ""},
             Case{"项目名称：道路清扫\n合同编号：JZ-1", ""},
             Case{"江州市城市管理局（采购编号：JZ-1）招标", ""},
             Case{"本系统（以下简称“系统”）的开发", ""},
         }) {
        CAPTURE(c.text);
        CHECK(head(c.text) == c.expected);
    }
}

TEST_CASE("the fields after a party are its own") {
    for (const Case& c : {
             Case{"甲方：江州市城市管理局\n乙方：王小明 110101199003077758 江州市东区2号",
                  "party name=江州市城市管理局\nparty name=王小明\n"},
             Case{"甲方：江州市城市管理局\n乙方：江州清源有限公司91330199MA0000058P",
                  "party name=江州市城市管理局\nparty name=江州清源有限公司\n"},
             Case{"甲方：江州市城市管理局\n乙方：A1B2C3D4E5F6G7H8有限公司",
                  "party name=江州市城市管理局\nparty name=A1B2C3D4E5F6G7H8有限公司\n"},
             Case{"甲方：江州市城市管理局\n统一社会信用代码：11330199002000012J\n住所：江州市临湖区"
                  "环翠路18号  "
                  "  "
                  "联系人：陈立\n乙方：江州清源环境服务有限公司\n统一社会信用代码：91330199MA000005"
                  "8P\n住所："
                  "江州市望江路206号　　法定代表人：赵明远\n开户行：江州银行临湖支行\n账号：3301019"
                  "9000012345",
                  "party name=江州市城市管理局 code=11330199002000012J code-valid=yes "
                  "code-kind=organ "
                  "address=江州市临湖区环翠路18号 contact=陈立\n"
                  "party name=江州清源环境服务有限公司 code=91330199MA0000058P code-valid=yes "
                  "code-kind=company address=江州市望江路206号 legal-rep=赵明远 "
                  "bank=江州银行临湖支行 "
                  "account=33010199000012345\n"},
             Case{"甲方：江州市城市管理局    乙方：江州清源环境服务有限公司\n住所：环翠路18号      "
                  " 住所：望江路"
                  "206号\n法定代表人：张三     法定代表人：赵明远",
                  "party name=江州市城市管理局 address=环翠路18号 legal-rep=张三\n"
                  "party name=江州清源环境服务有限公司 address=望江路206号 legal-rep=赵明远\n"},
             Case{"|甲方（委托方）|江州市城市管理局|\n|住所|环翠路18号|\n|乙方（受托方）|"
                  "江州云图信息技术有限公司|"
                  "\n|住所|科创路12号|",
                  "party name=江州市城市管理局 address=环翠路18号\n"
                  "party name=江州云图信息技术有限公司 address=科创路12号\n"},
             Case{"|甲方|<|乙方|<|\n|名称|江州市城市管理局|名称|江州云图信息技术有限公司|\n|地址|"
                  "环翠路18号|地址|"
                  "科创路12号|",
                  "party name=江州市城市管理局 address=环翠路18号\n"
                  "party name=江州云图信息技术有限公司 address=科创路12号\n"},
             Case{"| "
                  "|甲方|乙方|\n|名称|江州市城市管理局|江州云图信息技术有限公司|\n|住所|环翠路18号|"
                  "科创路12号|",
                  "party name=江州市城市管理局 address=环翠路18号\n"
                  "party name=江州云图信息技术有限公司 address=科创路12号\n"},
             Case{"甲方：江州市城市管理局\n乙方：江州清源环境服务有限公司\n甲方地址：环翠路18号\n乙"
                  "方联系电话："
                  "0571-86000001",
                  "party name=江州市城市管理局 address=环翠路18号\n"
                  "party name=江州清源环境服务有限公司 phone=0571-86000001\n"},
             Case{"甲方：江州市城市管理局\n乙方：江州清源环境服务有限公司\n统一社会信用代码：913301"
                  "99MA0000058O",
                  "party name=江州市城市管理局\n"
                  "party name=江州清源环境服务有限公司 code=91330199MA0000058O code-valid=no "
                  "code-kind=company\n"},
             Case{"甲方：江州市城市管理局\n住所：________"
                  "\n法定代表人：\n乙方：江州清源环境服务有限公司\n税号："
                  "330199123456789",
                  "party name=江州市城市管理局\n"
                  "party name=江州清源环境服务有限公司 code=330199123456789\n"},
         }) {
        CAPTURE(c.text);
        CHECK(parties(c.text + "\n第一条 服务内容",
                      {"name",
                       "code",
                       "code-valid",
                       "code-kind",
                       "address",
                       "contact",
                       "legal-rep",
                       "phone",
                       "bank",
                       "account"}) == c.expected);
    }
}

TEST_CASE("the kind of a party is told by its name and code") {
    for (const Case& c : {
             Case{"江州市城市管理局", "kind=organ"},
             Case{"江州市人民政府", "kind=organ"},
             Case{"江州市临湖区环翠街道办事处", "kind=organ"},
             Case{"江州经济技术开发区管理委员会", "kind=organ"},
             Case{"江州市人民政府办公室", "kind=organ"},
             Case{"江州市城市管理局（江州市综合行政执法局）", "kind=organ"},
             Case{"江州市城市管理局市容管理科", "kind=inner parent=江州市城市管理局"},
             Case{"江州市轨道交通工程建设指挥部", "kind=inner certainty=review"},
             Case{"江州宏达市政工程有限公司环翠路项目部",
                  "kind=inner parent=江州宏达市政工程有限公司"},
             Case{"江州市市政设施养护中心", "kind=institution certainty=review"},
             Case{"江州市第一人民医院", "kind=institution"},
             Case{"江州市市政园林管理处", "kind=institution certainty=review"},
             Case{"江州清源环境服务有限公司", "kind=company"},
             Case{"江州清源（集团）有限公司", "kind=company"},
             Case{"江州绿野企业管理合伙企业（有限合伙）", "kind=company"},
             Case{"恒洁物业服务有限公司江州分公司", "kind=branch parent=恒洁物业服务有限公司"},
             Case{"江州银行股份有限公司临湖支行", "kind=branch parent=江州银行股份有限公司"},
             Case{"江州市临湖区柳林村村民委员会", "kind=village"},
             Case{"江州正道律师事务所", "kind=other"},
             Case{"赵明远", "kind=individual"},
             Case{"王某", "kind=individual"},
             Case{"欧阳小明", "kind=individual"},
             Case{"清源环境", "kind=unknown"},
         }) {
        CAPTURE(c.text);
        CHECK(parties("甲方：" + c.text + "\n第一条 服务内容", {"kind", "parent", "certainty"}) ==
              "party " + c.expected + "\n");
    }
    CHECK(parties("甲方：江州市市政设施养护中心\n统一社会信用代码：12330199470000021W\n第一条 服务",
                  {"kind", "code-kind", "certainty"}) ==
          "party kind=institution code-kind=institution\n");
}

TEST_CASE("names at other places are compared with the head") {
    const std::string head_text =
        "甲方：江州市城市管理局\n乙方：江州清源环境服务有限公司\n第一条 服务内容\n";
    const std::string blocks = "\n甲方（盖章）：江州市城市管理局\n法定代表人：\n乙方（盖章）：";
    const std::string organ =
        "party place=signature name=江州市城市管理局 match=same head-name=江州市城市管理局\n";
    const std::string company = "head-name=江州清源环境服务有限公司\n";
    for (const Case& c : {
             Case{blocks + "江州清源环境服务有限公司",
                  organ + "party place=signature name=江州清源环境服务有限公司 match=same " +
                      company},
             Case{blocks + "江州清源环境工程有限公司",
                  organ + "party place=signature name=江州清源环境工程有限公司 match=similar " +
                      company},
             Case{blocks + "江州清源环境服务有限公司江州分公司",
                  organ +
                      "party place=signature name=江州清源环境服务有限公司江州分公司 "
                      "match=different " +
                      company},
             Case{blocks + "望江劳务派遣有限公司",
                  organ + "party place=signature name=望江劳务派遣有限公司 match=different " +
                      company},
             Case{blocks, organ},
             Case{"乙方收款账户：户名清源环境服务有限公司，开户行江州银行临湖支行，账号330101990000"
                  "12345。",
                  "party place=account name=清源环境服务有限公司 match=similar " + company},
             Case{"乙方收款账户：户名王某，开户行江州银行临湖支行，账号6222020000000000018。",
                  "party place=account name=王某 match=different " + company},
             Case{"乙方账户信息如下：\n户名：江州清源环境服务有限公司\n开户行：江州银行",
                  "party place=account name=江州清源环境服务有限公司 match=same " + company},
             Case{"收款单位：望江劳务派遣有限公司",
                  "party place=account name=望江劳务派遣有限公司 match=different "
                  "head-name=江州市城市管理局 certainty=review\n"},
             Case{"收款人应当及时开具发票。", ""},
             Case{"乙方指定收款账户户名为李四，账号6222020000000000018。",
                  "party place=account name=李四 match=different " + company},
             Case{"款项支付至乙方指定的第三方账户：户名为望江商贸有限公司。",
                  "party place=account name=望江商贸有限公司 match=different " + company},
             Case{"收款账户户名为乙方单位全称。", ""},
             Case{"收款账户的户名与乙方名称一致。", ""},
             Case{"户名：__________", ""},
             Case{"由乙方江州清源环境工程有限公司负责清扫。",
                  "party place=body name=江州清源环境工程有限公司 match=similar " + company},
             Case{"江州清元环境服务有限公司承诺如下。",
                  "party place=body name=江州清元环境服务有限公司 match=similar "
                  "head-name=江州清源环境服务有限公司 certainty=review\n"},
             Case{"江州清源环境服务有限公司承诺如下。",
                  "party place=body name=江州清源环境服务有限公司 match=same " + company},
             Case{"江州清源环境服务有限公司江州分公司负责。", ""},
             Case{"报江州市应急管理局备案，由江州市财政局拨款。", ""},
             Case{"江州宏达市政工程有限公司不是本合同当事人。", ""},
         }) {
        CAPTURE(c.text);
        std::string others =
            parties(head_text + c.text, {"place", "name", "match", "head-name", "certainty"});
        others.erase(0, others.find('\n') + 1);
        others.erase(0, others.find('\n') + 1);
        CHECK(others == c.expected);
    }
}

TEST_CASE("a member of a consortium is compared with members") {
    const std::string text =
        "发包人：江州市水务局\n承包人：江州恒通建设集团有限公司（联合体牵头人）\n"
        "江州市政设计院有限公司（联合体成员）\n第一条 工程内容\n";
    const std::string owner = "发包人（盖章）：江州市水务局\n";
    for (const Case& c : {
             Case{"承包人（盖章）：江州恒通建设集团有限公司\n"
                  "联合体成员（盖章）：江州市政设计院有限公司",
                  "party name=江州恒通建设集团有限公司 match=same\n"
                  "party name=江州市政设计院有限公司 match=same\n"},
             Case{"联合体牵头人（盖章）：江州恒通建设集团有限公司\n"
                  "联合体成员（盖章）：望江勘察有限公司",
                  "party name=江州恒通建设集团有限公司 match=same\n"
                  "party name=望江勘察有限公司 match=different\n"},
             Case{"承包人（盖章）：江州恒通建设集团有限公司、江州市政设计院有限公司",
                  "party name=江州恒通建设集团有限公司、江州市政设计院有限公司\n"},
             Case{"承包人（盖章）：江州恒通建设集团有限公司、望江勘察有限公司",
                  "party name=江州恒通建设集团有限公司、望江勘察有限公司 match=different\n"},
         }) {
        CAPTURE(c.text);
        std::string names = parties(text + owner + c.text, {"name", "match"});
        for (int line = 0; line < 4; ++line) {
            names.erase(0, names.find('\n') + 1);
        }
        CHECK(names == c.expected);
    }
}
