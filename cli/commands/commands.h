// One function a command; the table of them stands in cli.cpp.
#pragma once

#include "cli/cli.h"

namespace review {

[[nodiscard]] int run_check(const Args& args, const Io& io);
[[nodiscard]] int run_text(const Args& args, const Io& io);
[[nodiscard]] int run_facts(const Args& args, const Io& io);
[[nodiscard]] int run_rules(const Args& args, const Io& io);
[[nodiscard]] int run_laws(const Args& args, const Io& io);
[[nodiscard]] int run_help(const Args& args, const Io& io);

/// The help of one command: usage, what it does, its options.
void write_command_help(const Command& command, Language language, std::ostream& out);

}  // namespace review
