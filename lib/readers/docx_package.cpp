#include "readers/docx_package.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>
#include <zip.h>

#include "base/text.h"
#include "readers/zip_names.h"

namespace review {
namespace {

constexpr std::uint64_t kRatioFreeBytes = 1 << 20;

struct FileCloser {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
struct SourceCloser {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};

/// As names are compared: '/' between segments, none in front, ASCII letters in lower case.
std::string folded(std::string_view name) {
    std::string result(name);
    std::ranges::replace(result, '\\', '/');
    result.erase(0, std::min(result.find_first_not_of('/'), result.size()));
    for (char& c : result) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return result;
}

std::string percent_decoded(std::string_view text) {
    const auto hex = [](char c) {
        return c >= '0' && c <= '9'   ? c - '0'
               : c >= 'a' && c <= 'f' ? c - 'a' + 10
               : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                      : -1;
    };
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape =
            text[i] == '%' && i + 2 < text.size() && hex(text[i + 1]) > 0 && hex(text[i + 2]) >= 0;
        result += escape ? static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2])) : text[i];
        i += escape ? 2 : 0;
    }
    return result;
}

/// `target` of a relationship of `source`, as a part name.
std::string resolve_target(std::string_view source, std::string_view target) {
    std::string path = percent_decoded(target.substr(0, target.find('#')));
    std::ranges::replace(path, '\\', '/');
    if (!path.starts_with('/')) {
        const std::size_t slash = source.rfind('/');
        path.insert(
            0, slash == std::string_view::npos ? "" : std::string(source.substr(0, slash + 1)));
    }
    std::vector<std::string_view> segments;
    std::string_view rest = path;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('/'), rest.size());
        const std::string_view segment = rest.substr(0, end);
        if (segment == "..") {
            segments.resize(segments.empty() ? 0 : segments.size() - 1);
        } else if (!segment.empty() && segment != ".") {
            segments.push_back(segment);
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return fmt::format("{}", fmt::join(segments, "/"));
}

/// "word/_rels/document.xml.rels" of "word/document.xml".
std::string relationships_part(std::string_view part) {
    const std::size_t slash = part.rfind('/');
    const std::size_t split = slash == std::string_view::npos ? 0 : slash + 1;
    return fmt::format("{}_rels/{}.rels", part.substr(0, split), part.substr(split));
}

tl::unexpected<Error> broken_archive() {
    return fail(
        ErrorCode::malformed_input,
        "压缩包不完整或已损坏（可能没有下载或复制完整），无法按 .docx 读取；请重新获取文件");
}

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_word_main_type(std::string_view type) {
    return type.find("wordprocessingml") != std::string_view::npos ||
           type.find("ms-word") != std::string_view::npos;
}

}  // namespace

void Relationships::add(Relationship relationship) {
    by_id_.emplace(relationship.id, all_.size());
    all_.push_back(std::move(relationship));
}

const Relationship* Relationships::find(std::string_view id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : &all_[found->second];
}

const Relationship* Relationships::first_of(std::string_view type) const {
    const auto found = std::ranges::find_if(all_, [&](const Relationship& relationship) {
        return relationship.type == type && !relationship.external;
    });
    return found == all_.end() ? nullptr : &*found;
}

Package::Package(zip* archive, const ReadLimits& limits) : archive_(archive), limits_(limits) {}
Package::Package(Package&&) noexcept = default;
Package& Package::operator=(Package&&) noexcept = default;
Package::~Package() = default;

void Package::Closer::operator()(zip* archive) const {
    zip_discard(archive);
}

