// Automatic numbers: from numbering.xml and the numPr of paragraphs and styles to the label that
// Word prints (ECMA-376 Part 1, section 17.9). `Numbering` is what the file defines and never
// changes; `ListCounters` walks one story of a document from its start and counts.
//
//     const Numbering numbering = Numbering::parse(root, style_links);
//     ListCounters counters(numbering);
//     for each paragraph that is shown, in order:
//         if (const auto at = numbering.effective_list(direct, chain))
//             const ListLabel label = counters.advance(at->num_id, at->level);
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pugixml.hpp>

namespace review {

/// Levels of a list: w:ilvl is 0 to 8.
constexpr std::int32_t kListLevels = 9;

/// What stands before the text of a numbered paragraph. All empty: no label. A bullet is a label
/// like another, its character mapped to Unicode.
struct ListLabel {
    std::string text;    // "第三条", "（一）", "1.2.", "•"
    std::string suffix;  // "\t", " " or "" (w:suff); empty when `text` is
    bool bullet = false;
    bool hidden = false;  // w:vanish on the level: counted, not shown
    bool operator==(const ListLabel&) const = default;
};

/// w:numPr as one place writes it: each part may be missing. num_id 0 takes a number off.
struct ListProperties {
    std::optional<std::int32_t> num_id;
    std::optional<std::int32_t> level;
};

/// w:numPr of a paragraph style (both parts missing: the style has none).
struct StyleListProperties {
    std::string_view style_id;
    ListProperties list;
};

/// The list and level a paragraph is in. num_id is never 0; level is 0 to 8.
struct ListPosition {
    std::int32_t num_id = 0;
    std::int32_t level = 0;
    bool operator==(const ListPosition&) const = default;
};

/// One w:lvl.
struct ListLevel {
    std::int64_t start = 0;  // 17.9.25: 0 when the element is missing
    std::string format = "decimal";
    std::string custom_format;  // w:format of a custom w:numFmt
    std::string text;           // with %1 … %9; bullets already mapped to Unicode
    std::string suffix = "\t";
    std::string style_id;                 // w:pStyle
    std::optional<std::int32_t> restart;  // w:lvlRestart as written
    bool legal = false;                   // w:isLgl
    bool hidden = false;
};

/// Definitions of one numbering part; immutable, may be read from many threads.
class Numbering {
public:
    /// style id of a numbering style → w:numId of its w:pPr/w:numPr (for w:numStyleLink).
    using StyleLinks = std::map<std::string, std::int32_t, std::less<>>;

    /// Reads the root element of numbering.xml (w:numbering); an empty node gives no definitions.
    /// Never fails: what is missing or out of range gets the default of the standard, an id that
    /// stands twice counts once (the first).
    [[nodiscard]] static Numbering parse(pugi::xml_node root, const StyleLinks& style_links);

    /// Whether the file defines this w:num (and an abstract definition behind it).
    [[nodiscard]] bool defines(std::int32_t num_id) const;

    /// The level of `num_id` that names this paragraph style in w:pStyle (17.9.23).
    [[nodiscard]] std::optional<std::int32_t> level_for_style(std::int32_t num_id,
                                                              std::string_view style_id) const;

    /// The list a paragraph is in: `direct` is its own w:numPr, `chain` its style, the style that
    /// one is based on, and so on (styles without w:numPr included). The paragraph's own parts come
    /// first; a part that is missing comes from the nearest style that has it; a level that a style
    /// gives is the one that names the style in w:pStyle, else its w:ilvl. nullopt: not in a list
    /// (no num_id, num_id 0, or one the file does not define).
    [[nodiscard]] std::optional<ListPosition> effective_list(
        const ListProperties& direct, std::span<const StyleListProperties> chain) const;

    /// Definition of a level after overrides; nullptr when num_id or level is not defined.
    [[nodiscard]] const ListLevel* level(std::int32_t num_id, std::int32_t level) const;

private:
    friend class ListCounters;
    struct Instance {
        std::int32_t sequence = 0;  // instances that count together share it
        std::array<std::optional<std::size_t>, kListLevels> levels;  // index into levels_
        std::array<std::optional<std::int64_t>, kListLevels> start_overrides;
    };
    [[nodiscard]] const ListLevel* level_of(const Instance& instance, std::size_t level) const;

    std::vector<ListLevel> levels_;
    std::map<std::int32_t, Instance> instances_;
};

/// Counters of all lists while the paragraphs of a document are walked in order. `numbering` must
/// outlive it.
class ListCounters {
public:
    explicit ListCounters(const Numbering& numbering) : numbering_(&numbering) {}

    /// Counts one paragraph and gives its label. `level` outside 0 to 8 is taken to the nearest
    /// level; a list that is not defined gives an empty label. An instance with start overrides
    /// starts its list again once, with its first paragraph on an overridden level.
    [[nodiscard]] ListLabel advance(std::int32_t num_id, std::int32_t level);

private:
    using Values = std::array<std::optional<std::int64_t>, kListLevels>;
    [[nodiscard]] std::int64_t start_of(const Numbering::Instance& instance,
                                        std::size_t level,
                                        bool overridden) const;
    [[nodiscard]] std::string write(const Numbering::Instance& instance,
                                    const ListLevel& definition,
                                    const Values& values) const;

    const Numbering* numbering_;
    std::map<std::int32_t, Values> values_;  // by Instance::sequence
    std::set<std::int32_t> overridden_;      // instances that have started their list again
};

}  // namespace review
