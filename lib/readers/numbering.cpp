#include "readers/numbering.h"

#include <algorithm>

#include "base/text.h"
#include "readers/number_format.h"
#include "readers/ooxml.h"
#include "readers/symbol_font.h"

namespace review {

namespace {

constexpr std::int64_t kMaxNumber = 2147483647;

/// Index of each level in the table of all levels.
using Levels = std::array<std::optional<std::size_t>, kListLevels>;

/// One w:abstractNum.
struct AbstractList {
    Levels levels;
    std::string style_link;      // it defines this numbering style
    std::string num_style_link;  // it stands for the list of this numbering style
};

bool is_level(std::int32_t level) {
    return level >= 0 && level < kListLevels;
}

std::size_t index_of(std::int32_t level) {
    return static_cast<std::size_t>(level);
}

/// w:numFmt of a level. A custom one stands in mc:AlternateContent with a plain one as fallback.
pugi::xml_node number_format_node(pugi::xml_node level) {
    if (const pugi::xml_node plain = level.child("w:numFmt")) {
        return plain;
    }
    for (const pugi::xml_node alternate : level.children("mc:AlternateContent")) {
        for (const char* branch : {"mc:Choice", "mc:Fallback"}) {
            if (const pugi::xml_node found = alternate.child(branch).child("w:numFmt")) {
                return found;
            }
        }
    }
    return {};
}

std::string_view font_of(pugi::xml_node level) {
    const pugi::xml_node fonts = level.child("w:rPr").child("w:rFonts");
    for (const char* name : {"w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"}) {
        const std::string_view font = fonts.attribute(name).value();
        if (!font.empty()) {
            return font;
        }
    }
    return {};
}

/// `text` with private-use characters as what they show; in a bullet of a symbol font letters too
/// ("l" in Wingdings is ●). A private-use character of an unknown font is taken for a bullet.
std::string visible_text(std::string_view text, std::string_view font, bool bullet) {
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = code_point_at(text, i);
        i += c.size;
        const bool is_private = c.value >= 0xE000 && c.value <= 0xF8FF;
        char32_t shown = c.value;
        if (bullet || is_private) {
            shown = unicode_of_symbol(font, c.value);
        }
        const bool still_private = shown >= 0xE000 && shown <= 0xF8FF;
        append_utf8(result, still_private ? U'•' : shown);
    }
    // The letter is how Word's own lists draw a hollow bullet.
    return bullet && result == "o" ? "◦" : result;
}

ListLevel parse_level(pugi::xml_node node) {
    ListLevel level;
    const auto start = child_integer(node, "w:start");
    level.start = std::max<std::int64_t>(0, start.value_or(0));
    const pugi::xml_node format = number_format_node(node);
    if (const std::string_view name = val(format); !name.empty()) {
        level.format = name;
    }
    level.custom_format = format.attribute("w:format").value();
    const pugi::xml_node text = node.child("w:lvlText");
    const pugi::xml_attribute null = text.attribute("w:null");
    if (null.empty() || !is_on(null.value())) {
        level.text = visible_text(val(text), font_of(node), level.format == "bullet");
    }
    const std::string_view suffix = val(node.child("w:suff"));
    if (suffix == "space" || suffix == "nothing") {
        level.suffix = suffix == "space" ? " " : "";
    }
    level.style_id = val(node.child("w:pStyle"));
    level.restart = child_integer(node, "w:lvlRestart");
    level.legal = on_off(node, "w:isLgl").value_or(false);
    level.hidden = on_off(node.child("w:rPr"), "w:vanish").value_or(false);
    return level;
}

AbstractList parse_abstract(pugi::xml_node node, std::vector<ListLevel>& table) {
    AbstractList list;
    list.style_link = val(node.child("w:styleLink"));
    list.num_style_link = val(node.child("w:numStyleLink"));
    for (const pugi::xml_node child : node.children("w:lvl")) {
        const auto level = to_integer(child.attribute("w:ilvl").value());
        if (level && is_level(*level) && !list.levels.at(index_of(*level))) {
            list.levels.at(index_of(*level)) = table.size();
            table.push_back(parse_level(child));
        }
    }
    return list;
}

/// Abstract definitions by id and the links between them (17.9.21 numStyleLink).
class AbstractLists {
public:
    /// Appends the levels it finds to `table`.
    AbstractLists(pugi::xml_node root,
                  const Numbering::StyleLinks& style_links,
                  std::vector<ListLevel>& table)
        : style_links_(&style_links) {
        for (const pugi::xml_node node : root.children("w:abstractNum")) {
            if (const auto id = to_integer(node.attribute("w:abstractNumId").value())) {
                lists_.try_emplace(*id, parse_abstract(node, table));
            }
        }
        for (const auto& [id, list] : lists_) {
            if (!list.style_link.empty()) {
                by_style_.try_emplace(list.style_link, id);
            }
        }
        for (const pugi::xml_node node : root.children("w:num")) {
            const auto num_id = to_integer(node.attribute("w:numId").value());
            const auto abstract_id = child_integer(node, "w:abstractNumId");
            if (num_id && abstract_id) {
                abstract_of_num_.try_emplace(*num_id, *abstract_id);
            }
        }
    }