Result<Package> Package::open(std::span<const std::byte> bytes, const ReadLimits& limits) {
    zip_error_t error{};
    std::unique_ptr<zip_source_t, SourceCloser> source(
        zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error));
    zip* archive = source ? zip_open_from_source(source.get(), ZIP_RDONLY, &error) : nullptr;
    if (archive == nullptr) {
        return broken_archive();
    }
    static_cast<void>(source.release());  // owned by the archive now
    Package package(archive, limits);
    const std::int64_t count = zip_get_num_entries(archive, 0);
    if (count > static_cast<std::int64_t>(limits.entries)) {
        return fail(
            ErrorCode::limit_exceeded,
            fmt::format("压缩包内有 {} 个文件，超过上限 {} 个，不是正常的 Word 文件，已拒绝读取",
                        count,
                        limits.entries));
    }
    const auto raw = raw_entry_names({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    for (std::int64_t i = 0; i < count; ++i) {
        const auto index = static_cast<zip_uint64_t>(i);
        const char* name = zip_get_name(archive, index, ZIP_FL_ENC_RAW);
        if (name == nullptr) {
            continue;
        }
        if (index < raw.size() && is_ascii(raw[index]) && is_ascii(name) && raw[index] != name) {
            return fail(ErrorCode::malformed_input,
                        fmt::format("压缩包内同一文件有两个名称（{} 和 {}），可能被篡改；请用 Word "
                                    "打开核对并另存为 .docx",
                                    raw[index],
                                    name));
        }
        const bool is_new = package.entries_.emplace(folded(name), index).second;
        if (!is_new && !std::string_view(name).ends_with('/')) {
            return fail(
                ErrorCode::malformed_input,
                fmt::format("压缩包内有两个 {}，无法确定以哪个为准；请用 Word 打开核对并另存为 "
                            ".docx",
                            to_valid_utf8(name)));
        }
    }
    return package;
}

bool Package::contains(std::string_view part) const {
    return entries_.contains(folded(part));
}

Result<std::vector<char>> Package::read(std::string_view part) {
    const auto entry = entries_.find(folded(part));
    if (entry == entries_.end()) {
        return fail(
            ErrorCode::malformed_input,
            fmt::format("文件中缺少 {}，不是完整的 Word 文件；请用 Word 或 WPS 打开并另存为 .docx",
                        part));
    }
    zip_stat_t stat{};
    if (zip_stat_index(archive_.get(), entry->second, 0, &stat) != 0 ||
        (stat.valid & ZIP_STAT_SIZE) == 0 || (stat.valid & ZIP_STAT_COMP_SIZE) == 0) {
        return broken_archive();
    }
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
        return fail(ErrorCode::encrypted,
                    fmt::format("{} 在压缩包内加了密码，无法读取；请解除密码后再审查", part));
    }
    if (const auto within = check_size(part, stat.size, stat.comp_size); !within) {
        return tl::unexpected<Error>(within.error());
    }
    total_ += stat.size;
    std::vector<char> bytes(stat.size + 1);  // one more, to see data past the declared size
    const std::unique_ptr<zip_file_t, FileCloser> file(
        zip_fopen_index(archive_.get(), entry->second, 0));
    std::uint64_t length = 0;
    std::int64_t got = file ? 1 : -1;
    while (got > 0 && length < bytes.size()) {
        got = zip_fread(file.get(), bytes.data() + length, bytes.size() - length);
        length += static_cast<std::uint64_t>(std::max<std::int64_t>(got, 0));
    }
    if (got < 0 || length != stat.size) {
        return fail(
            ErrorCode::malformed_input,
            fmt::format("{} 解压失败，数据已损坏；请重新获取文件，或用 Word 修复并另存为 .docx",
                        part));
    }
    bytes.resize(stat.size);
    return bytes;
}

Result<void> Package::check_size(std::string_view part,
                                 std::uint64_t size,
                                 std::uint64_t compressed) const {
    if (size > limits_.entry_bytes || size > limits_.total_bytes - total_) {
        return fail(ErrorCode::limit_exceeded,
                    fmt::format("{} 解压后有 {} 字节，超过上限 {} 字节，已拒绝读取",
                                part,
                                size,
                                std::min(limits_.entry_bytes, limits_.total_bytes)));
    }
    if (size > kRatioFreeBytes && size / std::max<std::uint64_t>(compressed, 1) > limits_.ratio) {
        return fail(
            ErrorCode::limit_exceeded,
            fmt::format("{} 的压缩比超过 {} 倍，疑为压缩炸弹，已拒绝读取", part, limits_.ratio));
    }
    return {};
}

Result<std::unique_ptr<XmlPart>> Package::read_xml(std::string_view part) {
    auto bytes = read(part);
    if (!bytes) {
        return tl::unexpected<Error>(bytes.error());
    }
    return parse_xml_part(std::string(part), std::move(*bytes), limits_);
}

