// The elements of one fact tree by name, and by place. Built in one walk each, without recursion.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <pugixml.hpp>

#include "base/span.h"
#include "rules/program.h"

namespace review {

/// Bytes of text that are read or copied in the time of a visit to a node.
constexpr std::size_t kBytesPerStep = 16;
/// Steps of going through a text.
[[nodiscard]] inline double steps_of_text(std::size_t bytes) {
    return static_cast<double>(bytes) / static_cast<double>(kBytesPerStep);
}

class TreeIndex {
public:
    TreeIndex(const Program& program, const pugi::xml_document& tree, std::size_t text_size);

    [[nodiscard]] pugi::xml_node root() const { return root_; }
    [[nodiscard]] pugi::xml_node document() const { return tree_; }
    /// Elements of Program::elements[id], document order.
    [[nodiscard]] const std::vector<pugi::xpath_node>& elements(std::size_t id) const {
        return by_name_[id];
    }

    /// Whether element `i` of elements(id) has what `attribute` asks for.
    [[nodiscard]] bool has(std::size_t id, std::size_t i, const Holders::Attribute& attribute);

    /// How many steps it takes, at most, to look from every node at all that stands beside it: for
    /// each parent (a table aside) its children times what they and its text amount to.
    [[nodiscard]] std::size_t crowding();

    /// Steps over all that is in a node: its elements and texts, and what they say. 0 for none.
    [[nodiscard]] std::size_t weight(pugi::xml_node node);
    /// Of all elements of Program::elements[id] together.
    [[nodiscard]] std::size_t elements_weight(std::size_t id);
    /// Steps over the siblings of a node and the text of its parent; for the mean element of all,
    /// or of Program::elements[id].
    [[nodiscard]] std::size_t weight_around(pugi::xml_node node);
    [[nodiscard]] std::size_t mean_weight_around();
    [[nodiscard]] std::size_t mean_weight_around(std::size_t id);

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

    const Program& program_;
    const pugi::xml_document& tree_;
    pugi::xml_node root_;
    std::size_t text_size_ = 0;
    std::vector<std::vector<pugi::xpath_node>> by_name_;
    /// Values of an attribute of the elements of a name, absent ones without data; filled on first
    /// use, by element and attribute.
    std::unordered_map<std::size_t, std::vector<std::string_view>> values_;
    std::optional<std::size_t> crowding_;
    std::size_t size_ = 0;                                  // elements in all
    std::unordered_map<std::size_t, std::size_t> weights_;  // by hash_value, of those asked for
    std::vector<std::optional<std::size_t>> elements_weights_;
    std::vector<std::optional<std::size_t>> mean_around_;
    std::unordered_map<std::size_t, std::size_t> around_;  // by hash_value of the parent
    std::vector<Placed> places_;                           // document order; filled on first use
    std::unordered_map<std::size_t, std::size_t> tables_;  // ordinal, 1-based, by hash_value
    std::vector<Placed> annexes_;
};

}  // namespace review
