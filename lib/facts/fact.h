#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/span.h"

namespace review {

/// One node of the fact tree before it is put into the tree: where it stands, its element name and
/// its attributes (see fact_tree.h for both). Extractors give these; build_tree nests them by span.
struct Fact {
    Span span;
    std::string_view element;  // a literal: "amount", "article" …
    std::vector<std::pair<std::string_view, std::string>> attributes;  // names are literals

    /// Value of an attribute, "" when it is absent.
    [[nodiscard]] std::string_view get(std::string_view name) const {
        const auto found = std::ranges::find(attributes, name, &Attribute::first);
        return found == attributes.end() ? std::string_view{} : std::string_view(found->second);
    }
    [[nodiscard]] bool has(std::string_view name) const {
        return std::ranges::find(attributes, name, &Attribute::first) != attributes.end();
    }
    /// Sets or replaces.
    void set(std::string_view name, std::string value) {
        const auto found = std::ranges::find(attributes, name, &Attribute::first);
        if (found == attributes.end()) {
            if (attributes.empty()) {
                attributes.reserve(kUsual);
            }
            attributes.emplace_back(name, std::move(value));
        } else {
            found->second = std::move(value);
        }
    }

    using Attribute = std::pair<std::string_view, std::string>;
    static constexpr std::size_t kUsual = 6;  // attributes of a fact
};

}  // namespace review
