#include "cli/workbench.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

#include <unistd.h>

namespace review {

namespace fs = std::filesystem;

namespace {

constexpr const char* kRules =
    R"(<rules pack="test" layer="national" version="1" as-of="2026-01-01">
  <rule id="test.language.signed" severity="warning" kind="contract normative other">
    <title>“签定”应为“签订”</title>
    <basis note="用字规范"/>
    <find>签定</find>
    <replace>签订</replace>
    <example outcome="violated">双方签定合同。</example>
    <example outcome="satisfied">双方签订合同。</example>
  </rule>
  <rule id="test.language.forever" severity="error" kind="contract normative other">
    <title>期限不得为永久</title>
    <basis law="民法典" article="705" paragraph="1"/>
    <find>永久</find>
    <example outcome="violated">租期为永久。</example>
    <example outcome="satisfied">租期为一年。</example>
  </rule>
</rules>
)";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

}  // namespace

Workbench::Workbench() {
    std::string name = (fs::temp_directory_path() / "review-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
        throw std::runtime_error("no folder for the test");
    }
    folder_ = name;
    environment.rules_dir = path("rules").string();
    environment.cores = 2;
    write("rules/contract/test.xml", kRules);
}

Workbench::~Workbench() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

void Workbench::write(const std::string& name, const std::string& content) const {
    fs::create_directories(path(name).parent_path());
    std::ofstream(path(name), std::ios::binary) << content;
}

std::string Workbench::read(const std::string& name) const {
    std::ifstream file(path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<std::string> Workbench::list(const std::string& name) const {
    std::vector<std::string> names;
    for (const fs::directory_entry& entry : fs::directory_iterator(path(name))) {
        names.push_back(entry.path().filename().string());
    }
    std::ranges::sort(names);
    return names;
}

Outcomes Workbench::run(const std::vector<std::string>& args, const std::string& input) const {
    std::vector<std::string> full;
    std::ranges::transform(args, std::back_inserter(full), [this](const std::string& arg) {
        return replaced(arg, "$", folder_.string());
    });
    std::istringstream in(input);
    std::ostringstream out;
    std::ostringstream err;
    const int code = review::run(full, {in, out, err, environment});
    return {.code = code,
            .out = replaced(out.str(), folder_.string(), "$"),
            .err = replaced(err.str(), folder_.string(), "$")};
}

}  // namespace review
