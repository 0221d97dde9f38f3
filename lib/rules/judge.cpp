#include "rules/judge.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_set>

#include "base/text.h"
#include "rules/applicability.h"
#include "rules/element_reader.h"
#include "rules/text_index.h"
#include "rules/tree_index.h"
#include "rules/work_limit.h"

namespace review {

namespace {

// What else takes time, in steps of the budget.
constexpr double kStepsPerMatch = 20;
constexpr double kStepsPerFinding = 1000;  // copied, sorted, reported

/// Judges one rule after another and gathers what they say.
class Judge {
public:
    Judge(const Program& program,
          Evaluator& evaluator,
          const pugi::xml_document& tree,
          std::string_view text,
          const JudgeOptions& options)
        : program_(program),
          evaluator_(evaluator),
          tree_(program, tree, text.size()),
          text_(program, text) {
        const pugi::xml_node root = tree_.root();
        const auto attribute = [&](const char* name) {
            return std::string(root.attribute(name).value());
        };
        traits_ = {.kind = attribute("kind"),
                   .type = attribute("type"),
                   .second = attribute("type-second"),
                   .tags = split_words(attribute("tags")),
                   .side = options.side.empty() ? attribute("side") : options.side,
                   .date = options.date.empty() ? attribute("date") : options.date};
        evaluator_.begin_document(tree_, text_, budget_, traits_.date);
    }

    void judge(const Rule& rule) {
        begin(rule);
        const bool applies = applicable();
        if (applies && rule.finds.empty()) {
            judge_nodes();
        } else if (applies) {
            judge_words();
        }
        finish();
    }

    [[nodiscard]] Judgement result() {
        std::ranges::stable_sort(out_.findings, [](const Finding& a, const Finding& b) {
            return std::tie(a.span, a.rule) < std::tie(b.span, b.rule);
        });
        std::ranges::sort(out_.undetermined);
        return std::move(out_);
    }

private:
    void begin(const Rule& rule) {
        rule_ = &rule;
        judged_ = 0;
        found_ = 0;
        first_ = out_.findings.size();
        basis_.clear();
        reasons_.clear();
        seen_.clear();
        match_ = nullptr;
    }

    bool applicable() {
        if (!rule_->info.enabled || !is_for(rule_->applies, traits_)) {
            return false;
        }
        for (const Basis& basis : rule_->info.basis) {
            if (in_force(basis, traits_.date)) {
                basis_.push_back(basis);
            }
        }
        if (basis_.empty()) {
            return false;
        }
        evaluator_.begin_node(tree_.document());
        return rule_->all_whens.id == kNoId || evaluator_.boolean(rule_->all_whens.id);
    }

    void finish() {
        const std::string& id = rule_->info.id;
        if (std::string failure = evaluator_.take_failure(); !failure.empty()) {
            // an expression rests on a search that was given up: nothing it said holds
            out_.findings.resize(first_);
            reasons_ = {std::move(failure)};
        }
        if (!reasons_.empty()) {
            for (const std::string& reason : reasons_) {
                out_.undetermined.push_back(
                    {.rule = id, .title = rule_->info.title, .reason = reason});
            }
        } else if (found_ == 0 && judged_ > 0) {
            out_.satisfied.push_back(id);
        } else if (judged_ == 0) {
            out_.inapplicable.push_back(id);
        }
    }

    /// Nodes a rule is about, each once.
    std::vector<pugi::xpath_node> contexts() {
        if (rule_->contexts.empty()) {
            return {pugi::xpath_node(tree_.root())};
        }
        std::vector<pugi::xpath_node> nodes;
        std::set<std::pair<std::size_t, const void*>> seen;
        for (const Expression& context : rule_->contexts) {
            for (const pugi::xpath_node& node : evaluator_.nodes(context.id)) {
                const bool several = rule_->contexts.size() > 1;
                if (!several ||
                    seen.emplace(node.node().hash_value(), node.attribute().internal_object())
                        .second) {
                    nodes.push_back(node);
                }
            }
        }
        return nodes;
    }

