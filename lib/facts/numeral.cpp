#include "facts/numeral.h"

#include <algorithm>

#include "facts/han_numeral.h"
#include "facts/scan.h"

namespace review {

namespace {

constexpr std::size_t kMaxDigits = 18;  // fit into 64 bits

std::size_t digits_end(std::u32string_view text, std::size_t begin) {
    while (begin < text.size() && is_digit(text[begin])) {
        ++begin;
    }
    return begin;
}

/// End of the groups ",ddd" after up to three digits; sets `bad` when groups are not of three.
std::size_t groups_end(std::u32string_view text, std::size_t begin, std::size_t end, bool& bad) {
    if (end - begin > 3 || end >= text.size() || text[end] != U',') {
        return end;
    }
    std::size_t last = end;
    bool uneven = false;
    bool threes = false;
    for (std::size_t i = end; i < text.size() && text[i] == U',';) {
        const std::size_t next = digits_end(text, i + 1);
        const std::size_t size = next - i - 1;
        if (size < 2 || size > 4) {
            break;
        }
        uneven = uneven || size != 3;
        threes = threes || size == 3;
        last = i = next;
    }
    if (last == end || (uneven && (!threes || last - begin < 8))) {
        return end;  // a list: 5,12 or 3,15,20
    }
    bad = uneven;
    return last;
}

std::optional<Decimal> digits_value(std::u32string_view text) {
    std::int64_t value = 0;
    int scale = 0;
    std::size_t count = 0;
    bool fraction = false;
    for (const char32_t c : text) {
        if (c == U'.') {
            fraction = true;
        } else if (c != U',') {
            count += value != 0 || c != U'0' || fraction ? 1 : 0;
            if (count > kMaxDigits) {
                return std::nullopt;
            }
            value = value * 10 + static_cast<std::int64_t>(c - U'0');
            scale += fraction ? 1 : 0;
        }
    }
    return Decimal(value, scale);
}

/// Product of the units at `begin` (万, 百万, 万亿: each larger than the one before); 0: none.
std::int64_t multiplier(std::u32string_view text, std::size_t begin, std::size_t& end) {
    std::int64_t product = 0;
    std::int64_t last = 0;
    end = begin;
    while (end < text.size()) {
        const std::int64_t unit = han_unit(text[end]);
        if (unit <= last) {
            break;
        }
        product = product == 0 ? unit : product * unit;  // at most 10^15
        last = unit;
        ++end;
    }
    return product;
}

/// Takes in the multipliers after a number in digits: 128万, 300余万, 1亿2000万.
bool extend_mixed(std::u32string_view text, Numeral& numeral) {
    Decimal total;
    Decimal part = numeral.value;
    std::int64_t last = 0;
    for (std::size_t at = numeral.end;;) {
        bool approx = false;
        if (at < text.size() && is_approx_mark(text[at])) {
            approx = true;
            ++at;
        }
        std::size_t end = at;
        const std::int64_t factor = multiplier(text, at, end);
        if (factor == 0 || (last != 0 && factor >= last)) {
            if (last == 0) {
                numeral.approx = approx;
                numeral.end = numeral.unit_at = at;
            }
            return true;
        }
        if (end + 1 < text.size() && text[end] == U'分' && text[end + 1] == U'之') {
            return last != 0;
        }
        const auto product = part.times(Decimal(factor));
        const auto sum = product ? total.plus(*product) : std::nullopt;
        if (!sum) {
            return false;
        }
        total = *sum;
        numeral.value = total;
        numeral.form = NumeralForm::mixed;
        numeral.approx = numeral.approx || approx;
        numeral.unit_at = at;
        numeral.end = end;
        last = factor;
        const std::size_t next = digits_end(text, end);
        const auto more = digits_value(text.substr(end, next - end));
        if (next == end || !more) {
            return true;
        }
        part = *more;
        at = next;
        std::size_t unused = 0;
        if (multiplier(text, next, unused) == 0) {
            return true;  // 3万5: the 5 is another number or a colloquial rest
        }
    }
}

NumeralRun read_digits(std::u32string_view text, std::size_t begin) {
    NumeralRun run;
    Numeral& numeral = run.numeral;
    numeral.begin = begin;
    numeral.glued = begin > 0 && (is_ascii_letter(text[begin - 1]) || text[begin - 1] == U'.');
    if (begin > 1 && text[begin - 1] == U'-') {
        numeral.glued = is_digit(text[begin - 2]) || is_ascii_letter(text[begin - 2]);
    }
    const std::size_t whole = digits_end(text, begin);
    std::size_t end = groups_end(text, begin, whole, numeral.bad_grouping);
    if (end + 1 < text.size() && text[end] == U'.' && is_digit(text[end + 1])) {
        end = digits_end(text, end + 1);
        bool chain = false;
        while (end + 1 < text.size() && text[end] == U'.' && is_digit(text[end + 1])) {
            chain = true;
            end = digits_end(text, end + 1);
        }
        if (chain) {
            numeral.end = end;
            return run;
        }
    }
    numeral.end = numeral.unit_at = end;
    const auto value = digits_value(text.substr(begin, end - begin));
    if (!value) {
        return run;
    }
    numeral.value = *value;
    run.ok = extend_mixed(text, numeral);
    return run;
}

}  // namespace

std::vector<Numeral> scan_numerals(std::u32string_view text, std::size_t begin) {
    std::vector<Numeral> numerals;
    for (std::size_t i = begin; i < text.size();) {
        const char32_t c = text[i];
        const bool digit = is_digit(c);
        if (!digit && !is_han_numeral(c)) {
            ++i;
            continue;
        }
        const NumeralRun run = digit ? read_digits(text, i) : read_han_run(text, i);
        const bool vague = i > begin && (text[i - 1] == U'数' || text[i - 1] == U'几');
        if (run.ok && !(vague && han_unit(c) != 0)) {
            numerals.push_back(run.numeral);
        }
        i = std::max(run.numeral.end, i + 1);
    }
    return numerals;
}

std::optional<Numeral> parse_han_numeral(std::u32string_view text) {
    if (text.empty() || !is_han_numeral(text.front())) {
        return std::nullopt;
    }
    const NumeralRun run = read_han_run(text, 0);
    return run.ok && !run.numeral.positional && run.numeral.end == text.size()
               ? std::optional(run.numeral)
               : std::nullopt;
}

std::optional<Decimal> parse_decimal(std::u32string_view text) {
    while (!text.empty() && text.front() == U' ') {
        text.remove_prefix(1);
    }
    while (!text.empty() && text.back() == U' ') {
        text.remove_suffix(1);
    }
    const bool negative = !text.empty() && (text.front() == U'-' || text.front() == U'−');
    if (negative) {
        text.remove_prefix(1);
    }
    if (text.empty() || !is_digit(text.front())) {
        return std::nullopt;
    }
    bool bad = false;
    std::size_t end = groups_end(text, 0, digits_end(text, 0), bad);
    if (end + 1 < text.size() && text[end] == U'.') {
        end = digits_end(text, end + 1);
    }
    if (bad || end != text.size() || text.back() == U'.') {
        return std::nullopt;
    }
    const auto value = digits_value(text);
    return value && negative ? value->times(Decimal(-1)) : value;
}

}  // namespace review
