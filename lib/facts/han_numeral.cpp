#include "facts/han_numeral.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace review {

namespace {

constexpr std::size_t kMaxRun = 40;         // longer runs of Chinese digits are no number
constexpr std::size_t kMaxPositional = 18;  // fits into 64 bits

struct HanChar {
    char32_t c;
    std::int64_t value;  // 0..9 a digit, else a unit
    bool capital;
};

constexpr std::array kHanChars = {
    HanChar{U'〇', 0, false},        HanChar{U'零', 0, false},     HanChar{U'○', 0, false},
    HanChar{U'◯', 0, false},         HanChar{U'一', 1, false},     HanChar{U'壹', 1, true},
    HanChar{U'二', 2, false},        HanChar{U'两', 2, false},     HanChar{U'兩', 2, false},
    HanChar{U'贰', 2, true},         HanChar{U'貳', 2, true},      HanChar{U'三', 3, false},
    HanChar{U'叁', 3, true},         HanChar{U'叄', 3, true},      HanChar{U'四', 4, false},
    HanChar{U'肆', 4, true},         HanChar{U'五', 5, false},     HanChar{U'伍', 5, true},
    HanChar{U'六', 6, false},        HanChar{U'陆', 6, true},      HanChar{U'陸', 6, true},
    HanChar{U'七', 7, false},        HanChar{U'柒', 7, true},      HanChar{U'八', 8, false},
    HanChar{U'捌', 8, true},         HanChar{U'九', 9, false},     HanChar{U'玖', 9, true},
    HanChar{U'十', 10, false},       HanChar{U'拾', 10, true},     HanChar{U'百', 100, false},
    HanChar{U'佰', 100, true},       HanChar{U'千', 1000, false},  HanChar{U'仟', 1000, true},
    HanChar{U'万', 10000, false},    HanChar{U'萬', 10000, false}, HanChar{U'亿', 100000000, false},
    HanChar{U'億', 100000000, false}};

constexpr std::size_t kHanSlots = 4096;

/// Place in kHanChars + 1 by the low 12 bits of the character, 0 where none is.
constexpr std::array<std::uint8_t, kHanSlots> kHanSlot = [] {
    std::array<std::uint8_t, kHanSlots> slots{};
    for (std::size_t i = 0; i < kHanChars.size(); ++i) {
        slots.at(kHanChars.at(i).c % kHanSlots) = static_cast<std::uint8_t>(i + 1);
    }
    return slots;
}();
static_assert(std::ranges::all_of(kHanChars,
                                  [](const HanChar& entry) {
                                      const std::size_t slot = kHanSlot.at(entry.c % kHanSlots);
                                      return kHanChars.at(slot - 1).c == entry.c;
                                  }),
              "two characters share a slot");

inline const HanChar* find_han(char32_t c) {
    const std::size_t slot = kHanSlot[c % kHanSlots];
    return slot == 0 || kHanChars[slot - 1].c != c ? nullptr : &kHanChars[slot - 1];
}

/// Adds up one Chinese number, character by character. Four digits make a section; 万 and 亿 close
/// one.
class HanReader {
public:
    /// False when the character cannot stand here.
    bool add(const HanChar& entry) {
        note_form(entry);
        if (entry.value == 0) {
            return add_zero();
        }
        if (entry.value < 10) {
            if (pending_ > 0) {
                return false;
            }
            pending_ = entry.value;
            return true;
        }
        return entry.value < 10000 ? add_unit(entry.value) : close_section(entry.value);
    }

    /// The sum, once all characters were added.
    std::optional<std::int64_t> finish() {
        if (only_zero_) {
            return 0;
        }
        if (zero_ && pending_ <= 0 && !faults_.zero_unit) {
            return std::nullopt;  // 壹佰零
        }
        if (pending_ > 0) {
            const bool gap =
                (last_ > 10 && last_ < kSectionTop) || (last_ == kSectionTop && closed_);
            if (gap && !zero_) {
                faults_.ambiguous = true;
            }
            check_zero(1);
        }
        const std::int64_t section = section_ + std::max<std::int64_t>(pending_, 0);
        return high_ * 100000000 + middle_ * 10000 + section;
    }

    [[nodiscard]] HanFaults faults() const {
        HanFaults faults = faults_;
        faults.mixed = capital_ && small_;
        faults.missing_one = faults.missing_one && capital_;
        return faults;
    }
    [[nodiscard]] bool capital() const { return capital_; }

private:
    static constexpr std::int64_t kSectionTop = 10000;

    void note_form(const HanChar& entry) {
        capital_ = capital_ || entry.capital;
        small_ = small_ || (!entry.capital && entry.value != 0 && entry.value < 10000);
        only_zero_ = entry.value == 0 && first_;
        first_ = false;
    }

    bool add_zero() {
        if (pending_ > 0 || zero_) {
            return false;
        }
        zero_ = true;
        return true;
    }

    /// A digit at `unit` follows what was read: is a 零 missing or too many?
    void check_zero(std::int64_t unit) {
        const bool section_start = last_ == kSectionTop;
        if (section_start && !closed_) {
            faults_.extra_zero = faults_.extra_zero || zero_;
        } else if (unit < last_ / 10) {
            faults_.missing_zero = faults_.missing_zero || !zero_;
        } else if (zero_ && !(section_start && round_)) {
            faults_.extra_zero = true;
        }
    }

