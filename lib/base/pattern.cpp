#include "base/pattern.h"

#include <algorithm>
#include <cstdint>
#include <limits>

#include <fmt/format.h>
#include <unicode/regex.h>

namespace review {

namespace {

// ICU counts about one unit per 10,000 steps of its engine; this is a few tens of milliseconds,
// far beyond what a sane pattern needs on one paragraph.
constexpr std::int32_t kTimeLimit = 200;

tl::unexpected<Error> failed_search(UErrorCode status) {
    return fail(ErrorCode::limit_exceeded,
                fmt::format("正则表达式在本文上耗时超限（{}）", u_errorName(status)));
}

/// What ICU says of a pattern it rejects.
const char* in_words(UErrorCode status) {
    switch (status) {
        case U_REGEX_MISMATCHED_PAREN:
            return "圆括号不配对";
        case U_REGEX_MISSING_CLOSE_BRACKET:
            return "“[”没有配对的“]”";
        case U_REGEX_BAD_ESCAPE_SEQUENCE:
            return "“\\”后面的字符没有意义";
        case U_REGEX_BAD_INTERVAL:
        case U_REGEX_MAX_LT_MIN:
        case U_REGEX_NUMBER_TOO_BIG:
            return "“{}”里的次数有误";
        case U_REGEX_INVALID_BACK_REF:
            return "引用了不存在的组";
        case U_REGEX_LOOK_BEHIND_LIMIT:
            return "向后查看的长度应有上限";
        case U_REGEX_INVALID_RANGE:
            return "“[]”里的范围有误";
        case U_REGEX_RULE_SYNTAX:
            return "写法有误";
        default:
            return u_errorName(status);
    }
}

constexpr std::size_t kNoGroup = std::numeric_limits<std::size_t>::max();

}  // namespace

void prepare_patterns() {
    static_cast<void>(Pattern::compile("."));
}

// UTF-16, which ICU searches fastest, and the way back to bytes.
struct PatternText::Impl {
    icu::UnicodeString units;
    std::vector<std::size_t> bytes;  // byte offset of each unit, and the size of the text
    bool wide = false;               // some code points are two units

    [[nodiscard]] std::int32_t unit_at(std::size_t byte) const {
        return static_cast<std::int32_t>(std::ranges::lower_bound(bytes, byte) - bytes.begin());
    }
};

PatternText::PatternText(std::string_view text) : impl_(std::make_unique<Impl>()) {
    impl_->units = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    impl_->bytes.reserve(static_cast<std::size_t>(impl_->units.length()) + 1);
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if ((byte & 0xC0U) == 0x80U) {
            continue;  // inside a code point
        }
        impl_->bytes.push_back(at);
        if (byte >= 0xF0U) {  // two units
            impl_->bytes.push_back(at);
            impl_->wide = true;
        }
    }
    impl_->bytes.push_back(text.size());
}
PatternText::PatternText(PatternText&&) noexcept = default;
PatternText& PatternText::operator=(PatternText&&) noexcept = default;
PatternText::~PatternText() = default;

Span PatternText::around(std::size_t byte, std::size_t longest) const {
    // a code point is at most two units
    const auto reach = static_cast<std::int32_t>(longest * (impl_->wide ? 2 : 1));
    const std::int32_t unit = impl_->unit_at(byte);
    const std::int32_t begin = std::max(unit - reach, 0);
    const std::int32_t end = std::min(unit + reach, impl_->units.length());
    return {.begin = impl_->bytes[static_cast<std::size_t>(begin)],
            .end = impl_->bytes[static_cast<std::size_t>(end)]};
}

struct Pattern::Impl {
    std::unique_ptr<icu::RegexPattern> regex;
};

Pattern::Pattern(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

Result<Pattern> Pattern::compile(std::string_view regex) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError where{};
    const icu::UnicodeString source = icu::UnicodeString::fromUTF8(
        icu::StringPiece(regex.data(), static_cast<std::int32_t>(regex.size())));
    auto impl = std::make_unique<Impl>();
    impl->regex.reset(icu::RegexPattern::compile(source, 0, where, status));
    if (U_FAILURE(status)) {
        std::string before;
        const std::int32_t units = where.offset > 0 ? where.offset : 0;
        source.tempSubString(0, units).toUTF8String(before);
        Error error{.code = ErrorCode::bad_rule,
                    .message = fmt::format("正则表达式有误：{}", in_words(status)),
                    .path = {},
                    .offset = before.size()};
        return tl::unexpected<Error>(std::move(error));
    }
    return Pattern(std::move(impl));
}

struct PatternSearch::Impl {
    const PatternText::Impl& source;
    std::unique_ptr<icu::RegexMatcher> matcher;
    icu::UnicodeString units;  // of the line that the matcher is at
    std::int32_t line_begin = -1;
    std::int32_t line_end = -1;
    UErrorCode status = U_ZERO_ERROR;  // the first failure stays

    void begin_line(std::int32_t begin, std::int32_t end) {
        if (begin != line_begin || end != line_end) {
            units.setTo(false, source.units.getBuffer() + begin, end - begin);
            matcher->reset(units);
            line_begin = begin;
            line_end = end;
        }
    }

    [[nodiscard]] Span group(std::int32_t index) {
        const std::int32_t begin = matcher->start(index, status);
        const std::int32_t end = matcher->end(index, status);
        const auto byte = [this](std::int32_t unit) {
            return source
                .bytes[static_cast<std::size_t>(line_begin) + static_cast<std::size_t>(unit)];
        };
        return begin < 0 ? Span{.begin = kNoGroup, .end = kNoGroup}
                         : Span{.begin = byte(begin), .end = byte(end)};
    }
};

PatternSearch::PatternSearch(const Pattern& pattern, const PatternText& text)
    : impl_(new Impl{.source = *text.impl_, .matcher = {}, .units = {}}) {
    impl_->matcher.reset(pattern.impl_->regex->matcher(impl_->status));
    if (U_SUCCESS(impl_->status)) {
        impl_->matcher->setTimeLimit(kTimeLimit, impl_->status);
        impl_->matcher->useTransparentBounds(true);
        impl_->matcher->useAnchoringBounds(false);
    }
}
PatternSearch::PatternSearch(PatternSearch&&) noexcept = default;
PatternSearch& PatternSearch::operator=(PatternSearch&&) noexcept = default;
PatternSearch::~PatternSearch() = default;

Result<std::vector<Span>> PatternSearch::find(Span line, Span window) {
    Impl& search = *impl_;
    std::vector<Span> groups;
    if (U_SUCCESS(search.status)) {
        const PatternText::Impl& source = search.source;
        search.begin_line(source.unit_at(line.begin), source.unit_at(line.end));
        search.matcher->region(source.unit_at(window.begin) - search.line_begin,
                               source.unit_at(window.end) - search.line_begin,
                               search.status);
        while (groups.empty() && search.matcher->find(search.status)) {
            if (search.group(0).empty()) {
                continue;
            }
            for (std::int32_t g = 0; g <= search.matcher->groupCount(); ++g) {
                groups.push_back(search.group(g));
            }
        }
    }
    if (U_FAILURE(search.status)) {
        return failed_search(search.status);
    }
    return groups;
}

}  // namespace review
