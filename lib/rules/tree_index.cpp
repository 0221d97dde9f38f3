#include "rules/tree_index.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include <fmt/format.h>

namespace review {

namespace {

/// The element after `node` in document order, none after the last.
pugi::xml_node next_element(pugi::xml_node node, pugi::xml_node root) {
    pugi::xml_node next = node.first_child();
    while (next && next.type() != pugi::node_element) {
        next = next.next_sibling();
    }
    while (!next && node != root) {
        next = node.next_sibling();
        while (next && next.type() != pugi::node_element) {
            next = next.next_sibling();
        }
        node = node.parent();
    }
    return next;
}

/// Value of a byte offset; `fallback` when it is none.
std::size_t offset_of(pugi::xml_attribute attribute, std::size_t fallback) {
    const std::string_view text = attribute.value();
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? value : fallback;
}

/// Whether a table holds the places to sign, or stands among them.
bool is_signing(pugi::xml_node table) {
    bool among = std::string_view(table.attribute("role").value()) == "signature";
    for (pugi::xml_node at = table.parent(); at && !among; at = at.parent()) {
        among = std::string_view(at.name()) == "conclusions";
    }
    return among;
}

}  // namespace

TreeIndex::TreeIndex(const Program& program, const pugi::xml_document& tree, std::size_t text_size)
    : program_(program),
      tree_(tree),
      root_(tree.document_element()),
      text_size_(text_size),
      by_name_(program.elements.size()),
      elements_weights_(program.elements.size()),
      mean_around_(program.elements.size()) {
    for (pugi::xml_node node = root_; node; node = next_element(node, root_)) {
        ++size_;
        const auto found = program.element_ids.find(std::string_view(node.name()));
        if (found != program.element_ids.end()) {
            by_name_[found->second].emplace_back(node);
        }
    }
}

bool TreeIndex::has(std::size_t id, std::size_t i, const Holders::Attribute& attribute) {
    const auto [known, fresh] =
        values_.try_emplace(id * program_.attributes.size() + attribute.name);
    std::vector<std::string_view>& values = known->second;
    if (fresh) {
        const char* name = program_.attributes[attribute.name].c_str();
        for (const pugi::xpath_node& node : by_name_[id]) {
            const pugi::xml_attribute found = node.node().attribute(name);
            values.push_back(found ? std::string_view(found.value()) : std::string_view());
        }
    }
    const std::string_view value = values[i];
    return value.data() != nullptr &&
           std::ranges::any_of(attribute.values, [&](const std::string& one) {
               return attribute.part ? value.find(one) != std::string_view::npos : value == one;
           });
}

std::size_t TreeIndex::crowding() {
    if (crowding_) {
        return *crowding_;
    }
    std::size_t total = 0;
    for (pugi::xml_node node = root_; node; node = next_element(node, root_)) {
        if (std::string_view(node.name()) != "table") {
            const auto children = static_cast<std::size_t>(std::distance(node.begin(), node.end()));
            total += children * (children + span_of(node).size() / kBytesPerStep);
        }
    }
    crowding_ = total;
    return total;
}

std::size_t TreeIndex::weight(pugi::xml_node node) {
    node = node.type() == pugi::node_document ? root_ : node;
    if (!node) {
        return 0;
    }
    const auto [known, fresh] = weights_.try_emplace(node.hash_value(), 0);
    if (fresh) {
        std::size_t elements = 0;
        for (pugi::xml_node at = node; at; at = next_element(at, node)) {
            ++elements;
        }
        known->second = 2 * elements + span_of(node).size() / kBytesPerStep;
    }
    return known->second;
}

std::size_t TreeIndex::elements_weight(std::size_t id) {
    std::optional<std::size_t>& known = elements_weights_[id];
    if (!known) {
        known = 0;
        for (const pugi::xpath_node& node : by_name_[id]) {
            *known += weight(node.node());
        }
    }
    return *known;
}

std::size_t TreeIndex::weight_around(pugi::xml_node node) {
    const pugi::xml_node parent = node.parent();
    if (!parent || parent.type() == pugi::node_document) {
        return 1;
    }
    const auto [known, fresh] = around_.try_emplace(parent.hash_value(), 0);
    if (fresh) {
        known->second = static_cast<std::size_t>(std::distance(parent.begin(), parent.end())) +
                        span_of(parent).size() / kBytesPerStep;
    }
    return known->second;
}

std::size_t TreeIndex::mean_weight_around() {
    return crowding() / std::max<std::size_t>(size_, 1) + 1;
}

std::size_t TreeIndex::mean_weight_around(std::size_t id) {
    std::optional<std::size_t>& known = mean_around_[id];
    if (!known) {
        std::size_t total = 0;
        for (const pugi::xpath_node& node : by_name_[id]) {
            total += weight_around(node.node());
        }
        known = total / std::max<std::size_t>(by_name_[id].size(), 1) + 1;
    }
    return *known;
}

Span TreeIndex::span_of(pugi::xml_node node) const {
    const std::size_t begin = offset_of(node.attribute("begin"), text_size_ + 1);
    const std::size_t end = offset_of(node.attribute("end"), text_size_ + 1);
    return begin <= end && end <= text_size_ ? Span{.begin = begin, .end = end} : Span{};
}

void TreeIndex::index_places() {
    if (!places_.empty()) {
        return;
    }
    for (pugi::xml_node node = root_; node; node = next_element(node, root_)) {
        const std::string_view name = node.name();
        const Placed placed{.span = span_of(node), .node = node};
        places_.push_back(placed);
        if (name == "table") {
            tables_.try_emplace(node.hash_value(), tables_.size() + 1);
        } else if (name == "attachment" &&
                   std::string_view(node.attribute("place").value()) == "annex") {
            annexes_.push_back(placed);
        }
    }
}

pugi::xml_node TreeIndex::innermost(Span span) {
    index_places();
    const auto after = std::ranges::upper_bound(
        places_, span.begin, {}, [](const Placed& placed) { return placed.span.begin; });
    if (after == places_.begin()) {
        return root_;
    }
    pugi::xml_node node = std::prev(after)->node;
    while (node != root_ && !span_of(node).contains(span)) {
        node = node.parent();
    }
    return node;
}

std::string TreeIndex::locator(pugi::xml_node node) {
    if (node == root_ || !node || node.type() == pugi::node_document) {
        return "全文";
    }
    index_places();
    pugi::xml_node row;
    std::string zone;
    const Span span = span_of(node);
    for (pugi::xml_node at = node; at && at != root_; at = at.parent()) {
        const std::string_view name = at.name();
        if (const pugi::xml_attribute locator = at.attribute("locator")) {
            return locator.value();
        }
        if (name == "row") {
            row = at;
        } else if (name == "table") {
            return is_signing(at) ? "签署栏" : table_locator(at, row);
        } else if (name == "preface") {
            return "首部";
        } else if (name == "conclusions") {
            return "签署栏";
        } else if (name == "annexes") {
            return annex_locator(span.begin);
        } else if (name == "headers") {
            return "页眉页脚";
        } else if (name == "notes") {
            return "脚注";
        }
    }
    return "正文";
}

std::string TreeIndex::table_locator(pugi::xml_node table, pugi::xml_node row) {
    const std::string locator = fmt::format("表{}", tables_.at(table.hash_value()));
    return row ? fmt::format("{}第{}行", locator, row.attribute("num").value()) : locator;
}

std::string TreeIndex::annex_locator(std::size_t begin) {
    const auto after = std::ranges::upper_bound(
        annexes_, begin, {}, [](const Placed& placed) { return placed.span.begin; });
    return after == annexes_.begin()
               ? "附件"
               : fmt::format("附件{}", std::prev(after)->node.attribute("num").value());
}

}  // namespace review