    /// Id of the definition that holds the levels of `abstract_id`, itself or through its link.
    [[nodiscard]] std::optional<std::int32_t> resolve(std::int32_t abstract_id) const {
        std::int32_t id = abstract_id;
        for (int hops = 0; hops < 8; ++hops) {  // a chain of links ends; a circle gives up
            const auto found = lists_.find(id);
            if (found == lists_.end()) {
                return std::nullopt;
            }
            const std::optional<std::int32_t> next = linked(found->second);
            if (!next || *next == id) {
                return id;
            }
            id = *next;
        }
        return abstract_id;
    }

    [[nodiscard]] const Levels& levels(std::int32_t id) const { return lists_.at(id).levels; }

private:
    [[nodiscard]] std::optional<std::int32_t> linked(const AbstractList& list) const {
        if (list.num_style_link.empty()) {
            return std::nullopt;
        }
        if (const auto num = style_links_->find(list.num_style_link); num != style_links_->end()) {
            const auto target = abstract_of_num_.find(num->second);
            if (target != abstract_of_num_.end() && lists_.contains(target->second)) {
                return target->second;
            }
        }
        const auto target = by_style_.find(list.num_style_link);
        return target == by_style_.end() ? std::nullopt : std::optional(target->second);
    }

    const Numbering::StyleLinks* style_links_;
    std::map<std::int32_t, AbstractList> lists_;
    std::map<std::string, std::int32_t, std::less<>> by_style_;
    std::map<std::int32_t, std::int32_t> abstract_of_num_;
};

}  // namespace

Numbering Numbering::parse(pugi::xml_node root, const StyleLinks& style_links) {
    Numbering numbering;
    const AbstractLists lists(root, style_links, numbering.levels_);
    for (const pugi::xml_node node : root.children("w:num")) {
        const auto num_id = to_integer(node.attribute("w:numId").value());
        const auto abstract_id = child_integer(node, "w:abstractNumId");
        const auto resolved = abstract_id ? lists.resolve(*abstract_id) : std::nullopt;
        if (!num_id || *num_id == 0 || !resolved) {
            continue;
        }
        Instance instance;
        instance.sequence = *resolved;
        instance.levels = lists.levels(*resolved);
        for (const pugi::xml_node override_node : node.children("w:lvlOverride")) {
            const auto level = to_integer(override_node.attribute("w:ilvl").value());
            if (!level || !is_level(*level)) {
                continue;
            }
            if (const pugi::xml_node replacement = override_node.child("w:lvl")) {
                instance.levels.at(index_of(*level)) = numbering.levels_.size();
                numbering.levels_.push_back(parse_level(replacement));
                numbering.levels_.back().restart.reset();  // Word takes none from an override
            }
            if (const auto start = child_integer(override_node, "w:startOverride")) {
                instance.start_overrides.at(index_of(*level)) = std::max<std::int64_t>(0, *start);
            }
        }
        numbering.instances_.try_emplace(*num_id, instance);
    }
    return numbering;
}

bool Numbering::defines(std::int32_t num_id) const {
    return instances_.contains(num_id);
}

const ListLevel* Numbering::level(std::int32_t num_id, std::int32_t level) const {
    const auto found = instances_.find(num_id);
    if (found == instances_.end() || !is_level(level)) {
        return nullptr;
    }
    return level_of(found->second, index_of(level));
}

const ListLevel* Numbering::level_of(const Instance& instance, std::size_t level) const {
    const std::optional<std::size_t> index = instance.levels.at(level);
    return index ? &levels_.at(*index) : nullptr;
}

