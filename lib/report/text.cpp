// The report for people: each problem with its place, the words, why, on what basis and what to do;
// then what could not be judged and what was not read.
#include "base/text.h"

#include <algorithm>
#include <string>

#include "report/citation.h"
#include "report/excerpt.h"
#include "report/finding_groups.h"
#include "report/place.h"
#include "report/report.h"
#include "report/words.h"

namespace review {

namespace {

constexpr std::string_view kReset = "\033[0m";
constexpr std::string_view kBold = "\033[1m";
constexpr std::string_view kFaint = "\033[2m";
constexpr std::size_t kPlacesListed = 10;

std::string_view colour_of(Severity severity) {
    switch (severity) {
        case Severity::error:
            return "\033[1;31m";
        case Severity::warning:
            return "\033[1;33m";
        case Severity::note:
            return "\033[1;36m";
    }
    return {};
}

class TextReporter final : public Reporter {
public:
    TextReporter(ReportOptions options, std::ostream& out) : options_(options), out_(out) {}

    void add_file(const FileReview& file) override {
        tally_.add(file);
        write_head(file);
        PlaceFinder places(file.document.text);
        for (const FindingGroup& group : group_findings(file.judgement.findings)) {
            write_group(group, file, places);
        }
        if (file.judgement.findings.empty()) {
            write_nothing_found(file.judgement);
        }
        write_undetermined(file.judgement.undetermined);
        write_unread(file.document.coverage.unread);
        if (options_.verbose) {
            write_satisfied(file.judgement.satisfied);
        }
        out_ << '\n';
    }

    void add_error(const Error& error) override {
        ++tally_.errors;
        errors_.push_back(error_line(error, options_.language));
    }

    void finish() override {
        if (!errors_.empty()) {
            out_ << count_head("无法读取的文件", "Files that could not be read", errors_.size());
            for (const std::string& line : errors_) {
                out_ << "  " << line << '\n';
            }
            out_ << '\n';
        }
        write_summary();
        out_ << say("未列出的事项不等于合规：规则只审查其所列问题，未能判断和未读取的内容须人工审查"
                    "。",
                    "What is not listed is not thereby compliant: rules judge only what they "
                    "cover; what could not be judged or read needs a person.")
             << '\n';
    }

private:
    /// Silence is not compliance: no rule may have applied at all.
    void write_nothing_found(const Judgement& judgement) {
        const bool judged = !judgement.satisfied.empty() || !judgement.undetermined.empty();
        out_ << '\n'
             << (judged ? say("适用的规则未发现问题。", "The applicable rules found nothing.")
                        : say("没有规则适用于此文件，等于未作审查。",
                              "No rule applied to this document: it was not reviewed."))
             << '\n';
    }

    [[nodiscard]] std::string_view say(std::string_view chinese, std::string_view english) const {
        return options_.language == Language::chinese ? chinese : english;
    }

    [[nodiscard]] std::string paint(std::string_view colour, std::string_view text) const {
        std::string result;
        if (options_.color) {
            result += colour;
        }
        result += text;
        if (options_.color) {
            result += kReset;
        }
        return result;
    }

    /// "未能判断（2）：" with its line end and an empty line before it.
    [[nodiscard]] std::string count_head(std::string_view chinese,
                                         std::string_view english,
                                         std::size_t count) const {
        std::string head(say(chinese, english));
        head += say("（", " (");
        head += std::to_string(count);
        head += say("）：", "):");
        return paint(kBold, head) + "\n";
    }

    void write_head(const FileReview& file) {
        out_ << paint(kBold, path_words(file.path, options_.language)) << '\n'
             << "  " << kind_word(file.kind, options_.language);
        const std::string& type = options_.language == Language::chinese && !file.type_name.empty()
                                      ? file.type_name
                                      : file.type;
        if (!type.empty()) {
            out_ << say("（", " (") << printable(type) << say("）", ")");
        }
        out_ << say("，按", ", judged by the law of ") << date_words(file.date, options_.language)
             << say("的法律审查", "") << date_basis_words(file) << '\n';
        write_reasons(file);
        if (file.kind == "other") {
            out_
                << "  "
                << say("未识别为合同，针对合同的规则没有适用；如确为合同，请加 --kind contract "
                       "再审。",
                       "Not recognised as a contract, so the rules for contracts were not applied; "
                       "if it is one, review again with --kind contract.")
                << '\n';
        }
        if (file.document.coverage.characters == 0) {
            out_ << "  " << say("文件中没有可审查的文字。", "The file has no text to review.")
                 << '\n';
        }
        if (file.open_revisions > 0) {
            out_ << "  " << say("含未接受的修订", "Has ") << file.open_revisions
                 << say("处，按全部接受后的文本审查。",
                        " open tracked change(s); reviewed as if all were accepted.")
                 << '\n';
        }
    }