    void judge_nodes() {
        if (looks_around(*rule_, program_) && tree_.crowding() > kMaxCrowding) {
            reasons_.insert("同一段落内的数据过多，未能核对；请将文件按条款分段后再审查");
            return;
        }
        for (const pugi::xpath_node& node : contexts()) {
            if (give_up()) {
                return;
            }
            ++judged_;
            evaluator_.begin_node(node);
            if (has_needs()) {
                assert_on(node);
            }
        }
    }

    /// Whether too much has been done to go on; nothing that the rule said so far holds then.
    bool give_up() {
        if (budget_.is_used_up()) {
            out_.findings.resize(first_);
            reasons_.insert("文件中需要核对的内容过多，未能全部核对；请将文件拆分后再审查");
        }
        return budget_.is_used_up();
    }

    bool has_needs() {
        for (const Need& need : rule_->needs) {
            if (!evaluator_.boolean(need.test.id)) {
                reasons_.insert(render(need.reason));
                return false;
            }
        }
        return true;
    }

    /// Tests the assertions of the rule on the current node.
    void assert_on(const pugi::xpath_node& context) {
        for (const Assertion& assertion : rule_->assertions) {
            if (is_violated(assertion)) {
                violated(assertion, context);
            }
        }
    }

    bool is_violated(const Assertion& assertion) {
        if (assertion.both.id != kNoId) {
            return evaluator_.boolean(assertion.both.id);
        }
        return (!assertion.when.given() || evaluator_.boolean(assertion.when.id)) &&
               evaluator_.boolean(assertion.test.id) == assertion.report;
    }

    void violated(const Assertion& assertion, const pugi::xpath_node& context) {
        pugi::xml_node node = context.node() ? context.node() : context.parent();
        Finding finding;
        bool words = match_ != nullptr;
        if (assertion.on.given()) {
            const pugi::xpath_node_set nodes = evaluator_.nodes(assertion.on.id);
            if (const pugi::xpath_node on = nodes.first()) {
                node = on.node() ? on.node() : on.parent();
                words = false;
            }
        }
        const bool whole = node == tree_.root() || node.type() == pugi::node_document;
        if (words) {
            finding.span = match_->span;
        } else if (!whole) {
            finding.span = tree_.span_of(node);
        }
        finding.severity = assertion.severity.value_or(rule_->info.severity);
        finding.certainty = assertion.certainty.value_or(rule_->info.certainty);
        finding.message = render(assertion.message);
        add(std::move(finding), words ? tree_.innermost(match_->span) : node);
    }

    void judge_words() {
        // without assertions every document with text is judged: what is not found is in order
        judged_ = rule_->assertions.empty() ? 1 : 0;
        for (const Match& match : found_words()) {
            if (give_up()) {
                break;
            }
            budget_.spend(kStepsPerMatch);
            const pugi::xml_node node = tree_.innermost(match.span);
            if (!counts(match, node)) {
                continue;
            }
            ++judged_;
            match_ = &match;
            evaluator_.begin_node(node);
            evaluator_.set_match(match.span);
            if (!has_needs()) {
                continue;
            }
            if (rule_->assertions.empty()) {
                Finding finding;
                finding.span = match.span;
                finding.severity = rule_->info.severity;
                finding.certainty = rule_->info.certainty;
                finding.message =
                    rule_->message.empty() ? rule_->info.title : render(rule_->message);
                add(std::move(finding), node);
            } else {
                assert_on(node);
            }
        }
        match_ = nullptr;
    }

    std::string words_of(Span span) const {
        return std::string(text_.text().substr(span.begin, span.size()));
    }

    /// Matches of all <find>s by place; of two that overlap the earlier, then the longer.
    std::vector<Match> found_words() {
        std::vector<Match> all;
        for (const TextPattern& find : rule_->finds) {
            const PatternMatches& found = text_.matches(find.id);
            all.insert(all.end(), found.matches.begin(), found.matches.end());
            note_failure(found);
        }
        std::ranges::stable_sort(all, [](const Match& a, const Match& b) {
            return a.span.begin != b.span.begin ? a.span.begin < b.span.begin
                                                : a.span.end > b.span.end;
        });
        std::vector<Match> kept;
        for (Match& match : all) {
            if (kept.empty() || match.span.begin >= kept.back().span.end) {
                kept.push_back(std::move(match));
            }
        }
        return kept;
    }

