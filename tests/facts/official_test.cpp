#include <array>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "facts/fact_tree.h"
#include "facts/sample_document.h"

using review_test::project_lexicon;
using review_test::Sample;

namespace {

struct Case {
    std::string text;
    std::string expected;
};

void list_elements(pugi::xml_node node, std::string_view names, std::ostringstream& out) {
    for (const pugi::xml_node child : node.children()) {
        if (child.type() != pugi::node_element) {
            continue;
        }
        if (names.find(" " + std::string(child.name()) + " ") != std::string_view::npos) {
            out << child.name();
            for (const pugi::xml_attribute attribute : child.attributes()) {
                const std::string name = attribute.name();
                if (name != "begin" && name != "end" && name != "text" && name != "day") {
                    out << ' ' << name << '=' << attribute.value();
                }
            }
            out << '\n';
        }
        list_elements(child, names, out);
    }
}

/// The elements of the given names in the tree of a document, one a line with their attributes.
std::string elements(const std::string& text, const std::string& names) {
    const Sample sample(text);
    const pugi::xml_document tree =
        review::build_fact_tree(sample.document,
                                project_lexicon(),
                                sample.laws,
                                {.kind = "", .type = "", .side = "", .as_of = "2026-11-23"});
    std::ostringstream out;
    list_elements(tree.document_element(), " " + names + " ", out);
    return out.str();
}

const std::string kFrame =
    "docAuthority docNumber docTitle docAddressee docDate docCopy docImprint docMark conclusions";

const std::string kNotice =
    "000012\n机密★1年\n特急\n江州市城市管理局文件\n江城管〔2026〕15号　　　　　签发人：李某某\n"
    "江州市城市管理局\n关于印发《江州市户外招牌设置管理办法》的通知\n"
    "各区城市管理局，局属各单位：\n"
    "现将《江州市户外招牌设置管理办法》印发给你们，请认真贯彻执行。\n\n"
    "江州市城市管理局\n2026年3月2日\n（此件公开发布）\n\n"
    "江州市户外招牌设置管理办法\n\n第一章 总则\n第一条 为了规范设置，制定本办法。\n"
    "第二条 本办法自2026年4月1日起施行。\n\n"
    "抄送：市委办公室，市人大常委会办公室。\n"
    "江州市城市管理局办公室　　　　　　2026年3月3日印发\n";

}  // namespace

TEST_CASE("a notice with a red head gives its parts, and the text it brings into force") {
    CHECK(elements(kNotice, kFrame) ==
          "docMark kind=secrecy\n"
          "docMark kind=urgency\n"
          "docAuthority name=江州市城市管理局 kind=organ place=head\n"
          "docNumber place=head agency=江城管 year=2026 serial=15 brackets=〔〕 "
          "normal=江城管〔2026〕15号\n"
          "docMark kind=signer\n"
          "docTitle place=main issuer=江州市城市管理局 "
          "subject=关于印发《江州市户外招牌设置管理办法》 genre=通知 genre-form=official\n"
          "docAuthority name=江州市城市管理局 kind=organ place=title\n"
          "docAddressee name=各区城市管理局 kind=organ after=，\n"
          "docAddressee name=局属各单位 kind=unknown after=：\n"
          "docAuthority name=江州市城市管理局 kind=organ place=signature\n"
          "docDate place=signature form=digits iso=2026-03-02 by=江州市城市管理局\n"
          "docMark kind=openness\n"
          "docTitle place=attached subject=江州市户外招牌设置 genre=管理办法 genre-form=rules\n"
          "conclusions\n"
          "docCopy name=市委办公室 kind=inner\n"
          "docCopy name=市人大常委会办公室 kind=inner\n"
          "docImprint name=江州市城市管理局办公室 kind=inner\n"
          "docDate place=imprint form=digits iso=2026-03-03\n");
}

