#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "facts/sample_document.h"

using review_test::list_facts;
using review_test::Sample;

TEST_CASE("copies and their shares are counted") {
    struct Case {
        std::string text;
        std::string expected;
    };
    for (const Case& c : {
             Case{"本合同一式六份，甲方执三份，乙方执二份，具有同等法律效力。", "total=6 shared=5"},
             Case{"本合同一式陆份，甲方执肆份，乙方执贰份。", "total=6 shared=6"},
             Case{"本合同一式 6 份，甲方执 3 份，乙方执 2 份，采购代理机构存 1 份。",
                  "total=6 shared=6"},
             Case{"本合同一式四份，双方各执二份。", "total=4 shared=4"},
             Case{"本合同一式四份，甲乙双方各执一份，代理机构、财政部门各存一份。",
                  "total=4 shared=4"},
             Case{"本合同一式六份，甲、乙、丙三方各执两份。", "total=6 shared=6"},
             Case{"本合同一式肆份，各方各执壹份。", "total=4 shared=2"},
             Case{"本合同一式八份，甲方四份，乙方四份。", "total=8 shared=8"},
             Case{"本合同一式六份，甲方执三份，乙方执二份，其余报财政部门备案。",
                  "total=6 shared=5 remainder=yes"},
             Case{"本合同一式六份，甲方执三份，乙方执二份，其余一份报备。", "total=6 shared=6"},
             Case{"本合同一式六份，其中甲方执三份，乙方执三份。", "total=6 shared=6"},
             Case{"本合同一式六份，甲方执四份（其中财务一份），乙方执二份。", "total=6 shared=6"},
             Case{"本合同一式六份（正本二份、副本四份），双方各执正本一份、副本二份。",
                  "total=6 shared=6"},
             Case{"本合同一式六份，其中正本二份，副本四份。甲方执正本一份、副本三份，乙方执正本一份"
                  "、副本一份。",
                  "total=6 shared=6"},
             Case{"本合同一式五份。甲方执三份，乙方执二份。", "total=5 shared=5"},
             Case{"本合同一式十二份，甲方执八份，乙方执四份。", "total=12 shared=12"},
             Case{"本协议壹式伍份，甲乙双方各持贰份。", "total=5 shared=4"},
             Case{"本合同共四份，双方各执两份。", "total=4 shared=4"},
             Case{"本合同一式四份，双方各执两份，附件共3份。", "total=4 shared=4"},
             Case{"正本二份，副本四份，双方各执三份。", "total=6 shared=6"},
             Case{"本合同一式两份，具有同等法律效力。", "total=2"},
             Case{"本合同一式两份，一份甲方留存，一份交乙方。", "total=2 shared=2"},
             Case{"本合同一式四份，甲方执二份，具有同等法律效力。", "total=4"},
             Case{"登记表一式三份，随报关单一份提交。", "total=3"},
             Case{"本合同一式五份，甲方三份乙方二份；另有复印件三份。", "total=5 shared=5"},
             Case{"本合同一式五份，甲方三份，乙方二份，扫描件一份由甲方保存。", "total=5 shared=5"},
             Case{"本合同一式五份，甲方三份乙方二份；另有三份交财政部门。", "total=5 shared=8"},
             Case{"本协议一式四份，双方各执一份，自签字之日起生效，其余条款仍按原合同执行。",
                  "total=4 shared=2"},
             Case{"本协议一式四份，双方各执一份，其余未变更的约定继续执行。", "total=4 shared=2"},
             Case{"本协议一式四份，双方各执一份，其余由甲方留存。",
                  "total=4 shared=2 remainder=yes"},
             Case{"本协议一式四份，双方各执一份，剩余的作为档案备查。",
                  "total=4 shared=2 remainder=yes"},
             Case{"本合同一式六份，甲方执__份，乙方执二份。", "total=6"},
         }) {
        CAPTURE(c.text);
        const Sample sample(c.text);
        CHECK(list_facts(review::extract_copies(sample.context()),
                         "copies",
                         {"form", "total", "shared", "remainder"}) ==
              "copies " + c.expected + "\n");
    }
}

TEST_CASE("originals and duplicates are counted apart") {
    const Sample sample(
        "本合同正本两份、副本四份，甲方执正本一份、副本二份，乙方执正本一份、副本一份。");
    CHECK(list_facts(
              review::extract_copies(sample.context()), "copies", {"form", "total", "shared"}) ==
          "copies form=original total=2 shared=2\ncopies form=duplicate total=4 shared=3\n");
}

TEST_CASE("each party counts as many as the head has") {
    const Sample sample(
        "甲方：江州市城市管理局\n乙方：江州清源环境服务有限公司\n丙方：江州市财政局\n"
        "第一条 份数\n本合同一式六份，各执二份。");
    CHECK(list_facts(review::extract_copies(sample.context()), "copies", {"shared", "parties"}) ==
          "copies shared=6 parties=3\n");
}

TEST_CASE("other numbers of documents are no copies of the contract") {
    for (const std::string& text : std::vector<std::string>{
             "乙方提交竣工资料三份。",
             "一式多份",
             "一份合同",
             "正本与副本不一致的，以正本为准。",
         }) {
        CAPTURE(text);
        CHECK(review::extract_copies(Sample(text).context()).empty());
    }
}

TEST_CASE("shares belong to the form counted before them") {
    for (const std::string text :
         {"正本三份，甲方两份，乙方一份；副本六份，甲方三份，乙方两份。",
          "正本三份，甲方两份，乙方一份，副本六份，甲方三份，乙方两份。"}) {
        CAPTURE(text);
        const Sample sample(text);
        CHECK(list_facts(review::extract_copies(sample.context()),
                         "copies",
                         {"form", "total", "shared"}) ==
              "copies form=original total=3 shared=3\ncopies form=duplicate total=6 shared=5\n");
    }
}

TEST_CASE("papers that are no contract have no copies") {
    const Sample sample("乙方每月提交作业报告，全年共12份，甲方存档6份，乙方存档2份。");
    CHECK(review::extract_copies(sample.context()).empty());
}
