// Labels and what stands after them: 甲方（采购人）：X, 法定代表人或授权代表（签字）：,
// 户名X，开户行Y, a label cell and its value cell, X（联合体成员）. The heads and signature blocks
// of contracts are made of these. Words come from the lists "party-roles" and "party-fields".
// Private to lib/facts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "facts/extract.h"
#include "facts/scan.h"

namespace review {

/// Columns of blank that part two labels or two names on one line.
inline constexpr std::size_t kWideGap = 4;

/// 法定代表人或授权代表 has a code of its own, "representative": it is not said which of the two.
struct Field {
    const LexiconTerm* role = nullptr;  // 甲方, 采购人 …; nullptr: the label has no role word
    std::string_view code;     // of "party-fields": name address code …; empty: only a role
    std::u32string alias;      // 甲方 in 采购人（以下简称甲方）
    bool colon = false;        // a colon stands after the label
    bool sign = false;         // the label or its value asks for a signature
    bool seal = false;         // … for a seal
    bool starts_line = false;  // nothing but a number stands before it
    std::size_t view = 0;      // index into ExtractContext::views
    Range label;               // chars of that view, colon and brackets included
    std::size_t value_view = 0;
    Range value;  // chars of value_view, may be empty
    std::int32_t table = kNone;
    std::int32_t row = kNone;
    std::int32_t column = kNone;
    std::size_t ordinal = 0;  // how many fields with the same code stand before it on its line

    [[nodiscard]] bool is_role() const { return role != nullptr && code.empty(); }
};

/// All fields of the body, its tables and text boxes, in reading order.
[[nodiscard]] std::vector<Field> read_fields(const ExtractContext& context);

/// Gives labels that stand alone in a cell of a table their values: what stands in the cell to the
/// right, or, in a table whose head names the parties (  | 甲方 | 乙方), what stands below each of
/// them. Such a label is a field of each party then.
void take_cell_values(const ExtractContext& context, std::vector<Field>& fields);

/// The words of a value.
[[nodiscard]] inline std::u32string_view value_text(const ExtractContext& context,
                                                    const Field& field) {
    return context.views[field.value_view].text().substr(field.value.begin, field.value.size());
}

}  // namespace review
