#include "readers/docx_styles.h"

#include <algorithm>
#include <iterator>

#include "readers/ooxml.h"

namespace review {
namespace {

// Word itself stops at 10; more keeps a cycle from turning for ever.
constexpr std::size_t kMaxBasedOn = 32;

bool is_plain_fill(std::string_view fill) {
    return fill.empty() || fill == "auto" || fill == "FFFFFF" || fill == "ffffff";
}

bool is_shaded(pugi::xml_node shading) {
    const std::string_view pattern = val(shading);
    if (pattern == "nil") {
        return false;
    }
    const bool clear = pattern.empty() || pattern == "clear";
    return !clear || !is_plain_fill(shading.attribute("w:fill").value()) ||
           shading.attribute("w:themeFill");
}

std::optional<Alignment> to_alignment(std::string_view value) {
    if (value == "center") {
        return Alignment::center;
    }
    if (value == "right" || value == "end") {
        return Alignment::end;
    }
    if (value == "both" || value == "distribute" || value.ends_with("Kashida") ||
        value == "thaiDistribute") {
        return Alignment::justify;
    }
    return Alignment::start;
}

template <class T>
void take(std::optional<T>& into, const std::optional<T>& from) {
    if (from) {
        into = from;
    }
}

/// Lays what `over` says on top of `under`.
void lay_over(RunProperties& under, const RunProperties& over) {
    take(under.bold, over.bold);
    take(under.vanish, over.vanish);
    take(under.strike, over.strike);
    take(under.double_strike, over.double_strike);
    take(under.underlined, over.underlined);
    take(under.highlighted, over.highlighted);
    take(under.shaded, over.shaded);
}

void lay_over(ParagraphProperties& under, const ParagraphProperties& over) {
    take(under.outline, over.outline);
    take(under.alignment, over.alignment);
    take(under.page_break_before, over.page_break_before);
}

using Property = std::optional<bool> RunProperties::*;

bool toggled(Property property,
             const RunProperties& defaults,
             const RunProperties& paragraph,
             const RunProperties& character,
             const RunProperties& direct) {
    if (direct.*property) {
        return *(direct.*property);
    }
    const bool styles =
        (paragraph.*property).value_or(false) != (character.*property).value_or(false);
    return styles || (defaults.*property).value_or(false);
}

bool nearest(Property property,
             const RunProperties& defaults,
             const RunProperties& paragraph,
             const RunProperties& character,
             const RunProperties& direct) {
    for (const RunProperties* properties : {&direct, &character, &paragraph, &defaults}) {
        if (properties->*property) {
            return *(properties->*property);
        }
    }
    return false;
}

}  // namespace

RunProperties read_run_properties(pugi::xml_node properties) {
    RunProperties result;
    for (const pugi::xml_node node : properties.children()) {
        const std::string_view name = node.name();
        if (name == "w:b") {
            result.bold = is_on(val(node));
        } else if (name == "w:u") {
            result.underlined = val(node) != "none";
        } else if (name == "w:rStyle") {
            result.style = val(node);
        } else if (name == "w:highlight") {
            result.highlighted = val(node) != "none";
        } else if (name == "w:shd") {
            result.shaded = is_shaded(node);
        } else if (name == "w:vanish") {
            result.vanish = is_on(val(node));
        } else if (name == "w:strike") {
            result.strike = is_on(val(node));
        } else if (name == "w:dstrike") {
            result.double_strike = is_on(val(node));
        }
    }
    return result;
}

ParagraphProperties read_paragraph_properties(pugi::xml_node properties) {
    ParagraphProperties result;
    for (const pugi::xml_node node : properties.children()) {
        const std::string_view name = node.name();
        if (name == "w:pStyle") {
            result.style = val(node);
        } else if (name == "w:jc") {
            result.alignment = to_alignment(val(node));
        } else if (name == "w:numPr") {
            result.list = {child_integer(node, "w:numId"), child_integer(node, "w:ilvl")};
        } else if (name == "w:outlineLvl") {
            result.outline = to_integer(val(node));
        } else if (name == "w:pageBreakBefore") {
            result.page_break_before = is_on(val(node));
        } else if (name == "w:rPr") {
            for (const char* removed : {"w:del", "w:moveFrom"}) {
                if (const pugi::xml_node change = node.child(removed)) {
                    result.mark_change = change;
                    result.mark_deleted = true;
                }
            }
            for (const char* added : {"w:ins", "w:moveTo"}) {
                if (const pugi::xml_node change = node.child(added);
                    change && !result.mark_change) {
                    result.mark_change = change;
                }
            }
        }
    }
    return result;
}

StyleSheet::StyleSheet(pugi::xml_node root) {
    for (const pugi::xml_node node : root.children("w:style")) {
        const std::string_view id = node.attribute("w:styleId").value();
        const std::string_view type = node.attribute("w:type").value();
        nodes_.emplace(id, node);
        if (const auto chosen = node.attribute("w:default"); chosen && is_on(chosen.value())) {
            if (type == "paragraph") {
                default_paragraph_ = id;
            } else if (type == "character") {
                default_character_ = id;
            }
        }
    }
    defaults_ =
        read_run_properties(root.child("w:docDefaults").child("w:rPrDefault").child("w:rPr"));
}

const Style& StyleSheet::resolve(std::string_view id) {
    const auto known = resolved_.find(id);
    if (known != resolved_.end()) {
        return *known->second;
    }
    const auto found = nodes_.find(id);
    if (found == nodes_.end()) {
        return none_;
    }
    std::vector<pugi::xml_node> chain;
    for (auto at = found; at != nodes_.end() && chain.size() < kMaxBasedOn;
         at = nodes_.find(val(chain.back().child("w:basedOn")))) {
        chain.push_back(at->second);
    }
    auto style = std::make_unique<Style>();
    style->name = val(chain.front().child("w:name"));
    for (const pugi::xml_node node : chain) {
        style->chain.push_back({node.attribute("w:styleId").value(),
                                read_paragraph_properties(node.child("w:pPr")).list});
    }
    std::ranges::reverse(chain);
    for (const pugi::xml_node node : chain) {
        lay_over(style->run, read_run_properties(node.child("w:rPr")));
        lay_over(style->paragraph, read_paragraph_properties(node.child("w:pPr")));
    }
    return *resolved_.emplace(found->first, std::move(style)).first->second;
}

const Style& StyleSheet::paragraph(std::string_view id) {
    return resolve(nodes_.contains(id) ? id : default_paragraph_);
}

const Style& StyleSheet::character(std::string_view id) {
    return resolve(nodes_.contains(id) ? id : default_character_);
}

bool StyleSheet::is_default(std::string_view id) const {
    return id == default_paragraph_ || !nodes_.contains(id);
}

Numbering::StyleLinks StyleSheet::list_links() const {
    Numbering::StyleLinks links;
    for (const auto& [id, node] : nodes_) {
        if (std::string_view(node.attribute("w:type").value()) != "numbering") {
            continue;
        }
        const pugi::xml_node list = node.child("w:pPr").child("w:numPr");
        if (const auto num_id = child_integer(list, "w:numId")) {
            links.emplace(id, *num_id);
        }
    }
    return links;
}

Marks StyleSheet::marks(const Style& paragraph, pugi::xml_node run_properties) {
    const RunProperties direct = read_run_properties(run_properties);
    const RunProperties& character = this->character(direct.style).run;
    const auto toggle = [&](Property property) {
        return toggled(property, defaults_, paragraph.run, character, direct);
    };
    const auto plain = [&](Property property) {
        return nearest(property, defaults_, paragraph.run, character, direct);
    };
    Marks marks;
    marks.bold = toggle(&RunProperties::bold);
    marks.hidden = toggle(&RunProperties::vanish);
    marks.struck = toggle(&RunProperties::strike) || toggle(&RunProperties::double_strike);
    marks.underlined = plain(&RunProperties::underlined);
    marks.highlighted = plain(&RunProperties::highlighted) || plain(&RunProperties::shaded);
    return marks;
}

}  // namespace review
