#include "readers/docx_output.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace review {
namespace {

constexpr Marks kGenerated = {.generated = true};

void clamp(Span& span, std::size_t size) {
    span.begin = std::min(span.begin, size);
    span.end = std::clamp(span.end, span.begin, size);
}

}  // namespace

std::size_t TextOutput::position() const {
    return document.text.size() + (open_ || document.paragraphs.empty() ? 0 : 1);
}

void TextOutput::begin_paragraph(Paragraph paragraph) {
    end_paragraph();
    if (!document.paragraphs.empty()) {
        document.text += cell_ ? '\t' : '\n';
    }
    cell_ = false;
    paragraph.page_break_before = paragraph.page_break_before || page_break_;
    page_break_ = false;
    const std::size_t here = document.text.size();
    paragraph.span = {here, here};
    paragraph.label = {here, here};
    content_begin_ = here;
    document.paragraphs.push_back(std::move(paragraph));
    open_ = true;
}

void TextOutput::end_paragraph() {
    if (open_) {
        document.paragraphs.back().span.end = document.text.size();
        open_ = false;
    }
}

void TextOutput::soft_break() {
    Paragraph rest = document.paragraphs.back();
    rest.continues = true;
    rest.page_break_before = false;
    begin_paragraph(std::move(rest));
}

void TextOutput::append(std::string_view text, Segment source) {
    if (page_break_) {
        if (document.text.size() == content_begin_) {
            document.paragraphs.back().page_break_before = true;
            page_break_ = false;
        } else {
            soft_break();
        }
    }
    source.span = {document.text.size(), document.text.size() + text.size()};
    document.text += text;
    document.segments.push_back(source);
}

void TextOutput::append_label(std::string_view label, std::string_view suffix) {
    const Segment source = {
        .span = {}, .part = document.paragraphs.back().part, .run = kNoRun, .marks = kGenerated};
    const std::size_t begin = document.text.size();
    append(label, source);
    document.paragraphs.back().label = {begin, document.text.size()};
    if (!suffix.empty()) {
        append(suffix, source);
    }
    content_begin_ = document.text.size();
}

Document TextOutput::finish() {
    end_paragraph();
    const std::size_t size = document.text.size();
    for (Revision& revision : document.revisions) {
        clamp(revision.span, size);
    }
    for (Comment& comment : document.comments) {
        clamp(comment.span, size);
    }
    std::ranges::stable_sort(document.revisions, {}, &Revision::span);
    std::ranges::stable_sort(document.comments, {}, &Comment::span);
    for (const Segment& segment : document.segments) {
        if (!segment.marks.generated) {
            document.coverage.characters += count_code_points(document.slice(segment.span));
        }
    }
    return std::move(document);
}

}  // namespace review
