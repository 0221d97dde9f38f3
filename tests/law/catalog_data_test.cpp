// The table that is shipped: what contracts cite most, each row a fact that was checked by hand.
#include <fstream>
#include <iterator>
#include <string>

#include <doctest/doctest.h>

#include "law/catalog.h"

using review::LawCatalog;

namespace {

const LawCatalog& shipped() {
    static const LawCatalog laws = [] {
        std::ifstream file(REVIEW_SOURCE_DIR "/rules/laws/catalog.tsv", std::ios::binary);
        std::string table{std::istreambuf_iterator<char>(file), {}};
        auto loaded = LawCatalog::load(std::move(table), "catalog.tsv");
        REQUIRE(loaded.has_value());
        return std::move(*loaded);
    }();
    return laws;
}

}  // namespace

TEST_CASE("repealed laws have their last day and what replaced them") {
    struct Case {
        std::string name;
        std::string ended;
        std::string successor;
    };
    const std::string civil_code = "中华人民共和国民法典";
    const std::string investment = "中华人民共和国外商投资法";
    const std::string market = "中华人民共和国市场主体登记管理条例";
    const std::string environment = "中华人民共和国生态环境法典";
    const std::string works =
        "最高人民法院关于审理建设工程施工合同纠纷案件适用法律问题的解释（一）";
    const std::string labour = "最高人民法院关于审理劳动争议案件适用法律问题的解释（一）";
    for (const Case& c :
         {Case{"合同法", "2021-01-01", civil_code},
          Case{"中华人民共和国合同法", "2021-01-01", civil_code},
          Case{"担保法", "2021-01-01", civil_code},
          Case{"物权法", "2021-01-01", civil_code},
          Case{"侵权责任法", "2021-01-01", civil_code},
          Case{"民法通则", "2021-01-01", civil_code},
          Case{"民法总则", "2021-01-01", civil_code},
          Case{"婚姻法", "2021-01-01", civil_code},
          Case{"继承法", "2021-01-01", civil_code},
          Case{"收养法", "2021-01-01", civil_code},
          Case{"经济合同法", "1999-10-01", "中华人民共和国合同法"},
          Case{"涉外经济合同法", "1999-10-01", "中华人民共和国合同法"},
          Case{"技术合同法", "1999-10-01", "中华人民共和国合同法"},
          Case{"合同法解释（二）",
               "2021-01-01",
               "最高人民法院关于适用《中华人民共和国民法典》合同编通则若干问题的解释"},
          Case{"最高人民法院关于适用《中华人民共和国合同法》若干问题的解释（一）",
               "2021-01-01",
               "最高人民法院关于适用《中华人民共和国民法典》合同编通则若干问题的解释"},
          Case{"担保法解释",
               "2021-01-01",
               "最高人民法院关于适用《中华人民共和国民法典》有关担保制度的解释"},
          Case{"物权法解释（一）",
               "2021-01-01",
               "最高人民法院关于适用《中华人民共和国民法典》物权编的解释（一）"},
          Case{"最高人民法院关于审理建设工程施工合同纠纷案件适用法律问题的解释",
               "2021-01-01",
               works},
          Case{"最高人民法院关于审理建设工程施工合同纠纷案件适用法律问题的解释（二）",
               "2021-01-01",
               works},
          Case{"最高人民法院关于审理劳动争议案件适用法律若干问题的解释", "2021-01-01", labour},
          Case{
              "最高人民法院关于审理劳动争议案件适用法律若干问题的解释（四）", "2021-01-01", labour},
          Case{"中外合资经营企业法", "2020-01-01", investment},
          Case{"外资企业法", "2020-01-01", investment},
          Case{"中外合作经营企业法", "2020-01-01", investment},
          Case{"公司登记管理条例", "2022-03-01", market},
          Case{"企业法人登记管理条例", "2022-03-01", market},
          Case{"合伙企业登记管理办法", "2022-03-01", market},
          Case{"农民专业合作社登记管理条例", "2022-03-01", market},
          Case{"个体工商户条例", "2022-11-01", "促进个体工商户发展条例"},
          Case{"印花税暂行条例", "2022-07-01", "中华人民共和国印花税法"},
          Case{"契税暂行条例", "2021-09-01", "中华人民共和国契税法"},
          Case{"城市维护建设税暂行条例", "2021-09-01", "中华人民共和国城市维护建设税法"},
          Case{"增值税暂行条例", "2026-01-01", "中华人民共和国增值税法"},
          Case{"城市规划法", "2008-01-01", "中华人民共和国城乡规划法"},
          Case{"城市房屋拆迁管理条例", "2011-01-21", "国有土地上房屋征收与补偿条例"},
          Case{"档案法实施办法", "2024-03-01", "中华人民共和国档案法实施条例"},
          Case{"环境噪声污染防治法", "2022-06-05", "中华人民共和国噪声污染防治法"},
          Case{"环境保护法", "2026-08-15", environment},
          Case{"环境影响评价法", "2026-08-15", environment},
          Case{"海洋环境保护法", "2026-08-15", environment},
          Case{"大气污染防治法", "2026-08-15", environment},
          Case{"水污染防治法", "2026-08-15", environment},
          Case{"土壤污染防治法", "2026-08-15", environment},
          Case{"固体废物污染环境防治法", "2026-08-15", environment},
          Case{"噪声污染防治法", "2026-08-15", environment},
          Case{"放射性污染防治法", "2026-08-15", environment},
          Case{"清洁生产促进法", "2026-08-15", environment},
          Case{"城市供水条例", "2026-06-01", "供水条例"},
          Case{"全民所有制工业企业法", "2026-03-12", ""},
          Case{"乡镇企业法", "2025-12-27", ""},
          Case{"建设工程质量保证金管理暂行办法", "2017-07-01", "建设工程质量保证金管理办法"},
          Case{"政府购买服务管理办法（暂行）", "2020-03-01", "政府购买服务管理办法"},
          Case{"工程建设项目招标范围和规模标准规定", "2018-06-01", "必须招标的工程项目规定"}}) {
        CAPTURE(c.name);
        const auto law = shipped().find(c.name, "2026-11-23");
        REQUIRE(law.has_value());
        if (law.has_value()) {
            CHECK(law->ended == c.ended);
            CHECK(law->successor == c.successor);
            CHECK(std::string(law_status_name(shipped().status(*law, "2026-11-23"))) == "repealed");
            // The day before it was law.
            CHECK(std::string(law_status_name(shipped().status(*law, "1999-09-30"))) != "repealed");
        }
    }
}

