#include <sstream>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "report/report.h"
#include "report/sample_review.h"

using namespace review;

namespace {

const RulesUsed kRules{
    .packs = {{.id = "contract", .version = "2026.11", .layer = "national", .as_of = ""}},
    .digest = "d1"};

std::string json_report(const std::vector<FileReview>& files, const std::vector<Error>& errors) {
    std::ostringstream out;
    const std::unique_ptr<Reporter> reporter = make_json_reporter(kRules, {}, out);
    for (const FileReview& file : files) {
        reporter->add_file(file);
    }
    for (const Error& error : errors) {
        reporter->add_error(error);
    }
    reporter->finish();
    return out.str();
}

}  // namespace

TEST_CASE("a run without files is a whole document") {
    CHECK(json_report({}, {}) == R"({
  "schema": 1,
  "rules": {
    "packs": [
      {
        "id": "contract",
        "version": "2026.11",
        "layer": "national"
      }
    ],
    "digest": "d1"
  },
  "files": [],
  "errors": []
}
)");
}

TEST_CASE("a file is written word for word as the schema says") {
    FileReview file = sample_review();
    file.judgement.findings.resize(1);
    CHECK(json_report({file},
                      {{.code = ErrorCode::encrypted,
                        .message = "文件有密码",
                        .path = "a.docx",
                        .offset = std::nullopt}}) == R"({
  "schema": 1,
  "rules": {
    "packs": [
      {
        "id": "contract",
        "version": "2026.11",
        "layer": "national"
      }
    ],
    "digest": "d1"
  },
  "files": [
    {
      "path": "合同/service.docx",
      "sha256": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      "kind": "contract",
      "kind_certainty": "certain",
      "kind_reason": "title:合同 parties:甲方、乙方",
      "type": "service",
      "type_certainty": "certain",
      "type_reason": "title:服务合同",
      "date": "2024-03-01",
      "date_basis": "signed",
      "coverage": {
        "characters": 60,
        "unread": [
          {
            "part": "word/media/image1.png",
            "reason": "图片中的文字未识别"
          }
        ],
        "open_revisions": 2
      },
      "findings": [
        {
          "rule": "contract.deposit.earnest-over-20",
          "severity": "error",
          "certainty": "certain",
          "title": "定金超过主合同标的额的百分之二十",
          "message": "定金30万元，超过合同价款的20%。",
          "locator": "第二条",
          "line": 3,
          "column": 13,
          "text": "定金30万元",
          "basis": [
            {
              "law": "民法典",
              "article": "第五百八十六条",
              "paragraph": "第二款"
            },
            {
              "law": "担保法",
              "article": "第九十一条",
              "verified": false
            }
          ],
          "suggestion": "将定金降至20万元以内。",
          "replacement": null,
          "fingerprint": ")" + fingerprint(file.judgement.findings[0], 0) +
                                                         R"(",
          "layer": "national",
          "related": []
        }
      ],
      "undetermined": [
        {
          "rule": "contract.tax.mismatch",
          "reason": "未识别出税率，无法核对税额"
        }
      ],
      "satisfied": [
        "contract.dispute.both"
      ]
    }
  ],
  "errors": [
    {
      "path": "a.docx",
      "code": "encrypted",
      "message": "文件有密码"
    }
  ]
}
)");
}

TEST_CASE("any bytes give valid JSON") {
    FileReview file = sample_review();
    file.path = "\xFF\xFE\"\\\n.docx";
    file.judgement.findings[0].message = std::string("\0\x01\x7F\xC3(", 5);
    file.judgement.findings[0].span = {.begin = 100000, .end = 100001};
    const std::string report = json_report({file, other_review()}, {});
    const nlohmann::json json = nlohmann::json::parse(report);
    CHECK(json["files"].size() == 2);
    CHECK(json["files"][1]["type"].is_null());
    CHECK(json["files"][1]["findings"].empty());
}

TEST_CASE("equal findings have fingerprints of their own") {
    const nlohmann::json json = nlohmann::json::parse(json_report({sample_review()}, {}));
    const nlohmann::json& findings = json["files"][0]["findings"];
    CHECK(findings[1]["text"] == findings[2]["text"]);
    CHECK(findings[1]["fingerprint"] != findings[2]["fingerprint"]);
    CHECK(findings[2]["replacement"] == "签订");
}

TEST_CASE("the table of formats holds each once") {
    std::vector<std::string> names;
    for (const ReportFormat& format : report_formats()) {
        names.emplace_back(format.name);
    }
    CHECK(names == std::vector<std::string>{"text", "json"});
}
