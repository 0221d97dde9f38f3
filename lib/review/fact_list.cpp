#include "review/fact_list.h"

#include "rules/tree_index.h"

namespace review {

namespace {

/// `node` or the first of its next siblings that is an element.
pugi::xml_node element_from(pugi::xml_node node) {
    while (node && node.type() != pugi::node_element) {
        node = node.next_sibling();
    }
    return node;
}

}  // namespace

std::vector<ListedFact> list_facts(const pugi::xml_document& tree, std::size_t text_size) {
    const Program no_rules;
    TreeIndex index(no_rules, tree, text_size);
    std::vector<ListedFact> list;
    std::optional<std::size_t> inside;
    pugi::xml_node node = element_from(tree.document_element().first_child());
    while (node) {
        list.push_back({.node = node, .locator = index.locator(node), .inside = inside});
        pugi::xml_node next = element_from(node.first_child());
        if (next) {
            inside = list.size() - 1;
        } else {
            next = element_from(node.next_sibling());
        }
        while (!next && inside) {
            next = element_from(list[*inside].node.next_sibling());
            inside = list[*inside].inside;
        }
        node = next;
    }
    return list;
}

}  // namespace review
