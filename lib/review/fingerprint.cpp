#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "base/sha256.h"
#include "base/text.h"
#include "review/review.h"

namespace review {

namespace {

constexpr std::size_t kDigits = 16;

/// Blanks dropped and full-width forms folded: what an editor changes without changing the words.
std::string normalise(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = code_point_at(text, i);
        i += c.size;
        if (!is_space(c.value)) {
            append_utf8(result, fold_width(c.value));
        }
    }
    return result;
}

/// Rule, locator and words; a NUL stands in none of them.
std::string key_of(const Finding& finding) {
    std::string key = finding.rule;
    key += '\0';
    key += normalise(finding.locator);
    key += '\0';
    key += normalise(finding.text);
    return key;
}

std::string digits_of(std::string key, std::size_t n) {
    if (n > 0) {
        key += '\0';
        key += std::to_string(n);
    }
    return sha256_hex(key).substr(0, kDigits);
}

}  // namespace

std::string fingerprint(const Finding& finding, std::size_t n) {
    return digits_of(key_of(finding), n);
}

std::string Fingerprints::next(const Finding& finding) {
    std::string key = key_of(finding);
    const std::size_t n = seen_[key]++;
    return digits_of(std::move(key), n);
}

}  // namespace review
