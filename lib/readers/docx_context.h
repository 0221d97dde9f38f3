// What all stories of one docx share while it is read. Private to the readers.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/document.h"
#include "readers/docx_output.h"
#include "readers/docx_package.h"
#include "readers/docx_styles.h"
#include "readers/numbering.h"
#include "readers/ooxml.h"

namespace review {

/// A part that holds text.
struct StoryPart {
    std::unique_ptr<XmlPart> xml;
    std::uint32_t index = 0;  // in Document::parts
    Relationships relationships;
};

/// Footnotes or endnotes, numbered in the order of their references.
struct NoteMarks {
    std::string_view format = "decimal";
    std::vector<std::string> referenced;  // ids, each once
    std::map<std::string, std::string, std::less<>>
        marks;  // id → "[1]"; empty: the author's own mark

    /// The mark of note `id`, given at its first reference; `custom` when the author typed one.
    const std::string& refer(const std::string& id, bool custom);

private:
    std::int64_t next_ = 1;
};

/// Comments of the file, waiting for the place they are anchored on.
struct CommentAnchors {
    std::map<std::string, Comment, std::less<>> comments;  // by id, taken out when placed
    std::map<std::string, std::size_t, std::less<>> open;  // id → begin
};

/// All that the readers of one file share: package, styles, numbering and the document so far.
struct DocxContext {
    DocxContext(Package opened, const ReadLimits& read_limits, StyleSheet sheet, Numbering lists)
        : package(std::move(opened)),
          limits(read_limits),
          styles(std::move(sheet)),
          numbering(std::move(lists)),
          text_box_lists(numbering) {
        endnotes.format = "lowerRoman";  // what Word does when nothing is said
    }
    DocxContext(const DocxContext&) = delete;
    DocxContext& operator=(const DocxContext&) = delete;

    Package package;
    ReadLimits limits;
    StyleSheet styles;
    Numbering numbering;
    ListCounters text_box_lists;
    TextOutput out;
    NoteMarks footnotes;
    NoteMarks endnotes;
    CommentAnchors comments;
    std::map<std::string, StoryPart> diagrams;  // SmartArt data by part name, each read once
    std::vector<std::string> header_ids;        // relationship ids in the order sections use them

    /// Notes for the report what could not be read; each pair once, in order.
    void unread(std::string part, std::string reason);

private:
    std::set<std::pair<std::string, std::string>> known_unread_;
};

}  // namespace review
