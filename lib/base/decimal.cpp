#include "base/decimal.h"

#include <algorithm>
#include <cassert>

namespace review {

namespace {

/// value * 10^digits, digits in [0, 18].
std::optional<std::int64_t> shift(std::int64_t value, int digits) {
    for (; digits > 0; --digits) {
        if (__builtin_mul_overflow(value, std::int64_t{10}, &value)) {
            return std::nullopt;
        }
    }
    return value;
}

}  // namespace

Decimal::Decimal(std::int64_t coefficient, int scale) : coefficient_(coefficient), scale_(scale) {
    assert(scale >= 0 && scale <= kMaxScale);
    while (scale_ > 0 && coefficient_ % 10 == 0) {
        coefficient_ /= 10;
        --scale_;
    }
}

std::optional<Decimal> Decimal::plus(const Decimal& other) const {
    const int scale = std::max(scale_, other.scale_);
    const auto left = shift(coefficient_, scale - scale_);
    const auto right = shift(other.coefficient_, scale - other.scale_);
    std::int64_t sum = 0;
    if (!left || !right || __builtin_add_overflow(*left, *right, &sum)) {
        return std::nullopt;
    }
    return Decimal(sum, scale);
}

std::optional<Decimal> Decimal::times(const Decimal& other) const {
    std::int64_t product = 0;
    if (scale_ + other.scale_ > kMaxScale ||
        __builtin_mul_overflow(coefficient_, other.coefficient_, &product)) {
        return std::nullopt;
    }
    return Decimal(product, scale_ + other.scale_);
}

std::optional<std::int64_t> Decimal::exact(int digits) const {
    if (scale_ > digits) {
        return std::nullopt;
    }
    return shift(coefficient_, digits - scale_);
}

std::optional<std::int64_t> Decimal::rounded(int digits) const {
    if (scale_ <= digits) {
        return shift(coefficient_, digits - scale_);
    }
    std::int64_t divisor = 1;
    for (int i = digits; i < scale_; ++i) {
        divisor *= 10;  // at most 10^18
    }
    const std::int64_t quotient = coefficient_ / divisor;
    const std::int64_t rest = coefficient_ % divisor;
    const std::int64_t half = divisor / 2;  // divisor is even
    if (rest >= half) {
        return quotient + 1;
    }
    return rest <= -half ? quotient - 1 : quotient;
}

std::string Decimal::text() const {
    std::string digits = std::to_string(coefficient_);
    const bool negative = digits.front() == '-';
    if (negative) {
        digits.erase(0, 1);
    }
    const auto scale = static_cast<std::size_t>(scale_);
    if (scale > 0) {
        if (digits.size() <= scale) {
            digits.insert(0, scale + 1 - digits.size(), '0');
        }
        digits.insert(digits.size() - scale, 1, '.');
    }
    return negative ? "-" + digits : digits;
}

}  // namespace review
