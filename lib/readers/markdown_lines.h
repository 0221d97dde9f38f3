// What kind of block a line of Markdown belongs to; private to the Markdown reader.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace review {

/// "#" to "######" at the start of a line: the level 0 to 5 and the title inside the line.
struct HeadingMark {
    std::int32_t level = 0;
    Span title;
};
[[nodiscard]] std::optional<HeadingMark> heading_mark(std::string_view line);

/// "- ", "* ", "+ ", "3. ", "3) " at the start of a line.
struct ListMark {
    std::size_t indent = 0;   // columns before the mark, a tab counts 4
    Span mark;                // "3." inside the line, one byte for a bullet
    std::size_t content = 0;  // where the text of the item begins
    bool bullet = false;
    std::int64_t number = 0;
};
[[nodiscard]] std::optional<ListMark> list_mark(std::string_view line);

/// Opening or closing fence of a code block: its sign and length (0: none).
struct Fence {
    char sign = 0;
    std::size_t size = 0;
    bool bare = false;  // nothing follows: it may close
};
[[nodiscard]] Fence code_fence(std::string_view line);

/// Level 0 for "===", 1 for "---" under a line of text.
[[nodiscard]] std::optional<std::int32_t> heading_underline(std::string_view line);

/// "---", "* * *": a rule across the page. Underscores are a blank to fill in, not a rule.
[[nodiscard]] bool is_rule(std::string_view line);

/// Bytes of quote marks ("> ") before the text.
[[nodiscard]] std::size_t quote_marks(std::string_view line);

/// "|---|:--:|": the line under the head of a table.
[[nodiscard]] bool is_table_delimiter(std::string_view line);

/// Cells of a table row inside the line, outer bars and white space off; `\|` and bars in code do
/// not separate.
[[nodiscard]] std::vector<Span> table_cells(std::string_view line);

/// "[name]: address": the name, lower case as it stands.
[[nodiscard]] std::optional<std::string_view> link_definition(std::string_view line);

/// Lines of `source` without their ends (a form feed ends a line too).
[[nodiscard]] std::vector<Span> split_lines(std::string_view source);

/// `source` with the bytes of HTML comments as NUL (line ends stay), so that all offsets hold.
/// A comment that does not end, and one inside a code block, is text.
[[nodiscard]] std::string mask_comments(std::string source);

/// Number of lines of YAML from "---" to "---" at the very start; 0 when there are none.
[[nodiscard]] std::size_t front_matter_lines(std::string_view source,
                                             const std::vector<Span>& lines);

}  // namespace review