TEST_CASE("heads and feet stand in text boxes and tables, too") {
    CHECK(elements("[[文件]]\n[[江州市财政局]]\n[[江州市水务局]]\n江财〔2026〕7号\n"
                   "关于调整污水处理费的通知\n各区财政局：\n现通知如下。\n"
                   "江州市财政局　　　　江州市水务局\n2026年5月6日\n"
                   "|抄送：|市政府办公室、市审计局。|\n|江州市财政局办公室|2026年5月7日印发|\n",
                   kFrame) ==
          "docAuthority name=江州市财政局 kind=organ place=head\n"
          "docAuthority name=江州市水务局 kind=organ place=head\n"
          "docNumber place=head agency=江财 year=2026 serial=7 brackets=〔〕 "
          "normal=江财〔2026〕7号\n"
          "docTitle place=main subject=关于调整污水处理费 genre=通知 genre-form=official\n"
          "docAddressee name=各区财政局 kind=organ after=：\n"
          "conclusions\n"
          "docAuthority name=江州市财政局 kind=organ place=signature\n"
          "docAuthority name=江州市水务局 kind=organ place=signature\n"
          "docDate place=signature form=digits iso=2026-05-06 by=江州市财政局、江州市水务局\n"
          "docCopy name=市政府办公室 kind=organ\n"
          "docCopy name=市审计局 kind=organ\n"
          "docImprint name=江州市财政局办公室 kind=inner\n"
          "docDate place=imprint form=digits iso=2026-05-07\n");
}

TEST_CASE("an order is signed by a person and numbered without a year") {
    CHECK(
        elements("江州市人民政府令\n第 12 号\n《江州市建筑垃圾管理办法》已经2026年5月6日市人民政府"
                 "第30次常务会议通过，现予公布，自2026年7月1日起施行。\n市长　王某某\n"
                 "2026年5月20日\n江州市建筑垃圾管理办法\n第一条 制定本办法。\n第二条 自2026年7月1日"
                 "起施行。\n",
                 kFrame) ==
        "docTitle place=main issuer=江州市人民政府 genre=令 genre-form=official\n"
        "docAuthority name=江州市人民政府 kind=organ place=head\n"
        "docNumber place=head agency=江州市人民政府令 serial=12 "
        "normal=江州市人民政府令第12号 form=order\n"
        "docAuthority name=王某某 kind=individual place=signature post=市长\n"
        "docDate place=signature form=digits iso=2026-05-20 by=王某某\n"
        "docTitle place=attached subject=江州市建筑垃圾 genre=管理办法 genre-form=rules\n");
}

TEST_CASE("the date of a document is that of its signature") {
    for (const Case& c : {
             Case{"江州市人民政府\n关于禁止燃放烟花爆竹的通告\n一、禁放区域为绕城高速以内。\n"
                  "二、本通告自发布之日起施行。\n江州市人民政府\n二〇二六年一月五日\n",
                  "docDate place=signature form=han iso=2026-01-05 by=江州市人民政府\n"},
             Case{"关于开展检查的通知\n各单位：\n现开展检查。\n江州市城市管理局　2026年06月01日\n",
                  "docDate place=signature form=digits iso=2026-06-01 problem= zero-padding  "
                  "by=江州市城市管理局\n"},
             Case{"关于开展检查的通知\n各单位：\n现开展检查。\n江州市城市管理局\n2026年X月X日\n",
                  "docDate place=signature form=digits problem= open  by=江州市城市管理局\n"},
             Case{"关于开展检查的通知\n各单位：\n现开展检查。\n2026年6月1日\n",
                  "docDate place=signature form=digits iso=2026-06-01\n"},
             Case{"关于开展检查的通知\n各单位：\n2026年6月1日\n开始检查。\n", ""},
             Case{"关于开展检查的通知\n各单位：\n检查时间为2026年6月1日\n开始检查。\n", ""},
             Case{"道路清扫服务合同\n甲方：江州市城市管理局\n乙方：江州清源公司\n第一条 清扫。\n"
                  "江州市城市管理局\n2026年6月1日\n",
                  ""},
         }) {
        CAPTURE(c.text);
        CHECK(elements(c.text, "docDate") == c.expected);
    }
}

