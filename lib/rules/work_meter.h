// How much work the evaluation of an expression is: the nodes it may visit and the text it may
// read, reckoned from its source and the tree. A number, not a time: the same on every machine.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include <pugixml.hpp>

#include "rules/program.h"
#include "rules/tree_index.h"
#include "rules/xpath_reach.h"

namespace review {

class WorkMeter {
public:
    /// `program` outlives the meter.
    explicit WorkMeter(const Program& program)
        : program_(program),
          sizes_(program.variables.size()),
          reaches_(program.expressions.size()) {}

    /// `tree` outlives the calls of steps() that follow.
    void begin_document(TreeIndex& tree) { tree_ = &tree; }
    /// Nodes of a set, or steps over a text, that a use of the variable goes through.
    void set_size(std::size_t variable, std::size_t steps) { sizes_[variable] = steps; }
    [[nodiscard]] std::size_t size(std::size_t variable) const { return sizes_[variable]; }
    /// Steps of one evaluation at `node`, at most or nearly so. What the expression needs of
    /// variables has its value already.
    [[nodiscard]] double steps(std::size_t expression, const pugi::xpath_node& node);

private:
    struct Level {
        XPathReach::Level looks;
        std::vector<std::size_t> variables;  // ids
    };
    struct Reach {
        std::vector<Level> levels;
        bool into_sets = false;
        double own = 0;  // steps of an evaluation that looks at nothing
    };
    [[nodiscard]] Reach read(std::size_t expression) const;
    /// `outer`: the level whose nodes are tested; nullptr when `node` itself looks.
    [[nodiscard]] double looks(const Level& level, pugi::xml_node node, const Level* outer) const;
    /// Index of the elements that a variable holds; kNoId when it holds anything else.
    [[nodiscard]] std::size_t element_of(const Variable& variable) const;
    [[nodiscard]] std::size_t mean_around(const Level& outer) const;
    [[nodiscard]] double sets(const Level& level, bool into_sets) const;

    const Program& program_;
    TreeIndex* tree_ = nullptr;
    std::vector<std::size_t> sizes_;             // per variable
    std::vector<std::optional<Reach>> reaches_;  // per expression, read on first use
};

}  // namespace review
