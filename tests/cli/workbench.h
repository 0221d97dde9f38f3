#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/cli.h"

namespace review {

/// What a run gave.
struct Outcomes {
    int code = 0;
    std::string out;
    std::string err;
};

/// A folder of its own for one test, with a small rules/ folder; removed at the end. In arguments
/// and in what is written "$" stands for it.
class Workbench {
public:
    Workbench();
    Workbench(const Workbench&) = delete;
    Workbench& operator=(const Workbench&) = delete;
    ~Workbench();

    /// Writes `content` to `name` below the folder; folders on the way are made.
    void write(const std::string& name, const std::string& content) const;
    [[nodiscard]] std::string read(const std::string& name) const;
    [[nodiscard]] std::filesystem::path path(const std::string& name) const {
        return folder_ / name;
    }
    /// Names in the folder `name`, sorted.
    [[nodiscard]] std::vector<std::string> list(const std::string& name) const;

    [[nodiscard]] Outcomes run(const std::vector<std::string>& args,
                               const std::string& input = "") const;

    Environment environment;

private:
    std::filesystem::path folder_;
};

}  // namespace review