TEST_CASE("laws in force have their last article") {
    struct Case {
        std::string name;
        int last_article;
    };
    for (const Case& c : {Case{"民法典", 1260},
                          Case{"合同编通则解释", 69},
                          Case{"担保制度解释", 71},
                          Case{"施工合同解释（一）", 45},
                          Case{"政府采购法", 88},
                          Case{"政府采购法实施条例", 79},
                          Case{"招标投标法", 68},
                          Case{"招标投标法实施条例", 84},
                          Case{"建筑法", 85},
                          Case{"建设工程质量管理条例", 82},
                          Case{"建设工程安全生产管理条例", 71},
                          Case{"保障农民工工资支付条例", 64},
                          Case{"保障中小企业款项支付条例", 37},
                          Case{"民营经济促进法", 78},
                          Case{"预算法", 101},
                          Case{"政府投资条例", 39},
                          Case{"公司法", 266},
                          Case{"劳动合同法", 98},
                          Case{"劳动法", 107},
                          Case{"仲裁法", 96},
                          Case{"民事诉讼法", 306},
                          Case{"个人信息保护法", 74},
                          Case{"数据安全法", 55},
                          Case{"网络安全法", 81},
                          Case{"专利法", 82},
                          Case{"安全生产法", 119},
                          Case{"保守国家秘密法", 65},
                          Case{"增值税法", 38},
                          Case{"印花税法", 20},
                          Case{"公平竞争审查条例", 27},
                          Case{"优化营商环境条例", 72},
                          Case{"反不正当竞争法", 41},
                          Case{"住房租赁条例", 50},
                          Case{"城市市容和环境卫生管理条例", 45},
                          Case{"生态环境法典", 1242},
                          Case{"政府采购货物和服务招标投标管理办法", 88}}) {
        CAPTURE(c.name);
        const auto law = shipped().find(c.name, "2026-11-23");
        REQUIRE(law.has_value());
        if (law.has_value()) {
            CHECK(law->last_article == c.last_article);
            CHECK(std::string(law_status_name(shipped().status(*law, "2026-11-23"))) == "in-force");
        }
    }
}

TEST_CASE("two texts of one name are told apart by the day") {
    struct Case {
        std::string name;
        std::string date;
        std::string status;
        std::string order;
    };
    for (const Case& c :
         {Case{"基础设施和公用事业特许经营管理办法", "2020-01-01", "in-force", "2015年第25号令"},
          Case{"基础设施和公用事业特许经营管理办法", "2024-05-01", "in-force", "2024年第17号令"},
          Case{"政府采购货物和服务招标投标管理办法", "2010-01-01", "in-force", "财政部令第18号"},
          Case{"政府采购货物和服务招标投标管理办法", "2020-01-01", "in-force", "财政部令第87号"},
          Case{"建设工程质量保证金管理办法", "2026-01-01", "in-force", "建质〔2017〕138号"},
          Case{"保障中小企业款项支付条例", "2025-05-31", "in-force", "国务院令第728号"},
          Case{"保障中小企业款项支付条例", "2025-06-01", "in-force", "国务院令第802号"}}) {
        CAPTURE(c.name);
        CAPTURE(c.date);
        const auto law = shipped().find(c.name, c.date);
        REQUIRE(law.has_value());
        if (law.has_value()) {
            CHECK(std::string(law_status_name(shipped().status(*law, c.date))) == c.status);
            CHECK(law->order == c.order);
        }
    }
}

TEST_CASE("an older text stands until the newer one comes into force") {
    struct Case {
        std::string name;
        std::string last_day;
        std::string first_day;
        std::string made;  // the newer text
    };
    for (const Case& c : {Case{"监察法", "2025-05-31", "2025-06-01", "2024-12-25"},
                          Case{"食品安全法", "2025-11-30", "2025-12-01", "2025-09-12"},
                          Case{"慈善法", "2024-09-04", "2024-09-05", "2023-12-29"},
                          Case{"快递暂行条例", "2025-05-31", "2025-06-01", "2025-04-13"}}) {
        CAPTURE(c.name);
        const auto older = shipped().find(c.name, c.last_day);
        const auto newer = shipped().find(c.name, c.first_day);
        REQUIRE(older.has_value());
        REQUIRE(newer.has_value());
        if (older.has_value() && newer.has_value()) {
            CHECK(older->made < c.made);
            CHECK(older->ended == c.first_day);
            CHECK(std::string(law_status_name(shipped().status(*older, c.last_day))) == "in-force");
            CHECK(newer->made == c.made);
            CHECK(std::string(law_status_name(shipped().status(*newer, c.first_day))) ==
                  "in-force");
        }
    }
}