TEST_CASE("a title is taken apart into authority, subject and kind") {
    for (const Case& c : {
             Case{"江州市人民政府办公室关于加强停车管理的实施意见\n正文。",
                  "issuer=江州市人民政府办公室 subject=关于加强停车管理 genre=实施意见 "
                  "genre-form=official"},
             Case{"江州市人民政府办公室\n转发市城管局关于整治市容意见的通知\n正文。",
                  "issuer=江州市人民政府办公室 subject=转发市城管局关于整治市容意见 genre=通知 "
                  "genre-form=official"},
             Case{"江州市餐厨垃圾管理办法（试行）\n第一条 制定本办法。",
                  "subject=江州市餐厨垃圾 genre=管理办法 genre-form=rules note=试行 trial=yes"},
             Case{"江州市停车场管理暂行规定\n第一条 制定本规定。",
                  "subject=江州市停车场管理 genre=暂行规定 genre-form=rules trial=yes"},
             Case{"江州市停车场管理办法\n（征求意见稿）\n第一条 制定本办法。",
                  "subject=江州市停车场 genre=管理办法 genre-form=rules note=征求意见稿"},
             Case{"江州市户外广告设置管理规定通知\n各单位：\n正文。",
                  "subject=江州市户外广告设置管理规定 genre=通知 genre-form=official "
                  "genre-before=规定"},
             Case{"江州市户外招牌管理条例\n第一条 制定本条例。",
                  "subject=江州市户外招牌管理 genre=条例 genre-form=rules"},
             Case{"江州市人民政府公告\n正文。",
                  "issuer=江州市人民政府 genre=公告 genre-form=official"},
             Case{"通　知\n各单位：\n正文。", "genre=通知 genre-form=official"},
             Case{"2026年市容整治工作方案\n正文。",
                  "subject=2026年市容整治 genre=工作方案 genre-form=plan"},
             Case{"江州市财政局\n江州市水务局\n关于调整收费标准的通知\n正文。",
                  "issuer=江州市财政局江州市水务局 subject=关于调整收费标准 genre=通知 "
                  "genre-form=official"},
             Case{"关于贯彻落实江州市停车管理办法\n有关事项的通知\n正文。",
                  "subject=关于贯彻落实江州市停车管理办法有关事项 genre=通知 genre-form=official"},
             Case{"江州市城市管理局文件\n江城管〔2026〕3号\n关于开展检查的答复函件\n各单位：\n正文"
                  "。",
                  ""},
         }) {
        CAPTURE(c.text);
        CHECK(elements(c.text, "docTitle") ==
              "docTitle place=main" + (c.expected.empty() ? "" : " " + c.expected) + "\n");
    }
}

TEST_CASE("who a document is sent to is one element a name") {
    for (const Case& c : {
             Case{"关于开展检查的通知\n各县（区、市）人民政府，市人民政府各部门、各直属机构：\n正文"
                  "。",
                  "docAddressee name=各县(区、市)人民政府 kind=organ after=，\n"
                  "docAddressee name=市人民政府各部门 kind=inner after=、\n"
                  "docAddressee name=各直属机构 kind=unknown after=：\n"},
             Case{"关于开展检查的通知\n江城管〔2026〕3号\n张某某同志:\n正文。",
                  "docAddressee name=张某某同志 kind=individual after=:\n"},
             Case{"关于开展检查的通知\n各有关企业：\n正文。",
                  "docAddressee name=各有关企业 kind=unknown after=：\n"},
             Case{"关于开展检查的通告\n现将有关事项通告如下：\n一、检查。", ""},
             Case{"关于开展检查的通知\n为了保障安全，通知各单位：\n一、检查。", ""},
             Case{"关于开展检查的通知\n一、检查单位：\n各单位：\n", ""},
             Case{"询问笔录\n被询问人：张某\n工作单位：\n", ""},
         }) {
        CAPTURE(c.text);
        CHECK(elements(c.text, "docAddressee") == c.expected);
    }
}

TEST_CASE("the foot of a document is no part of its last article") {
    CHECK(elements(
              "关于停车管理的意见\n各单位：\n一、总体要求\n加强管理。\n二、任务\n（一）增加供给。\n"
              "附件：1.任务分工表\n2.建设计划表\n江州市城市管理局\n2026年3月2日\n",
              "preface body article paragraph point conclusions attachment docDate") ==
          "preface\nbody\n"
          "article num=1 label=一、 scheme=han address=1 locator=一、 heading=总体要求\n"
          "paragraph num=1 address=1/1 locator=一、\n"
          "article num=2 label=二、 scheme=han address=2 locator=二、 heading=任务\n"
          "point num=1 label=(一) scheme=han-paren address=2/0/1 locator=二、（一）\n"
          "conclusions\n"
          "attachment num=1 name=任务分工表 present=no place=list\n"
          "attachment num=2 name=建设计划表 present=no place=list\n"
          "docDate place=signature form=digits iso=2026-03-02 by=江州市城市管理局\n");
}

TEST_CASE("contracts and other documents have no official head or foot") {
    for (const std::string text : {
             "道路清扫保洁服务合同\n合同编号：江城管〔2026〕15号\n甲方：江州市城市管理局\n",
             "江州市城市管理局\n道路清扫服务合同\n甲方：江州市城市管理局\n乙方：江州清源公司\n",
             "补充协议\n各单位：\n江州市城市管理局\n2026年3月2日\n",
             "江州市概况\n江州市位于东部。\n江州市城市管理局\n2026年3月2日\n",
             "",
         }) {
        CAPTURE(text);
        CHECK(
            elements(text, "docAuthority docAddressee docDate docCopy docImprint docMark").empty());
    }
}

