// Compiles the phrases and regular expressions of rule files. Private to lib/rules.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "rules/model.h"
#include "rules/program.h"
#include "rules/source_file.h"

namespace review {

class PatternCompiler {
public:
    /// All outlive the compiler; patterns go to `program`. `regexes`: of every pattern there is.
    PatternCompiler(const std::vector<SourceFile>& files,
                    Problems& problems,
                    Program& program,
                    RegexSources regexes)
        : files_(files), problems_(problems), program_(program), regexes_(std::move(regexes)) {}

    /// Gives the pattern its id, that of an equal one if there is one; what PCRE2 rejects in it is
    /// a problem.
    void compile(TextPattern& pattern);

private:
    void check_regex(const TextPattern& pattern);

    const std::vector<SourceFile>& files_;
    Problems& problems_;
    Program& program_;
    RegexSources regexes_;
    std::array<std::unordered_map<std::string, std::size_t>, 2> ids_;  // [regex], by source
};

}  // namespace review
