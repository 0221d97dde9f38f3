#include "rules/engine.h"

#include <algorithm>
#include <mutex>
#include <utility>

#include "base/sha256.h"
#include "rules/judge.h"
#include "rules/loader.h"

namespace review {

struct RuleSet::Impl {
    LoadedRules loaded;
    std::mutex mutex;  // guards `free`
    std::vector<std::unique_ptr<Evaluator>> free;

    std::unique_ptr<Evaluator> take() {
        {
            const std::lock_guard lock(mutex);
            if (!free.empty()) {
                std::unique_ptr<Evaluator> evaluator = std::move(free.back());
                free.pop_back();
                return evaluator;
            }
        }
        return std::make_unique<Evaluator>(*loaded.compiled.program);
    }

    void give_back(std::unique_ptr<Evaluator> evaluator) {
        const std::lock_guard lock(mutex);
        free.push_back(std::move(evaluator));
    }
};

RuleSet::RuleSet() : impl_(std::make_unique<Impl>()) {}
RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&&) noexcept = default;
RuleSet::~RuleSet() = default;

tl::expected<RuleSet, std::vector<Error>> RuleSet::load(std::vector<RuleFile> files) {
    auto loaded = load_rules(std::move(files));
    if (!loaded) {
        return tl::unexpected(std::move(loaded.error()));
    }
    RuleSet set;
    set.impl_->loaded = std::move(*loaded);
    return set;
}

Judgement RuleSet::judge(const pugi::xml_document& tree,
                         std::string_view text,
                         const JudgeOptions& options) const {
    std::unique_ptr<Evaluator> evaluator = impl_->take();
    Judgement judgement = judge_document(impl_->loaded.compiled.rules,
                                         *impl_->loaded.compiled.program,
                                         *evaluator,
                                         tree,
                                         text,
                                         options);
    impl_->give_back(std::move(evaluator));
    return judgement;
}

std::vector<RuleInfo> RuleSet::rules() const {
    std::vector<RuleInfo> infos;
    for (const Rule& rule : impl_->loaded.compiled.rules) {
        infos.push_back(rule.info);
    }
    return infos;
}

std::vector<ParamInfo> RuleSet::params() const {
    return impl_->loaded.compiled.program->params;
}

std::vector<PackInfo> RuleSet::packs() const {
    std::vector<PackInfo> packs;
    for (const PackInfo& file : impl_->loaded.packs) {
        if (std::ranges::find(packs, file) == packs.end()) {
            packs.push_back(file);
        }
    }
    return packs;
}

std::string RuleSet::as_of() const {
    std::string latest;
    for (const PackInfo& pack : impl_->loaded.packs) {
        latest = std::max(latest, pack.as_of);
    }
    return latest;
}

std::string RuleSet::digest() const {
    Sha256 sha;
    for (const SourceFile& file : impl_->loaded.files) {
        sha.update(std::to_string(file.xml().size()) + "\n");  // tells "ab" + "c" from "a" + "bc"
        sha.update(file.xml());
    }
    return sha.hex();
}

}  // namespace review