Result<Relationships> Package::relationships(std::string_view part) {
    const std::string name = relationships_part(part);
    if (!contains(name)) {
        return Relationships{};
    }
    const auto xml = read_xml(name);
    if (!xml) {
        return tl::unexpected<Error>(xml.error());
    }
    Relationships result;
    for (const pugi::xml_node node : (*xml)->root().children("Relationship")) {
        const std::string_view type = node.attribute("Type").value();
        const std::string_view target = node.attribute("Target").value();
        Relationship relationship;
        relationship.id = node.attribute("Id").value();
        relationship.type = type.substr(type.rfind('/') + 1);
        relationship.external =
            std::string_view(node.attribute("TargetMode").value()) == "External";
        relationship.target =
            relationship.external ? std::string(target) : resolve_target(part, target);
        result.add(std::move(relationship));
    }
    return result;
}

Result<std::string> Package::main_by_relationship() {
    const auto package = relationships("");
    if (!package) {
        return tl::unexpected<Error>(package.error());
    }
    const Relationship* main = package->first_of("officeDocument");
    return main == nullptr ? std::string() : main->target;
}

Result<std::string> Package::main_by_content_type() {
    if (!contains("[Content_Types].xml")) {
        return std::string();
    }
    const auto types = read_xml("[Content_Types].xml");
    if (!types) {
        return tl::unexpected<Error>(types.error());
    }
    for (const pugi::xml_node node : (*types)->root().children("Override")) {
        const std::string_view type = node.attribute("ContentType").value();
        if (is_word_main_type(type) && type.ends_with("main+xml")) {
            return resolve_target("", node.attribute("PartName").value());
        }
    }
    return std::string();
}

Result<std::string> Package::main_part() {
    auto main = main_by_relationship();
    if (main && !contains(*main)) {
        main = main_by_content_type();
    }
    if (!main) {
        return main;
    }
    if (!contains(*main)) {
        *main = "word/document.xml";
    }
    const std::string name = folded(*main);
    const bool other = name.starts_with("xl/") || name.starts_with("ppt/") ||
                       name.starts_with("visio/") || name.ends_with(".fdseq");
    if (!contains(*main) || other) {
        return explain_other_kind();
    }
    return main;
}

tl::unexpected<Error> Package::explain_other_kind() {
    struct Kind {
        std::string_view entry;
        const char* message;
    };
    static constexpr auto kKinds = std::to_array<Kind>({
        {"xl/workbook.xml",
         "是 Excel 表格（.xlsx），不是 Word 文件；请将需要审查的内容另存为 .docx"},
        {"xl/workbook.bin",
         "是 Excel 表格（.xlsb），不是 Word 文件；请将需要审查的内容另存为 .docx"},
        {"ppt/presentation.xml",
         "是演示文稿（.pptx），不是 Word 文件；请将需要审查的内容另存为 .docx"},
        {"visio/document.xml",
         "是 Visio 绘图（.vsdx），不是 Word 文件；请将需要审查的内容另存为 .docx"},
        {"ofd.xml", "是 OFD 版式文件，暂不支持；请提供其 Word 原件（.docx）"},
        {"meta-inf/manifest.xml",
         "是 OpenDocument 文件（.odt 等），暂不支持；请用 Word 或 WPS 另存为 .docx"},
        {"content.xml", "是 OpenDocument 文件（.odt 等），暂不支持；请用 Word 或 WPS 另存为 .docx"},
    });
    for (const Kind& kind : kKinds) {
        if (entries_.contains(kind.entry)) {
            return fail(ErrorCode::unsupported_format, kind.message);
        }
    }
    if (contains("[Content_Types].xml")) {
        return fail(
            ErrorCode::malformed_input,
            "文件中找不到正文部件（如 word/document.xml），不是完整的 Word 文件；请用 Word 或 WPS "
            "打开并另存为 .docx");
    }
    return fail(ErrorCode::unsupported_format,
                "是普通 zip 压缩包，不是 Word 文件；请解压后审查其中的文件");
}

}  // namespace review
