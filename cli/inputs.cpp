#include "cli/inputs.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

namespace review {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 8> kReadable{
    ".docx", ".docm", ".dotx", ".dotm", ".txt", ".text", ".md", ".markdown"};
/// Documents all the same: reading them says why they cannot be reviewed.
constexpr std::array<std::string_view, 10> kDocuments{
    ".doc", ".dot", ".wps", ".wpt", ".rtf", ".pdf", ".ofd", ".odt", ".ott", ".ceb"};
constexpr Words kNothingToRead{
    .chinese = "文件夹中没有可审查的文件（.docx、.txt、.md等）",
    .english = "the folder holds no file that can be reviewed (.docx, .txt, .md and the like)"};
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kReadBlock = std::size_t{1} << 16;

std::string lower_extension(const fs::path& path) {
    std::string extension = path.extension().string();
    for (char& c : extension) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return extension;
}

/// Whether a file of a folder is to be read, told by its name.
bool is_document(const std::string& extension) {
    return std::ranges::find(kReadable, extension) != kReadable.end() ||
           std::ranges::find(kDocuments, extension) != kDocuments.end();
}

bool is_left_out(const std::string& name) {
    return name.starts_with('.') || name.starts_with("~$");
}

std::string folder_failure(const std::error_code& problem, Language language) {
    const bool chinese = language == Language::chinese;
    if (problem == std::errc::permission_denied) {
        return chinese ? "没有读取这个文件夹的权限" : "no permission to read this folder";
    }
    return (chinese ? "文件夹无法打开：" : "the folder cannot be opened: ") + problem.message();
}

/// Walks one folder with a stack of its own; links to folders are followed last, so that the path a
/// file is reported by does not depend on the order of directory entries.
class Walk {
public:
    Walk(std::set<fs::path>& visited, Language language) : visited_(visited), language_(language) {}

    void run(const fs::path& top) {
        std::vector<fs::path> folders{top};
        while (!folders.empty() || !linked_.empty()) {
            std::vector<fs::path>& next = folders.empty() ? linked_ : folders;
            std::ranges::sort(next, std::greater<>());
            const fs::path folder = next.back();
            next.pop_back();
            read_folder(folder, folders);
        }
        std::ranges::sort(files_);
    }

    [[nodiscard]] const std::vector<std::string>& files() const { return files_; }
    [[nodiscard]] const std::vector<Error>& errors() const { return errors_; }
    /// Files that are no documents, by extension.
    [[nodiscard]] const std::map<std::string, std::size_t>& skipped() const { return skipped_; }

private:
    void read_folder(const fs::path& folder, std::vector<fs::path>& folders) {
        std::error_code problem;
        const fs::path real = fs::canonical(folder, problem);
        if (problem || !visited_.insert(real).second) {
            return;
        }
        fs::directory_iterator entries(folder, problem);
        for (const fs::directory_iterator end; !problem && entries != end;
             entries.increment(problem)) {
            take(*entries, folders);
        }
        if (problem) {
            errors_.push_back({.code = ErrorCode::io,
                               .message = folder_failure(problem, language_),
                               .path = folder.generic_string(),
                               .offset = std::nullopt});
        }
    }

    void take(const fs::directory_entry& entry, std::vector<fs::path>& folders) {
        if (is_left_out(entry.path().filename().string())) {
            return;
        }
        std::error_code ignored;
        if (entry.is_directory(ignored)) {
            (entry.is_symlink(ignored) ? linked_ : folders).push_back(entry.path());
        } else if (entry.is_regular_file(ignored)) {
            const std::string extension = lower_extension(entry.path());
            if (is_document(extension)) {
                files_.push_back(entry.path().generic_string());
            } else {
                ++skipped_[extension];
            }
        }
    }

