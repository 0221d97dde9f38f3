#include "rules/literal_scanner.h"

#include <utility>

#include "base/text.h"

namespace review {

std::size_t LiteralScanner::add(const std::string& literal) {
    const auto [found, fresh] = ids_.try_emplace(literal, literals_.size());
    if (!fresh) {
        return found->second;
    }
    if (buckets_.empty()) {
        bucket_of_.resize(kBuckets);
        buckets_.emplace_back();  // bucket 0 is "none"
    }
    const std::size_t key = code_point_at(literal, 0).value % kBuckets;
    if (bucket_of_[key] == 0) {
        bucket_of_[key] = static_cast<std::uint32_t>(buckets_.size());
        buckets_.emplace_back();
    }
    buckets_[bucket_of_[key]].push_back(literals_.size());
    literals_.push_back(literal);
    return found->second;
}

LiteralHits LiteralScanner::scan(std::string_view text) const {
    std::vector<std::pair<std::size_t, std::size_t>> hits;  // id, offset
    std::vector<std::size_t> counts(literals_.size() + 1);
    for (std::size_t at = 0; at < text.size() && !literals_.empty();) {
        const CodePoint first = code_point_at(text, at);
        if (const std::uint32_t bucket = bucket_of_[first.value % kBuckets]; bucket != 0) {
            for (const std::size_t id : buckets_[bucket]) {
                if (text.compare(at, literals_[id].size(), literals_[id]) == 0) {
                    hits.emplace_back(id, at);
                    ++counts[id + 1];
                }
            }
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
