#include "rules/compile_patterns.h"

#include "base/pattern.h"
#include "rules/look_back.h"
#include "rules/regex_source.h"
#include "rules/text_pattern.h"

namespace review {

void PatternCompiler::compile(TextPattern& pattern) {
    if (pattern.source.empty()) {
        return;
    }
    const auto [known, fresh] =
        ids_.at(pattern.regex ? 1 : 0).try_emplace(pattern.source, program_.patterns.size());
    pattern.id = known->second;
    if (!fresh) {
        return;
    }
    if (!pattern.regex) {
        program_.patterns.push_back(CompiledPattern::phrase(pattern.source, program_.literals));
        return;
    }
    const RegexSource& source = regexes_.find(pattern.source)->second;
    program_.patterns.push_back(CompiledPattern::regex(source, program_.literals));
    if (!source.plain) {
        check_regex(pattern);
    }
}

void PatternCompiler::check_regex(const TextPattern& pattern) {
    if (std::optional<Error> problem = pattern_problem(with_fixed_looks_back(pattern.source))) {
        // the place in what was written, where that goes wrong on its own
        problem = pattern_problem(pattern.source).value_or(std::move(*problem));
        const SourceFile& file = files_[pattern.place.file];
        problems_.add({.file = pattern.place.file,
                       .offset = file.advance(pattern.place.offset, problem->offset.value_or(0))},
                      problem->message);
    }
}

}  // namespace review
