// What the rules add to reading and extracting, and how that grows with their number.
//
//   review_pack_cost RULES FILE [PACK…]
//
// FILE is read and judged again and again in one process by the rules of RULES/contract and of the
// folders PACK, then with the same rules twice and four times under other ids. Prints the time of
// judging, the least of all rounds, as a percentage of that of reading and extracting.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include <pugixml.hpp>

#include "base/file.h"
#include "base/memory.h"
#include "review/review.h"

namespace {

namespace fs = std::filesystem;

constexpr int kRounds = 40;

/// Seconds that this thread has worked: other programs do not count.
double worked() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

std::vector<review::RuleFile> files_of(const std::vector<std::string>& folders) {
    std::vector<review::RuleFile> files;
    for (const std::string& folder : folders) {
        for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
            if (entry.path().extension() == ".xml") {
                const std::string path = entry.path().string();
                files.push_back(
                    {.path = path, .xml = review::read_file(path, std::size_t{1} << 24).value()});
            }
        }
    }
    return files;
}

/// The rules of a file under other ids, without what they share.
review::RuleFile copy_of(const review::RuleFile& file, int number) {
    pugi::xml_document xml;
    xml.load_string(file.xml.c_str(), pugi::parse_full);
    pugi::xml_node root = xml.document_element();
    for (pugi::xml_node child = root.first_child(); child;) {
        const pugi::xml_node next = child.next_sibling();
        if (std::string_view(child.name()) != "rule") {
            root.remove_child(child);
        } else {
            pugi::xml_attribute id = child.attribute("id");
            id.set_value((id.value() + std::string("-copy") + std::to_string(number)).c_str());
        }
        child = next;
    }
    std::ostringstream out;
    xml.save(out, "", pugi::format_raw);
    return {.path = file.path + std::to_string(number), .xml = out.str()};
}

review::RuleSet rules_times(const std::vector<review::RuleFile>& files, int times) {
    std::vector<review::RuleFile> all = files;
    for (int number = 1; number < times; ++number) {
        for (const review::RuleFile& file : files) {
            all.push_back(copy_of(file, number));
        }
    }
    auto rules = review::RuleSet::load(std::move(all));
    if (!rules) {
        std::fprintf(stderr, "%s\n", rules.error().front().message.c_str());
        std::exit(EXIT_FAILURE);
    }
    return std::move(*rules);
}

/// Least seconds that `work` takes on what `prepare` makes each time.
template <class Prepare, class Work>
double least(const Prepare& prepare, const Work& work) {
    double seconds = 1e9;
    for (int round = 0; round < kRounds; ++round) {
        auto input = prepare();
        const double start = worked();
        const auto output = work(input);
        seconds = std::min(seconds, worked() - start);
    }
    return seconds;
}

}  // namespace

int main(int argc, char** argv) {
    review::keep_memory();
    if (argc < 3) {
        std::fputs("usage: review_pack_cost RULES FILE [PACK…]\n", stderr);
        return EXIT_FAILURE;
    }
    const std::vector<std::string> folders{argv[1]};
    const auto knowledge = review::load_knowledge(folders);
    std::vector<std::string> packs{folders.front() + "/contract"};
    packs.insert(packs.end(), argv + 3, argv + argc);
    const review::ReviewOptions options;
    const review::ByteSource source = [&](const std::string& path) {
        return review::read_file(path, options.limits.file_bytes);
    };
    const auto read = [&] { return review::read_input(argv[2], source, *knowledge, options); };
    if (!knowledge || !read()) {
        std::fputs("the rules folder or the file cannot be read\n", stderr);
        return EXIT_FAILURE;
    }
    const double reading = least([] { return 0; }, [&](int /*nothing*/) { return read(); });
    const std::vector<review::RuleFile> files = files_of(packs);
    for (const int times : {1, 2, 4}) {
        const review::RuleSet rules = rules_times(files, times);
        const double judging = least(read, [&](const review::ReadingOutcome& one) {
            const review::FileReview& file = one->file;
            return rules.judge(one->facts,
                               file.document.text,
                               {.side = {}, .date = file.date.empty() ? rules.as_of() : file.date});
        });
        std::printf("rules: %zu add %.1f ms, %.0f%%, to the %.1f ms of reading and extracting\n",
                    rules.rules().size(),
                    judging * 1e3,
                    100 * judging / reading,
                    reading * 1e3);
    }
    return EXIT_SUCCESS;
}
