// Paragraphs of a story: where each begins and ends, its number, and paragraph marks that a tracked
// change deletes: such a paragraph goes on in the next one, whose mark (and so whose style and
// number) is the one that stays.
#include <utility>

#include "readers/docx_story.h"

namespace review {
namespace {

/// From `first`, whose mark is deleted, the paragraph in which the joined text ends: the next one
/// beside it with a mark that stays. Empty when a table or the end comes first.
pugi::xml_node find_survivor(pugi::xml_node first, bool& content) {
    content = has_content(first);
    for (pugi::xml_node node = first.next_sibling(); node; node = node.next_sibling()) {
        const std::string_view name = node.name();
        if (name == "w:tbl" || name == "w:sdt" || name == "w:customXml") {
            break;
        }
        if (name != "w:p") {
            continue;
        }
        if (!read_paragraph_properties(node.child("w:pPr")).mark_deleted) {
            return node;
        }
        content = content || has_content(node);
    }
    return {};
}

}  // namespace

void StoryReader::enter_paragraph(pugi::xml_node node) {
    const std::uint32_t ordinal = ordinals_.paragraphs++;
    paragraphs_.push_back(read_paragraph_properties(node.child("w:pPr")));
    const ParagraphProperties& properties = paragraphs_.back();
    if (deleting() || (joining_ && out_.paragraph_open())) {
        return;
    }
    close_paragraph();
    if (!properties.mark_deleted) {
        begin_paragraph(properties, ordinal);
    } else if (joining_) {  // the paragraphs before it left nothing, and nothing stays after it
        if (has_content(node)) {
            begin_paragraph(properties, ordinal);
        }
    } else {
        bool content = false;
        if (const pugi::xml_node survivor = find_survivor(node, content)) {
            begin_paragraph(read_paragraph_properties(survivor.child("w:pPr")), ordinal);
        } else if (content) {
            begin_paragraph(properties, ordinal);
        }
    }
}

void StoryReader::leave_paragraph() {
    const ParagraphProperties properties = paragraphs_.back();
    paragraphs_.pop_back();
    if (deleting()) {
        deletion_.text += '\n';
        return;
    }
    paragraph_mark_change(properties);
    joining_ = properties.mark_deleted;
    if (!joining_) {
        close_paragraph();
    }
}

void StoryReader::begin_paragraph(const ParagraphProperties& properties, std::uint32_t ordinal) {
    style_ = &context_.styles.paragraph(properties.style);
    const ParagraphProperties& styled = style_->paragraph;
    Paragraph paragraph;
    paragraph.story = start_.story;
    paragraph.part = part_.index;
    paragraph.ordinal = ordinal;
    paragraph.table = place_.table;
    paragraph.row = place_.row;
    paragraph.column = place_.column;
    paragraph.alignment =
        properties.alignment.value_or(styled.alignment.value_or(Alignment::start));
    paragraph.page_break_before =
        properties.page_break_before.value_or(styled.page_break_before.value_or(false));
    const std::int32_t outline = properties.outline.value_or(styled.outline.value_or(kNone));
    paragraph.outline = outline >= 0 && outline <= 8 ? outline : kNone;
    if (!context_.styles.is_default(properties.style)) {
        paragraph.style = style_->name;
    }
    const auto list = context_.numbering.effective_list(properties.list, style_->chain);
    if (list) {
        paragraph.list = list->num_id;
        paragraph.list_level = list->level;
    }
    out_.begin_paragraph(std::move(paragraph));
    current_ = out_.document.paragraphs.size() - 1;
    if (!list) {
        return;
    }
    const ListLabel label = lists_.advance(list->num_id, list->level);
    if (!label.hidden && !label.text.empty()) {
        out_.append_label(label.text, label.suffix);
    }
}

void StoryReader::ensure_paragraph() {
    if (out_.paragraph_open()) {
        return;
    }
    Paragraph paragraph;
    if (!paragraphs_.empty() && current_) {
        paragraph = out_.document.paragraphs[*current_];
        paragraph.continues = true;
        paragraph.page_break_before = false;
    } else {
        paragraph.ordinal = kNoRun;
    }
    paragraph.story = start_.story;
    paragraph.part = part_.index;
    paragraph.table = place_.table;
    paragraph.row = place_.row;
    paragraph.column = place_.column;
    out_.begin_paragraph(std::move(paragraph));
}

void StoryReader::close_paragraph() {
    out_.end_paragraph();
    flush_text_boxes();
}

}  // namespace review
