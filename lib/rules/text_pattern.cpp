#include "rules/text_pattern.h"

#include "rules/look_back.h"

namespace review {

PatternBranch::PatternBranch(std::size_t order,
                             std::size_t groups_before,
                             const RegexBranch& branch,
                             LiteralScanner& literals)
    : order_(order),
      groups_before_(groups_before),
      source_(branch.source),
      longest_(branch.longest) {
    for (const LiteralSet& set : branch.required) {
        std::vector<std::size_t>& ids = literals_.emplace_back();
        ids.reserve(set.size());
        for (const std::string_view word : set) {
            ids.push_back(literals.add(word));
        }
    }
}

const Result<Pattern>& PatternBranch::regex() const {
    std::call_once(once_,
                   [this] { compiled_.emplace(Pattern::compile(with_fixed_looks_back(source_))); });
    return *compiled_;
}

CompiledPattern CompiledPattern::phrase(std::string_view phrase, LiteralScanner& literals) {
    CompiledPattern pattern;
    pattern.words.push_back({.order = 0, .literal = literals.add(phrase)});
    return pattern;
}

CompiledPattern CompiledPattern::regex(const RegexSource& source, LiteralScanner& literals) {
    CompiledPattern pattern;
    std::size_t groups = 0;
    for (std::size_t order = 0; order < source.branches.size(); ++order) {
        const RegexBranch& branch = source.branches[order];
        if (is_plain_word(branch.source)) {
            pattern.words.push_back({.order = order, .literal = literals.add(branch.source)});
        } else {
            pattern.branches.emplace_back(order, groups, branch, literals);
            groups += count_groups(branch.source);
        }
    }
    return pattern;
}

}  // namespace review
