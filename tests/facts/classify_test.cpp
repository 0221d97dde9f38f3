#include <iterator>
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

/// "kind type[ or second][ {tags}][ template]".
std::string classified(const std::string& text) {
    const Sample sample(text);
    std::vector<review::Fact> facts = review::extract_parties(sample.context());
    for (review::Fact& fact : review::extract_signatures(sample.context())) {
        facts.push_back(std::move(fact));
    }
    const review::Classification found = review::classify(sample.context(), facts);
    return found.kind + (found.type.empty() ? "" : " " + found.type) +
           (found.type_second.empty() ? "" : " or " + found.type_second) +
           (found.tags.empty() ? "" : " {" + found.tags + "}") +
           (found.is_template ? " template" : "");
}

/// Twelve articles without a title, as a part of a statute.
std::string articles(const std::string& text) {
    std::string result;
    for (const std::string& number : std::vector<std::string>{
             "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"}) {
        result += "第" + number + "条 " + text + "\n";
    }
    return result;
}

const std::string kTwo = "\n甲方：江州望江商贸有限公司\n乙方：江州清源环境服务有限公司\n";

}  // namespace

TEST_CASE("the kind of a document is told by its title and phrases") {
    for (const Case& c : {
             Case{"中华人民共和国民法典\n第一条 为了保护民事主体的合法权益，制定本法。\n第二条 "
                  "出租人、承租人、发包人和承"
                  "包人的合同适用本法。",
                  "statute"},
             Case{"江州市合同管理办法\n第一条 为了规范合同管理，制定本办法。\n第二条 "
                  "甲方、乙方、本合同……\n第三条 本办法"
                  "自2026年1月1日起施行。",
                  "normative"},
             Case{"关于印发《道路清扫保洁服务合同》的通知\n各区人民政府：\n现印发给你们，请遵照执行"
                  "。",
                  "normative"},
             Case{"江州市人民法院\n民事判决书\n原告诉称甲方、乙方签订合同。本院认为，本合同有效。",
                  "casefile"},
             Case{"行政处罚决定书\n当事人：王某", "casefile"},
             Case{"道路清扫保洁项目招标文件\n第一章 投标人须知\n第二章 评标办法\n第三章 "
                  "合同条款\n甲方：\n乙方：\n本合"
                  "同一式四份",
                  "other {tender}"},
             Case{"关于调整停车收费标准的请示", "decision"},
             Case{"道路清扫保洁服务合同" + kTwo, "contract service"},
             Case{"协议书" + kTwo, "contract"},
             Case{"项目合同\n双方转让景区经营权。" + kTwo, "contract conc"},
             Case{"承包合同\n乙方取得土地承包经营权，不得流转土地经营权。" + kTwo, "contract"},
             Case{"合同总价为人民币100万元。签约后三日内支付定金30万元。", "contract"},
             Case{articles("人民法院审理案件，由审判长、书记员和合议庭组成人员参加，本院认为需要的"
                           "除外。"),
                  "normative"},
             Case{"江州市概况\n江州市位于东部。", "other"},
             Case{"", "other"},
         }) {
        CAPTURE(c.text);
        CHECK(classified(c.text) == c.expected);
    }
}

TEST_CASE("the type of a contract is told by weighted cues") {
    for (const Case& c : {
             Case{"设备采购合同" + kTwo + "规格型号、数量、单价、交货、质保", "contract sale"},
             Case{"建设工程施工合同" + kTwo + "工期、竣工验收、工程量清单", "contract works"},
             Case{"建设工程监理合同" + kTwo + "监理范围、监理酬金", "contract superv"},
             Case{"建设工程质量检测合同" + kTwo + "检测项目、竣工验收", "contract service"},
             Case{"房屋租赁合同" + kTwo + "租金、租赁期限、押金", "contract lease"},
             Case{"市容巡查信息系统软件开发合同" + kTwo + "源代码、验收测试、试运行",
                  "contract tech"},
             Case{"物业服务合同" + kTwo + "物业费、共用部位", "contract prop"},
             Case{"劳务派遣服务合同" + kTwo + "被派遣劳动者", "contract dispatch"},
             Case{"建设工程施工合同补充协议" + kTwo + "原合同工期变更如下", "contract supp"},
             Case{"垃圾处理特许经营协议" + kTwo + "特许经营期、项目公司、移交", "contract conc"},
             Case{"战略合作框架协议" + kTwo + "合作内容另行签订", "contract coop"},
             Case{"保密协议" + kTwo + "保密信息、披露方、接收方", "contract nda"},
             Case{"协议书" + kTwo + "出租人、承租人、租金、转租", "contract lease"},
             Case{"协议书" + kTwo + "租金和服务费", "contract lease or service"},
         }) {
        CAPTURE(c.text);
        CHECK(classified(c.text) == c.expected);
    }
}

