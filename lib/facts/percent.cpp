// Rates and shares: 30%, 3‰, 百分之三点五, 日万分之五, 三分之二, 三成半, 5-10%.
#include <algorithm>
#include <array>
#include <optional>

#include "base/char_filter.h"
#include "facts/extract.h"
#include "facts/numeral.h"
#include "facts/scan.h"
#include "facts/values.h"

namespace review {

namespace {

struct Percent {
    std::size_t begin = 0;  // chars
    std::size_t end = 0;
    Decimal numerator;
    std::int64_t denominator = 100;
    std::string per;
    std::string of;
    std::string op;
    bool cumulative = false;
    bool mismatch = false;
};

/// 1,000,000 times the share, half rounded up; `exact` tells whether nothing was lost.
struct Ppm {
    std::int64_t value = 0;
    bool exact = true;
};

std::optional<Ppm> to_ppm(const Decimal& numerator, std::int64_t denominator) {
    std::int64_t scaled = 0;
    std::int64_t divisor = denominator;
    if (__builtin_mul_overflow(numerator.coefficient(), std::int64_t{1000000}, &scaled)) {
        return std::nullopt;
    }
    for (int i = 0; i < numerator.scale(); ++i) {
        if (__builtin_mul_overflow(divisor, std::int64_t{10}, &divisor)) {
            return std::nullopt;
        }
    }
    const std::int64_t rest = scaled % divisor;
    return Ppm{.value = scaled / divisor + (rest >= divisor - rest ? 1 : 0), .exact = rest == 0};
}

std::int64_t sign_denominator(char32_t c) {
    return c == U'%' ? 100 : c == U'‰' ? 1000 : c == U'‱' ? 10000 : 0;
}

bool same_value(const Percent& a, const Percent& b) {
    const auto left = a.numerator.times(Decimal(b.denominator));
    const auto right = b.numerator.times(Decimal(a.denominator));
    return left && right && *left == *right;
}

class PercentScanner {
public:
    explicit PercentScanner(const ExtractContext& context)
        : context_(context),
          bases_(context.lexicon.list("percent-bases")),
          periods_(context.lexicon.list("rate-periods")),
          per_units_(context.lexicon.list("per-units")),
          tenths_(context.lexicon.list("tenths")),
          cumulative_(context.lexicon.list("cumulative-cues")),
          changes_(context.lexicon.list("rate-changes")),
          bounds_(context.lexicon) {}

    void scan(const View& view, const Content& content, std::vector<Fact>& facts) {
        text_ = view.text();
        if (!may_hold_percent(content.begin)) {
            return;
        }
        percents_.clear();
        find_percents(content);
        merge_restated();
        describe();
        for (const Percent& percent : percents_) {
            const auto ppm = to_ppm(percent.numerator, percent.denominator);
            if (!ppm) {
                continue;
            }
            Fact fact = make_value(context_, view, percent.begin, percent.end, "percent");
            fact.set("ppm", std::to_string(ppm->value));
            fact.set("per", percent.per.empty() ? "once" : percent.per);
            set_if(fact, "of", percent.of);
            set_if(fact, "op", percent.op);
            set_if(fact, "cumulative", percent.cumulative ? "yes" : "");
            set_if(fact, "exact", ppm->exact ? "" : "no");
            set_if(fact, "mismatch", percent.mismatch ? "yes" : "");
            set_if(fact, "certainty", percent.mismatch ? "review" : "");
            facts.push_back(std::move(fact));
        }
    }

private:
    static void set_if(Fact& fact, std::string_view name, const std::string& value) {
        if (!value.empty()) {
            fact.set(name, value);
        }
    }

    [[nodiscard]] char32_t at(std::size_t i) const { return i < text_.size() ? text_[i] : U'\0'; }

    /// A quick look: most paragraphs have no share in them.
    [[nodiscard]] bool may_hold_percent(std::size_t begin) const {
        static constexpr CharFilter kSigns(U"%‰‱分成");
        for (std::size_t i = kSigns.find(text_, begin); i < text_.size();
             i = kSigns.find(text_, i + 1)) {
            const char32_t c = text_[i];
            if (sign_denominator(c) != 0 || (c == U'分' && at(i + 1) == U'之') ||
                (c == U'成' && i > 0 && (han_digit(text_[i - 1]) > 0 || is_digit(text_[i - 1])))) {
                return true;
            }
        }
        return false;
    }

    void find_percents(const Content& content) {
        for (std::size_t i = 0; i < content.numerals.size(); ++i) {
            auto percent = read(content.numerals[i]);
            if (!percent) {
                continue;
            }
            if (i > 0) {
                join_range(content.numerals[i - 1], *percent);
            }
            percents_.push_back(*std::move(percent));
        }
        constexpr std::u32string_view kWhole = U"百分之百";
        for (std::size_t i = text_.find(kWhole, content.begin); i != kNpos;
             i = text_.find(kWhole, i + 1)) {
            Percent percent;
            percent.begin = i;
            percent.end = i + kWhole.size();
            percent.numerator = Decimal(100);
            percents_.push_back(std::move(percent));
        }
        std::ranges::sort(percents_, {}, &Percent::begin);
    }