    /// Why it is taken for a document of this kind and type.
    void write_reasons(const FileReview& file) {
        if (file.kind_certainty == "undecided") {
            out_ << "  "
                 << say("未能认定类别：没有可据以认定的标题、当事人或用语。",
                        "Kind undecided: no title, parties or words tell it.")
                 << '\n';
            return;
        }
        const std::string kind = reason_words(file.kind_reason, options_.language);
        const std::string type = reason_words(file.type_reason, options_.language);
        if (kind.empty()) {
            return;
        }
        out_ << "  " << say("类别依据：", "Kind: ") << kind;
        if (file.kind_certainty == "review") {
            out_ << say("（需人工确认）", " (to be confirmed)");
        }
        if (!type.empty()) {
            out_ << say("；类型依据：", ". Type: ") << type;
        }
        if (file.type_certainty == "review") {
            out_ << say("（需人工确认）", " (to be confirmed)");
        }
        out_ << '\n';
    }

    [[nodiscard]] std::string_view date_basis_words(const FileReview& file) const {
        return file.date_basis == "signed"
                   ? say("（文件载明的日期）", " (the document's own date)")
                   : say("（文件未载明日期）", " (the document has no date)");
    }

    void write_group(const FindingGroup& group, const FileReview& file, PlaceFinder& places) {
        const Finding& finding = *group.first;
        out_ << '\n'
             << paint(colour_of(finding.severity),
                      severity_word(finding.severity, options_.language))
             << "  ";
        if (!finding.locator.empty()) {
            out_ << printable(finding.locator) << "  ";
        }
        out_ << paint(kBold, printable(finding.title));
        if (finding.certainty == Certainty::review) {
            out_ << say("（需人工确认）", " (to be confirmed)");
        }
        out_ << '\n';
        write_excerpt(finding, file.document.text, places);
        out_ << "  " << printable(finding.message) << '\n';
        write_repeats(group, places);
        write_alike(group, places);
        write_advice(finding);
        for (const Finding& other : finding.related) {
            write_related(other);
        }
    }

    /// What another rule says of the same words.
    void write_related(const Finding& finding) {
        out_ << "  " << say("同处另有：", "Here too: ")
             << severity_word(finding.severity, options_.language) << "  "
             << paint(kBold, printable(finding.title)) << "\n  " << printable(finding.message)
             << '\n';
        write_advice(finding);
    }

    void write_excerpt(const Finding& finding, std::string_view text, PlaceFinder& places) {
        if (finding.span.begin >= text.size() || finding.span.empty()) {
            return;  // of the document as a whole
        }
        const LineColumn place = places.place(finding.span.begin);
        const std::string gutter =
            std::to_string(place.line) + ":" + std::to_string(place.column) + " | ";
        const Excerpt excerpt =
            make_excerpt(text,
                         places.line(finding.span.begin),
                         finding.span,
                         options_.width - std::min<std::size_t>(options_.width, gutter.size() + 2));
        out_ << "  " << paint(kFaint, gutter) << excerpt.line << '\n';
        if (excerpt.width > 0) {
            out_ << "  " << std::string(gutter.size() - 2, ' ') << paint(kFaint, "| ")
                 << std::string(excerpt.column, ' ')
                 << paint(colour_of(finding.severity), std::string(excerpt.width, '^')) << '\n';
        }
    }

    /// The other places that a folded finding stands for.
    void write_repeats(const FindingGroup& group, PlaceFinder& places) {
        const std::size_t count = group.others.size();
        if (count == 0) {
            return;
        }
        out_ << "  " << say("另有", "Also at ") << count << say("处", " other place(s)");
        const std::size_t listed = std::min(group.others.size(), kPlacesListed);
        for (std::size_t i = 0; i < listed; ++i) {
            const Finding& other = *group.others[i];
            const LineColumn place = places.place(other.span.begin);
            out_ << (i == 0 ? say("：", ": ") : say("、", ", ")) << printable(other.locator)
                 << say("（", " (") << place.line << ':' << place.column << say("）", ")");
        }
        out_ << (listed < count ? say("等", " …") : "") << '\n';
    }

