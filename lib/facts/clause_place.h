// Where a label goes among the units that are open: the choice between readings by continuity. A
// label that goes on with its scheme is believed; one that begins or jumps has to be borne out by
// the labels after it. Private to lib/facts.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "facts/clause_lines.h"

namespace review {

constexpr std::size_t kSchemes = 15;

[[nodiscard]] constexpr std::size_t index_of(Scheme scheme) {
    return static_cast<std::size_t>(scheme);
}
[[nodiscard]] constexpr bool is_structural(Scheme scheme) {
    return scheme <= Scheme::section;
}
/// Whether the first `parts` numbers are equal.
[[nodiscard]] bool same_prefix(const ClauseLabel& a, const ClauseLabel& b, std::size_t parts);

/// A unit that is open: what comes next may stand in it.
struct Open {
    std::size_t clause = 0;
    int rank = 0;
    bool is_text = false;  // an unnumbered 款
    bool titled = false;   // its own line is a heading: text below belongs to it
    int texts = 0;         // unnumbered 款 so far
    ClauseLabel label;
};

/// What is known of a stretch with its own numbering: the body or one annex.
struct NumberingScope {
    std::size_t end = 0;                    // line
    bool has_articles = false;              // 第N条
    bool han_above_articles = false;        // 一、 holds 第N条 which run on
    std::array<bool, kSchemes> restarts{};  // begins again under another part or chapter
};

class Placement {
public:
    /// The lines must outlive it.
    explicit Placement(std::span<const Line> lines);

    /// Begins a stretch with its own numbering at line `from`: to the next annex.
    void begin_scope(std::size_t from);

    /// How many open units stay open for the label of line `i`; nullopt: it is text.
    [[nodiscard]] std::optional<std::size_t> depth_for(std::size_t i) const;

    /// Depth in the stack of the open unit with this scheme (and, dotted, as many numbers).
    [[nodiscard]] std::optional<std::size_t> open_with(const ClauseLabel& label) const;

    /// Smaller is further outside.
    [[nodiscard]] int rank_of(Scheme scheme) const;

    /// Index of the first label at or after line `i`; the number of lines when there is none.
    [[nodiscard]] std::size_t next_label(std::size_t i) const { return next_label_[i]; }

    /// Last number of a scheme in the scope (chapters begin the count of sections again), 0: none.
    [[nodiscard]] int last(Scheme scheme) const { return last_.at(index_of(scheme)); }

    /// Keeps in mind that a list numbered so stands in the unit on top of the stack.
    void note_nesting(const ClauseLabel& label);
    /// Keeps in mind the last number of the scheme.
    void note_number(const ClauseLabel& label);

    [[nodiscard]] const NumberingScope& scope() const { return scope_; }

    std::vector<Open> stack;  // outermost first

private:
    void survey(std::size_t from);
    [[nodiscard]] bool continues_after(std::size_t i, const ClauseLabel& label) const;
    [[nodiscard]] std::size_t depth_of_new(std::size_t i) const;
    [[nodiscard]] std::optional<std::size_t> depth_of_head(std::size_t i) const;
    [[nodiscard]] std::optional<std::size_t> depth_of_dotted(std::size_t i) const;
    [[nodiscard]] bool comes_again(std::size_t i) const;
    [[nodiscard]] bool leads_dotted(std::size_t i) const;

    std::span<const Line> lines_;
    std::vector<std::size_t> next_label_;
    NumberingScope scope_;
    std::array<int, kSchemes> last_{};
    // [outer][inner]: lists of the one have stood directly in lists of the other.
    std::array<std::array<bool, kSchemes>, kSchemes> nested_{};
};

}  // namespace review
