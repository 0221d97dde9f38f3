// Second step of loading: layers and overrides are merged, variables resolved, expressions and
// patterns compiled. What does not compile is reported at its place.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "rules/model.h"
#include "rules/program.h"
#include "rules/source_file.h"

namespace review {

/// Rules ready to judge, by id.
struct CompiledRules {
    std::unique_ptr<Program> program = std::make_unique<Program>();
    std::vector<Rule> rules;
};

/// Limits on what a set may hold.
constexpr std::size_t kMaxRules = 20000;
constexpr std::size_t kMaxLets = 1000;  // of packs; a rule has at most kMaxRuleLets
constexpr std::size_t kMaxRuleLets = 100;

[[nodiscard]] CompiledRules compile_rules(std::vector<PackFile> packs,
                                          const std::vector<SourceFile>& files,
                                          Problems& problems);

/// Applies what later layers change (merge.cpp). Duplicate ids, overrides of unknown rules and
/// variables defined twice in a layer are problems. Rules by id.
struct MergedRules {
    std::vector<Rule> rules;
    std::map<std::string, Let, std::less<>> lets;  // of packs: the latest layer's of each name
};
[[nodiscard]] MergedRules merge_layers(std::vector<PackFile> packs,
                                       const std::vector<SourceFile>& files,
                                       Problems& problems);

}  // namespace review
