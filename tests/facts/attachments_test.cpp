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

/// "place num name present[ key]; " for each attachment.
std::string attachments(const std::string& text) {
    const Sample sample(text);
    std::string result;
    for (const review::Fact& fact : review::extract_attachments(sample.context())) {
        CHECK(fact.get("text") == sample.document.slice(fact.span));
        result += std::string(fact.get("place")) + " " + std::string(fact.get("num")) + " " +
                  std::string(fact.get("name")) + " " + std::string(fact.get("present")) +
                  (fact.has("key") ? " key" : "") + "; ";
    }
    return result;
}

const std::string kSigned =
    "甲方（盖章）：江州市城市管理局\n日期：2026年3月18日\n乙方（盖章）：江州清源环境服务有限公司\n"
    "日期：2026年3月18"
    "日\n";
const std::string kHead =
    "甲方：江州市城市管理局\n乙方：江州清源环境服务有限公司\n第一条 服务内容\n";

}  // namespace

TEST_CASE("mentions of attachments are found with their numbers") {
    for (const Case& c : {
             Case{"作业路段见附件1《作业路段清单》。", "body 1 作业路段清单 no key; "},
             Case{"按附件2规定扣减。", "body 2  no; "},
             Case{"详见附件1工程量清单。", "body 1  no key; "},
             Case{"分项报价表（附件3）", "body 3  no key; "},
             Case{"详见附件一、附件二。", "body 1  no; body 2  no; "},
             Case{"见附件1-3。", "body 1  no; body 2  no; body 3  no; "},
             Case{"见附件1至附件3。", "body 1  no; body 2  no; body 3  no; "},
             Case{"附件1～3均为合同组成部分。", "list 1  no; list 2  no; list 3  no; "},
             Case{"见附件1、2和4。", "body 1  no; body 2  no; body 4  no; "},
             Case{"见附件1-1。", "body 1-1  no; "},
             Case{"见附件（一）。", "body 1  no; "},
             Case{"见附件A。", "body A  no; "},
             Case{"服务标准详见附件。", "body   no; "},
             Case{"见附件《考核办法》。", "body  考核办法 no; "},
             Case{"附件1《需求说明书》是本合同的组成部分，与正文具有同等效力。",
                  "list 1 需求说明书 no; "},
             Case{"见附件（一）、（二）。", "body 1  no; body 2  no; "},
             Case{"见附件1-2026年清单。", "body 1  no key; "},
         }) {
        CAPTURE(c.text);
        CHECK(attachments(c.text) == c.expected);
    }
}

TEST_CASE("attachments of other documents and the mere word are none") {
    for (const std::string& text : std::vector<std::string>{
             "招标文件附件1所列内容",
             "投标文件的附件2",
             "《江州市环卫作业管理办法》附件1",
             "附件是本合同不可分割的组成部分。",
             "本合同附件与正文具有同等效力。",
             "以附件形式提交",
         }) {
        CAPTURE(text);
        CHECK(attachments(text).empty());
    }
}

TEST_CASE("an attachment is present when it or its line in the list is") {
    for (const Case& c : {
             Case{kHead + "见附件1、附件2和附件3。\n附件：\n1.作业路段清单\n2.环卫作业质量标准\n" +
                      kSigned,
                  "body 1  yes; body 2  yes; body 3  no; list 1 作业路段清单 no key; "
                  "list 2 环卫作业质量标准 no; "},
             Case{kHead + "见附件1。\n附件：1.报价表 2.考核办法\n" + kSigned,
                  "body 1  yes; list 1 报价表 no key; list 2 考核办法 no; "},
             Case{kHead + "见附件1和附件2。\n附件：1.作业路段清单\n      2.考核办法\n" + kSigned,
                  "body 1  yes; body 2  yes; list 1 作业路段清单 no key; list 2 考核办法 no; "},
             Case{kHead + "见附件1。\n附件1：作业路段清单；\n附件2：考核办法。\n" + kSigned,
                  "body 1  yes; list 1 作业路段清单 no key; list 2 考核办法 no; "},
             Case{kHead + "见附件1和附件2。\n附件1：作业路段清单\n" + kSigned +
                      "附件1　作业路段清单\n|序号|路段|\n|1|环翠路|",
                  "body 1  yes; body 2  no; list 1 作业路段清单 yes key; "
                  "annex 1 作业路段清单 yes key; "},
             Case{kHead + "见附件1。\n" + kSigned + "附件1：作业路段清单",
                  "body 1  yes; list 1 作业路段清单 no key; "},
             Case{kHead + "见附件1。\n" + kSigned + "@@\n附件1：作业路段清单",
                  "body 1  no; annex 1 作业路段清单 no key; "},
             Case{kHead + "见附件1。\n" + kSigned +
                      "附件1\n作业路段清单\n环翠路\n附件2 考核办法\n扣分表",
                  "body 1  yes; annex 1  yes; annex 2 考核办法 yes; "},
             Case{kHead + "标准详见附件。\n" + kSigned + "附件1 作业标准\n一级",
                  "body   yes; annex 1 作业标准 yes; "},
             Case{kHead + "见附件《考核办法》。\n" + kSigned + "附件：考核办法",
                  "body  考核办法 yes; "
                  "list  考核办法 no; "},
             Case{kHead + "本合同包括下列附件：\n（1）报价表\n（2）考核办法\n" + kSigned,
                  "list 1 报价表 no key; list 2 考核办法 no; "},
         }) {
        CAPTURE(c.text);
        CHECK(attachments(c.text) == c.expected);
    }
}

