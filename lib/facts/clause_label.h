// The label that a line may start with: 第三条, 三、, （三）, 3., 3.2, （3）, ③, A. — as a reading
// of the line alone. Whether it really numbers a clause is decided from the lines around it
// (clauses.cpp). Private to lib/facts.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "document/document.h"
#include "facts/view.h"

namespace review {

/// How a label is written. `upper_rank` order: of two that meet first, the earlier one is outside.
enum class Scheme : std::uint8_t {
    part,           // 第一编 第二部分
    sub_part,       // 第一分编
    chapter,        // 第三章
    section,        // 第二节
    article,        // 第三条 第3条 第二十条之一
    han,            // 三、
    han_paren,      // （三） 三） ㈢
    decimal,        // 3. 3、 ⒊
    dotted,         // 3.2 3.2.1 第3.2条
    decimal_paren,  // （3） ⑶
    decimal_half,   // 3）
    circled,        // ③
    latin_upper,    // A. A、 （A）
    latin_lower,    // a. a） （a）
    roman,          // ⅲ （iii）
};

/// "article", "han-paren" … as in the fact tree.
[[nodiscard]] std::string_view scheme_name(Scheme scheme);

/// A label as read from its line.
struct ClauseLabel {
    static constexpr std::size_t kMaxParts = 6;

    Scheme scheme = Scheme::article;
    std::array<int, kMaxParts> numbers{};  // 3, 2 for 3.2; one number for every other scheme
    std::size_t parts = 1;
    int insertion = 0;      // 1 for 第二十条之一
    std::size_t begin = 0;  // chars of the view: the label itself
    std::size_t end = 0;
    std::size_t text = 0;    // first char after the label and the mark that follows it
    bool gap = false;        // a blank stands between the label and the text
    bool automatic = false;  // Word's number
    bool weak = false;       // nothing but a blank says that it is a label: believed in a sequence
    bool doubtful =
        false;  // what follows may make it no label (1.5万元, 第三条所列): it must continue

    [[nodiscard]] int number() const { return numbers[parts - 1]; }
};

/// The label at the start of a paragraph; nullopt when none can be read. Dates, amounts, references
/// (第三条规定的…, （一）项) and enumerations in a sentence (一、二期工程) are not labels.
[[nodiscard]] std::optional<ClauseLabel> read_clause_label(const Document& document,
                                                           const View& view);

/// The label at `begin` within a line, as an item of an enumeration has it.
[[nodiscard]] std::optional<ClauseLabel> read_inner_label(const Document& document,
                                                          const View& view,
                                                          std::size_t begin);

}  // namespace review
