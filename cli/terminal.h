// All that asks the process where it runs, and the one progress line.
#pragma once

#include <cstddef>
#include <ostream>
#include <string>

#include "cli/cli.h"

namespace review {

/// From the environment variables, the standard streams and the machine.
[[nodiscard]] Environment current_environment();

/// A bar on one line of a terminal, "[#####     ] 12/40 name". Draws nothing when it is not shown.
class ProgressBar {
public:
    ProgressBar(std::ostream& err, bool shown, std::size_t total, std::size_t columns);
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;
    ~ProgressBar() = default;

    /// `done` of the total are finished.
    void show(std::size_t done);
    /// Takes the line away, before something else is written to the terminal.
    void clear();

private:
    std::ostream& err_;
    bool shown_;
    bool drawn_ = false;
    std::size_t total_;
    std::size_t columns_;
};

}  // namespace review
