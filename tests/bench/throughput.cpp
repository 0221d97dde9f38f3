// Throughput of reading and extracting facts, in one process, over a folder of real texts.
//
//   review_throughput RULES FOLDER [THREADS]
//
// Prints MB a second of all files together, the ratio to a pass that only reads the bytes and
// validates them as UTF-8, and the files that take longest by the byte, as ratios to the median.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "review/ordered_pool.h"
#include "review/review.h"

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr double kMega = 1e6;
constexpr std::size_t kSmallest = 4096;  // bytes; the time by the byte of less says nothing
constexpr std::size_t kShown = 10;
constexpr int kRounds = 7;

double since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Seconds that this thread has worked: other programs do not count.
double worked() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

struct Timing {
    std::string path;
    std::size_t bytes = 0;
    double seconds = 0;  // of work; best of the rounds
    [[nodiscard]] double each() const { return seconds / static_cast<double>(bytes); }
};

std::vector<std::string> files_of(const fs::path& folder) {
    std::vector<std::string> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        const std::string ending = entry.path().extension().string();
        if (entry.is_regular_file() && (ending == ".md" || ending == ".txt" || ending == ".docx")) {
            files.push_back(entry.path().string());
        }
    }
    std::ranges::sort(files);
    return files;
}

/// Does `work` for each file in `threads` threads; gives the time of the whole.
template <class Work>
double over(std::vector<Timing>& files, std::size_t threads, const Work& work) {
    const Clock::time_point start = Clock::now();
    std::size_t done = 0;
    review::run_in_order<double>(
        files.size(),
        threads,
        threads * 8,
        [&](std::size_t i) {
            const double begin = worked();
            work(files[i].path);
            return worked() - begin;
        },
        [&](double seconds) {
            files[done].seconds = std::min(files[done].seconds, seconds);
            ++done;
        });
    return since(start);
}

void print_slowest(std::vector<Timing> files) {
    std::erase_if(files, [](const Timing& file) { return file.bytes < kSmallest; });
    if (files.empty()) {
        return;
    }
    std::ranges::sort(files, {}, &Timing::each);
    const double median = files[files.size() / 2].each();
    std::printf("median %.1f ns of work a byte; slowest by the byte, as ratio to the median:\n",
                median * 1e9);
    for (std::size_t i = 0; i < std::min(kShown, files.size()); ++i) {
        const Timing& file = files[files.size() - 1 - i];
        std::printf("  %.2f  %zu bytes  %s\n", file.each() / median, file.bytes, file.path.c_str());
    }
}

}  // namespace

int main(int argc, char** argv) {
    review::keep_memory();
    if (argc < 3) {
        std::fputs("usage: review_throughput RULES FOLDER [THREADS]\n", stderr);
        return EXIT_FAILURE;
    }
    const std::vector<std::string> folders{argv[1]};
    const auto knowledge = review::load_knowledge(folders);
    if (!knowledge) {
        std::fputs("the rules folder cannot be read\n", stderr);
        return EXIT_FAILURE;
    }
    const std::size_t threads = argc > 3 ? std::strtoul(argv[3], nullptr, 10) : 2;
    std::vector<Timing> files;
    double bytes = 0;
    for (std::string& path : files_of(argv[2])) {
        const std::size_t size = fs::file_size(path);
        files.push_back({.path = std::move(path), .bytes = size, .seconds = 1e9});
        bytes += static_cast<double>(size);
    }
    const review::ReviewOptions options;
    const review::ByteSource source = [&options](const std::string& path) {
        return review::read_file(path, options.limits.file_bytes);
    };
    double facts = 1e9;
    double plain = 1e9;
    std::vector<Timing> unused = files;
    for (int round = 0; round < kRounds; ++round) {
        plain = std::min(plain, over(unused, threads, [&source](const std::string& path) {
                             const auto read = source(path);
                             if (!review::is_valid_utf8(*read)) {
                                 std::printf("not UTF-8: %s\n", path.c_str());
                             }
                         }));
        facts = std::min(facts, over(files, threads, [&](const std::string& path) {
                             if (!review::read_input(path, source, *knowledge, options)) {
                                 std::printf("not read: %s\n", path.c_str());
                             }
                         }));
    }
    std::printf(
        "%zu files, %.1f MB, %zu threads: %.1f MB/s; reading and validating alone %.0f "
        "MB/s; ratio %.1f\n",
        files.size(),
        bytes / kMega,
        threads,
        bytes / kMega / facts,
        bytes / kMega / plain,
        facts / plain);
    print_slowest(std::move(files));
    return EXIT_SUCCESS;
}