std::optional<std::int32_t> Numbering::level_for_style(std::int32_t num_id,
                                                       std::string_view style_id) const {
    for (std::int32_t i = 0; i < kListLevels && !style_id.empty(); ++i) {
        const ListLevel* definition = level(num_id, i);
        if (definition != nullptr && definition->style_id == style_id) {
            return i;
        }
    }
    return std::nullopt;
}

std::optional<ListPosition> Numbering::effective_list(
    const ListProperties& direct, std::span<const StyleListProperties> chain) const {
    std::optional<std::int32_t> num_id = direct.num_id;
    for (const StyleListProperties& style : chain) {
        if (!num_id) {
            num_id = style.list.num_id;
        }
    }
    if (!num_id || !defines(*num_id)) {
        return std::nullopt;
    }
    std::optional<std::int32_t> found = direct.level;
    for (const StyleListProperties& style : chain) {
        if (!found) {
            found = level_for_style(*num_id, style.style_id);
        }
        if (!found) {
            found = style.list.level;
        }
    }
    return ListPosition{.num_id = *num_id,
                        .level = std::clamp(found.value_or(0), 0, kListLevels - 1)};
}

namespace {

/// Whether using `used` makes the deeper level `level` start again: after the level above it, or
/// the one w:lvlRestart names (1-based, 0 never), and after any level above that.
bool restarts(const ListLevel* definition, std::int32_t level, std::int32_t used) {
    std::int32_t limit = level;
    if (definition != nullptr && definition->restart) {
        const std::int32_t named = *definition->restart;
        limit = named >= 0 && named <= level ? named : level;
    }
    return used < limit;
}

}  // namespace

std::int64_t ListCounters::start_of(const Numbering::Instance& instance,
                                    std::size_t level,
                                    bool overridden) const {
    if (overridden && instance.start_overrides.at(level)) {
        return *instance.start_overrides.at(level);
    }
    const ListLevel* definition = numbering_->level_of(instance, level);
    return definition != nullptr ? definition->start : 0;
}

std::string ListCounters::write(const Numbering::Instance& instance,
                                const ListLevel& definition,
                                const Values& values) const {
    std::string text;
    const std::string& pattern = definition.text;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool placeholder = pattern[i] == '%' && i + 1 < pattern.size() &&
                                 pattern[i + 1] >= '1' && pattern[i + 1] <= '9';
        if (!placeholder) {
            text += pattern[i];
            continue;
        }
        const auto at = static_cast<std::size_t>(pattern[++i] - '1');
        const ListLevel* named = numbering_->level_of(instance, at);
        if (named == nullptr || !values.at(at)) {
            continue;
        }
        const bool numbered =
            named->format != "none" && named->format != "bullet" && named->format != "decimalZero";
        text += definition.legal && numbered
                    ? format_number(*values.at(at), "decimal")
                    : format_number(*values.at(at), named->format, named->custom_format);
    }
    return text;
}

ListLabel ListCounters::advance(std::int32_t num_id, std::int32_t level) {
    const auto found = numbering_->instances_.find(num_id);
    if (found == numbering_->instances_.end()) {
        return {};
    }
    const Numbering::Instance& instance = found->second;
    const std::int32_t used = std::clamp(level, 0, kListLevels - 1);
    const std::size_t current = index_of(used);
    Values& values = values_[instance.sequence];
    for (std::size_t above = 0; above < current; ++above) {
        if (!values.at(above)) {
            values.at(above) = start_of(instance, above, false);
        }
    }
    const bool overrides =
        instance.start_overrides.at(current) && overridden_.insert(num_id).second;
    std::optional<std::int64_t>& value = values.at(current);
    if (!value || overrides) {
        value = start_of(instance, current, true);
    } else {
        value = std::min(*value + 1, kMaxNumber);
    }
    for (std::int32_t below = used + 1; below < kListLevels; ++below) {
        if (restarts(numbering_->level_of(instance, index_of(below)), below, used)) {
            values.at(index_of(below)).reset();
        }
    }
    const ListLevel* definition = numbering_->level_of(instance, current);
    if (definition == nullptr) {
        return {};
    }
    ListLabel label;
    label.text = write(instance, *definition, values);
    label.bullet = definition->format == "bullet";
    label.hidden = definition->hidden;
    label.suffix = label.text.empty() ? "" : definition->suffix;
    return label;
}

}  // namespace review
