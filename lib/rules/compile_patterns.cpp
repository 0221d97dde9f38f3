#include "rules/compile_patterns.h"

#include "base/pattern.h"
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
    if (const Result<Pattern> regex = Pattern::compile(pattern.source); !regex) {
        const SourceFile& file = files_[pattern.place.file];
        problems_.add(
            {.file = pattern.place.file,
             .offset = file.advance(pattern.place.offset, regex.error().offset.value_or(0))},
            regex.error().message);
    }
}

}  // namespace review
