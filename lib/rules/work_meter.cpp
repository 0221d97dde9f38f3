#include "rules/work_meter.h"

#include <algorithm>

#include "rules/xpath.h"

namespace review {

namespace {

/// The nearest ancestor with one of `names`; the parent when any name will do.
pugi::xml_node ancestor_of(pugi::xml_node node, const std::vector<std::string>& names) {
    pugi::xml_node at = node.parent();
    while (at && !names.empty() &&
           std::ranges::find(names, std::string_view(at.name())) == names.end()) {
        at = at.parent();
    }
    return at;
}

}  // namespace

WorkMeter::Reach WorkMeter::read(std::size_t expression) const {
    const CompiledExpression& compiled = program_.expressions[expression];
    const std::vector<XPathToken> tokens = tokenize_xpath(compiled.text);
    XPathReach source = reach_of(tokens);
    Reach reach{
        .levels = {}, .into_sets = source.into_sets, .own = static_cast<double>(tokens.size())};
    for (XPathReach::Level& looks : source.levels) {
        Level& level = reach.levels.emplace_back();
        for (const std::string& name : looks.variables) {
            const auto found = std::ranges::find_if(compiled.variables, [&](std::size_t id) {
                return program_.variables[id].name == name;
            });
            if (found != compiled.variables.end()) {
                level.variables.push_back(*found);
            }
        }
        level.looks = std::move(looks);
    }
    return reach;
}

double WorkMeter::steps(std::size_t expression, const pugi::xpath_node& node) {
    std::optional<Reach>& known = reaches_[expression];
    if (!known) {
        known = read(expression);
    }
    const pugi::xml_node context = node.node() ? node.node() : node.parent();
    double steps = 1;
    for (std::size_t depth = known->levels.size(); depth-- > 0;) {
        const Level& level = known->levels[depth];
        // a predicate is tested for each node that the level around it goes through
        const Level* outer = depth == 0 ? nullptr : &known->levels[depth - 1];
        steps *= 1 + looks(level, context, outer) + sets(level, known->into_sets);
    }
    return steps + known->own;
}

double WorkMeter::looks(const Level& level, pugi::xml_node node, const Level* outer) const {
    const bool context = outer == nullptr;
    std::size_t steps = 0;
    if (level.looks.everything) {
        steps += tree_->weight(tree_->root());
    }
    if (level.looks.below && context) {
        steps += tree_->weight(node);
    }
    if (level.looks.around) {
        steps += context ? tree_->weight_around(node) : mean_around(*outer);
    }
    for (const std::vector<std::string>& names : level.looks.ancestors) {
        steps += tree_->weight(context ? ancestor_of(node, names) : tree_->root());
    }
    return static_cast<double>(steps);
}

std::size_t WorkMeter::element_of(const Variable& variable) const {
    switch (variable.source) {
        case Variable::Source::elements:
            return variable.ref;
        case Variable::Source::holders:
            return program_.holders[variable.ref].element;
        default:
            return kNoId;
    }
}

std::size_t WorkMeter::mean_around(const Level& outer) const {
    std::size_t most = 0;
    for (const std::size_t id : outer.variables) {
        if (const std::size_t element = element_of(program_.variables[id]); element != kNoId) {
            most = std::max(most, tree_->mean_weight_around(element));
        }
    }
    return most > 0 ? most : tree_->mean_weight_around();
}

double WorkMeter::sets(const Level& level, bool into_sets) const {
    std::size_t steps = 0;
    for (const std::size_t id : level.variables) {
        const Variable& variable = program_.variables[id];
        const std::size_t element = element_of(variable);
        steps += element != kNoId && into_sets && sizes_[id] > 0 ? tree_->elements_weight(element)
                                                                 : sizes_[id];
    }
    return static_cast<double>(steps);
}

}  // namespace review
