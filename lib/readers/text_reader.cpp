#include "base/decode.h"
#include "readers/reader.h"
#include "readers/source_text.h"

namespace review {

Result<Document> read_text(std::span<const std::byte> bytes, const ReadLimits& limits) {
    const Result<DecodedText> decoded = decode_source(bytes, limits);
    if (!decoded) {
        return tl::unexpected<Error>(decoded.error());
    }
    const std::string_view source = decoded->text;
    SourceWriter writer(source, "text");
    char separator = '\n';
    for (std::size_t begin = 0; begin <= source.size();) {
        const std::size_t end = std::min(source.find_first_of("\n\f\v", begin), source.size());
        Paragraph& paragraph = writer.begin_paragraph();
        paragraph.page_break_before = separator == '\f';
        paragraph.continues = separator == '\v';
        writer.copy(begin, end);
        writer.end_paragraph();
        if (end == source.size() || end + 1 == source.size()) {
            break;  // the last line, with or without an end of line
        }
        separator = source[end];
        begin = end + 1;
    }
    return std::move(writer).finish(decoded->replaced);
}

}  // namespace review
