// From files to compiled rules, with every problem on the way.
#pragma once

#include <span>
#include <vector>

#include "rules/compile.h"
#include "rules/engine.h"

namespace review {

/// The files of a set and what became of them; places in problems point into `files`.
struct LoadedRules {
    CompiledRules compiled;
    std::vector<PackInfo> packs;
    std::vector<SourceFile> files;
};

/// Either all files, or every problem of every file (bad_rule; limit_exceeded for too many files).
[[nodiscard]] tl::expected<LoadedRules, std::vector<Error>> load_rules(std::vector<RuleFile> files);

}  // namespace review
