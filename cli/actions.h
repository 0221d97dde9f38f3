// Commands whose first argument says what to do: review rules list, review laws check.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "cli/args.h"
#include "cli/cli.h"
#include "cli/options.h"

namespace review {

/// The one of `actions` (each with a `name`) that the first argument names; otherwise complains
/// with `needed`, and nullptr: exit with kExitUsage.
template <class Action, std::size_t kCount>
[[nodiscard]] const Action* find_action(const Args& args,
                                        const Io& io,
                                        const std::array<Action, kCount>& actions,
                                        const Words& needed) {
    const std::string name = args.positional.empty() ? std::string() : args.positional.front();
    const auto* const action = std::ranges::find(actions, name, &Action::name);
    if (action != actions.end()) {
        return &*action;
    }
    const std::string_view other = args.language == Language::chinese ? "，不是 " : ", not ";
    static_cast<void>(
        refuse(io, args.language, needed, name.empty() ? name : std::string(other) + name));
    return nullptr;
}

}  // namespace review
