// Finds many literals in one pass over a text: the prefilter of all text rules. Its cost hardly
// depends on how many there are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
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
    std::size_t add(const std::string& literal);
    [[nodiscard]] std::size_t size() const { return literals_.size(); }
    [[nodiscard]] const std::string& literal(std::size_t id) const { return literals_[id]; }

    /// One pass; `text` is valid UTF-8.
    [[nodiscard]] LiteralHits scan(std::string_view text) const;

private:
    static constexpr std::size_t kBuckets = 1U << 13U;  // fits the first cache; few of them collide

    std::vector<std::string> literals_;
    std::map<std::string, std::size_t, std::less<>> ids_;
    std::vector<std::uint32_t> bucket_of_;           // by first code point mod kBuckets; 0: none
    std::vector<std::vector<std::size_t>> buckets_;  // ids that start so
};

}  // namespace review