TEST_CASE("tags and forms are told apart") {
    for (const Case& c : {
             Case{"服务合同\n甲方：江州市城市管理局\n乙方：江州清源环境服务有限公司\n",
                  "contract service {gov}"},
             Case{"服务合同" + kTwo + "本项目使用财政资金。", "contract service {gov}"},
             Case{"服务合同" + kTwo + "依据中标通知书，乙方属于小型企业。",
                  "contract service {sme tender}"},
             Case{"服务合同" + kTwo + "如乙方为中小企业，按条例付款。", "contract service"},
             Case{"建设工程施工合同（示范文本）" + kTwo, "contract works template"},
             Case{"服务合同范本" + kTwo, "contract service template"},
             Case{"服务合同" + kTwo + "格式条款以提示为准。", "contract service"},
         }) {
        CAPTURE(c.text);
        CHECK(classified(c.text) == c.expected);
    }
}

TEST_CASE("why a document is of its kind and type is said, and when it cannot be said") {
    const auto reasons = [](const std::string& text, const std::string& kind) {
        const Sample sample(text);
        const review::Classification found =
            review::classify(sample.context(), review::extract_parties(sample.context()), kind);
        return found.kind + " " + found.kind_certainty + " [" + found.kind_reason + "] " +
               found.type_certainty + " [" + found.type_reason + "]";
    };
    struct Reasons {
        std::string text;
        std::string kind;
        std::string expected;
    };
    for (
        const Reasons& c : {
            Reasons{"道路清扫保洁服务合同" + kTwo,
                    "",
                    "contract certain [title:合同 parties:甲方、乙方] "
                    "certain [title:清扫、保洁、服务合同]"},
            Reasons{"协议书" + kTwo + "租金和服务费",
                    "",
                    "contract certain [title:协议书 parties:甲方、乙方] review [words:租金]"},
            Reasons{"协议书" + kTwo,
                    "",
                    "contract certain [title:协议书 parties:甲方、乙方] undecided []"},
            Reasons{
                "合同总价为人民币100万元。", "", "contract review [words:合同总价] undecided []"},
            Reasons{"江州市概况\n江州市位于东部。", "", "other undecided []  []"},
            Reasons{"", "", "other undecided []  []"},
            Reasons{"江州市概况\n租金、租赁期限、押金",
                    "contract",
                    "contract certain [given] certain [words:租金、租赁期限、押金]"},
            Reasons{"道路清扫保洁项目招标文件\n第一章 投标人须知",
                    "",
                    "other certain [title:招标文件]  []"},
            Reasons{
                "江州市城市管理局文件\n江城管〔2026〕3号\n关于开展检查的函告\n各单位：\n开展检查。",
                "",
                "normative certain [number:江城管〔2026〕3号]  []"},
            Reasons{
                "江州市城市管理局\n关于印发《江州市招牌管理办法》的通知\n各单位：\n现印发给你们。\n"
                "江州市招牌管理办法\n第一条 一。\n第二条 二。\n第三条 三。",
                "",
                "normative certain [title:通知]  []"},
            Reasons{
                "江州市招牌管理办法\n（2026年3月2日江州市城市管理局局务会议通过）\n第一条 一。\n"
                "第二条 二。\n第三条 三。",
                "",
                "normative certain [title:办法]  []"},
            Reasons{"江州市招牌管理条例\n第一条 一。\n第二条 二。\n第三条 三。",
                    "",
                    "normative certain [title:条例]  []"},
            Reasons{
                "江州市招牌管理条例\n"
                "（2026年3月2日江州市第十五届人民代表大会常务委员会第二次会议通过）\n第一条 一。",
                "",
                "statute certain [enacted:人民代表大会]  []"},
            Reasons{"江州市人民政府令\n第12号\n《江州市招牌管理办法》已经通过，现予公布。\n市长　王"
                    "某某\n"
                    "2026年5月20日\n江州市招牌管理办法\n第一条 一。\n第二条 二。\n第三条 三。",
                    "",
                    "statute certain [enacted:第12号 red-head:yes]  []"},
            Reasons{
                "江州市人民政府令\n第3号\n现发布森林防火戒严令。\n市长　王某某\n2026年5月20日\n",
                "",
                "normative certain [title:令 red-head:yes]  []"},
            Reasons{"江州市城市管理局\n行政处罚决定书\n江城管罚决字〔2026〕第12号\n当事人：王某",
                    "",
                    "casefile certain [title:行政处罚决定书]  []"},
            Reasons{"询问笔录\n被询问人：张某\n问：看清楚了吗？",
                    "",
                    "casefile certain [title:询问笔录]  []"},
            Reasons{"江州市人民政府\n关于同意设立湿地公园的批复\n江政文〔2026〕41号\n市林业局：\n同"
                    "意。",
                    "",
                    "normative certain [title:批复 number:江政文〔2026〕41号]  []"},
            Reasons{"江州市城市管理局文件\n江城管〔2026〕3号\n关于调整停车收费标准的请示\n市人民政"
                    "府：\n请批准。",
                    "",
                    "decision certain [title:请示]  []"},
        }) {
        CAPTURE(c.text);
        CHECK(reasons(c.text, c.kind) == c.expected);
    }
}