    /// What the rule says of further places, after the first few in short.
    void write_alike(const FindingGroup& group, PlaceFinder& places) {
        const std::size_t listed = std::min(group.alike.size(), kPlacesListed);
        for (std::size_t i = 0; i < listed; ++i) {
            const Finding& other = *group.alike[i];
            const LineColumn place = places.place(other.span.begin);
            out_ << "  " << say("又", "Also ") << printable(other.locator) << say("（", " (")
                 << place.line << ':' << place.column << say("）：", "): ")
                 << printable(other.message) << '\n';
        }
        if (listed < group.alike.size()) {
            out_ << "  " << say("同类问题另有", "And ") << group.alike.size() - listed
                 << say("处，见 --format json 的结果。\n", " more; see --format json.\n");
        }
    }

    void write_advice(const Finding& finding) {
        if (!finding.basis.empty()) {
            out_ << "  " << say("依据：", "Basis: ");
            for (std::size_t i = 0; i < finding.basis.size(); ++i) {
                out_ << (i == 0 ? "" : say("；", "; ")) << printable(cite(finding.basis[i]))
                     << (finding.basis[i].verified ? "" : say("（依据待核）", " (unverified)"));
            }
            out_ << '\n';
        }
        if (!finding.suggestion.empty()) {
            out_ << "  " << say("建议：", "Suggestion: ") << printable(finding.suggestion) << '\n';
        }
        if (finding.replacement) {
            out_ << "  " << say("改为：", "Replace with: ") << printable(*finding.replacement)
                 << '\n';
        }
        out_ << "  " << say("规则：", "Rule: ") << finding.rule;
        if (!finding.layer.empty() && finding.layer != "national") {
            out_ << say("（", " (") << printable(finding.layer) << say("）", ")");
        }
        out_ << '\n';
    }

    void write_undetermined(const std::vector<Undetermined>& undetermined) {
        if (undetermined.empty()) {
            return;
        }
        out_ << '\n' << count_head("未能判断", "Could not be judged", undetermined.size());
        for (const Undetermined& one : undetermined) {
            out_ << "  " << printable(one.title) << say("：", ": ") << printable(one.reason)
                 << say("（", " (") << one.rule << say("）", ")") << '\n';
        }
    }

    void write_unread(const std::vector<Unread>& unread) {
        if (unread.empty()) {
            return;
        }
        out_ << '\n' << count_head("未读取内容", "Not read", unread.size());
        for (const Unread& one : unread) {
            out_ << "  " << printable(one.part) << say("：", ": ") << printable(one.reason) << '\n';
        }
    }

    void write_satisfied(const std::vector<std::string>& satisfied) {
        if (satisfied.empty()) {
            return;
        }
        out_ << '\n' << count_head("符合的规则", "Rules that are met", satisfied.size());
        for (const std::string& rule : satisfied) {
            out_ << "  " << rule << '\n';
        }
    }

    void write_summary() {
        const auto count = [this](Severity severity) {
            return std::to_string(tally_.count(severity));
        };
        std::string line;
        if (options_.language == Language::chinese) {
            line = "共审查" + std::to_string(tally_.files) + "个文件：错误" +
                   count(Severity::error) + "处，警告" + count(Severity::warning) + "处，提示" +
                   count(Severity::note) + "处；未能判断" + std::to_string(tally_.undetermined) +
                   "项，未读取内容" + std::to_string(tally_.unread) + "处";
            if (tally_.errors > 0) {
                line += "；" + std::to_string(tally_.errors) + "个文件无法读取";
            }
            line += "。";
        } else {
            line = "Reviewed " + std::to_string(tally_.files) +
                   " file(s): " + count(Severity::error) + " error(s), " +
                   count(Severity::warning) + " warning(s), " + count(Severity::note) +
                   " note(s); " + std::to_string(tally_.undetermined) + " not judged, " +
                   std::to_string(tally_.unread) + " part(s) not read";
            if (tally_.errors > 0) {
                line += "; " + std::to_string(tally_.errors) + " file(s) could not be read";
            }
            line += ".";
        }
        out_ << paint(kBold, line) << '\n';
    }

    ReportOptions options_;
    std::ostream& out_;
    Tally tally_;
    std::vector<std::string> errors_;
};

}  // namespace

std::unique_ptr<Reporter> make_text_reporter(const RulesUsed& /*rules*/,
                                             const ReportOptions& options,
                                             std::ostream& out) {
    return std::make_unique<TextReporter>(options, out);
}

}  // namespace review
