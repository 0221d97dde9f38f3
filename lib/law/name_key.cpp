#include "law/name_key.h"

namespace review {

std::string name_key(std::string_view name) {
    static constexpr std::string_view kOpen = "（";
    static constexpr std::string_view kClose = "）";
    std::string key;
    while (!name.empty()) {
        std::size_t taken = skipped_in_key(name);
        if (taken == 0) {
            const bool open = name.starts_with(kOpen);
            const bool bracket = open || name.starts_with(kClose);
            taken = bracket ? kOpen.size() : 1;
            key += bracket ? (open ? '(' : ')') : name.front();
        }
        name.remove_prefix(taken);
    }
    return key;
}

}  // namespace review
