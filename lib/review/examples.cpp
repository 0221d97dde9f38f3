#include "review/examples.h"

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>

#include "facts/fact_tree.h"
#include "readers/reader.h"

namespace review {

namespace {

/// An example as judged, or why it could not even be read.
struct Judged {
    Document document;
    Judgement judgement;
};

std::string first_word(std::string_view words) {
    return std::string(words.substr(0, words.find(' ')));
}

/// Lines between '|' are a table, as in Markdown; an example without one is plain text.
Result<Document> read_example(const std::string& text) {
    const bool table = text.starts_with('|') || text.find("\n|") != std::string::npos;
    const auto bytes = std::as_bytes(std::span(text));
    return table ? read_markdown(bytes, {}) : read_text(bytes, {});
}

Result<Judged> judge_example(const RuleInfo& rule,
                             const Example& example,
                             const Knowledge& knowledge,
                             const RuleSet& rules) {
    Result<Document> document = read_example(example.text);
    if (!document) {
        return tl::unexpected<Error>(std::move(document.error()));
    }
    const FactOptions facts{.kind = first_word(rule.kinds),
                            .type = example.type,
                            .side = rule.side,
                            .as_of = example.as_of};
    pugi::xml_document tree = build_fact_tree(*document, knowledge.lexicon, knowledge.laws, facts);
    pugi::xml_node root = tree.document_element();
    if (!example.tags.empty()) {
        pugi::xml_attribute tags = root.attribute("tags");
        const std::string found = tags.value();
        if (!tags) {
            tags = root.append_attribute("tags");
        }
        tags.set_value(((found.empty() ? " " : found) + example.tags + " ").c_str());
    }
    Judgement judgement = rules.judge(
        tree, document->text, {.side = rule.side, .date = root.attribute("date").value()});
    return Judged{.document = std::move(*document), .judgement = std::move(judgement)};
}

/// What the rule said of the example, and its words on it.
std::pair<Outcome, std::string> outcome_of(const std::string& rule, const Judged& judged) {
    const Judgement& judgement = judged.judgement;
    const auto finding = std::ranges::find(judgement.findings, rule, &Finding::rule);
    if (finding != judgement.findings.end()) {
        return {Outcome::violated, finding->message};
    }
    const auto open = std::ranges::find(judgement.undetermined, rule, &Undetermined::rule);
    if (open != judgement.undetermined.end()) {
        return {Outcome::undetermined, open->reason};
    }
    const bool met = std::ranges::find(judgement.satisfied, rule) != judgement.satisfied.end();
    return {met ? Outcome::satisfied : Outcome::inapplicable, {}};
}

/// A finding must quote the words that stand at its place.
std::optional<std::string> misquote(const std::string& rule, const Judged& judged) {
    for (const Finding& finding : judged.judgement.findings) {
        if (finding.rule == rule && !finding.span.empty() &&
            judged.document.slice(finding.span) != finding.text) {
            return "引文“" + finding.text + "”与所在位置的文字不一致";
        }
    }
    return std::nullopt;
}

std::vector<std::string> other_errors(const std::string& rule, const Judged& judged) {
    std::set<std::string> ids;
    for (const Finding& finding : judged.judgement.findings) {
        if (finding.rule != rule && finding.severity == Severity::error) {
            ids.insert(finding.rule);
        }
    }
    return {ids.begin(), ids.end()};
}

std::optional<ExampleFailure> run_example(const RuleInfo& rule,
                                          const Example& example,
                                          const Knowledge& knowledge,
                                          const RuleSet& rules) {
    ExampleFailure failure{.rule = rule.id,
                           .path = rule.path,
                           .line = example.line,
                           .expected = example.outcome,
                           .got = Outcome::inapplicable,
                           .detail = {},
                           .others = {}};
    const Result<Judged> judged = judge_example(rule, example, knowledge, rules);
    if (!judged) {
        failure.detail = judged.error().message;
        return failure;
    }
    std::tie(failure.got, failure.detail) = outcome_of(rule.id, *judged);
    const std::optional<std::string> wrong_quote = misquote(rule.id, *judged);
    if (failure.got == failure.expected && !wrong_quote) {
        return std::nullopt;
    }
    if (wrong_quote) {
        failure.detail = *wrong_quote;
    }
    failure.others = other_errors(rule.id, *judged);
    return failure;
}

}  // namespace

ExampleRun run_examples(const Knowledge& knowledge, const RuleSet& rules) {
    ExampleRun run;
    for (const RuleInfo& rule : rules.rules()) {
        if (!rule.enabled) {
            continue;
        }
        ++run.rules;
        for (const Example& example : rule.examples) {
            ++run.examples;
            if (std::optional<ExampleFailure> failure =
                    run_example(rule, example, knowledge, rules)) {
                run.failures.push_back(std::move(*failure));
            }
        }
    }
    return run;
}

}  // namespace review
