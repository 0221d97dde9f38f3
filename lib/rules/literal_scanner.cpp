#include "rules/literal_scanner.h"

#include <utility>

#include "base/text.h"

namespace review {

std::uint32_t LiteralScanner::find(std::uint32_t first, char byte) const {
    while (first != 0 && nodes_[first].byte != byte) {
        first = nodes_[first].next;
    }
    return first;
}

std::size_t LiteralScanner::add(std::string_view literal) {
    if (nodes_.empty()) {
        first_of_.resize(kBuckets);
        nodes_.resize(1);
    }
    const std::size_t key = code_point_at(literal, 0).value % kBuckets;
    std::uint32_t parent = 0;
    for (const char byte : literal) {
        const std::uint32_t first = parent == 0 ? first_of_[key] : nodes_[parent].child;
        std::uint32_t node = find(first, byte);
        if (node == 0) {
            node = static_cast<std::uint32_t>(nodes_.size());
            nodes_.push_back({.child = 0, .next = first, .literal = 0, .byte = byte});
            (parent == 0 ? first_of_[key] : nodes_[parent].child) = node;
        }
        parent = node;
    }
    if (nodes_[parent].literal == 0) {
        literals_.emplace_back(literal);
        nodes_[parent].literal = static_cast<std::uint32_t>(literals_.size());
    }
    return nodes_[parent].literal - 1;
}

LiteralHits LiteralScanner::scan(std::string_view text) const {
    std::vector<std::pair<std::size_t, std::size_t>> hits;  // id, offset
    std::vector<std::size_t> counts(literals_.size() + 1);
    for (std::size_t at = 0; at < text.size() && !literals_.empty();) {
        const CodePoint first = code_point_at(text, at);
        std::uint32_t node = first_of_[first.value % kBuckets];
        for (std::size_t i = at; node != 0 && i < text.size(); ++i) {
            node = find(node, text[i]);
            if (const std::uint32_t literal = nodes_[node].literal; literal != 0) {
                hits.emplace_back(literal - 1, at);
                ++counts[literal];
            }
            node = nodes_[node].child;
        }
        at += first.size;
    }
    LiteralHits result;
    for (std::size_t i = 1; i < counts.size(); ++i) {
        counts[i] += counts[i - 1];
    }
    result.first_ = counts;
    result.offsets_.resize(hits.size());
    for (const auto& [id, offset] : hits) {
        result.offsets_[counts[id]++] = offset;
    }
    return result;
}

}  // namespace review
