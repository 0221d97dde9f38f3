#include "facts/contents_line.h"

#include "facts/scan.h"

namespace review {

namespace {

bool is_leader(char32_t c) {
    return c == U'.' || c == U'…' || c == U'·' || c == U'⋯' || c == U'-' || c == U'—';
}

}  // namespace

std::u32string_view without_page(std::u32string_view text) {
    std::size_t end = text.size();
    while (end > 0 && (is_digit(text[end - 1]) || text[end - 1] == U' ')) {
        --end;
    }
    std::size_t leaders = end;
    while (leaders > 0 && (is_leader(text[leaders - 1]) || text[leaders - 1] == U' ')) {
        --leaders;
    }
    return text.substr(0, leaders < end ? leaders : end);
}

bool has_leaders(std::u32string_view text) {
    std::size_t end = text.size();
    while (end > 0 && (is_digit(text[end - 1]) || text[end - 1] == U' ')) {
        --end;
    }
    std::size_t begin = end;
    while (begin > 0 && (is_leader(text[begin - 1]) || text[begin - 1] == U' ')) {
        --begin;
    }
    return end < text.size() && (end - begin >= 3 || text.substr(begin, end - begin) == U"……");
}

}  // namespace review
