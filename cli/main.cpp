#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "base/memory.h"
#include "cli/cli.h"
#include "cli/terminal.h"

int main(int argc, char** argv) {
    review::keep_memory();
    try {
        std::ios::sync_with_stdio(false);
        const std::vector<std::string> args(argv + (argc > 0 ? 1 : 0), argv + argc);
        const review::Environment environment = review::current_environment();
        return review::run(args, {std::cin, std::cout, std::cerr, environment});
    } catch (const std::exception& problem) {
        std::cerr << "review: " << problem.what() << '\n';
        return review::kExitUsage;
    }
}
