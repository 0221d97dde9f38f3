// Evaluates the expressions of a Program on one tree at a time. XPath variables are state of the
// compiled queries, so each thread has its own evaluator; a RuleSet keeps those that are free.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "base/span.h"
#include "rules/program.h"
#include "rules/text_index.h"
#include "rules/tree_index.h"
#include "rules/work_limit.h"
#include "rules/work_meter.h"

namespace review {

/// One thread's queries and variables. Queries are compiled where they are first evaluated; results
/// of variables are kept for as long as what they depend on stays the same.
class Evaluator {
public:
    /// `program` is complete and outlives the evaluator; queries are compiled on first use.
    explicit Evaluator(const Program& program);

    /// All outlive the evaluations that follow; what they cost is taken from `budget`. Parameters
    /// have the value of `date` (ISO).
    void begin_document(TreeIndex& tree,
                        TextIndex& text,
                        WorkBudget& budget,
                        std::string_view date);
    /// Node the following evaluations are about.
    void begin_node(const pugi::xpath_node& node);
    /// The words that $match and $sentence of the following evaluations are about.
    void set_match(Span match);

    [[nodiscard]] bool boolean(std::size_t id);
    [[nodiscard]] double number(std::size_t id);
    [[nodiscard]] std::string string(std::size_t id);
    /// The expression must be of node-set type.
    [[nodiscard]] pugi::xpath_node_set nodes(std::size_t id);

    /// Why a search was given up that an expression evaluated since the last call counts matches
    /// of; empty: all were finished.
    [[nodiscard]] std::string take_failure();

private:
    /// Whether an expression is a conjunction, judged part by part.
    [[nodiscard]] bool is_joint(std::size_t id) const {
        return !program_.expressions[id].conjuncts.empty();
    }
    /// Whether the indices show that an expression selects no node.
    bool selects_none(std::size_t id);
    void bring_up_to_date(std::size_t variable);
    const pugi::xpath_query& prepared(std::size_t id);
    void assign_nodes(std::size_t variable, const std::vector<pugi::xpath_node>& nodes);
    [[nodiscard]] std::vector<pugi::xpath_node> holders(const Holders& holders);
    void assign_words(std::size_t variable, Span words);
    void assign_value(std::size_t variable);
    void assign_param(std::size_t variable);
    void assign(std::size_t variable);
    void note_failure(const Variable& variable);

    const Program& program_;
    pugi::xpath_variable_set variables_;
    std::vector<pugi::xpath_variable*> handles_;  // per program variable
    std::vector<std::uint64_t> assigned_;         // epoch a variable was last assigned in
    std::vector<pugi::xpath_query> queries_;      // per expression, empty until used
    std::uint64_t epoch_ = 0;
    std::uint64_t document_epoch_ = 0;
    std::uint64_t node_epoch_ = 0;
    WorkMeter meter_;
    WorkBudget* budget_ = nullptr;
    TreeIndex* tree_ = nullptr;
    TextIndex* text_ = nullptr;
    std::string date_;
    pugi::xpath_node node_;
    Span match_;
    std::string failure_;  // see take_failure()
};

}  // namespace review
