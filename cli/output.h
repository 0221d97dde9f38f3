// A file that appears whole or not at all.
#pragma once

#include <fstream>
#include <ostream>
#include <span>
#include <string>

#include "base/result.h"
#include "report/report.h"

namespace review {

/// Written without a name (where the file system cannot do that: beside its target under a hidden
/// name), then put in place by commit(); without commit() nothing changes. A file without a name is
/// gone with the process, however that ends. A target that is no regular file (a terminal, a pipe)
/// is written directly.
class OutputFile {
public:
    /// Messages are in `language`. Errors: bad_usage when `path` is one of `inputs`, also through
    /// links, or a folder; io when the folder does not take a file.
    [[nodiscard]] static Result<OutputFile> create(const std::string& path,
                                                   std::span<const std::string> inputs,
                                                   Language language);

    OutputFile(OutputFile&& other) noexcept;
    OutputFile& operator=(OutputFile&&) = delete;
    ~OutputFile();

    [[nodiscard]] std::ostream& stream() { return stream_; }

    /// Errors: io when something could not be written.
    [[nodiscard]] tl::expected<void, Error> commit();

private:
    OutputFile() = default;
    [[nodiscard]] bool open_unnamed();
    [[nodiscard]] bool open_beside();

    Language language_ = Language::chinese;
    std::string target_;     // after following links
    std::string temporary_;  // hidden name beside the target; empty: none
    int unnamed_ = -1;       // descriptor of the file without a name; -1: none
    std::ofstream stream_;
};

}  // namespace review
