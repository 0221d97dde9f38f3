#include "readers/format_sniff.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace review {
namespace {

constexpr std::string_view kOle2("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
constexpr std::size_t kDirectoryEntry = 128;

std::string_view as_text(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

struct Signature {
    std::string_view start;
    const char* message;
};

constexpr const char* kImage =
    "是图片，不是 Word 文件；请先用 OCR 软件转成文字，保存为 .docx 后再审查";

constexpr auto kSignatures = std::to_array<Signature>({
    {"%PDF", "是 PDF 文件，暂不支持；请提供其 Word 原件（.docx）"},
    {"{\\rtf", "是 RTF 文件，不是 .docx；请用 Word 或 WPS 打开并另存为 .docx"},
    {"\xDB\xA5", "是早期的 Word 文件，不是 .docx；请用 Word 打开并另存为 .docx"},
    {"\x89PNG", kImage},
    {"\xFF\xD8\xFF", kImage},
    {"GIF8", kImage},
    {"II*", kImage},
    {std::string_view("MM\0*", 4), kImage},
    {"Rar!", "是 RAR 压缩包，不是 Word 文件；请解压后审查其中的文件"},
    {"7z\xBC\xAF", "是 7z 压缩包，不是 Word 文件；请解压后审查其中的文件"},
    {"\x1F\x8B", "是 gzip 压缩包，不是 Word 文件；请解压后审查其中的文件"},
    {"MIME-Version:", "是单个网页文件（.mht），不是 .docx；请用 Word 打开并另存为 .docx"},
});

/// `text` starts with `word` after white space, whatever the case of ASCII letters.
bool starts_with_tag(std::string_view text, std::string_view word) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    return text.size() >= word.size() &&
           std::ranges::equal(text.substr(0, word.size()), word, [](char a, char b) {
               return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
           });
}

/// Name of the directory entry in these 128 bytes when it is a stream: ASCII, empty otherwise.
std::string stream_name(std::string_view entry) {
    constexpr std::size_t kNameLength = 64;
    constexpr std::size_t kType = 66;
    constexpr char kStream = 2;
    const auto length = static_cast<unsigned char>(entry[kNameLength]);
    std::string name;
    if (entry[kType] != kStream || entry[kNameLength + 1] != 0 || length < 4 || length > 64) {
        return name;
    }
    for (std::size_t i = 0; i + 2 < length; i += 2) {
        if (entry[i + 1] != 0) {
            return {};
        }
        name += entry[i];
    }
    return name;
}

Error refused(ErrorCode code, const char* message) {
    return {.code = code, .message = message, .path = {}, .offset = std::nullopt};
}

/// An OLE2 file is what its streams are; directory entries stand on multiples of 128 bytes.
Error explain_ole2(std::string_view text) {
    struct Kind {
        std::string_view stream;
        ErrorCode code;
        const char* message;
    };
    static constexpr auto kKinds = std::to_array<Kind>({
        {"EncryptedPackage",
         ErrorCode::encrypted,
         "文件设有打开密码（已加密），无法读取；请在 Word 或 WPS 中取消密码并另存为 .docx"},
        {"WordDocument",
         ErrorCode::unsupported_format,
         "是旧版 Word（.doc）或 WPS 文字（.wps）文件，不是 .docx；请用 Word 或 WPS 打开并另存为 "
         ".docx"},
        {"Workbook",
         ErrorCode::unsupported_format,
         "是旧版 Excel 表格（.xls），不是 Word 文件；请将需要审查的内容另存为 .docx"},
        {"Book",
         ErrorCode::unsupported_format,
         "是旧版 Excel 表格（.xls），不是 Word 文件；请将需要审查的内容另存为 .docx"},
        {"PowerPoint Document",
         ErrorCode::unsupported_format,
         "是旧版演示文稿（.ppt），不是 Word 文件；请将需要审查的内容另存为 .docx"},
    });
    for (std::size_t at = 512; at + kDirectoryEntry <= text.size(); at += kDirectoryEntry) {
        const std::string name = stream_name(text.substr(at, kDirectoryEntry));
        const auto kind = std::ranges::find(kKinds, std::string_view(name), &Kind::stream);
        if (!name.empty() && kind != kKinds.end()) {
            return refused(kind->code, kind->message);
        }
    }
    return refused(
        ErrorCode::unsupported_format,
        "是 OLE2 复合文档（旧版 Office 格式），不是 .docx；请用 Word 或 WPS 打开并另存为 "
        ".docx");
}

}  // namespace

bool is_zip(std::span<const std::byte> bytes) {
    const std::string_view text = as_text(bytes.first(std::min<std::size_t>(bytes.size(), 4)));
    return text == std::string_view("PK\x03\x04", 4) || text == std::string_view("PK\x05\x06", 4);
}

std::optional<Error> refuse_format(std::span<const std::byte> bytes) {
    if (bytes.empty()) {
        return refused(ErrorCode::malformed_input, "文件是空的（0 字节）；请重新获取文件");
    }
    const std::string_view text = as_text(bytes);
    if (text.starts_with(kOle2)) {
        return explain_ole2(text);
    }
    for (const Signature& signature : kSignatures) {
        if (text.starts_with(signature.start)) {
            return refused(ErrorCode::unsupported_format, signature.message);
        }
    }
    const std::string_view head = text.substr(text.starts_with("\xEF\xBB\xBF") ? 3 : 0, 4096);
    if (starts_with_tag(head, "<!doctype html") || starts_with_tag(head, "<html")) {
        return refused(ErrorCode::unsupported_format,
                       "是网页（HTML），不是 .docx；请用 Word 或 WPS 打开并另存为 .docx");
    }
    if (starts_with_tag(head, "<?xml")) {
        const bool flat = head.find("<pkg:package") != std::string_view::npos;
        const bool old = head.find("wordDocument") != std::string_view::npos;
        if (flat || old) {
            return refused(ErrorCode::unsupported_format,
                           "是 XML 格式的 Word 文件，不是 .docx；请用 Word 打开并另存为 .docx");
        }
        if (head.find("xhtml") != std::string_view::npos) {
            return refused(ErrorCode::unsupported_format,
                           "是网页（HTML），不是 .docx；请用 Word 或 WPS 打开并另存为 .docx");
        }
    }
    return std::nullopt;
}

}  // namespace review
