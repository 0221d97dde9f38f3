// What can be read off the source of a regular expression without running it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace review {

/// Words of which every match holds at least one; views into the source.
using LiteralSet = std::vector<std::string_view>;

/// One of the ways in which a regular expression can match.
struct RegexBranch {
    std::string_view source;
    /// What every match holds: at least one word of each set, so that text without them need not
    /// be searched.
    std::vector<LiteralSet> required;
    std::optional<std::size_t> longest;  // code points of a match, at most; nullopt: without end
};

/// A regular expression as its source shows it. Conservative: what is not understood (flags,
/// \Q…\E, back references) requires nothing and is not plain.
struct RegexSource {
    /// What stands between the | outside groups, if each requires something; else the whole.
    std::vector<RegexBranch> branches;
    /// Certain to compile: nothing but words, simple classes, groups, small counts and looks
    /// around of bounded length. Others have to be compiled to know.
    bool plain = false;
};
/// By source; the entries keep their place, as views into the keys need.
using RegexSources = std::unordered_map<std::string, RegexSource>;
/// `regex` outlives the result.
[[nodiscard]] RegexSource read_regex(std::string_view regex);

/// Whether a regular expression, not empty, is a word that stands for itself.
[[nodiscard]] bool is_plain_word(std::string_view regex);

/// Number of capturing groups.
[[nodiscard]] std::size_t count_groups(std::string_view regex);

}  // namespace review
