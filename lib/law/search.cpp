#include "law/search.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "law/name_key.h"

namespace review {

namespace {

enum class Rank : unsigned char { exact, prefix, contains, none };

Rank rank_of(std::string_view name, std::span<const std::string> keys) {
    const std::string key = name_key(name);
    const auto held = [&](const std::string& word) { return key.find(word) != std::string::npos; };
    if (key.empty() || !std::ranges::all_of(keys, held)) {
        return Rank::none;
    }
    if (key == keys.front()) {
        return Rank::exact;
    }
    return key.starts_with(keys.front()) ? Rank::prefix : Rank::contains;
}

/// The best of its names.
Rank rank_of(const Law& law, std::span<const std::string> keys) {
    Rank best = rank_of(law.name, keys);
    std::string_view rest = law.aliases;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(';'), rest.size());
        best = std::min(best, rank_of(rest.substr(0, end), keys));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return best;
}

}  // namespace

std::vector<Law> search_laws(const LawCatalog& laws,
                             std::span<const std::string> words,
                             std::string_view date) {
    std::vector<std::string> keys;
    for (const std::string& word : words) {
        if (std::string key = name_key(word); !key.empty()) {
            keys.push_back(std::move(key));
        }
    }
    if (keys.empty()) {
        return {};
    }
    struct Hit {
        Rank rank = Rank::none;
        std::size_t size = 0;
        std::string_view name;
    };
    std::vector<Hit> hits;
    std::unordered_map<std::string_view, std::size_t> by_name;
    for (const Law& law : laws.all()) {
        const Rank rank = rank_of(law, keys);
        if (rank == Rank::none) {
            continue;
        }
        const auto [at, added] = by_name.emplace(law.name, hits.size());
        if (added) {
            hits.push_back({.rank = rank, .size = name_key(law.name).size(), .name = law.name});
        } else {
            hits[at->second].rank = std::min(hits[at->second].rank, rank);
        }
    }
    std::ranges::stable_sort(hits, [](const Hit& a, const Hit& b) {
        return a.rank != b.rank ? a.rank < b.rank : a.size < b.size;
    });
    std::vector<Law> found;
    for (const Hit& hit : hits) {
        if (std::optional<Law> law = laws.find(hit.name, date)) {
            found.push_back(*law);
        }
    }
    return found;
}

}  // namespace review
