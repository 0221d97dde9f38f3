// Which files a command is to read.
#pragma once

#include <istream>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/args.h"
#include "report/report.h"

namespace review {

struct Inputs {
    std::vector<std::string> paths;  // files as named, "-" for standard input; each once
    std::vector<Error> errors;       // folders that cannot be opened or hold nothing to read
    std::vector<std::string> notes;  // files of folders that are left out for their format
};

/// Files as given, whatever their names; of folders all readable files in name order, at any depth.
/// Hidden files, Word's lock files (~$…) and formats that are not read are left out of folders. A
/// folder reached twice, also through links, is read once. A file that does not exist stays in
/// `paths`: reading it will say so.
[[nodiscard]] Inputs collect_inputs(std::span<const std::string> given, Language language);

/// Lines of a list of files. Blank lines, a carriage return at the end of a line and a byte order
/// mark do not count; other blanks belong to the name.
/// `path` "-" is `in`. Errors: io.
[[nodiscard]] Result<std::vector<std::string>> read_file_list(const std::string& path,
                                                              std::istream& in);

/// All bytes of a stream. Errors: io; limit_exceeded past `limit` bytes.
[[nodiscard]] Result<std::vector<std::byte>> read_stream(std::istream& in, std::uint64_t limit);

}  // namespace review