    std::optional<Percent> read(const Numeral& numeral) const {
        Percent percent;
        percent.begin = numeral.begin;
        percent.numerator = numeral.value;
        std::size_t end = numeral.end;
        while (is_fill_mark(at(end))) {
            ++end;
        }
        if (const std::int64_t sign = sign_denominator(at(end)); sign != 0) {
            percent.denominator = sign;
            percent.end = end + 1;
            return percent;
        }
        percent.end = numeral.end;
        if (numeral.begin > 2 && text_.substr(numeral.begin - 2, 2) == U"分之") {
            return read_fraction(numeral.begin - 2, percent);
        }
        const bool single = numeral.end == numeral.begin + 1 && numeral.value.coefficient() > 0 &&
                            numeral.value.coefficient() < 10;
        if (single && tenths_.match_at(text_, numeral.end).term != nullptr) {
            percent.denominator = 10;
            percent.end = numeral.end + 1;
            if (at(percent.end) == U'半') {
                percent.numerator = percent.numerator.plus(Decimal(5, 1)).value_or(Decimal());
                ++percent.end;
            }
            return percent;
        }
        return std::nullopt;
    }

    /// The part before 分之 that ends at `end`: 百, 壹佰, 千, 万, or a number.
    std::optional<Percent> read_fraction(std::size_t end, Percent percent) const {
        std::size_t begin = end;
        while (begin > 0 && end - begin < 8 &&
               (is_digit(text_[begin - 1]) || han_digit(text_[begin - 1]) >= 0 ||
                han_unit(text_[begin - 1]) != 0)) {
            --begin;
        }
        const std::u32string_view words = text_.substr(begin, end - begin);
        std::int64_t value = 0;
        if (words.size() == 1 && han_unit(words[0]) >= 10) {
            value = han_unit(words[0]);
        } else if (const auto han = parse_han_numeral(words)) {
            value = han->value.exact(0).value_or(0);
        } else if (const auto digits = parse_decimal(words)) {
            value = digits->exact(0).value_or(0);
        }
        if (value < 2 || value > 100000000) {
            return std::nullopt;
        }
        percent.begin = begin;
        percent.denominator = value;
        return percent;
    }

    /// 5-10% and 5%至10%: both ends of a range, the lower one with the sign of the upper.
    void join_range(const Numeral& low, Percent& high) {
        if (!percents_.empty() && percents_.back().end > low.begin) {
            Percent& first = percents_.back();
            const std::size_t mark = range_mark_end(text_, first.end);
            if (mark > first.end && mark == high.begin) {
                first.op = "ge";
                high.op = "le";
            }
            return;
        }
        const std::size_t mark = range_mark_end(text_, low.end);
        if (mark == low.end || mark != high.begin || low.glued ||
            sign_denominator(at(high.end - 1)) == 0) {
            return;
        }
        Percent first = high;
        first.begin = low.begin;
        first.end = low.end;
        first.numerator = low.value;
        first.op = "ge";
        high.op = "le";
        percents_.push_back(std::move(first));
    }

    /// 百分之五（5%） is one share, said twice.
    void merge_restated() {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < percents_.size(); ++i) {
            Percent& second = percents_[i];
            if (kept > 0 && is_restated(percents_[kept - 1], second)) {
                Percent& first = percents_[kept - 1];
                first.mismatch = !same_value(first, second);
                first.end = second.end + 1;
                continue;
            }
            if (kept != i) {
                percents_[kept] = std::move(second);
            }
            ++kept;
        }
        percents_.resize(kept);
    }

    [[nodiscard]] bool is_restated(const Percent& first, const Percent& second) const {
        return at(first.end) == U'(' && second.begin == first.end + 1 && at(second.end) == U')' &&
               (text_[first.end - 1] == U'%') != (text_[second.end - 1] == U'%');
    }

    /// What the words around say: period, base, bound, running total.
    void describe() {
        std::size_t last = 0;  // end of the share before, in the same sentence
        for (std::size_t i = 0; i < percents_.size(); ++i) {
            Percent& percent = percents_[i];
            const std::size_t from = sentence_begin(text_, percent.begin, last);
            if (percent.op == "le" && i > 0 && percents_[i - 1].op == "ge") {
                percent.per = percents_[i - 1].per;
                percent.of = percents_[i - 1].of;
                percent.cumulative = percents_[i - 1].cumulative;
                read_period_behind(percent);
                if (!percent.per.empty()) {
                    percents_[i - 1].per = percent.per;
                }
            } else {
                describe_one(percent, from);
            }
            last = percent.end;
        }
    }

