#include "rules/evaluator.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <utility>

namespace review {

Evaluator::Evaluator(const Program& program)
    : program_(program),
      assigned_(program.variables.size()),
      queries_(program.expressions.size()),
      meter_(program) {
    handles_.reserve(program.variables.size());
    for (const Variable& variable : program.variables) {
        handles_.push_back(variables_.add(variable.name.c_str(), variable.type));
    }
}

void Evaluator::begin_document(TreeIndex& tree,
                               TextIndex& text,
                               WorkBudget& budget,
                               std::string_view date) {
    date_ = date;
    tree_ = &tree;
    text_ = &text;
    budget_ = &budget;
    meter_.begin_document(tree);
    document_epoch_ = ++epoch_;
    begin_node(tree.document());
}

void Evaluator::begin_node(const pugi::xpath_node& node) {
    node_ = node;
    node_epoch_ = ++epoch_;
}

void Evaluator::set_match(Span match) {
    match_ = match;
    node_epoch_ = ++epoch_;
}

bool Evaluator::boolean(std::size_t id) {
    return is_joint(id) ? std::ranges::all_of(program_.expressions[id].conjuncts,
                                              [&](std::size_t one) { return boolean(one); })
                        : !selects_none(id) && prepared(id).evaluate_boolean(node_);
}
double Evaluator::number(std::size_t id) {
    return is_joint(id) ? static_cast<double>(boolean(id)) : prepared(id).evaluate_number(node_);
}
std::string Evaluator::string(std::size_t id) {
    if (is_joint(id)) {
        return boolean(id) ? "true" : "false";
    }
    std::string value = prepared(id).evaluate_string(node_);
    budget_->spend(steps_of_text(value.size()));
    return value;
}

pugi::xpath_node_set Evaluator::nodes(std::size_t id) {
    return selects_none(id) ? pugi::xpath_node_set() : prepared(id).evaluate_node_set(node_);
}

bool Evaluator::selects_none(std::size_t id) {
    const std::vector<std::size_t>& leading = program_.expressions[id].leading;
    return !leading.empty() && std::ranges::all_of(leading, [&](std::size_t variable) {
        bring_up_to_date(variable);
        return meter_.size(variable) == 0;
    });
}

std::string Evaluator::take_failure() {
    return std::exchange(failure_, {});
}

const pugi::xpath_query& Evaluator::prepared(std::size_t id) {
    for (const std::size_t variable : program_.expressions[id].variables) {
        bring_up_to_date(variable);
        note_failure(program_.variables[variable]);
    }
    if (!queries_[id]) {  // it compiled when the rules were loaded
        queries_[id] = pugi::xpath_query(program_.expressions[id].text.c_str(), &variables_);
    }
    budget_->spend(meter_.steps(id, node_));
    return queries_[id];
}

void Evaluator::bring_up_to_date(std::size_t variable) {
    const std::uint64_t epoch =
        program_.variables[variable].context_free ? document_epoch_ : node_epoch_;
    if (assigned_[variable] != epoch) {
        assigned_[variable] = epoch;
        assign(variable);
    }
}

void Evaluator::note_failure(const Variable& variable) {
    if (variable.source == Variable::Source::count) {
        if (const std::string_view failure = text_->failure(variable.ref); !failure.empty()) {
            failure_ = failure;
        }
    }
}

void Evaluator::assign(std::size_t variable) {
    const Variable& what = program_.variables[variable];
    pugi::xpath_variable& handle = *handles_[variable];
    switch (what.source) {
        case Variable::Source::elements:
            assign_nodes(variable, tree_->elements(what.ref));
            return;
        case Variable::Source::holders:
            assign_nodes(variable, holders(program_.holders[what.ref]));
            return;
        case Variable::Source::count:
            handle.set(what.counted ? static_cast<double>(text_->matches(what.ref).matches.size())
                                    : static_cast<double>(text_->occurs(what.ref)));
            return;
        case Variable::Source::param:
            assign_param(variable);
            return;
        case Variable::Source::match:
            assign_words(variable, match_);
            return;
        case Variable::Source::sentence:
            assign_words(variable, text_->sentence_of(match_));
            return;
        case Variable::Source::value:
            assign_value(variable);
            return;
    }
}

void Evaluator::assign_nodes(std::size_t variable, const std::vector<pugi::xpath_node>& nodes) {
    handles_[variable]->set(pugi::xpath_node_set(
        nodes.data(), nodes.data() + nodes.size(), pugi::xpath_node_set::type_sorted));
    meter_.set_size(variable, nodes.size());
}

std::vector<pugi::xpath_node> Evaluator::holders(const Holders& holders) {
    std::vector<pugi::xpath_node> found;
    if (!text_->holds_one_of_each(holders.literals, {.begin = 0, .end = text_->text().size()})) {
        return found;
    }
    const std::vector<pugi::xpath_node>& elements = tree_->elements(holders.element);
    for (std::size_t i = 0; i < elements.size(); ++i) {
        const bool fits = std::ranges::all_of(
            holders.attributes,
            [&](const Holders::Attribute& one) { return tree_->has(holders.element, i, one); });
        if (fits &&
            (holders.literals.empty() ||
             text_->holds_one_of_each(holders.literals, tree_->span_of(elements[i].node())))) {
            found.push_back(elements[i]);
        }
    }
    return found;
}

/// A copy: a sentence may be the whole text, and few rules ask for it.
void Evaluator::assign_words(std::size_t variable, Span words) {
    const std::string copy(text_->text().substr(words.begin, words.size()));
    handles_[variable]->set(copy.c_str());
    const std::size_t steps = copy.size() / kBytesPerStep;
    meter_.set_size(variable, steps);
    budget_->spend(static_cast<double>(steps));
}

void Evaluator::assign_param(std::size_t variable) {
    const ParamInfo& param = program_.params[program_.variables[variable].ref];
    const auto value = std::ranges::find_if(
        param.values, [&](const ParamValue& one) { return one.holds_on(date_); });
    const bool known = value != param.values.end();
    pugi::xpath_variable& handle = *handles_[variable];
    if (param.numeric) {
        double number = std::numeric_limits<double>::quiet_NaN();
        if (known) {
            std::from_chars(value->text.data(), value->text.data() + value->text.size(), number);
        }
        handle.set(number);
    } else {
        handle.set(known ? value->text.c_str() : "");
    }
}

void Evaluator::assign_value(std::size_t variable) {
    const Variable& what = program_.variables[variable];
    pugi::xpath_variable& handle = *handles_[variable];
    if (what.type == pugi::xpath_type_boolean) {
        handle.set(boolean(what.ref));
        return;
    }
    if (what.type == pugi::xpath_type_node_set) {
        const pugi::xpath_node_set selected = nodes(what.ref);
        handle.set(selected);
        meter_.set_size(variable, selected.size());
        return;
    }
    const pugi::xpath_query& query = prepared(what.ref);
    switch (what.type) {
        case pugi::xpath_type_number:
            handle.set(query.evaluate_number(node_));
            return;
        default: {
            const std::string value = query.evaluate_string(node_);
            handle.set(value.c_str());
            meter_.set_size(variable, value.size() / kBytesPerStep);
            budget_->spend(steps_of_text(value.size()));
            return;
        }
    }
}

}  // namespace review
