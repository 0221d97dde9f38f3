// Tracked changes of a story, and the things in it that are not read.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "readers/docx_story.h"
#include "readers/ooxml.h"

namespace review {
namespace {

Revision start_revision(pugi::xml_node change, RevisionKind kind, std::size_t at) {
    Revision revision;
    revision.kind = kind;
    revision.span = {at, at};
    revision.author = change.attribute("w:author").value();
    revision.date = change.attribute("w:date").value();
    return revision;
}

RevisionKind kind_of(std::string_view name) {
    if (name == "w:del") {
        return RevisionKind::deletion;
    }
    if (name == "w:moveFrom") {
        return RevisionKind::move_from;
    }
    return name == "w:moveTo" ? RevisionKind::move_to : RevisionKind::insertion;
}

std::string_view first_attribute(pugi::xml_node node, std::initializer_list<const char*> names) {
    for (const char* name : names) {
        if (const pugi::xml_attribute attribute = node.attribute(name)) {
            return attribute.value();
        }
    }
    return {};
}

std::string reason_for(pugi::xml_node node, Element element) {
    switch (element) {
        case Element::picture:
        case Element::vml_image:
            return "图片中的文字未识别";
        case Element::ole_object: {
            const std::string_view program = node.attribute("ProgID").value();
            return program.empty() ? "嵌入对象未读取"
                                   : fmt::format("嵌入对象（{}）未读取", program);
        }
        case Element::active_x:
            return "ActiveX 控件未读取";
        case Element::chart:
            return "图表中的文字未读取";
        case Element::diagram:
            return "SmartArt 图形中的文字未读取";
        case Element::alt_chunk:
            return "嵌入的外部文档（altChunk）未读取，请用 Word 打开并另存后再审查";
        case Element::sub_document:
            return "子文档未读取";
        case Element::ink:
            return "手写墨迹未识别";
        default:
            return {};
    }
}

}  // namespace

void StoryReader::open_insertion(pugi::xml_node change, RevisionKind kind) {
    insertions_.push_back(start_revision(change, kind, out_.position()));
}

void StoryReader::close_insertion() {
    Revision revision = std::move(insertions_.back());
    insertions_.pop_back();
    if (!deleting()) {
        revision.span.end = std::max(revision.span.begin, out_.document.text.size());
        out_.document.revisions.push_back(std::move(revision));
    }
}

void StoryReader::open_deletion(pugi::xml_node change, RevisionKind kind) {
    if (deletions_++ == 0) {
        deletion_ = start_revision(change, kind, out_.position());
    }
}

void StoryReader::close_deletion() {
    if (--deletions_ == 0) {
        out_.document.revisions.push_back(std::move(deletion_));
    }
}

void StoryReader::paragraph_mark_change(const ParagraphProperties& properties) {
    if (properties.mark_change) {
        Revision revision = start_revision(
            properties.mark_change, kind_of(properties.mark_change.name()), out_.position());
        revision.text = "\n";
        out_.document.revisions.push_back(std::move(revision));
    }
}

void StoryReader::report_unread(pugi::xml_node node, Element element) {
    if (deleting()) {
        return;
    }
    const std::string& here = part_.xml->name;
    if (element == Element::word_art) {
        if (const std::string_view text = node.attribute("string").value(); !text.empty()) {
            context_.unread(here, fmt::format("艺术字“{}”未计入正文", text));
        }
        return;
    }
    if (element == Element::dynamic_text) {
        context_.unread(here, fmt::format("自动日期或页码（{}）未计算", node.name()));
        return;
    }
    std::string reason = reason_for(node, element);
    const std::string_view id =
        first_attribute(node, {"r:embed", "r:id", "r:dm", "r:link", "r:pict", "o:relid"});
    if (reason.empty() || id.empty()) {
        return;
    }
    const Relationship* relationship = part_.relationships.find(id);
    if (relationship == nullptr) {
        context_.unread(here, std::move(reason));
    } else {
        context_.unread(relationship->target,
                        relationship->external ? reason + "（文件外的链接）" : std::move(reason));
    }
}

}  // namespace review
