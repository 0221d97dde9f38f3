#include "cli/terminal.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <thread>

#include <sys/ioctl.h>
#include <unistd.h>

namespace review {

namespace {

constexpr std::size_t kBarWidth = 30;

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
}

std::string first_set(std::initializer_list<const char*> names) {
    for (const char* name : names) {
        std::string value = variable(name);
        if (!value.empty()) {
            return value;
        }
    }
    return {};
}

std::size_t terminal_columns(int file) {
    winsize size{};
    if (ioctl(file, TIOCGWINSZ, &size) == 0) {  // NOLINT(cppcoreguidelines-pro-type-vararg)
        return size.ws_col;
    }
    return 0;
}

}  // namespace

Environment current_environment() {
    Environment environment;
    std::error_code ignored;
    environment.program_folder =
        std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path().string();
    environment.rules_dir = variable("REVIEW_RULES_DIR");
    environment.locale = first_set({"LC_ALL", "LC_MESSAGES", "LANG"});
    const bool dumb = variable("TERM") == "dumb";
    environment.no_color = dumb || !variable("NO_COLOR").empty();
    environment.out_terminal = isatty(STDOUT_FILENO) == 1;
    environment.err_terminal = isatty(STDERR_FILENO) == 1 && !dumb;
    if (environment.out_terminal || environment.err_terminal) {
        environment.columns =
            terminal_columns(environment.out_terminal ? STDOUT_FILENO : STDERR_FILENO);
    }
    environment.cores = std::max(1U, std::thread::hardware_concurrency());
    return environment;
}

ProgressBar::ProgressBar(std::ostream& err, bool shown, std::size_t total, std::size_t columns)
    : err_(err), shown_(shown), total_(total), columns_(columns) {}

void ProgressBar::show(std::size_t done) {
    if (!shown_ || total_ == 0) {
        return;
    }
    const std::string counts = " " + std::to_string(done) + "/" + std::to_string(total_);
    const std::size_t room =
        columns_ == 0 ? kBarWidth
                      : std::min(kBarWidth, columns_ - std::min(columns_, counts.size() + 3));
    const std::size_t filled = room * std::min(done, total_) / total_;
    err_ << "\r[" << std::string(filled, '#') << std::string(room - filled, ' ') << ']' << counts
         << std::flush;
    drawn_ = true;
}

void ProgressBar::clear() {
    if (drawn_) {
        err_ << "\r\033[K" << std::flush;
        drawn_ = false;
    }
}

}  // namespace review
