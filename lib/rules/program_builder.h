// Numbers the variables, indices and expressions of a rule set. Private to lib/rules.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include <pugixml.hpp>

#include "rules/program.h"
#include "rules/xpath.h"

namespace review {

class ProgramBuilder {
public:
    /// `program` outlives the builder.
    explicit ProgramBuilder(Program& program) : program_(program) {}

    std::size_t add_variable(Variable variable);

    /// The variable of all elements of that name which meet `needs`, the known one if there is one.
    std::size_t index_variable(const std::string& element, const StepNeeds& needs);

    std::size_t add_expression(CompiledExpression expression);

    /// The expression that holds when all of `parts` do: the cheapest one that does not decides.
    std::size_t add_conjunction(const std::vector<std::size_t>& parts);

    /// Gives an expression the variables it uses, and all that those need, each once.
    void depend_on(CompiledExpression& expression, const std::vector<std::size_t>& variables) const;

    /// Finds the type of `expression`. Throws pugi::xpath_exception when it is no XPath.
    void check(CompiledExpression& expression);

private:
    using Known = std::unordered_set<std::size_t>;

    void depend_on(CompiledExpression& expression, Known& known, std::size_t variable) const;
    std::size_t element_variable(const std::string& element);
    std::size_t attribute_id(std::string_view name);
    [[nodiscard]] Holders holders_of(const std::string& element, const StepNeeds& needs);
    [[nodiscard]] std::size_t cost_of(const Variable& variable) const;

    Program& program_;
    pugi::xpath_variable_set variables_;  // those of the program, to compile with
    std::map<std::string, std::size_t, std::less<>> element_variables_;
    std::map<Holders, std::size_t> holders_variables_;
};

}  // namespace review
