// The elements of one fact tree by name, and by place. Built in one walk each, without recursion.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "base/span.h"
#include "rules/program.h"

namespace review {

class TreeIndex {
public:
    TreeIndex(const Program& program, const pugi::xml_document& tree, std::size_t text_size);

    [[nodiscard]] pugi::xml_node root() const { return root_; }
    [[nodiscard]] pugi::xml_node document() const { return tree_; }
    /// Elements of Program::elements[id], document order.
    [[nodiscard]] const std::vector<pugi::xpath_node>& elements(std::size_t id) const {
        return by_name_[id];
    }

    /// How many steps it takes, at most, to look from every node at all that stands beside it: for
    /// each parent (a table aside) its children times what they and its text amount to.
    [[nodiscard]] std::size_t crowding();

    /// Span an element says it has; an empty one at 0 when it says none inside the text.
    [[nodiscard]] Span span_of(pugi::xml_node node) const;
    /// Innermost element around `span`; the document element when none other is.
    [[nodiscard]] pugi::xml_node innermost(Span span);
    /// Where a node stands, for people: 第五条第二款; 首部, 签署栏, 附件2, 表1第3行 outside
    /// clauses; 全文 for the document itself.
    [[nodiscard]] std::string locator(pugi::xml_node node);

private:
    struct Placed {
        Span span;
        pugi::xml_node node;
    };
    void index_places();
    [[nodiscard]] std::string table_locator(pugi::xml_node table, pugi::xml_node row);
    [[nodiscard]] std::string annex_locator(std::size_t begin);

    const pugi::xml_document& tree_;
    pugi::xml_node root_;
    std::size_t text_size_ = 0;
    std::vector<std::vector<pugi::xpath_node>> by_name_;
    std::optional<std::size_t> crowding_;
    std::vector<Placed> places_;  // document order; filled on first use
    std::vector<pugi::xml_node> tables_;
    std::vector<Placed> annexes_;
};

}  // namespace review
