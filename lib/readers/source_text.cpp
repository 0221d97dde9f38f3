#include "readers/source_text.h"

#include <utility>

#include <fmt/format.h>

#include "base/decode.h"
#include "base/text.h"

namespace review {

Result<DecodedText> decode_source(std::span<const std::byte> bytes, const ReadLimits& limits) {
    if (bytes.size() > limits.file_bytes) {
        return fail(
            ErrorCode::limit_exceeded,
            fmt::format(
                "文件有 {} 字节，超过上限 {} 字节；请拆分后再审", bytes.size(), limits.file_bytes));
    }
    if (bytes.empty()) {
        return fail(ErrorCode::malformed_input,
                    "文件是空的（0 字节），没有可审查的文字；请检查文件是否保存或传输完整");
    }
    Result<DecodedText> decoded = decode_text(bytes);
    if (decoded && trim(decoded->text).empty()) {
        return fail(ErrorCode::malformed_input,
                    "文件是空的（只有空白），没有可审查的文字；请检查文件是否保存或传输完整");
    }
    return decoded;
}

SourceWriter::SourceWriter(std::string_view source, std::string format) : source_(source) {
    document_.format = std::move(format);
    document_.parts.emplace_back();
    document_.text.reserve(source.size());
}

Paragraph& SourceWriter::begin_paragraph(char separator) {
    if (!document_.paragraphs.empty()) {
        document_.text += separator;
    }
    Paragraph& paragraph = document_.paragraphs.emplace_back();
    paragraph.span = {.begin = size(), .end = size()};
    paragraph.label = paragraph.span;
    paragraph.ordinal = static_cast<std::uint32_t>(document_.paragraphs.size() - 1);
    return paragraph;
}

void SourceWriter::add_segment(std::size_t begin, std::size_t offset, Marks marks) {
    if (begin == size()) {
        return;
    }
    if (!document_.segments.empty() && !marks.generated) {
        Segment& last = document_.segments.back();
        if (last.span.end == begin && last.marks == marks &&
            last.offset + last.span.size() == offset) {
            last.span.end = size();
            return;
        }
    }
    Segment segment;
    segment.span = {.begin = begin, .end = size()};
    segment.offset = static_cast<std::uint32_t>(offset);
    segment.marks = marks;
    document_.segments.push_back(segment);
}

void SourceWriter::copy(std::size_t begin, std::size_t end, Marks marks) {
    const std::size_t at = size();
    document_.text += source_.substr(begin, end - begin);
    add_segment(at, begin, marks);
}

void SourceWriter::replace(std::size_t offset, char32_t character, Marks marks) {
    const std::size_t at = size();
    append_utf8(document_.text, character);
    add_segment(at, offset, marks);
}

void SourceWriter::generate(std::string_view text) {
    const std::size_t at = size();
    document_.text += text;
    Marks marks;
    marks.generated = true;
    add_segment(at, 0, marks);
}

void SourceWriter::end_paragraph() {
    document_.paragraphs.back().span.end = size();
}

Document SourceWriter::finish(std::size_t replaced) && {
    for (const Segment& segment : document_.segments) {
        if (!segment.marks.generated) {
            document_.coverage.characters += count_code_points(document_.slice(segment.span));
        }
    }
    if (replaced != 0) {
        document_.coverage.unread.push_back(
            {.part = "", .reason = fmt::format("有 {} 处字节无法解码，已用 � 代替", replaced)});
    }
    return std::move(document_);
}

}  // namespace review