    void describe_one(Percent& percent, std::size_t from) const {
        read_period_behind(percent);
        if (percent.per.empty()) {
            percent.per = period_before(percent, from);
        }
        const std::size_t segment = segment_begin(text_, percent.begin, from);
        const std::size_t base = read_base(percent, segment);
        if (percent.op.empty()) {
            percent.op = bounds_.find(text_, percent.begin, percent.end);
        }
        if (percent.op.empty() && base < percent.begin) {
            percent.op = bounds_.find(text_, base, percent.end);
        }
        if (const std::string_view change = change_before(percent.begin); !change.empty()) {
            percent.op = change;
        }
        const auto cues = cumulative_.find_all(text_.substr(segment, percent.begin - segment));
        percent.cumulative = !cues.empty();
    }

    void read_period_behind(Percent& percent) const {
        if (at(percent.end) != U'/' && at(percent.end) != U'每') {
            return;
        }
        const TermList::Match unit = per_units_.match_at(text_, percent.end + 1);
        constexpr std::array<std::string_view, 5> kPeriods{
            "day", "week", "month", "quarter", "year"};
        if (unit.term != nullptr &&
            std::ranges::find(kPeriods, unit.term->code()) != kPeriods.end()) {
            percent.per = unit.term->code();
            percent.end = unit.end;
        }
    }

    /// 日万分之五; else the nearest 每日, 年利率, 每逾期一日 of the sentence after the share
    /// before.
    [[nodiscard]] std::string period_before(const Percent& percent, std::size_t from) const {
        constexpr std::u32string_view kBeforeDay = U"按以为计每付款的额价费,:( ";
        if (percent.begin > from && text_[percent.begin - 1] == U'日' &&
            (percent.begin == from + 1 ||
             kBeforeDay.find(text_[percent.begin - 2]) != std::u32string_view::npos)) {
            return "day";
        }
        const auto words = periods_.find_all(text_.substr(from, percent.begin - from));
        if (words.empty()) {
            return {};
        }
        const TermList::Match& word = words.back();
        const auto rest = text_.substr(from + word.end, percent.begin - from - word.end);
        if (rest == U"的") {  // 年利率的四分之一: a share of the rate
            return {};
        }
        const bool near = rest.size() <= 40 && (word.term->code() == "day" ||
                                                rest.find(U',') == std::u32string_view::npos);
        return std::string(near ? word.term->code() : "");
    }

    /// Index where the words of the base begin (合同总价 in 合同总价的30%), percent.begin for none.
    std::size_t read_base(Percent& percent, std::size_t segment) const {
        std::size_t end = percent.begin;
        for (bool again = true; again && end > segment;) {
            again = false;
            const TermList::Match bound = bounds_.before(text_, end);
            const TermList::Match period = periods_.match_before(text_, end);
            if (bound.term != nullptr) {
                end = bound.begin;
                again = true;
            } else if (period.term != nullptr) {
                end = period.begin;
                again = true;
            } else if (text_[end - 1] == U'的' || text_[end - 1] == U'之' ||
                       text_[end - 1] == U'日' || text_[end - 1] == U'按') {
                --end;
                again = true;
            } else if (const std::size_t open = group_begin(text_, end, 16);
                       open != std::u32string_view::npos && open >= segment) {
                end = open;
                again = true;
            }
        }
        const TermList::Match base = bases_.match_before(text_, end);
        if (base.term != nullptr && base.begin >= segment) {
            percent.of = base.term->code();
            return base.begin;
        }
        const std::size_t from = std::max(segment, percent.begin > 24 ? percent.begin - 24 : 0);
        const auto words = bases_.find_all(text_.substr(from, percent.begin - from));
        if (!words.empty()) {
            const std::size_t after = from + words.back().end;
            const std::u32string_view between = text_.substr(after, percent.begin - after);
            if (between.find(U'为') != between.npos && between.find(U'基') != between.npos) {
                percent.of = words.back().term->code();  // 以未付款为基数
            }
        }
        return percent.begin;
    }

    [[nodiscard]] std::string_view change_before(std::size_t end) const {
        if (end > 0 && (text_[end - 1] == U'为' || text_[end - 1] == U'了')) {
            --end;
        }
        const TermList::Match bound = bounds_.before(text_, end);
        const std::size_t from = bound.term == nullptr ? end : bound.begin;
        const TermList::Match change = changes_.match_before(text_, from);
        return change.term == nullptr ? std::string_view{} : std::string_view(change.term->code());
    }

    const ExtractContext& context_;
    const TermList& bases_;
    const TermList& periods_;
    const TermList& per_units_;
    const TermList& tenths_;
    const TermList& cumulative_;
    const TermList& changes_;
    BoundWords bounds_;
    std::u32string_view text_;
    std::vector<Percent> percents_;
};

}  // namespace

std::vector<Fact> extract_percents(const ExtractContext& context) {
    std::vector<Fact> facts;
    PercentScanner scanner(context);
    for (std::size_t i = 0; i < context.views.size(); ++i) {
        scanner.scan(context.views[i], context.contents[i], facts);
    }
    return facts;
}

}  // namespace review
