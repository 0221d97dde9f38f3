#include "base/file.h"

#include <string>

#include <doctest/doctest.h>

using namespace review;

namespace {

constexpr std::uint64_t kMost = 1 << 20;

}  // namespace

TEST_CASE("a file that is no file says what it is") {
    struct Case {
        std::string path;
        std::string message;
    };
    for (const Case& c : {
             Case{"/no/such/file.docx", "文件不存在"},
             Case{"/", "这是文件夹，不是文件"},
             Case{"/dev/zero", "这是管道或设备，不是普通文件；可改用“-”从标准输入读取"},
             Case{std::string(5000, 'x'), "文件名过长"},
         }) {
        CAPTURE(c.message);
        const Result<std::string> bytes = read_file(c.path, kMost);
        REQUIRE_FALSE(bytes);
        CHECK(bytes.error().code == ErrorCode::io);
        CHECK(bytes.error().message == c.message);
    }
    const Result<std::string> large = read_file("/proc/self/exe", 1 << 10);
    REQUIRE_FALSE(large);
    CHECK(large.error().code == ErrorCode::limit_exceeded);
    CHECK(large.error().message == "文件超过0MB的上限");
}

TEST_CASE("a file is read whole, whether the system says its size or not") {
    const Result<std::string> own = read_file(REVIEW_SOURCE_DIR "/tests/base/file_test.cpp", kMost);
    REQUIRE(own);
    CHECK(own->starts_with("#include \"base/file.h\""));
    CHECK(own->ends_with("}\n"));
    const Result<std::string> proc = read_file("/proc/self/status", kMost);
    REQUIRE(proc);
    CHECK(proc->find("Pid:") != std::string::npos);
}
