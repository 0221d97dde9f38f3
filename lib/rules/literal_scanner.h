// Finds many literals in one pass over a text: the prefilter of all text rules. A trie, so that its
// cost hardly depends on how many there are, not even where all begin with the same words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace review {

/// Places of every literal of a scanner in one text.
class LiteralHits {
public:
    /// Byte offsets where literal `id` occurs, ascending; occurrences may overlap.
    [[nodiscard]] std::span<const std::size_t> of(std::size_t id) const {
        return std::span(offsets_).subspan(first_[id], first_[id + 1] - first_[id]);
    }

private:
    friend class LiteralScanner;
    std::vector<std::size_t> first_;    // per literal, and one past the last
    std::vector<std::size_t> offsets_;  // grouped by literal
};

class LiteralScanner {
public:
    /// Id of a literal (not empty, valid UTF-8); the same literal has one id. Before any scan.
    std::size_t add(std::string_view literal);
    [[nodiscard]] std::size_t size() const { return literals_.size(); }
    [[nodiscard]] const std::string& literal(std::size_t id) const { return literals_[id]; }

    /// One pass; `text` is valid UTF-8.
    [[nodiscard]] LiteralHits scan(std::string_view text) const;

private:
    static constexpr std::size_t kBuckets = 1U << 13U;  // fits the first cache; few of them collide

    /// A byte of a literal; those that may stand in its place are chained.
    struct Node {
        std::uint32_t child = 0;  // index of a node, 0: none
        std::uint32_t next = 0;
        std::uint32_t literal = 0;  // id + 1 of the one that ends here, 0: none
        char byte = 0;
    };
    [[nodiscard]] std::uint32_t find(std::uint32_t first, char byte) const;

    std::vector<std::string> literals_;
    std::vector<std::uint32_t> first_of_;  // node, by first code point mod kBuckets; 0: none
    std::vector<Node> nodes_;              // [0] is "none"
};

}  // namespace review
