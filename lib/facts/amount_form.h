// How an amount is written in capitals, and which amounts are the two forms of one. Private to
// lib/facts.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "facts/extract.h"
#include "facts/fact.h"
#include "facts/numeral.h"

namespace review {

/// What was seen while an amount in words was read.
/// Source: 支付结算办法附一《正确填写票据和结算凭证的基本规定》.
struct Capitals {
    HanFaults integer;
    bool yuan = true;  // 元 is written
    bool jiao = false;
    bool fen = false;
    bool whole = false;         // 整 or 正 stands at the end
    bool small = false;         // written or mixed with 一二三十百千
    bool missing_zero = false;  // 元伍分 for 元零伍分

    /// Takes in the digit `c` of 角 (unit 10) or 分 (unit 1); `zero`: 零 stands before it.
    void note_small(char32_t c, std::int64_t unit, bool zero);

    /// Rules that the writing departs from, blank-separated: small-form missing-one missing-zero
    /// extra-zero zero-unit missing-yuan missing-zheng zheng-after-fen; empty: none.
    [[nodiscard]] std::string irregular() const;
};

/// Gives the two forms of one amount (digits and words beside each other, in the same paragraph or
/// in neighbouring ones) each other's fen as `pair`, and the digits the right words as `capital`.
/// `facts` are the amounts of the document in reading order.
void pair_amounts(std::vector<Fact>& facts, const ExtractContext& context);

}  // namespace review
