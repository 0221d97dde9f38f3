#include "rules/loader.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <future>
#include <optional>
#include <thread>

#include <fmt/format.h>

#include "base/text.h"
#include "rules/parse.h"

namespace review {

namespace {

constexpr std::size_t kMaxFiles = 10000;
constexpr std::size_t kMaxReaders = 4;  // threads; there is little to read

struct ParseError {
    pugi::xml_parse_status status;
    const char* message;
};
constexpr std::array<ParseError, 11> kParseErrors = {{
    {pugi::status_unrecognized_tag, "不认识的标记"},
    {pugi::status_bad_pi, "XML 声明或处理指令没有写完"},
    {pugi::status_bad_comment, "注释没有写完，应以 --> 结束"},
    {pugi::status_bad_cdata, "CDATA 没有写完，应以 ]]> 结束"},
    {pugi::status_bad_doctype, "DOCTYPE 有误"},
    {pugi::status_bad_pcdata, "文字有误"},
    {pugi::status_bad_start_element, "开始标记有误"},
    {pugi::status_bad_attribute, "属性有误：应写作 名称=\"值\"，值里的 < 写作 &lt;"},
    {pugi::status_bad_end_element, "结束标记有误"},
    {pugi::status_end_element_mismatch, "结束标记与开始标记不配对"},
    {pugi::status_no_document_element, "没有根元素，应为 <rules>"},
}};

std::string parse_message(const pugi::xml_parse_result& result) {
    const ParseError* const found =
        std::ranges::find(kParseErrors, result.status, &ParseError::status);
    return fmt::format("XML 格式错误：{}",
                       found == kParseErrors.end() ? result.description() : found->message);
}

/// What reading one file gave.
struct ReadFile {
    std::optional<PackFile> pack;  // nullopt: the file cannot be read
    Problems problems;
};

ReadFile read_file_of(const std::vector<SourceFile>& files, std::size_t index) {
    ReadFile read{.pack = std::nullopt, .problems = Problems(files)};
    const auto refuse = [&](std::size_t offset, std::string message) {
        read.problems.add({.file = index, .offset = offset}, std::move(message));
        return std::move(read);
    };
    const std::string_view xml = files[index].xml();
    if (xml.size() > kMaxRuleFileBytes) {
        return refuse(0, fmt::format("规则文件超过 {} MB", kMaxRuleFileBytes >> 20U));
    }
    if (!is_valid_utf8(xml)) {
        return refuse(0, "规则文件不是 UTF-8 编码，请另存为 UTF-8");
    }
    pugi::xml_document document;
    const pugi::xml_parse_result parsed =
        document.load_buffer(xml.data(),
                             xml.size(),
                             pugi::parse_default | pugi::parse_comments | pugi::parse_ws_pcdata,
                             pugi::encoding_utf8);
    if (!parsed) {
        return refuse(static_cast<std::size_t>(std::max<std::ptrdiff_t>(parsed.offset, 0)),
                      parse_message(parsed));
    }
    ParseContext context{.file = files[index], .index = index, .problems = read.problems};
    read.pack = parse_pack(context, document);
    return read;
}

/// Reads the files, several at once, each by whichever thread is free; packs and problems are in
/// the order of the files. A file that cannot be read gives problems and no pack.
std::vector<PackFile> read_files(const std::vector<SourceFile>& files, Problems& problems) {
    std::vector<std::optional<ReadFile>> read(files.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < files.size(); i = next++) {
            read[i].emplace(read_file_of(files, i));
        }
    };
    {
        std::vector<std::future<void>> helpers;  // without a thread to be had they find no work
        const std::size_t cores = std::max(std::thread::hardware_concurrency(), 1U);
        while (helpers.size() + 1 < std::min({cores, kMaxReaders, files.size()})) {
            helpers.push_back(std::async(work));
        }
        work();
        std::ranges::for_each(helpers, &std::future<void>::get);
    }
    std::vector<PackFile> packs;
    for (std::optional<ReadFile>& file : read) {
        problems.add_all(std::move(file->problems));
        if (file->pack) {
            packs.push_back(std::move(*file->pack));
        }
    }
    return packs;
}

bool within_limits(const std::vector<PackFile>& packs, Problems& problems) {
    std::size_t rules = 0;
    std::size_t lets = 0;
    for (const PackFile& pack : packs) {
        rules += pack.rules.size();
        lets += pack.lets.size();
        if (rules > kMaxRules && !pack.rules.empty()) {
            problems.add(pack.rules.front().place, fmt::format("规则超过 {} 条", kMaxRules));
            return false;
        }
        if (lets > kMaxLets && !pack.lets.empty()) {
            problems.add(pack.lets.front().place, fmt::format("变量超过 {} 个", kMaxLets));
            return false;
        }
    }
    return true;
}

}  // namespace

tl::expected<LoadedRules, std::vector<Error>> load_rules(std::vector<RuleFile> files) {
    if (files.size() > kMaxFiles) {
        return tl::unexpected(std::vector<Error>{
            Error{.code = ErrorCode::limit_exceeded,
                  .message = fmt::format("规则文件有 {} 个，超过 {} 个", files.size(), kMaxFiles),
                  .path = {},
                  .offset = std::nullopt}});
    }
    LoadedRules loaded;
    loaded.files.reserve(files.size());
    for (RuleFile& file : files) {
        loaded.files.emplace_back(std::move(file.path), std::move(file.xml));
    }
    Problems problems(loaded.files);
    std::vector<PackFile> packs = read_files(loaded.files, problems);
    for (const PackFile& pack : packs) {
        loaded.packs.push_back(pack.info);
    }
    if (within_limits(packs, problems)) {
        loaded.compiled = compile_rules(std::move(packs), loaded.files, problems);
    }
    if (!problems.empty()) {
        return tl::unexpected(problems.sorted());
    }
    return loaded;
}

}  // namespace review
