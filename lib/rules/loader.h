// From files to compiled rules, with every problem on the way.
#pragma once

#include <span>
#include <vector>

#include "rules/compile.h"
#include "rules/engine.h"

namespace review {

struct LoadedRules {
    CompiledRules compiled;
    std::vector<PackInfo> packs;
    std::vector<SourceFile> files;
};

[[nodiscard]] tl::expected<LoadedRules, std::vector<Error>> load_rules(std::vector<RuleFile> files);

}  // namespace review
