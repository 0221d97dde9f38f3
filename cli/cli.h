// The commands as functions over streams: nothing here touches the process, so tests call run().
#pragma once

#include <cstddef>
#include <istream>
#include <ostream>
#include <span>
#include <string>
#include <string_view>

#include "cli/args.h"
#include "report/report.h"

namespace review {

/// Exit codes; --help names them, tests pin them.
constexpr int kExitOk = 0;        // nothing at or above --fail-on
constexpr int kExitFindings = 1;  // findings at or above it; examples that fail
constexpr int kExitUsage = 2;   // bad usage, configuration or rules; output that cannot be written
constexpr int kExitUnread = 3;  // an input that could not be read; wins over 1

/// What the process was started in.
struct Environment {
    std::string program_folder;  // of the executable, for finding rules/
    std::string rules_dir;       // REVIEW_RULES_DIR, empty: not set
    std::string locale;          // LC_ALL, LC_MESSAGES or LANG, the first that is set
    bool no_color = false;       // NO_COLOR is set, or TERM is dumb
    bool out_terminal = false;
    bool err_terminal = false;  // and TERM is not dumb: a progress line may be drawn
    std::size_t columns = 0;    // of the terminal, 0: unknown
    unsigned cores = 1;
};

/// Where a command reads and writes. All references outlive the call.
struct Io {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    const Environment& environment;
};

/// A command: what is listed of it, the options it takes and what it does.
struct Command {
    std::string_view name;
    Words usage;  // what follows the name: "[OPTIONS] FILE|DIR…"
    Words summary;
    Words details;  // further lines of its help, may be empty
    std::span<const OptionSpec> options;
    int (*run)(const Args& args, const Io& io);
};

/// Every command, in the order of --help.
[[nodiscard]] std::span<const Command> commands();
/// nullptr: no such command.
[[nodiscard]] const Command* find_command(std::string_view name);

/// Runs `args` (without the program's name); options may stand before the
/// command; a first word that is no command means `check`.
[[nodiscard]] int run(std::span<const std::string> args, const Io& io);

}  // namespace review
