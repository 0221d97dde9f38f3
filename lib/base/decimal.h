// Exact decimal numbers for money, rates and quantities; no binary floating point anywhere.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace review {

/// coefficient / 10^scale, kept canonical (no trailing zero in the fraction), so that equal values
/// compare equal. Every operation is checked: nullopt when the result does not fit into 64 bits.
class Decimal {
public:
    static constexpr int kMaxScale = 18;

    Decimal() = default;
    /// `scale` in [0, kMaxScale].
    explicit Decimal(std::int64_t coefficient, int scale = 0);

    [[nodiscard]] std::int64_t coefficient() const { return coefficient_; }
    [[nodiscard]] int scale() const { return scale_; }
    [[nodiscard]] bool is_integer() const { return scale_ == 0; }

    [[nodiscard]] std::optional<Decimal> plus(const Decimal& other) const;
    [[nodiscard]] std::optional<Decimal> times(const Decimal& other) const;
    /// The value times 10^digits when that is an integer: fen are exact(2), thousandths exact(3).
    [[nodiscard]] std::optional<std::int64_t> exact(int digits) const;
    /// The value times 10^digits, half rounded away from zero.
    [[nodiscard]] std::optional<std::int64_t> rounded(int digits) const;
    /// Plain notation: "-1.5".
    [[nodiscard]] std::string text() const;

    bool operator==(const Decimal&) const = default;

private:
    std::int64_t coefficient_ = 0;
    int scale_ = 0;
};

}  // namespace review
