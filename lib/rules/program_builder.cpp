#include "rules/program_builder.h"

#include <algorithm>

#include <fmt/format.h>

namespace review {

std::size_t ProgramBuilder::add_variable(Variable variable) {
    variables_.add(variable.name.c_str(), variable.type);
    program_.variables.push_back(std::move(variable));
    return program_.variables.size() - 1;
}

std::size_t ProgramBuilder::element_variable(const std::string& element) {
    const auto [found, fresh] = element_variables_.try_emplace(element, kNoId);
    if (fresh) {
        program_.element_ids.emplace(element, program_.elements.size());
        found->second = add_variable({.name = name_of_index(element),
                                      .type = pugi::xpath_type_node_set,
                                      .source = Variable::Source::elements,
                                      .ref = program_.elements.size(),
                                      .context_free = true});
        program_.elements.push_back(element);
    }
    return found->second;
}

std::size_t ProgramBuilder::attribute_id(std::string_view name) {
    const auto known = std::ranges::find(program_.attributes, name);
    const auto id = static_cast<std::size_t>(known - program_.attributes.begin());
    if (known == program_.attributes.end()) {
        program_.attributes.emplace_back(name);
    }
    return id;
}

Holders ProgramBuilder::holders_of(const std::string& element, const StepNeeds& needs) {
    Holders holders;
    holders.element = program_.element_ids.find(element)->second;
    for (const AttributeNeed& need : needs.attributes) {
        holders.attributes.push_back({.name = attribute_id(need.attribute),
                                      .values = {need.values.begin(), need.values.end()},
                                      .part = need.part});
    }
    for (const std::vector<std::string_view>& set : needs.words) {
        std::vector<std::size_t>& literals = holders.literals.emplace_back();
        for (const std::string_view word : set) {
            literals.push_back(program_.literals.add(word));
        }
    }
    return holders;
}

std::size_t ProgramBuilder::index_variable(const std::string& element, const StepNeeds& needs) {
    const std::size_t all = element_variable(element);
    if (needs.words.empty() && needs.attributes.empty()) {
        return all;
    }
    Holders holders = holders_of(element, needs);
    const auto [found, fresh] = holders_variables_.try_emplace(holders, kNoId);
    if (fresh) {
        found->second =
            add_variable({.name = fmt::format("_some_{}_{}", element, program_.holders.size()),
                          .type = pugi::xpath_type_node_set,
                          .source = Variable::Source::holders,
                          .ref = program_.holders.size(),
                          .context_free = true});
        program_.holders.push_back(std::move(holders));
    }
    return found->second;
}

std::size_t ProgramBuilder::add_expression(CompiledExpression expression) {
    program_.expressions.push_back(std::move(expression));
    return program_.expressions.size() - 1;
}

std::size_t ProgramBuilder::add_conjunction(const std::vector<std::size_t>& parts) {
    CompiledExpression all;
    all.type = pugi::xpath_type_boolean;
    Known known;
    for (const std::size_t part : parts) {
        const CompiledExpression& one = program_.expressions[part];
        for (const std::size_t variable : one.variables) {
            depend_on(all, known, variable);
        }
        all.context_free = all.context_free && one.context_free;
        all.looks_around = all.looks_around || one.looks_around;
        all.cost += one.cost;
        if (one.conjuncts.empty()) {
            all.conjuncts.push_back(part);
        } else {
            all.conjuncts.insert(all.conjuncts.end(), one.conjuncts.begin(), one.conjuncts.end());
        }
    }
    std::ranges::stable_sort(
        all.conjuncts, {}, [&](std::size_t id) { return program_.expressions[id].cost; });
    return add_expression(std::move(all));
}

void ProgramBuilder::depend_on(CompiledExpression& expression,
                               Known& known,
                               std::size_t variable) const {
    const auto add = [&](std::size_t id) {
        if (known.insert(id).second) {
            expression.variables.push_back(id);
        }
    };
    const Variable& what = program_.variables[variable];
    if (what.source == Variable::Source::value) {
        const CompiledExpression& value = program_.expressions[what.ref];
        std::ranges::for_each(value.variables, add);
        expression.looks_around = expression.looks_around || value.looks_around;
    }
    add(variable);
    expression.context_free = expression.context_free && what.context_free;
}

void ProgramBuilder::depend_on(CompiledExpression& expression,
                               const std::vector<std::size_t>& variables) const {
    Known known;
    for (const std::size_t variable : variables) {
        depend_on(expression, known, variable);
        expression.cost += cost_of(program_.variables[variable]);
    }
}

/// Roughly, in tokens of XPath.
std::size_t ProgramBuilder::cost_of(const Variable& variable) const {
    constexpr std::size_t kIndex = 8;    // to go through the elements of one name
    constexpr std::size_t kSearch = 60;  // for a regular expression
    switch (variable.source) {
        case Variable::Source::elements:
        case Variable::Source::holders:
            return kIndex;
        case Variable::Source::value:
            return program_.expressions[variable.ref].cost;
        case Variable::Source::count:
            return program_.patterns[variable.ref].branches.empty() ? 1 : kSearch;
        default:
            return 1;
    }
}

void ProgramBuilder::check(CompiledExpression& expression) {
    // The query is not kept: each holds 4 KB, and a document needs few of them.
    expression.type = pugi::xpath_query(expression.text.c_str(), &variables_).return_type();
}

}  // namespace review
