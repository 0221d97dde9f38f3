// The fact tree as a list, for those who look facts up without XPath.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <pugixml.hpp>

namespace review {

/// An element of the tree below its document element.
struct ListedFact {
    pugi::xml_node node;
    std::string locator;  // where findings say it stands: 第五条第二款, 首部, 表1第3行
    std::optional<std::size_t> inside;  // index of the element around it; none: the document
};

/// All elements in document order, so that an element stands behind the one it is in. `text_size`:
/// bytes of the document's text. The nodes are those of `tree`, which must outlive them.
[[nodiscard]] std::vector<ListedFact> list_facts(const pugi::xml_document& tree,
                                                 std::size_t text_size);

}  // namespace review
