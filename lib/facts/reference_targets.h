// Where an internal reference points to: places of the clause tree by number. Private to lib/facts.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "facts/clauses.h"
#include "facts/reference_grammar.h"

namespace review {

/// "yes" with the clause; "no" when the numbering shows that the place does not exist; "unknown"
/// when it does not show either.
struct Target {
    std::string_view resolved = "unknown";
    std::size_t clause = Clause::kNoClause;
};

/// Looks places up in a clause tree, each in a time that does not grow with the document.
class TargetIndex {
public:
    /// The tree must outlive the index.
    explicit TargetIndex(const ClauseTree& tree);

    /// Resolves a place cited in clause `from` (kNoClause: outside clauses) of annex `annex`
    /// (kNoClause: the body). An annex is looked through before the body.
    [[nodiscard]] Target resolve(const CitedPlace& place,
                                 std::size_t from,
                                 std::size_t annex) const;

    /// The article that holds a clause, itself included; kNoClause when none does.
    [[nodiscard]] std::size_t article_of(std::size_t clause) const;

    /// The 款, 项 or 目 of `place` inside a clause.
    [[nodiscard]] Target inside(const CitedPlace& place, std::size_t clause) const;

    /// What 前款 (unit 款), 前条, 前项 cite from inside `from`: the unit before it. `count` is 2 of
    /// 前两款: "unknown" when fewer stand before it. `closing` says that the words are those after
    /// a list, printed in the line of its last item: 前款 is then what holds the list.
    [[nodiscard]] Target before(std::size_t from,
                                char32_t unit,
                                std::size_t count,
                                bool closing) const;

    /// The 款 that holds a clause, itself included.
    [[nodiscard]] Target paragraph_around(std::size_t from) const;

    /// The 章, 节 or 编 that holds a clause, "unknown" when none does.
    [[nodiscard]] Target around(std::size_t from, ClauseLevel level) const;

    /// 上述第（三）项 in a list that no article holds: the item before `from` with that number.
    [[nodiscard]] Target sibling(const CitedPlace& place, std::size_t from) const;

    /// Whether the document is numbered otherwise (一、二、) and not nearly as far as the article
    /// that is cited, so that it must be another document's.
    [[nodiscard]] bool is_beyond(const CitedPlace& place, std::size_t annex) const;

private:
    /// Top units and dotted clauses of the body (key 0) and of each annex (index + 1) by number.
    using Numbers = std::unordered_map<std::string, std::vector<std::size_t>>;
    struct Scope {
        Numbers numbers;
        Numbers parts;         // 编, 章 and 节: "p1", "c3", "s2"
        Numbers running;       // 1. 2. 3. below other units, where they count through the document
        std::size_t tops = 0;  // numbered top units
        std::size_t articles = 0;  // those that are 第N条
        int lowest = 0;            // number of the first 第N条
        int highest = 0;
        bool dotted = false;
    };

    [[nodiscard]] const Scope& scope(std::size_t annex) const;
    [[nodiscard]] Target find_article(const std::string& number,
                                      std::size_t from,
                                      const Scope& scope) const;
    [[nodiscard]] Target find_dotted(const std::string& number,
                                     std::size_t from,
                                     const Scope& scope) const;
    [[nodiscard]] Target find_part(const CitedPlace& place,
                                   std::size_t from,
                                   const Scope& scope) const;
    [[nodiscard]] Target find_paragraph(int number, std::size_t article) const;
    /// Whether an article begins with a list, its first words taken for a heading.
    [[nodiscard]] bool holds_list(std::size_t clause) const;

    [[nodiscard]] std::size_t numbered_below(std::size_t clause, int number) const;
    [[nodiscard]] std::size_t part_of(std::size_t clause) const;

    /// What stands directly below a clause, or outside all of them.
    struct Below {
        std::vector<std::size_t> clauses;
        std::vector<std::size_t> texts;  // those without a number, the n-th 款 at n - 1
        bool dotted = false;
    };

    [[nodiscard]] const Below& below(std::size_t clause) const;

    const ClauseTree& tree_;
    std::vector<Scope> scopes_;
    std::vector<Below> below_;  // by clause; the last one is of kNoClause
};

}  // namespace review
