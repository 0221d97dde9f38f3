// The packs that are shipped load without a problem.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "rules/testing.h"

using namespace review;

namespace {

std::vector<RuleFile> shipped_packs() {
    namespace fs = std::filesystem;
    const fs::path rules = fs::path(REVIEW_SOURCE_DIR) / "rules";
    std::vector<RuleFile> files;
    for (const fs::directory_entry& folder : fs::directory_iterator(rules)) {
        const std::string name = folder.path().filename().string();
        if (!folder.is_directory() || name == "lexicon" || name == "laws" || name == "docs") {
            continue;
        }
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
            if (entry.path().extension() == ".xml") {
                std::ifstream in(entry.path(), std::ios::binary);
                files.push_back({.path = fs::relative(entry.path(), rules).generic_string(),
                                 .xml = std::string(std::istreambuf_iterator<char>(in), {})});
            }
        }
    }
    std::ranges::sort(files, {}, &RuleFile::path);
    return files;
}

}  // namespace

TEST_CASE("the shipped packs load without a problem") {
    const std::vector<RuleFile> files = shipped_packs();
    const auto set = RuleSet::load(files);
    if (!set) {
        for (const Error& error : set.error()) {
            FAIL_CHECK(error.path << ":" << error.line << ":" << error.column << ": "
                                  << error.message);
        }
    }
}
