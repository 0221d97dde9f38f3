#include "readers/zip_names.h"

#include <cstddef>

namespace review {
namespace {

constexpr std::string_view kEnd("PK\x05\x06", 4);
constexpr std::string_view kEntry("PK\x01\x02", 4);
constexpr std::size_t kEndSize = 22;
constexpr std::size_t kEntrySize = 46;

/// Little-endian number of `size` bytes at `at`, which must lie inside.
std::size_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
    std::size_t value = 0;
    for (std::size_t i = size; i > 0; --i) {
        value = value << 8 | static_cast<unsigned char>(bytes[at + i - 1]);
    }
    return value;
}

}  // namespace

std::vector<std::string_view> raw_entry_names(std::string_view archive) {
    const std::size_t end = archive.rfind(kEnd);
    if (end == std::string_view::npos || archive.size() - end < kEndSize) {
        return {};
    }
    std::vector<std::string_view> names;
    const std::size_t count = number_at(archive, end + 10, 2);
    std::size_t at = number_at(archive, end + 16, 4);
    for (std::size_t i = 0; i < count; ++i) {
        if (at > end || end - at < kEntrySize || archive.substr(at, 4) != kEntry) {
            return {};
        }
        const std::size_t name = number_at(archive, at + 28, 2);
        const std::size_t rest = number_at(archive, at + 30, 2) + number_at(archive, at + 32, 2);
        names.push_back(archive.substr(at + kEntrySize, name));
        at += kEntrySize + name + rest;
    }
    return names;
}

}  // namespace review
