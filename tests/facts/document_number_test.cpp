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

std::string numbers_of(const std::string& text) {
    const Sample sample(text);
    return list_facts(review::extract_document_numbers(sample.context()),
                      "docNumber",
                      {"normal", "brackets", "problem"});
}

}  // namespace

TEST_CASE("the number of an official document is read and what is wrong with it said") {
    for (const Case& c : {
             Case{"国办发〔2018〕37号", "normal=国办发〔2018〕37号 brackets=〔〕"},
             Case{"财库〔2019〕38号", "normal=财库〔2019〕38号 brackets=〔〕"},
             Case{"法释〔2023〕13号", "normal=法释〔2023〕13号 brackets=〔〕"},
             Case{"建质〔2017〕138号", "normal=建质〔2017〕138号 brackets=〔〕"},
             Case{"江城管〔2026〕15号", "normal=江城管〔2026〕15号 brackets=〔〕"},
             Case{"国办发[2018]37号", "normal=国办发〔2018〕37号 brackets=[] problem= brackets "},
             Case{"国办发(2018)37号", "normal=国办发〔2018〕37号 brackets=() problem= brackets "},
             Case{"国办发（2018）37号",
                  "normal=国办发〔2018〕37号 brackets=（） problem= brackets "},
             Case{"国办发【2018】37号",
                  "normal=国办发〔2018〕37号 brackets=【】 problem= brackets "},
             Case{"国办发<2018>37号", "normal=国办发〔2018〕37号 brackets=<> problem= brackets "},
             Case{"财库〔19〕38号", "normal=财库〔2019〕38号 brackets=〔〕 problem= year "},
             Case{"财库〔98〕38号", "normal=财库〔1998〕38号 brackets=〔〕 problem= year "},
             Case{"财库〔2019〕第38号", "normal=财库〔2019〕38号 brackets=〔〕 problem= ordinal "},
             Case{"财库〔2019〕038号",
                  "normal=财库〔2019〕38号 brackets=〔〕 problem= zero-padding "},
             Case{"建质[2017]138号", "normal=建质〔2017〕138号 brackets=[] problem= brackets "},
             Case{"江城管[26]第015号",
                  "normal=江城管〔2026〕15号 brackets=[] "
                  "problem= brackets year ordinal zero-padding "},
             Case{"江城管 〔 2026 〕 15 号", "normal=江城管〔2026〕15号 brackets=〔〕"},
             Case{"江城管﹝2026﹞15号", "normal=江城管〔2026〕15号 brackets=﹝﹞"},
             Case{
                 "按照《国务院办公厅关于加强行政规范性文件管理的通知》（国办发〔2018〕37号）执行。",
                 "normal=国办发〔2018〕37号 brackets=〔〕"},
             Case{"依据江城管〔2026〕15号和财库〔2019〕38号文件办理。",
                  "normal=江城管〔2026〕15号 brackets=〔〕\n"
                  "docNumber normal=财库〔2019〕38号 brackets=〔〕"},
             Case{"国务院办公厅国办发〔2018〕37号文件规定",
                  "normal=国办发〔2018〕37号 brackets=〔〕"},
             Case{"江政办明电〔2026〕3号", "normal=江政办明电〔2026〕3号 brackets=〔〕"},
             Case{"自然资办发〔2020〕51号", "normal=自然资办发〔2020〕51号 brackets=〔〕"},
             Case{"江城管罚决字〔2026〕12号", "normal=江城管罚决字〔2026〕12号 brackets=〔〕"},
         }) {
        CAPTURE(c.text);
        CHECK(numbers_of(c.text) == "docNumber " + c.expected + "\n");
    }
}

TEST_CASE("numbers of other things are no numbers of documents") {
    for (const std::string text : {
             "（2025）浙01民终1号",
             "依据(2025)江0102行初12号行政判决",
             "（2024）最高法知民终12号",
             "(2010)江法民初字第12号",
             "GB 32100-2015",
             "GB/T 9704—2012《党政机关公文格式》",
             "JGJ/T 〔2013〕",
             "合同编号：江城管〔2026〕15号",
             "项目编号：江采公开〔2026〕15号",
             "编号: 江合〔2026〕1号",
             "江财采购〔2026〕15号",
             "江国用（2005）第0401号",
             "豫（2023）江州市不动产权第0012345号",
             "(豫)JZ安许证字[2018]030123号",
             "江房权证字(2018)第123号",
             "江仲裁字(2023)第5号",
             "见第37号",
             "主席令第八十三号",
             "国务院令第722号",
             "2026年第3号公告",
             "见〔2018〕37号",
             "江州市中山路〔2018〕",
             "中山路18号(2018)",
             "身份证号（2018）",
             "楼号〔1〕2号",
             "价格（2018）37元",
             "〔2150〕37号",
             "江城管〔201〕37号",
             "江城管〔2018〕1234567号",
             "江州市城市管理综合行政执法支队队列〔2018〕37号",
         }) {
        CAPTURE(text);
        CHECK(numbers_of(text).empty());
    }
}
