#include "report/sample_review.h"

namespace review {

namespace {

Span span_of_words(const std::string& text, const std::string& words, std::size_t from = 0) {
    const std::size_t begin = text.find(words, from);
    return {.begin = begin, .end = begin + words.size()};
}

Basis basis_of(const std::string& law, const std::string& article, const std::string& paragraph) {
    Basis basis;
    basis.law = law;
    basis.article = article;
    basis.paragraph = paragraph;
    return basis;
}

Finding finding_at(const Document& document, Span span) {
    Finding finding;
    finding.span = span;
    finding.text = document.slice(span);
    finding.layer = "national";
    return finding;
}

}  // namespace

FileReview sample_review() {
    FileReview file;
    file.path = "合同/service.docx";
    file.sha256 = std::string(64, 'a');
    file.kind = "contract";
    file.kind_certainty = "certain";
    file.kind_reason = "title:合同 parties:甲方、乙方";
    file.type = "service";
    file.type_certainty = "certain";
    file.type_reason = "title:服务合同";
    file.type_name = "服务";
    file.date = "2024-03-01";
    file.date_basis = "signed";
    file.open_revisions = 2;
    Document& document = file.document;
    document.format = "docx";
    document.text =
        "服务合同\n第一条 合同总价为人民币100万元。\n第二条 签约后三日内支付定金30万元。\n"
        "第三条 本合同签定后生效，补充协议签定后另行备案。";
    document.coverage.characters = 60;
    document.coverage.unread = {{"word/media/image1.png", "图片中的文字未识别"}};

    Finding deposit = finding_at(document, span_of_words(document.text, "定金30万元"));
    deposit.rule = "contract.deposit.earnest-over-20";
    deposit.severity = Severity::error;
    deposit.title = "定金超过主合同标的额的百分之二十";
    deposit.message = "定金30万元，超过合同价款的20%。";
    deposit.suggestion = "将定金降至20万元以内。";
    deposit.basis = {basis_of("民法典", "586", "2"), basis_of("担保法", "91", "")};
    deposit.basis[1].verified = false;
    deposit.locator = "第二条";

    Finding first = finding_at(document, span_of_words(document.text, "签定"));
    first.rule = "normative.language.signed";
    first.severity = Severity::note;
    first.certainty = Certainty::review;
    first.title = "“签定”应为“签订”";
    first.message = "“签定”应为“签订”。";
    first.replacement = "签订";
    first.basis.resize(1);
    first.basis[0].note = "出版物用字规范";
    first.locator = "第三条";
    first.layer = "unit";
    Finding second = first;
    second.span = span_of_words(document.text, "签定", first.span.end);

    file.judgement.findings = {deposit, first, second};
    file.judgement.undetermined = {
        {"contract.tax.mismatch", "税额与税率不符", "未识别出税率，无法核对税额"}};
    file.judgement.satisfied = {"contract.dispute.both"};
    return file;
}

FileReview other_review() {
    FileReview file;
    file.path = "-";
    file.sha256 = std::string(64, 'b');
    file.kind = "other";
    file.kind_certainty = "undecided";
    file.date = "2026-11-23";
    file.date_basis = "as-of";
    file.document.format = "text";
    return file;
}

}  // namespace review
