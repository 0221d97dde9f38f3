#include "readers/docx_story.h"

#include <algorithm>
#include <array>
#include <utility>

#include "readers/ooxml.h"

namespace review {
namespace {

// Text boxes in text boxes, ruby in ruby; Word allows one level. Deeper ones are read in line.
constexpr int kMaxNested = 8;

/// Calls `visit(node)` for `root` and all inside it in document order; it answers whether to go
/// into the node. Uses no stack.
template <class Visit>
void for_each_node(pugi::xml_node root, Visit visit) {
    pugi::xml_node node = root;
    while (node) {
        if (visit(node) && node.first_child()) {
            node = node.first_child();
            continue;
        }
        while (node != root && !node.next_sibling()) {
            node = node.parent();
        }
        if (node == root) {
            return;
        }
        node = node.next_sibling();
    }
}

/// mc:Choice/@Requires: namespaces (by usual prefix) whose elements are read or reported here.
bool understands(std::string_view prefixes) {
    static constexpr auto kKnown = std::to_array<std::string_view>(
        {"wps",    "wpg",    "wpc",      "wpi", "wp14", "w14", "w15", "w16", "w16se",
         "w16cid", "w16cex", "w16sdtdh", "a14", "cx",   "cx1", "w",   "wp",  "a",
         "pic",    "c",      "dgm",      "m",   "r",    "v",   "o",   "mc"});
    bool any = false;
    while (!prefixes.empty()) {
        const std::size_t end = std::min(prefixes.find(' '), prefixes.size());
        const std::string_view prefix = prefixes.substr(0, end);
        if (!prefix.empty() && std::ranges::find(kKnown, prefix) == kKnown.end()) {
            return false;
        }
        any = any || !prefix.empty();
        prefixes.remove_prefix(std::min(end + 1, prefixes.size()));
    }
    return any;
}

pugi::xml_node choose(pugi::xml_node alternatives) {
    for (const pugi::xml_node choice : alternatives.children("mc:Choice")) {
        if (understands(choice.attribute("Requires").value())) {
            return choice;
        }
    }
    const pugi::xml_node fallback = alternatives.child("mc:Fallback");
    return fallback ? fallback : alternatives.child("mc:Choice");
}

}  // namespace

void count_ordinals(pugi::xml_node root, Ordinals& ordinals) {
    for_each_node(root, [&](pugi::xml_node node) {
        const std::string_view name = node.name();
        ordinals.runs += name == "w:r" ? 1U : 0U;
        ordinals.paragraphs += name == "w:p" ? 1U : 0U;
        return true;
    });
}

bool has_content(pugi::xml_node root) {
    bool found = false;
    for_each_node(root, [&](pugi::xml_node node) {
        const std::string_view name = node.name();
        if (found || name == "w:del" || name == "w:moveFrom" || name == "w:pPr" ||
            name == "w:rPr") {
            return false;
        }
        const bool holds_text = name == "w:t" || name == "m:t" || name == "a:t";
        found = (holds_text && node.first_child()) || name == "w:sym" || name == "w:drawing" ||
                name == "w:pict" || name == "w:object" || name == "w:ffData" ||
                name == "w:footnoteReference" || name == "w:endnoteReference";
        return !found;
    });
    return found;
}

StoryReader::StoryReader(DocxContext& context,
                         const StoryPart& part,
                         ListCounters& lists,
                         StoryStart start)
    : context_(context),
      part_(part),
      lists_(lists),
      start_(std::move(start)),
      out_(context.out),
      ordinals_(start_.ordinals),
      place_(start_.place) {}

void StoryReader::read(pugi::xml_node root) {
    walk(root);
    close_paragraph();
    for (const std::size_t segment : fields_.wrongly_hidden()) {
        out_.document.segments[segment].marks.hidden = false;
    }
}

void StoryReader::walk(pugi::xml_node root) {
    pugi::xml_node node = root.first_child();
    while (node) {
        if (enter(node)) {
            if (node.first_child()) {
                node = node.first_child();
                continue;
            }
            leave(node);
        }
        while (!node.next_sibling()) {
            node = node.parent();
            if (node == root) {
                return;
            }
            leave(node);
        }
        node = node.next_sibling();
    }
}

bool StoryReader::enter(pugi::xml_node node) {
    if (node.type() != pugi::node_element) {
        return false;
    }
    if (!runs_.empty() && runs_.back().depth == open_.size()) {
        ++runs_.back().children;
    }
    const Element element = element_of(node.name());
    if (!dispatch(node, element)) {
        return false;
    }
    open_.push_back(element);
    return true;
}

bool StoryReader::dispatch(pugi::xml_node node, Element element) {
    switch (element) {
        case Element::other:
            return true;
        case Element::properties:
            read_section(node.child("w:sectPr"));
            return skip(node);
        case Element::section:
            read_section(node);
            return skip(node);
        case Element::paragraph:
            enter_paragraph(node);
            return true;
        case Element::drawing_paragraph:
            close_paragraph();
            return true;
        case Element::run:
            enter_run(node);
            return true;
        case Element::table:
            enter_table();
            return true;
        case Element::row:
            enter_row(node);
            return true;
        case Element::cell:
            return enter_cell(node);
        case Element::alternatives:
            alternatives_.push_back(choose(node));
            return true;
        case Element::choice:
        case Element::fallback:
            return alternatives_.empty() || alternatives_.back().parent() != node.parent() ||
                   alternatives_.back() == node || skip(node);
        case Element::text_box:
        case Element::drawing_text:
            return enter_text_box(node);
        case Element::diagram:
            return enter_diagram(node);
        case Element::ruby_text:
            return enter_ruby_text(node);
        default:
            return enter_container(node, element) || enter_run_content(node, element);
    }
}

bool StoryReader::enter_container(pugi::xml_node node, Element element) {
    switch (element) {
        case Element::inserted:
            open_insertion(node, RevisionKind::insertion);
            return true;
        case Element::moved_here:
            open_insertion(node, RevisionKind::move_to);
            return true;
        case Element::deleted:
            open_deletion(node, RevisionKind::deletion);
            return true;
        case Element::moved_away:
            open_deletion(node, RevisionKind::move_from);
            return true;
        case Element::control:
            placeholders_.push_back(
                on_off(node.child("w:sdtPr"), "w:showingPlcHdr").value_or(false));
            placeholder_depth_ += placeholders_.back() ? 1 : 0;
            return true;
        case Element::superscript:
            write_generated(has_content(node) ? "^" : "");
            return true;
        case Element::ruby:
        case Element::numerator:
            return true;
        default:
            return false;
    }
}

void StoryReader::leave(pugi::xml_node node) {
    const Element element = open_.back();
    open_.pop_back();
    switch (element) {
        case Element::paragraph:
            return leave_paragraph();
        case Element::drawing_paragraph:
            return close_paragraph();
        case Element::run:
            return runs_.pop_back();
        case Element::table:
            return leave_table();
        case Element::row:
            return leave_row();
        case Element::cell:
            return leave_cell();
        case Element::inserted:
        case Element::moved_here:
            return close_insertion();
        case Element::deleted:
        case Element::moved_away:
            return close_deletion();
        case Element::control:
            placeholder_depth_ -= placeholders_.back() ? 1 : 0;
            return placeholders_.pop_back();
        case Element::alternatives:
            return alternatives_.pop_back();
        case Element::numerator:
            return write_generated("/");
        case Element::ruby:
            return leave_ruby(node);
        default:
            return;
    }
}

bool StoryReader::skip(pugi::xml_node node) {
    count_ordinals(node, ordinals_);
    return false;
}

bool StoryReader::enter_text_box(pugi::xml_node node) {
    if (deleting() || start_.nested >= kMaxNested) {
        return true;
    }
    if (has_content(node)) {
        text_boxes_.push_back({node, ordinals_, start_.inserted || !insertions_.empty()});
    }
    return skip(node);
}

void StoryReader::flush_text_boxes() {
    for (const LaterText& box : std::exchange(text_boxes_, {})) {
        StoryStart start;
        start.story = Story::text_box;
        start.ordinals = box.ordinals;
        start.place = place_;
        start.inserted = box.inserted;
        start.nested = start_.nested + 1;
        const StoryPart& part = box.part != nullptr ? *box.part : part_;
        StoryReader(context_, part, context_.text_box_lists, std::move(start)).read(box.node);
    }
}

/// The words of a SmartArt graphic stand in a part of its own; they are read as a text box.
bool StoryReader::enter_diagram(pugi::xml_node node) {
    const Relationship* data = part_.relationships.find(node.attribute("r:dm").value());
    if (deleting() || (data != nullptr && context_.diagrams.contains(data->target))) {
        return skip(node);
    }
    Result<std::unique_ptr<XmlPart>> xml = nullptr;
    if (data != nullptr && !data->external) {
        xml = context_.package.read_xml(data->target);
    }
    if (!xml || *xml == nullptr) {
        report_unread(node, Element::diagram);
        return skip(node);
    }
    std::vector<std::string>& parts = out_.document.parts;
    StoryPart& part = context_.diagrams[data->target];
    part.xml = std::move(*xml);
    part.index = static_cast<std::uint32_t>(parts.size());
    parts.push_back(data->target);
    text_boxes_.push_back({part.xml->root(), {}, start_.inserted || !insertions_.empty(), &part});
    return skip(node);
}

/// Word's own text export writes ruby as base(ruby); in the file the ruby stands first.
bool StoryReader::enter_ruby_text(pugi::xml_node node) {
    if (deleting() || walks_ >= kMaxNested) {
        return true;
    }
    ruby_texts_.push_back({node, ordinals_, false});
    return skip(node);
}

void StoryReader::leave_ruby(pugi::xml_node node) {
    if (ruby_texts_.empty() || ruby_texts_.back().node.parent() != node) {
        return;
    }
    const LaterText ruby = ruby_texts_.back();
    ruby_texts_.pop_back();
    if (!has_content(ruby.node)) {
        return;
    }
    const Ordinals after = std::exchange(ordinals_, ruby.ordinals);
    open_.push_back(Element::other);
    ++walks_;
    write_generated("(");
    walk(ruby.node);
    write_generated(")");
    --walks_;
    open_.pop_back();
    ordinals_ = after;
}

void StoryReader::read_section(pugi::xml_node node) {
    for (const pugi::xml_node reference : node.children()) {
        const std::string_view name = reference.name();
        if (name == "w:headerReference" || name == "w:footerReference") {
            context_.header_ids.emplace_back(reference.attribute("r:id").value());
        }
    }
}

}  // namespace review
