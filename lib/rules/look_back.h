// Looks back of bounded length, (?<=甲.{0,8}) and (?<!甲乙?), written out by length: PCRE2 wants
// each of their alternatives to have one length.
#pragma once

#include <string>
#include <string_view>

namespace review {

/// `regex` with every look back that can have several lengths as alternatives of one length each,
/// the same for all else. What is not understood (captures, references, repeats without end or of
/// groups, hundreds of lengths) stays as it is, for PCRE2 to judge.
[[nodiscard]] std::string with_fixed_looks_back(std::string_view regex);

}  // namespace review