TEST_CASE("what a normative document says of itself") {
    const std::string head = "江州市招牌管理办法\n第一条 ";
    const std::string names = "effect validity repeal interpretation basis";
    for (const Case& c : {
             Case{"本办法自2026年4月1日起施行，有效期5年。",
                  "effect from=date iso=2026-04-01\nvalidity years=5 months=60\n"},
             Case{"本办法自印发之日起施行，有效期至2028年12月31日。",
                  "effect from=issue\nvalidity iso=2028-12-31\n"},
             Case{"本办法自公布之日起30日后施行。", "effect days=30 from=issue\n"},
             Case{"本办法由江州市城市管理局负责解释。",
                  "interpretation name=江州市城市管理局 kind=organ\n"},
             Case{"本办法由市容科解释。", "interpretation name=市容科 kind=inner\n"},
             Case{"本办法的解释权归江州市城市管理局所有。",
                  "interpretation name=江州市城市管理局 kind=organ\n"},
             Case{"《江州市招牌规定》（江城管〔2019〕30号）和《江州市广告规定》同时废止。",
                  "repeal name=江州市招牌规定 order=江城管〔2019〕30号\n"
                  "repeal name=江州市广告规定\n"},
             Case{"江城管〔2019〕30号文件同时废止。", "repeal order=江城管〔2019〕30号\n"},
             Case{"为了规范设置，根据《城市市容条例》《江州市市容办法》，制定本办法。",
                  "basis refs=2\n"},
             Case{"根据有关规定，制定本办法。", "basis refs=0\n"},
             Case{"《江州市条例》自2018年1月1日起施行以来，成效明显。", ""},
             Case{"本市机动车应当年检。驾驶证有效期为6年，到期更换。", ""},
             Case{"本市驾驶证有效期为6年。", ""},
             Case{"本文件有效期三年。", "validity years=3 months=36\n"},
             Case{"许可证有效期三年。", ""},
             Case{"许可证有效期为三年，期满失效。", ""},
             Case{"办案人员应当向当事人解释清楚。", ""},
             Case{"依照《江州市条例》废止的许可，不再办理。", ""},
             Case{"以前规定与本办法不一致的，以本办法为准。", ""},
             Case{"按照规定报送材料。", ""},
         }) {
        CAPTURE(c.text);
        CHECK(elements(head + c.text, names) == c.expected);
    }
    CHECK(
        elements("服务合同\n甲方：江州市水务局\n乙方：江州清源公司\n第一条 本合同自签订之日起生效，"
                 "有效期三年。",
                 names)
            .empty());
}

TEST_CASE("sentences that limit a finding are marked") {
    const std::string head = "江州市招牌管理办法\n第一条 ";
    const std::string names = "attribution negation definition accountability";
    for (const Case& c : {
             Case{"违反规定的，依照《城市市容条例》第三十四条处罚。", "attribution\n"},
             Case{"违反规定的，由公安机关依照有关规定处理。", "attribution\n"},
             Case{"行政机关不得擅自设定审批。", "negation\n"},
             Case{"办理登记不得收取费用。", "negation\n"},
             Case{"本办法所称招牌，是指牌匾、灯箱。", "definition\n"},
             Case{"公共设施包括路灯、座椅。", "definition\n"},
             Case{"执法人员滥用职权的，依法给予处分。", "accountability\n"},
             Case{"城市管理部门及其工作人员玩忽职守的，依法追究责任。", "accountability\n"},
             Case{"有关部门不得增设条件；工作人员违反规定的，依法给予处分。", "negation\n"},
             Case{"“不得。擅自设定”是指行政机关不得设定。", "negation\ndefinition\n"},
             Case{"商户不得擅自占道经营。", ""},
             Case{"物业服务人不得收取停车费。", ""},
             Case{"未经批准不得设置招牌。", ""},
             Case{"申请材料应当包括身份证明。", ""},
             Case{"施工单位直接负责的主管人员，依法给予处分。", ""},
             Case{"乙方工作人员违反规定的，追究责任。", ""},
             Case{"工作人员可以处分财产。", ""},
             Case{"按照时间要求完成。", ""},
             Case{"处五十元罚款。《依照有关规定不得收取费用》", ""},
         }) {
        CAPTURE(c.text);
        CHECK(elements(head + c.text, names) == c.expected);
    }
    CHECK(elements(
              "服务合同\n甲方：江州市水务局\n乙方：江州清源公司\n第一条 本合同所称服务是指清扫。",
              names)
              .empty());
}
