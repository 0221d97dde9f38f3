#include "base/pattern.h"

#include <fmt/format.h>
#include <unicode/regex.h>
#include <unicode/utext.h>

#include <limits>

namespace review {

namespace {

// ICU counts about one unit per 10,000 steps of its engine; this is a few tens of milliseconds,
// far beyond what a sane pattern needs on one paragraph.
constexpr std::int32_t kTimeLimit = 200;

/// A UText over UTF-8 that is closed by its destructor.
class Utf8Text {
public:
    explicit Utf8Text(std::string_view text) {
        UErrorCode status = U_ZERO_ERROR;
        utext_openUTF8(&text_, text.data(), static_cast<std::int64_t>(text.size()), &status);
    }
    ~Utf8Text() { utext_close(&text_); }
    Utf8Text(const Utf8Text&) = delete;
    Utf8Text& operator=(const Utf8Text&) = delete;
    UText* get() { return &text_; }

private:
    UText text_ = UTEXT_INITIALIZER;
};

tl::unexpected<Error> failed_search(UErrorCode status) {
    return fail(ErrorCode::limit_exceeded,
                fmt::format("正则表达式在本文上耗时超限（{}）", u_errorName(status)));
}

}  // namespace

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
                    .message = fmt::format("正则表达式有误：{}", u_errorName(status)),
                    .path = {},
                    .offset = before.size()};
        return tl::unexpected<Error>(std::move(error));
    }
    return Pattern(std::move(impl));
}

Result<std::vector<std::vector<Span>>> Pattern::find_groups(std::string_view text) const {
    UErrorCode status = U_ZERO_ERROR;
    Utf8Text source(text);
    const std::unique_ptr<icu::RegexMatcher> matcher(impl_->regex->matcher(status));
    matcher->setTimeLimit(kTimeLimit, status);
    matcher->reset(source.get());
    std::vector<std::vector<Span>> matches;
    while (matcher->find(status)) {
        std::vector<Span> groups;
        for (std::int32_t g = 0; g <= matcher->groupCount(); ++g) {
            const std::int64_t begin = matcher->start64(g, status);
            const std::int64_t end = matcher->end64(g, status);
            constexpr auto npos = std::numeric_limits<std::size_t>::max();
            groups.push_back({.begin = begin < 0 ? npos : static_cast<std::size_t>(begin),
                              .end = end < 0 ? npos : static_cast<std::size_t>(end)});
        }
        matches.push_back(std::move(groups));
    }
    if (U_FAILURE(status)) {
        return failed_search(status);
    }
    return matches;
}

Result<std::vector<Span>> Pattern::find_all(std::string_view text) const {
    UErrorCode status = U_ZERO_ERROR;
    Utf8Text source(text);
    const std::unique_ptr<icu::RegexMatcher> matcher(impl_->regex->matcher(status));
    matcher->setTimeLimit(kTimeLimit, status);
    matcher->reset(source.get());
    std::vector<Span> matches;
    while (matcher->find(status)) {
        matches.push_back({.begin = static_cast<std::size_t>(matcher->start64(status)),
                           .end = static_cast<std::size_t>(matcher->end64(status))});
    }
    if (U_FAILURE(status)) {
        return failed_search(status);
    }
    return matches;
}

Result<bool> Pattern::occurs(std::string_view text) const {
    UErrorCode status = U_ZERO_ERROR;
    Utf8Text source(text);
    const std::unique_ptr<icu::RegexMatcher> matcher(impl_->regex->matcher(status));
    matcher->setTimeLimit(kTimeLimit, status);
    matcher->reset(source.get());
    const bool found = matcher->find(status) != 0;
    if (U_FAILURE(status)) {
        return failed_search(status);
    }
    return found;
}

}  // namespace review