    std::set<fs::path>& visited_;
    Language language_;
    std::vector<fs::path> linked_;
    std::vector<std::string> files_;
    std::vector<Error> errors_;
    std::map<std::string, std::size_t> skipped_;
};

std::string skipped_note(const std::string& folder,
                         const std::map<std::string, std::size_t>& skipped,
                         Language language) {
    std::size_t total = 0;
    std::string list;
    for (const auto& [extension, count] : skipped) {
        total += count;
        list += list.empty() ? "" : language == Language::chinese ? "，" : ", ";
        list += extension.empty() ? (language == Language::chinese ? "无扩展名" : "no extension")
                                  : extension;
        list += " " + std::to_string(count);
    }
    return language == Language::chinese
               ? folder + "：另有" + std::to_string(total) + "个文件因格式不支持未审查（" + list +
                     "）"
               : folder + ": " + std::to_string(total) +
                     " file(s) left out, format not supported (" + list + ")";
}

class Collector {
public:
    explicit Collector(Language language) : language_(language) {}

    void add(const std::string& given) {
        std::error_code ignored;
        if (given == "-" || !fs::is_directory(given, ignored)) {
            add_path(given);
            return;
        }
        if (visited_.contains(fs::canonical(given, ignored))) {
            return;  // it, or a folder around it, was given before
        }
        Walk walk(visited_, language_);
        walk.run(given);
        std::ranges::copy(walk.errors(), std::back_inserter(inputs_.errors));
        if (walk.files().empty() && walk.errors().empty()) {
            inputs_.errors.push_back({.code = ErrorCode::io,
                                      .message = std::string(kNothingToRead.in(language_)),
                                      .path = given,
                                      .offset = std::nullopt});
        }
        if (!walk.skipped().empty()) {
            inputs_.notes.push_back(skipped_note(given, walk.skipped(), language_));
        }
        for (const std::string& path : walk.files()) {
            add_path(path);
        }
    }

    Inputs take() { return std::move(inputs_); }

private:
    void add_path(const std::string& path) {
        if (seen_.insert(path).second) {
            inputs_.paths.push_back(path);
        }
    }

    Language language_;
    Inputs inputs_;
    std::set<std::string> seen_;
    std::set<fs::path> visited_;
};

}  // namespace

Inputs collect_inputs(std::span<const std::string> given, Language language) {
    Collector collector(language);
    for (const std::string& one : given) {
        collector.add(one);
    }
    return collector.take();
}

Result<std::vector<std::string>> read_file_list(const std::string& path, std::istream& in) {
    std::ifstream file;
    if (path != "-") {
        std::error_code ignored;
        if (!fs::is_directory(path, ignored)) {
            file.open(path, std::ios::binary);
        }
        if (!file.is_open()) {
            return tl::unexpected<Error>(Error{.code = ErrorCode::io,
                                               .message = "清单文件无法打开",
                                               .path = path,
                                               .offset = std::nullopt});
        }
    }
    std::istream& source = path == "-" ? in : file;
    std::vector<std::string> lines;
    bool first = true;
    for (std::string line; std::getline(source, line);) {
        if (line.ends_with('\r')) {
            line.pop_back();
        }
        if (first && line.starts_with(kByteOrderMark)) {
            line.erase(0, kByteOrderMark.size());
        }
        first = false;
        const std::size_t word = line.find_first_not_of(" \t");
        if (word != std::string::npos && line[0] != '#') {
            lines.push_back(line);
        }
    }
    return lines;
}

Result<std::string> read_stream(std::istream& in, std::uint64_t limit) {
    std::string bytes;
    std::array<char, kReadBlock> block{};
    while (in.read(block.data(), block.size()) || in.gcount() > 0) {
        bytes.append(block.data(), static_cast<std::size_t>(in.gcount()));
        if (bytes.size() > limit) {
            return fail(ErrorCode::limit_exceeded,
                        "标准输入超过" + std::to_string(limit >> 20U) + "MB的上限");
        }
    }
    if (in.bad()) {
        return fail(ErrorCode::io, "标准输入读取失败");
    }
    return bytes;
}

}  // namespace review
