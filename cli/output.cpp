#include "cli/output.h"

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "cli/args.h"

namespace review {

namespace fs = std::filesystem;

namespace {

constexpr int kNameTries = 100;
constexpr int kNewFileMode = 0666;  // less the umask

tl::unexpected<Error> failure(ErrorCode code, const std::string& path, std::string message) {
    return tl::unexpected<Error>(
        Error{.code = code, .message = std::move(message), .path = path, .offset = std::nullopt});
}

/// Why the system did not take a file.
std::string words_of(int code, Language language) {
    const auto say = [language](const Words& words) { return std::string(words.in(language)); };
    switch (code) {
        case ENOENT:
        case ENOTDIR:
            return say(
                {"无法写入：所在的文件夹不存在", "cannot be written: there is no such folder"});
        case EACCES:
        case EPERM:
            return say({"无法写入：没有写入权限", "cannot be written: no permission"});
        case EROFS:
            return say({"无法写入：磁盘是只读的", "cannot be written: the disk is read-only"});
        case ENOSPC:
        case EDQUOT:
            return say({"无法写入：磁盘空间不足", "cannot be written: the disk is full"});
        default:
            return say({"无法写入：", "cannot be written: "}) +
                   std::generic_category().message(code);
    }
}

/// Calls `make` with hidden names beside `target` until one is not taken; that name, or empty and
/// errno when there can be none.
template <class Make>
std::string make_beside(const fs::path& target, const Make& make) {
    for (int i = 0; i < kNameTries; ++i) {
        fs::path path = target;
        path.replace_filename("." + target.filename().string() + "." + std::to_string(getpid()) +
                              "-" + std::to_string(i) + ".tmp");
        if (make(path.string())) {
            return path.string();
        }
        if (errno != EEXIST) {
            break;
        }
    }
    return {};
}

/// The name under which the kernel shows an open file.
std::string name_of(int descriptor) {
    return "/proc/self/fd/" + std::to_string(descriptor);
}

}  // namespace

Result<OutputFile> OutputFile::create(const std::string& path,
                                      std::span<const std::string> inputs,
                                      Language language) {
    std::error_code ignored;
    const auto say = [language](const Words& words) { return std::string(words.in(language)); };
    for (const std::string& input : inputs) {
        std::error_code missing;
        if (input != "-" && fs::equivalent(path, input, missing) && !missing) {
            return failure(ErrorCode::bad_usage,
                           path,
                           say({"输出文件就是输入文件 ", "the output is the input "}) + input);
        }
    }
    if (fs::is_directory(path, ignored)) {
        return failure(ErrorCode::bad_usage,
                       path,
                       say({"输出位置是文件夹，请写出文件名", "is a folder; name a file"}));
    }
    OutputFile output;
    output.language_ = language;
    const fs::path real = fs::weakly_canonical(path, ignored);
    output.target_ = ignored ? path : real.string();
    errno = 0;
    if (fs::exists(output.target_, ignored) && !fs::is_regular_file(output.target_, ignored)) {
        output.stream_.open(output.target_, std::ios::binary | std::ios::trunc);
    } else if (!output.open_unnamed() && !output.open_beside()) {
        return failure(ErrorCode::io, path, words_of(errno, language));
    }
    if (!output.stream_) {
        return failure(ErrorCode::io, path, words_of(errno, language));
    }
    return output;
}

bool OutputFile::open_unnamed() {
    const fs::path parent = fs::path(target_).parent_path();
    const std::string folder = parent.empty() ? "." : parent.string();
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): O_TMPFILE has no other interface
    unnamed_ = open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, kNewFileMode);
    if (unnamed_ < 0) {
        return false;
    }
    stream_.open(name_of(unnamed_), std::ios::binary | std::ios::trunc);
    if (!stream_) {
        close(std::exchange(unnamed_, -1));
    }
    return unnamed_ >= 0;
}

bool OutputFile::open_beside() {
    temporary_ = make_beside(target_, [](const std::string& path) {
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): O_EXCL has no other interface
        const int file = open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, kNewFileMode);
        return file >= 0 && close(file) == 0;
    });
    if (temporary_.empty()) {
        return false;  // errno says why
    }
    stream_.clear();
    stream_.open(temporary_, std::ios::binary | std::ios::trunc);
    return true;
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : language_(other.language_),
      target_(std::move(other.target_)),
      temporary_(std::exchange(other.temporary_, {})),
      unnamed_(std::exchange(other.unnamed_, -1)),
      stream_(std::move(other.stream_)) {}

OutputFile::~OutputFile() {
    if (unnamed_ >= 0) {
        close(unnamed_);
    }
    if (!temporary_.empty()) {
        std::error_code ignored;
        fs::remove(temporary_, ignored);
    }
}

tl::expected<void, Error> OutputFile::commit() {
    errno = 0;
    stream_.close();
    if (!stream_) {
        return failure(ErrorCode::io, target_, words_of(errno == 0 ? EIO : errno, language_));
    }
    if (unnamed_ >= 0) {
        // rename() alone puts a file over another, and needs a name to start from
        temporary_ = make_beside(target_, [this](const std::string& path) {
            return linkat(AT_FDCWD,
                          name_of(unnamed_).c_str(),
                          AT_FDCWD,
                          path.c_str(),
                          AT_SYMLINK_FOLLOW) == 0;
        });
        if (temporary_.empty()) {
            return failure(ErrorCode::io, target_, words_of(errno, language_));
        }
    }
    if (temporary_.empty()) {
        return {};
    }
    std::error_code problem;
    const fs::file_status old = fs::status(target_, problem);
    if (fs::exists(old)) {
        fs::permissions(temporary_, old.permissions(), problem);
    }
    fs::rename(temporary_, target_, problem);
    if (problem) {
        return failure(ErrorCode::io, target_, words_of(problem.value(), language_));
    }
    temporary_.clear();
    return {};
}

}  // namespace review
