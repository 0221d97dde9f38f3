#include "readers/reader.h"

#include <string>

#include <fmt/format.h>

#include "readers/format_sniff.h"

namespace review {
namespace {

bool is_markdown_name(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos) {
        return false;
    }
    std::string extension(name.substr(dot + 1));
    for (char& c : extension) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return extension == "md" || extension == "markdown";
}

}  // namespace

Result<Document> read_document(std::span<const std::byte> bytes,
                               std::string_view name,
                               const ReadLimits& limits) {
    if (bytes.size() > limits.file_bytes) {
        return fail(
            ErrorCode::limit_exceeded,
            fmt::format(
                "文件有 {} 字节，超过上限 {} 字节，已拒绝读取", bytes.size(), limits.file_bytes));
    }
    if (is_zip(bytes)) {
        return read_docx(bytes, limits);
    }
    if (auto error = refuse_format(bytes)) {
        return tl::unexpected<Error>(*std::move(error));
    }
    return is_markdown_name(name) ? read_markdown(bytes, limits) : read_text(bytes, limits);
}

}  // namespace review
