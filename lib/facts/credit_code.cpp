#include "facts/credit_code.h"

#include <cstddef>

namespace review {

bool is_credit_code(std::string_view code) {
    static constexpr std::string_view kCharacters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    constexpr std::size_t kLength = 18;
    if (code.size() != kLength) {
        return false;
    }
    std::size_t sum = 0;
    std::size_t weight = 1;  // 3 to the power of the position, modulo 31
    for (std::size_t i = 0; i + 1 < kLength; ++i) {
        const std::size_t value = kCharacters.find(code[i]);
        if (value == std::string_view::npos) {
            return false;
        }
        sum += value * weight;
        weight = weight * 3 % kCharacters.size();
    }
    const std::size_t check = (kCharacters.size() - sum % kCharacters.size()) % kCharacters.size();
    return code.back() == kCharacters[check];
}

}  // namespace review