    bool add_unit(std::int64_t unit) {
        if (unit >= last_) {
            return false;
        }
        if (pending_ < 0) {
            if (zero_) {
                faults_.zero_unit = true;
                last_ = unit;
                zero_ = false;
                return true;
            }
            if (unit != 10 || last_ != kSectionTop) {
                return false;
            }
            faults_.missing_one = true;
            pending_ = 1;
        }
        check_zero(unit);
        section_ += pending_ * unit;
        last_ = unit;
        pending_ = -1;
        zero_ = false;
        return true;
    }

    bool close_section(std::int64_t unit) {
        const bool wan = unit == 10000;
        if (wan ? wan_closed_ : yi_closed_) {
            return false;
        }
        if (pending_ > 0) {
            faults_.ambiguous = faults_.ambiguous || (last_ > 10 && last_ < kSectionTop && !zero_);
            check_zero(1);
            section_ += pending_;
        }
        const bool empty = section_ == 0 && !faults_.zero_unit && !(wan_closed_ && !wan);
        if (empty || (zero_ && pending_ <= 0 && !faults_.zero_unit)) {
            return false;
        }
        round_ = pending_ <= 0;
        if (wan) {
            middle_ = section_;
            wan_closed_ = true;
        } else {
            high_ = middle_ * 10000 + section_;
            middle_ = 0;
            wan_closed_ = false;
            yi_closed_ = true;
        }
        section_ = 0;
        last_ = kSectionTop;
        closed_ = true;
        pending_ = -1;
        zero_ = false;
        return true;
    }

    std::int64_t high_ = 0;     // of 亿
    std::int64_t middle_ = 0;   // of 万
    std::int64_t section_ = 0;  // under 万
    std::int64_t pending_ = -1;
    std::int64_t last_ = kSectionTop;  // unit last used in the section
    bool zero_ = false;                // a 零 stands directly before
    bool closed_ = false;              // a 万 or 亿 was read
    bool round_ = false;               // the section before ended without a digit of ones
    bool wan_closed_ = false;
    bool yi_closed_ = false;
    bool capital_ = false;
    bool small_ = false;
    bool first_ = true;
    bool only_zero_ = false;
    HanFaults faults_;
};

/// Chinese digits without units: 二〇二四. nullopt unless a zero inside shows that they are meant
/// so.
std::optional<std::int64_t> positional(std::u32string_view run) {
    std::int64_t value = 0;
    bool zero = false;
    if (run.size() < 2 || run.size() > kMaxPositional) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < run.size(); ++i) {
        const HanChar* entry = find_han(run[i]);
        if (entry == nullptr || entry->value > 9) {
            return std::nullopt;
        }
        zero = zero || (entry->value == 0 && i > 0);
        value = value * 10 + entry->value;
    }
    return zero ? std::optional(value) : std::nullopt;
}

/// The fraction of 三点五 that starts at the 点 at `position`: digits only, 三点三十分 is a time.
std::size_t fraction_end(std::u32string_view text, std::size_t position) {
    if (position >= text.size() || text[position] != U'点') {
        return position;
    }
    std::size_t end = position + 1;
    while (end < text.size() && han_digit(text[end]) >= 0) {
        ++end;
    }
    const bool digits = end > position + 1 && end - position < 8;
    return digits && (end == text.size() || han_unit(text[end]) == 0) ? end : position;
}

/// Takes in the fraction after a whole number; false when the value does not fit.
bool add_fraction(std::u32string_view text, Numeral& numeral) {
    const std::size_t end = fraction_end(text, numeral.end);
    Decimal value = numeral.value;
    int scale = 0;
    for (std::size_t i = numeral.end + 1; i < end; ++i) {
        ++scale;
        const auto digit = value.plus(Decimal(han_digit(text[i]), scale));
        if (!digit) {
            return false;
        }
        value = *digit;
    }
    numeral.value = value;
    numeral.end = numeral.unit_at = end;
    return true;
}

}  // namespace

int han_digit(char32_t c) {
    const HanChar* entry = find_han(c);
    return entry == nullptr || entry->value > 9 ? -1 : static_cast<int>(entry->value);
}

std::int64_t han_unit(char32_t c) {
    const HanChar* entry = find_han(c);
    return entry == nullptr || entry->value < 10 ? 0 : entry->value;
}

bool is_capital_numeral(char32_t c) {
    const HanChar* entry = find_han(c);
    return entry != nullptr && entry->capital;
}

bool is_han_numeral(char32_t c) {
    return find_han(c) != nullptr;
}

NumeralRun read_han_run(std::u32string_view text, std::size_t begin) {
    NumeralRun run;
    run.numeral.begin = begin;
    HanReader reader;
    bool ok = true;
    std::u32string digits;
    std::size_t i = begin;
    for (; i < text.size(); ++i) {
        const HanChar* entry = find_han(text[i]);
        if (entry == nullptr) {
            const bool after_unit = i > begin && han_unit(text[i - 1]) != 0;
            if (!after_unit || !is_approx_mark(text[i]) || run.numeral.approx) {
                break;
            }
            run.numeral.approx = true;
            continue;
        }
        digits.push_back(text[i]);
        ok = ok && digits.size() <= kMaxRun && reader.add(*entry);
    }
    run.numeral.end = run.numeral.unit_at = i;
    std::optional<std::int64_t> value = ok ? reader.finish() : std::nullopt;
    run.numeral.form = reader.capital() ? NumeralForm::capital : NumeralForm::han;
    run.numeral.faults = reader.faults();
    if (!value) {
        value = positional(digits);
        run.numeral.positional = value.has_value();
    } else if (run.numeral.faults.ambiguous && !reader.capital()) {
        return run;
    }
    if (!value) {
        return run;
    }
    run.numeral.value = Decimal(*value);
    run.ok = add_fraction(text, run.numeral);
    return run;
}

}  // namespace review
