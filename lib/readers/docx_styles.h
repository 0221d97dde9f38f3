// What styles.xml and the properties of runs and paragraphs say, as far as Document keeps it.
// Private to the readers.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <pugixml.hpp>

#include "document/document.h"
#include "readers/numbering.h"

namespace review {

/// One w:rPr; nullopt where it says nothing.
struct RunProperties {
    std::optional<bool> bold;
    std::optional<bool> vanish;
    std::optional<bool> strike;
    std::optional<bool> double_strike;
    std::optional<bool> underlined;
    std::optional<bool> highlighted;
    std::optional<bool> shaded;
    std::string_view style;  // w:rStyle
};

/// One w:pPr.
struct ParagraphProperties {
    std::optional<std::int32_t> outline;  // 9 is body text
    std::optional<Alignment> alignment;
    std::optional<bool> page_break_before;
    ListProperties list;
    std::string_view style;      // w:pStyle
    pugi::xml_node mark_change;  // w:ins, w:del, w:moveFrom or w:moveTo of the paragraph mark
    bool mark_deleted = false;
};

[[nodiscard]] RunProperties read_run_properties(pugi::xml_node properties);
[[nodiscard]] ParagraphProperties read_paragraph_properties(pugi::xml_node properties);

/// A style with everything that it takes over from the styles it is based on.
struct Style {
    std::string name;  // "heading 1"
    RunProperties run;
    ParagraphProperties paragraph;           // list and style unused
    std::vector<StyleListProperties> chain;  // the style itself first
};

/// styles.xml. Ids that do not exist give the default style of the kind.
class StyleSheet {
public:
    /// `root` must outlive the sheet; an empty node gives a sheet without styles.
    explicit StyleSheet(pugi::xml_node root);

    /// The style for w:pStyle `id` (empty: the default paragraph style).
    [[nodiscard]] const Style& paragraph(std::string_view id);
    [[nodiscard]] const Style& character(std::string_view id);

    /// Whether `id` is the default paragraph style or does not exist.
    [[nodiscard]] bool is_default(std::string_view id) const;

    /// Numbering styles and the list that each stands for.
    [[nodiscard]] Numbering::StyleLinks list_links() const;

    /// Marks of a run in a paragraph of style `paragraph` (ECMA-376 Part 1, 17.7.2 and 17.7.3:
    /// toggle properties of paragraph and character style cancel each other).
    [[nodiscard]] Marks marks(const Style& paragraph, pugi::xml_node run_properties);

private:
    [[nodiscard]] const Style& resolve(std::string_view id);

    std::unordered_map<std::string_view, pugi::xml_node> nodes_;
    std::unordered_map<std::string_view, std::unique_ptr<Style>> resolved_;
    std::string_view default_paragraph_;
    std::string_view default_character_;
    RunProperties defaults_;
    Style none_;
};

}  // namespace review
