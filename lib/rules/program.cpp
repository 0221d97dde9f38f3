#include "rules/program.h"

namespace review {

const Result<Pattern>& CompiledPattern::regex() const {
    std::call_once(once_, [this] { compiled_.emplace(Pattern::compile(source_)); });
    return *compiled_;
}

}  // namespace review
