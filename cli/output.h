// A file that appears whole or not at all.
#pragma once

#include <fstream>
#include <ostream>
#include <span>
#include <string>

#include "base/result.h"

namespace review {

/// Written beside its target under another name, then renamed over it by commit(); without commit()
/// nothing changes. A target that is no regular file (a terminal, a pipe) is written directly.
class OutputFile {
public:
    /// Errors: bad_usage when `path` is one of `inputs`, also through links; io when the folder
    /// does not take a file.
    [[nodiscard]] static Result<OutputFile> create(const std::string& path,
                                                   std::span<const std::string> inputs);

    OutputFile(OutputFile&& other) noexcept;
    OutputFile& operator=(OutputFile&&) = delete;
    ~OutputFile();

    [[nodiscard]] std::ostream& stream() { return stream_; }

    /// Errors: io when something could not be written.
    [[nodiscard]] tl::expected<void, Error> commit();

private:
    OutputFile() = default;

    std::string target_;     // after following links
    std::string temporary_;  // empty: written directly, or done
    std::ofstream stream_;
};

}  // namespace review
