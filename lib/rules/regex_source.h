// What can be read off the source of a regular expression without running it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace review {

/// Words of which every match holds at least one.
using LiteralSet = std::vector<std::string>;

/// A regular expression as its source shows it. Conservative: what is not understood (flags,
/// \Q…\E, back references) requires nothing and is not plain.
struct RegexSource {
    /// What every match holds: at least one word of each set, so that text without them need not
    /// be searched.
    std::vector<LiteralSet> required;
    /// Certain to compile: nothing but words, simple classes, groups, small counts and looks
    /// around of bounded length. Others have to be compiled to know.
    bool plain = false;
};
[[nodiscard]] RegexSource read_regex(std::string_view regex);

/// The words of a regular expression that is nothing but words with | between them, in their
/// order; empty for any other.
[[nodiscard]] LiteralSet plain_words(std::string_view regex);

/// Number of capturing groups.
[[nodiscard]] std::size_t count_groups(std::string_view regex);

}  // namespace review