    void note_failure(const PatternMatches& found) {
        if (!found.failure.empty()) {
            reasons_.insert(found.failure);
        }
    }

    /// Whether a match stands where the rule looks and no exception covers it, as far as is known.
    bool counts(const Match& match, pugi::xml_node node) {
        const auto inside = [&](const std::vector<std::string>& names) {
            for (pugi::xml_node at = node; at; at = at.parent()) {
                if (std::ranges::find(names, std::string_view(at.name())) != names.end()) {
                    return true;
                }
            }
            return false;
        };
        if ((!rule_->in.empty() && !inside(rule_->in)) ||
            (!rule_->not_in.empty() && inside(rule_->not_in))) {
            return false;
        }
        return std::ranges::none_of(rule_->exceptions, [&](const Exception& exception) {
            const PatternMatches& found = text_.matches(exception.pattern.id);
            note_failure(found);
            return !found.failure.empty() ||
                   text_.occurs_in(exception.pattern.id,
                                   range_of(exception.scope, match.span, node));
        });
    }

    Span range_of(Scope scope, Span match, pugi::xml_node node) {
        switch (scope) {
            case Scope::match:
                return match;
            case Scope::sentence:
                return text_.sentence_of(match);
            case Scope::document:
                return {.begin = 0, .end = text_.text().size()};
            case Scope::article:
                for (pugi::xml_node at = node; at; at = at.parent()) {
                    if (std::string_view(at.name()) == "article") {
                        return tree_.span_of(at);
                    }
                }
                break;
            case Scope::paragraph:
                break;
        }
        return text_.paragraph_at(match.begin);
    }

    std::string render(const Template& parts) {
        std::string text;
        for (const TemplatePart& part : parts) {
            switch (part.kind) {
                case TemplatePart::Kind::text:
                    text += part.text;
                    break;
                case TemplatePart::Kind::value:
                    // XPath's substring counts bytes here and may cut a character in two
                    text +=
                        to_valid_utf8(format_value(evaluator_.string(part.select.id), part.format));
                    break;
                case TemplatePart::Kind::group:
                    if (match_ != nullptr && part.group < match_->groups.size()) {
                        text += words_of(match_->groups[part.group]);
                    }
                    break;
            }
        }
        return text;
    }

    /// Completes a finding at `node`; of several on the same words the first is kept.
    void add(Finding finding, pugi::xml_node node) {
        ++found_;
        budget_.spend(kStepsPerFinding + steps_of_text(finding.span.size()));
        const std::string key = finding.span.empty() ? finding.message : std::string();
        if (!seen_.emplace(finding.span, key).second) {
            return;
        }
        finding.rule = rule_->info.id;
        finding.title = rule_->info.title;
        finding.text = words_of(finding.span);
        finding.suggestion = render(rule_->suggest);
        if (rule_->has_replace) {
            finding.replacement = render(rule_->replace);
        }
        finding.basis = basis_;
        finding.locator = tree_.locator(node);
        finding.layer = rule_->info.layer;
        out_.findings.push_back(std::move(finding));
    }

    const Program& program_;
    Evaluator& evaluator_;
    TreeIndex tree_;
    TextIndex text_;
    DocumentTraits traits_;
    Judgement out_;
    WorkBudget budget_;
    // of the rule that is being judged
    const Rule* rule_ = nullptr;
    const Match* match_ = nullptr;
    std::size_t judged_ = 0;  // nodes or words it had to judge
    std::size_t found_ = 0;
    std::size_t first_ = 0;          // of its findings in out_
    std::vector<Basis> basis_;       // in force
    std::set<std::string> reasons_;  // why something could not be judged
    std::set<std::pair<Span, std::string>> seen_;
};

}  // namespace

Judgement judge_document(const std::vector<Rule>& rules,
                         const Program& program,
                         Evaluator& evaluator,
                         const pugi::xml_document& tree,
                         std::string_view text,
                         const JudgeOptions& options) {
    Judge judge(program, evaluator, tree, text, options);
    for (const Rule& rule : rules) {
        judge.judge(rule);
    }
    return judge.result();
}

}  // namespace review
