#include "base/file.h"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace review {

namespace {

constexpr std::size_t kBlock = std::size_t{1} << 16;  // where the system does not say the size

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) {
            ::close(number_);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

std::string open_failure(int code) {
    switch (code) {
        case ENOENT:
        case ENOTDIR:
            return "文件不存在";
        case EACCES:
        case EPERM:
            return "没有读取权限";
        case ELOOP:
            return "符号链接成环";
        case ENAMETOOLONG:
            return "文件名过长";
        default:
            return "无法打开文件：" + std::generic_category().message(code);
    }
}

tl::unexpected<Error> too_large(std::uint64_t limit) {
    return fail(ErrorCode::limit_exceeded, "文件超过" + std::to_string(limit >> 20U) + "MB的上限");
}

}  // namespace

Result<std::string> read_file(const std::string& path, std::uint64_t limit) {
    // A pipe would be waited for until somebody writes; O_NONBLOCK changes nothing for files.
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    struct stat status {};
    if (file.number() < 0 || ::fstat(file.number(), &status) != 0) {
        return fail(ErrorCode::io,
                    errno == ENXIO ? "这是管道或设备，不是普通文件；可改用“-”从标准输入读取"
                                   : open_failure(errno));
    }
    if (S_ISDIR(status.st_mode)) {
        return fail(ErrorCode::io, "这是文件夹，不是文件");
    }
    if (!S_ISREG(status.st_mode)) {
        return fail(ErrorCode::io, "这是管道或设备，不是普通文件；可改用“-”从标准输入读取");
    }
    const auto size = static_cast<std::uint64_t>(std::max<off_t>(status.st_size, 0));
    if (size > limit) {
        return too_large(limit);
    }
    std::string bytes(size + 1, '\0');  // one more: the end is seen at once
    std::size_t used = 0;
    while (true) {
        if (used == bytes.size()) {
            bytes.resize(used + kBlock);
        }
        const ssize_t got = ::read(file.number(), bytes.data() + used, bytes.size() - used);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return fail(ErrorCode::io, "读取中断：" + std::generic_category().message(errno));
        }
        used += static_cast<std::size_t>(got);
        if (used > limit) {
            return too_large(limit);
        }
        if (got == 0) {
            break;
        }
    }
    bytes.resize(used);
    return bytes;
}

}  // namespace review
