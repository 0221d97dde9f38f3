// The scan of a line for amounts of money. Private to lib/facts.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "facts/amount_form.h"
#include "facts/extract.h"
#include "facts/numeral.h"
#include "facts/values.h"

namespace review {

/// An amount as read, before it becomes a fact.
struct Amount {
    std::size_t begin = 0;  // chars, currency sign and 整 included
    std::size_t end = 0;
    Decimal value;     // in the unit of the currency
    std::string unit;  // as written: 元, 万元; empty: none
    std::string currency = "CNY";
    std::string per;
    Capitals capitals;
    bool words = false;
    bool capital = false;
    bool approx = false;
    bool exact = true;
    bool bad_grouping = false;
    bool prefixed = false;  // 人民币 or a sign before it
    std::string_view bound;
};

/// What stands around the number (sign, unit, 整, label, per) is read in amount_unit.cpp, the rest
/// is in money.cpp.
class AmountScanner {
public:
    explicit AmountScanner(const ExtractContext& context)
        : context_(context),
          currencies_(context.lexicon.list("currencies")),
          signs_(context.lexicon.list("currency-signs")),
          forms_(context.lexicon.list("amount-forms")),
          labels_(context.lexicon.list("amount-roles")),
          share_labels_(context.lexicon.list("share-roles")),
          per_units_(context.lexicon.list("per-units")),
          bounds_(context.lexicon) {}

    /// Adds the amounts of the content of `view` to `facts`.
    void scan(const View& view, const Content& content, std::vector<Fact>& facts);

private:
    [[nodiscard]] char32_t at(std::size_t i) const { return i < text_.size() ? text_[i] : U'\0'; }

    /// Takes in 人民币, ¥ and the like before `amount`, fill marks skipped.
    void read_prefix(Amount& amount) const;

    /// 5角3分 or 伍角零叁分 at `position`; the index after it.
    std::size_t read_small(std::size_t position, Amount& amount) const;

    /// The unit behind the number: 元, 美元, and 整. False when there is none.
    bool read_unit(const Numeral& numeral, Amount& amount) const;

    /// 伍角 and 叁分 in capitals, without 元.
    bool read_only_small(const Numeral& numeral, Amount& amount) const;

    /// Whether what follows shows that a number without a unit counts no things.
    [[nodiscard]] bool ends_number(std::size_t position) const;

    /// A number with no unit behind a label that leaves no doubt: 含税总价(万元):128.
    bool read_labelled(const Numeral& numeral, Amount& amount) const;

    /// 人民币    拾    万元整: units printed in a form, the digits still to be filled in.
    [[nodiscard]] bool is_blank_form(const Numeral& numeral) const;

    /// The amount of a number; nullopt when the number is none of money.
    std::optional<Amount> read(const Numeral& numeral) const;

    /// A number with a sign of money before it and no unit behind: ¥1280000.
    bool read_bare(const Numeral& numeral, Amount& amount) const;

    /// 元/人·月 and 元每月 behind, 每平方米 and 每人每月 before.
    void read_per(const Numeral& numeral, Amount& amount) const;

    /// The lower end of 100-200万元 and 100万至200万元, whose unit is that of the upper one.
    std::optional<Amount> range_start(std::size_t index, Amount& high) const;

    /// Whether a label before the amount says that it is to be in capitals.
    [[nodiscard]] bool asked_in_words(const Amount& amount) const;

    /// Whether 人民币 stands before the amount, a bracketed 大写 between them skipped.
    [[nodiscard]] bool has_currency_before(const Amount& amount) const;

    void add_fact(const Amount& amount, std::vector<Fact>& facts) const;

    const ExtractContext& context_;
    const TermList& currencies_;
    const TermList& signs_;
    const TermList& forms_;
    const TermList& labels_;
    const TermList& share_labels_;
    const TermList& per_units_;
    BoundWords bounds_;
    const View* view_ = nullptr;
    std::u32string_view text_;
    std::span<const Numeral> numerals_;
};

}  // namespace review
