#include "base/pattern.h"

#include <array>
#include <cstdint>
#include <limits>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <fmt/format.h>
#include <pcre2.h>

namespace review {

namespace {

// Some tens of milliseconds, far beyond what a sane pattern needs on one paragraph.
constexpr std::uint32_t kMatchLimit = 1'000'000;

constexpr std::size_t kNoGroup = std::numeric_limits<std::size_t>::max();

struct Free {
    void operator()(pcre2_code* code) const { pcre2_code_free(code); }
    void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
    void operator()(pcre2_match_context* context) const { pcre2_match_context_free(context); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

PCRE2_SPTR bytes_of(std::string_view text) {
    // PCRE2 reads characters as unsigned; where it asks for a pointer, a null one is an error
    static constexpr std::uint8_t kNothing = 0;
    return text.empty() ? &kNothing : reinterpret_cast<PCRE2_SPTR>(text.data());  // NOLINT
}

std::string message_of(int code) {
    constexpr std::size_t kLongest = 256;
    std::array<PCRE2_UCHAR, kLongest> message{};
    pcre2_get_error_message(code, message.data(), message.size());
    return reinterpret_cast<const char*>(message.data());  // NOLINT
}

/// What PCRE2 says of a pattern it rejects.
std::string in_words(int code) {
    switch (code) {
        case PCRE2_ERROR_MISSING_CLOSING_PARENTHESIS:
        case PCRE2_ERROR_UNMATCHED_CLOSING_PARENTHESIS:
            return "圆括号不配对";
        case PCRE2_ERROR_MISSING_SQUARE_BRACKET:
            return "“[”没有配对的“]”";
        case PCRE2_ERROR_END_BACKSLASH:
        case PCRE2_ERROR_END_BACKSLASH_C:
        case PCRE2_ERROR_UNKNOWN_ESCAPE:
            return "“\\”后面的字符没有意义";
        case PCRE2_ERROR_UNSUPPORTED_ESCAPE_SEQUENCE:
            return "“\\”后面的字符没有意义；字符的编码写成 \\x{4e00}，汉字写成 \\p{Han}";
        case PCRE2_ERROR_QUANTIFIER_OUT_OF_ORDER:
        case PCRE2_ERROR_QUANTIFIER_TOO_BIG:
        case PCRE2_ERROR_PATTERN_TOO_LARGE:
            return "“{}”里的次数有误";
        case PCRE2_ERROR_QUANTIFIER_INVALID:
            return "“*”“+”“?”“{}”前面没有可以重复的内容";
        case PCRE2_ERROR_BAD_SUBPATTERN_REFERENCE:
            return "引用了不存在的组";
        case PCRE2_ERROR_LOOKBEHIND_NOT_FIXED_LENGTH:
            return "向后查看（?<=、?<!）的每一种写法应有固定的长度";
        case PCRE2_ERROR_CLASS_RANGE_ORDER:
        case PCRE2_ERROR_CLASS_INVALID_RANGE:
            return "“[]”里的范围有误";
        default:
            return message_of(code);
    }
}

Result<Owned<pcre2_code>> compiled(std::string_view regex) {
    constexpr std::uint32_t kOptions = PCRE2_UTF | PCRE2_UCP | PCRE2_DOLLAR_ENDONLY |
                                       PCRE2_NEVER_BACKSLASH_C | PCRE2_USE_OFFSET_LIMIT;
    int code = 0;
    PCRE2_SIZE at = 0;
    Owned<pcre2_code> result(
        pcre2_compile(bytes_of(regex), regex.size(), kOptions, &code, &at, nullptr));
    if (!result) {
        return tl::unexpected(Error{.code = ErrorCode::bad_rule,
                                    .message = fmt::format("正则表达式有误：{}", in_words(code)),
                                    .path = {},
                                    .offset = at});
    }
    return result;
}

}  // namespace

struct Pattern::Impl {
    Owned<pcre2_code> code;
};

Pattern::Pattern(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

Result<Pattern> Pattern::compile(std::string_view regex) {
    Result<Owned<pcre2_code>> code = compiled(regex);
    if (!code) {
        return tl::unexpected(std::move(code.error()));
    }
    // A system that forbids machine code is no failure: PCRE2 then interprets the pattern.
    pcre2_jit_compile(code->get(), PCRE2_JIT_COMPLETE);
    return Pattern(std::make_unique<Impl>(Impl{.code = std::move(*code)}));
}

std::optional<Error> pattern_problem(std::string_view regex) {
    Result<Owned<pcre2_code>> code = compiled(regex);
    return code ? std::nullopt : std::optional(std::move(code.error()));
}

struct PatternSearch::Impl {
    const pcre2_code* code;
    std::string_view text;
    Owned<pcre2_match_data> data;
    Owned<pcre2_match_context> context;

    [[nodiscard]] int match(std::string_view line, std::size_t from) const {
        constexpr std::uint32_t kOptions = PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY;
        const auto match_with = [&](std::uint32_t options) {
            return pcre2_match(
                code, bytes_of(line), line.size(), from, options, data.get(), context.get());
        };
        const int groups = match_with(kOptions);
        return groups == PCRE2_ERROR_JIT_STACKLIMIT ? match_with(kOptions | PCRE2_NO_JIT) : groups;
    }
};

PatternSearch::PatternSearch(const Pattern& pattern, std::string_view text)
    : impl_(new Impl{.code = pattern.impl_->code.get(),
                     .text = text,
                     .data = Owned<pcre2_match_data>(
                         pcre2_match_data_create_from_pattern(pattern.impl_->code.get(), nullptr)),
                     .context = Owned<pcre2_match_context>(pcre2_match_context_create(nullptr))}) {
    pcre2_set_match_limit(impl_->context.get(), kMatchLimit);
}
PatternSearch::PatternSearch(PatternSearch&&) noexcept = default;
PatternSearch& PatternSearch::operator=(PatternSearch&&) noexcept = default;
PatternSearch::~PatternSearch() = default;

Result<std::vector<Span>> PatternSearch::find(Span line, Span window) {
    Impl& search = *impl_;
    // a match may not begin at the end of the window, which is the last place that PCRE2 looks at
    pcre2_set_offset_limit(search.context.get(),
                           window.end - line.begin - (window.empty() ? 0 : 1));
    const int found =
        search.match(search.text.substr(line.begin, line.size()), window.begin - line.begin);
    std::vector<Span> groups;
    if (found == PCRE2_ERROR_NOMATCH) {
        return groups;
    }
    if (found < 0) {
        return fail(ErrorCode::limit_exceeded,
                    fmt::format("正则表达式在本文上耗时超限（{}）", message_of(found)));
    }
    const PCRE2_SIZE* places = pcre2_get_ovector_pointer(search.data.get());
    const std::size_t count = pcre2_get_ovector_count(search.data.get());
    groups.reserve(count);
    for (std::size_t g = 0; g < count; ++g) {
        const PCRE2_SIZE begin = places[2 * g];    // NOLINT: PCRE2 gives a bare array
        const PCRE2_SIZE end = places[2 * g + 1];  // NOLINT
        groups.push_back(begin == PCRE2_UNSET
                             ? Span{.begin = kNoGroup, .end = kNoGroup}
                             : Span{.begin = line.begin + begin, .end = line.begin + end});
    }
    return groups;
}

}  // namespace review
