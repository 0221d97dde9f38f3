// Prints what the reader makes of a file: the text to standard output, what was not read to
// standard error. Exit 0 read, 3 refused with the reason on standard error.
#include <fstream>
#include <iostream>
#include <iterator>
#include <span>
#include <string>
#include <vector>

#include "readers/reader.h"

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: review_dump_text FILE\n";
        return 2;
    }
    const std::string path = argv[1];
    std::ifstream file(path, std::ios::binary);
    const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
    const auto document = review::read_document(std::as_bytes(std::span(bytes)), path, {});
    if (!document) {
        std::cerr << review::error_code_name(document.error().code) << ": "
                  << document.error().message << '\n';
        return 3;
    }
    std::cout << document->text << '\n';
    for (const review::Unread& unread : document->coverage.unread) {
        std::cerr << "unread " << unread.part << ": " << unread.reason << '\n';
    }
    return 0;
}
