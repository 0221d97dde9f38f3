// 第五百八十六条第二款第（三）项, 第十条、第十二条至第十五条, 第三、四条, 第3.2款: the grammar of a
// citation, apart from what it cites. Private to lib/facts.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace review {

/// One place that is cited. Units that a list leaves out are taken over from the place before it
/// (第五条第一款、第二款: both are of 第五条).
struct CitedPlace {
    std::size_t begin = 0;  // chars of the text that was read
    std::size_t end = 0;
    std::string article;     // "586", "20-1" (第二十条之一), "3.2"; empty: not said
    std::string paragraph;   // 款
    std::string point;       // 项
    std::string indent;      // 目
    std::string part;        // 编 or 部分
    std::string chapter;     // 章
    std::string section;     // 节
    bool range_end = false;  // the second end of 第三条至第五条

    /// Nothing below the 条, and a 条.
    [[nodiscard]] bool is_plain_article() const {
        return !article.empty() && paragraph.empty() && point.empty() && indent.empty();
    }
};

/// The places cited from `begin` on, where 第 stands, or the bracket of （一）项; empty when no
/// citation starts there. Ranges give both ends and nothing between.
[[nodiscard]] std::vector<CitedPlace> read_citation(std::u32string_view text, std::size_t begin);

}  // namespace review
