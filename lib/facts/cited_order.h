// 国务院令第752号, 财政部第87号令, 国办发〔2018〕37号: a document that is cited by its number
// alone. Private to lib/facts.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "facts/extract.h"
#include "facts/view.h"

namespace review {

/// Where a number stands in a view, and the number in its usual form.
struct CitedOrder {
    std::size_t begin = 0;  // chars
    std::size_t end = 0;
    std::string order;  // 国务院令第752号, 国办发〔2018〕37号
};

/// The number whose 令, 第 (of 第87号令) or 〔 stands at `i`; nullopt when none does. Those of 令
/// need the name of an issuer before them (list "order-issuers").
[[nodiscard]] std::optional<CitedOrder> read_cited_order(const ExtractContext& context,
                                                         const View& view,
                                                         std::size_t i);

}  // namespace review