TEST_CASE("a list of attachments is known by what opens it") {
    const std::string lead = "第一条 授权书见附件二。\n";
    const std::string two = "list 1 服务目录 no; list 2 授权书 no; ";
    for (const Case& c : {
             Case{"10.2. 合同附件：附件一　服务目录；附件二　授权书。", two},
             Case{"第九条 附件：附件一　服务目录；附件二　授权书。", two},
             Case{"第九条 本合同附件有：附件一、服务目录；附件二、授权书。", two},
             Case{"九、合同附件\n1、服务目录\n2、授权书", two},
             Case{"九、附件\n1、服务目录；\n2、授权书。", two},
             Case{"九、合同附件\n\n1. 服务目录\n\n2. 授权书", two},
             Case{"九、本合同共有两个附件：附件一服务目录；附件二授权书。", two},
             Case{"附件目录\n一、服务目录\n二、授权书", two},
             Case{"九、合同附件\n9.1 服务目录\n9.2 授权书", two},
             Case{"第九条 合同附件\n9.1 附件一：服务目录\n9.2 附件二：授权书", two},
             Case{"2 合同附件\n2.1 服务目录\n2.2 授权书", two},
             Case{"10.3 附件：1.服务目录；2.授权书。", two},
             Case{"10.3 附件：（1）服务目录；（2）授权书。", two},
             Case{"二、本合同的附件包括：1.服务目录；2.授权书。", two},
             Case{"附件：1.服务目录\n2.授权书", two},
             Case{"附件一《服务目录》、附件二《授权书》与本合同具有同等法律效力。", two},
             Case{"附件1-2：身份证复印件", "list 1 身份证复印件 no; list 2 身份证复印件 no; "},
         }) {
        CAPTURE(c.text);
        CHECK(attachments(lead + c.text) == "body 2  yes; " + c.expected);
    }
}

TEST_CASE("what only speaks of attachments is no list") {
    const std::string lead = "第一条 授权书见附件二。\n";
    for (const std::string& text : std::vector<std::string>{
             "九、合同附件\n1、合同附件与正文具有同等效力。\n2、修改应当书面确认。",
             "九、附件\n1、乙方应当提交资料。\n2、资料一式两份。",
             "附件\n1、服务目录\n2、授权书",
             "合同附件：\n2.1 乙方交付设备\n2.2 乙方培训",
             "九、合同附件\n2.1 服务目录\n2.2 授权书",
             "九、交付资料：1.服务目录；2.授权书。",
             "招标文件的附件包括：1.服务目录；2.授权书。",
             "乙方提交的附件有误：1.服务目录缺页；2.授权书过期。",
         }) {
        CAPTURE(text);
        CHECK(attachments(lead + text) == "body 2  no; ");
    }
    CHECK(attachments(lead + "价款见附件三，与本合同具有同等法律效力。") ==
          "body 2  no; body 3  no; ");
    CHECK(attachments(lead + "附件一《服务目录》另附。附件与本合同具有同等法律效力。") ==
          "body 2  no; body 1 服务目录 no; ");
}

TEST_CASE("a number with a dash is one annex or several") {
    for (const Case& c : {
             Case{"见附件1-2。\n附件1-1：清单\n附件1-2：图纸",
                  "body 1  yes; body 2  yes; list 1-1 清单 no key; list 1-2 图纸 no; "},
             Case{"见附件1-1。\n附件1-2：证件", "body 1-1  no; list 1-2 证件 no; "},
             Case{"见附件3。\n附件1-2：证件", "body 3  no; list 1 证件 no; list 2 证件 no; "},
         }) {
        CAPTURE(c.text);
        CHECK(attachments(c.text) == c.expected);
    }
}
