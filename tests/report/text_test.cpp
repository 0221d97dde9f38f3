#include <sstream>

#include <doctest/doctest.h>

#include "report/report.h"
#include "report/sample_review.h"

using namespace review;

namespace {

std::string text_report(const ReportOptions& options, bool with_error) {
    std::ostringstream out;
    const std::unique_ptr<Reporter> reporter = make_text_reporter({}, options, out);
    reporter->add_file(sample_review());
    if (with_error) {
        reporter->add_error({.code = ErrorCode::malformed_input,
                             .message = "不是完整的docx文件",
                             .path = "broken.docx",
                             .offset = std::nullopt});
    }
    reporter->finish();
    return out.str();
}

std::string one_report(const FileReview& file, const ReportOptions& options) {
    std::ostringstream out;
    const std::unique_ptr<Reporter> reporter = make_text_reporter({}, options, out);
    reporter->add_file(file);
    reporter->finish();
    return out.str();
}

}  // namespace

TEST_CASE("the Chinese report says place, words, reason, basis and advice") {
    CHECK(text_report({}, true) ==
          R"(合同/service.docx
  合同（服务），按2024年3月1日的法律审查（文件载明的日期）
  类别依据：标题有“合同”，当事人甲方、乙方；类型依据：标题有“服务合同”
  含未接受的修订2处，按全部接受后的文本审查。

错误  第二条  定金超过主合同标的额的百分之二十
  3:13 | 第二条 签约后三日内支付定金30万元。
       |                        ^^^^^^^^^^
  定金30万元，超过合同价款的20%。
  依据：《民法典》第五百八十六条第二款；《担保法》第九十一条（依据待核）
  建议：将定金降至20万元以内。
  规则：contract.deposit.earnest-over-20

提示  第三条  “签定”应为“签订”（需人工确认）
  4:8 | 第三条 本合同签定后生效，补充协议签定后另行备案。
      |              ^^^^
  “签定”应为“签订”。
  另有1处：第三条（4:18）
  依据：出版物用字规范
  改为：签订
  规则：normative.language.signed（unit）

未能判断（1）：
  税额与税率不符：未识别出税率，无法核对税额（contract.tax.mismatch）

未读取内容（1）：
  word/media/image1.png：图片中的文字未识别

无法读取的文件（1）：
  broken.docx：不是完整的docx文件

共审查1个文件：错误1处，警告0处，提示2处；未能判断1项，未读取内容1处；1个文件无法读取。
未列出的事项不等于合规：规则只审查其所列问题，未能判断和未读取的内容须人工审查。
)");
}

TEST_CASE("the English report keeps the words of the rules") {
    CHECK(text_report({.language = Language::english, .verbose = true}, false) ==
          R"(合同/service.docx
  contract (service), judged by the law of 2024-03-01 (the document's own date)
  Kind: title has “合同”; parties 甲方、乙方. Type: title has “服务合同”
  Has 2 open tracked change(s); reviewed as if all were accepted.

error  第二条  定金超过主合同标的额的百分之二十
  3:13 | 第二条 签约后三日内支付定金30万元。
       |                        ^^^^^^^^^^
  定金30万元，超过合同价款的20%。
  Basis: 《民法典》第五百八十六条第二款; 《担保法》第九十一条 (unverified)
  Suggestion: 将定金降至20万元以内。
  Rule: contract.deposit.earnest-over-20

note  第三条  “签定”应为“签订” (to be confirmed)
  4:8 | 第三条 本合同签定后生效，补充协议签定后另行备案。
      |              ^^^^
  “签定”应为“签订”。
  Also at 1 other place(s): 第三条 (4:18)
  Basis: 出版物用字规范
  Replace with: 签订
  Rule: normative.language.signed (unit)

Could not be judged (1):
  税额与税率不符: 未识别出税率，无法核对税额 (contract.tax.mismatch)

Not read (1):
  word/media/image1.png: 图片中的文字未识别

Rules that are met (1):
  contract.dispute.both

Reviewed 1 file(s): 1 error(s), 0 warning(s), 2 note(s); 1 not judged, 1 part(s) not read.
What is not listed is not thereby compliant: rules judge only what they cover; what could not be judged or read needs a person.
)");
}

TEST_CASE("a document of unknown kind and without text is said to be so") {
    CHECK(one_report(other_review(), {}) ==
          R"(标准输入
  未识别类别的文件，按2026年11月23日的法律审查（文件未载明日期）
  未能认定类别：没有可据以认定的标题、当事人或用语。
  未识别为合同，针对合同的规则没有适用；如确为合同，请加 --kind contract 再审。
  文件中没有可审查的文字。

没有规则适用于此文件，等于未作审查。

共审查1个文件：错误0处，警告0处，提示0处；未能判断0项，未读取内容0处。
未列出的事项不等于合规：规则只审查其所列问题，未能判断和未读取的内容须人工审查。
)");
}

TEST_CASE("colours surround words and never change them") {
    const std::string plain = text_report({}, true);
    std::string coloured = text_report({.color = true}, true);
    CHECK(coloured != plain);
    for (std::size_t at = coloured.find('\033'); at != std::string::npos;
         at = coloured.find('\033')) {
        coloured.erase(at, coloured.find('m', at) - at + 1);
    }
    CHECK(coloured == plain);
}

TEST_CASE("text of a document cannot drive the terminal") {
    FileReview file = sample_review();
    file.path = "a\033[2Jb.docx";
    file.document.text = "第二条 定金\033[31m30万元";
    file.judgement.findings.resize(1);
    file.judgement.findings[0].span = {.begin = 10, .end = file.document.text.size()};
    file.judgement.findings[0].message = "定金\033]0;x\a很高\n第二行";
    const std::string report = one_report(file, {});
    CHECK(report.find('\033') == std::string::npos);
    CHECK(report.find('\a') == std::string::npos);
    CHECK(report.find("很高 第二行") != std::string::npos);
}

TEST_CASE("a finding of the whole document quotes nothing") {
    FileReview file = sample_review();
    file.judgement.findings.resize(1);
    file.judgement.findings[0].span = {};
    file.judgement.findings[0].locator.clear();
    const std::string report = one_report(file, {});
    CHECK(report.find("错误  定金超过主合同标的额的百分之二十\n  定金30万元，超过") !=
          std::string::npos);
}

TEST_CASE("many equal findings are counted, the first ten listed") {
    FileReview file = sample_review();
    Finding finding = file.judgement.findings[1];
    file.judgement.findings.assign(13, finding);
    const std::string report = one_report(file, {});
    CHECK(report.find("另有12处：第三条（4:8）、") != std::string::npos);
    CHECK(report.find("（4:8）等\n") != std::string::npos);
    CHECK(report.find("提示13处") != std::string::npos);
}
