#include "cli/output.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace review {

namespace fs = std::filesystem;

namespace {

constexpr int kNameTries = 100;

tl::unexpected<Error> failure(ErrorCode code, const std::string& path, std::string message) {
    return tl::unexpected<Error>(
        Error{.code = code, .message = std::move(message), .path = path, .offset = std::nullopt});
}

/// A new empty file beside `target`, with the permissions that the umask leaves; empty and errno
/// when there can be none.
std::string create_beside(const fs::path& target) {
    for (int i = 0; i < kNameTries; ++i) {
        fs::path path = target;
        path.replace_filename("." + target.filename().string() + "." + std::to_string(getpid()) +
                              "-" + std::to_string(i) + ".tmp");
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): O_EXCL has no other interface
        const int file = open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
        if (file >= 0) {
            close(file);
            return path.string();
        }
        if (errno != EEXIST) {
            return {};
        }
    }
    return {};
}

}  // namespace

Result<OutputFile> OutputFile::create(const std::string& path,
                                      std::span<const std::string> inputs) {
    std::error_code ignored;
    for (const std::string& input : inputs) {
        std::error_code missing;
        if (input != "-" && fs::equivalent(path, input, missing) && !missing) {
            return failure(ErrorCode::bad_usage, path, "输出文件就是输入文件 " + input);
        }
    }
    if (fs::is_directory(path, ignored)) {
        return failure(ErrorCode::bad_usage, path, "输出位置是文件夹，请写出文件名");
    }
    OutputFile output;
    const fs::path real = fs::weakly_canonical(path, ignored);
    output.target_ = ignored ? path : real.string();
    const bool direct =
        fs::exists(output.target_, ignored) && !fs::is_regular_file(output.target_, ignored);
    if (!direct) {
        output.temporary_ = create_beside(output.target_);
        if (output.temporary_.empty()) {
            return failure(
                ErrorCode::io, path, "无法写入：" + std::generic_category().message(errno));
        }
    }
    output.stream_.open(direct ? output.target_ : output.temporary_,
                        std::ios::binary | std::ios::trunc);
    if (!output.stream_) {
        return failure(ErrorCode::io, path, "无法写入：" + std::generic_category().message(errno));
    }
    return output;
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : target_(std::move(other.target_)),
      temporary_(std::exchange(other.temporary_, {})),
      stream_(std::move(other.stream_)) {}

OutputFile::~OutputFile() {
    if (!temporary_.empty()) {
        std::error_code ignored;
        fs::remove(temporary_, ignored);
    }
}

tl::expected<void, Error> OutputFile::commit() {
    stream_.close();
    if (!stream_) {
        return failure(ErrorCode::io, target_, "写入失败（磁盘已满？），没有生成输出文件");
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
        return failure(ErrorCode::io, target_, "无法写入：" + problem.message());
    }
    temporary_.clear();
    return {};
}

}  // namespace review
