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
    std::vector<std::string> notes;  // files of folders that are left out as no documents
};

/// Files as given, whatever their names; of folders all documents in name order, at any depth, also
/// of formats that are not read (.doc, .pdf): reading them will say so, as of a file that does not
/// exist. Hidden files, Word's lock files (~$…) and other kinds of files (images, tables) are left
/// out of folders. A folder reached twice, also through links, is read once.
[[nodiscard]] Inputs collect_inputs(std::span<const std::string> given, Language language);

/// Lines of a list of files. Blank lines, lines that begin with # (a name that does is written
/// ./#…), a carriage return at the end of a line and a byte order mark do not count; other blanks
/// belong to the name. `path` "-" is `in`. Errors: io.
[[nodiscard]] Result<std::vector<std::string>> read_file_list(const std::string& path,
                                                              std::istream& in);

/// All bytes of a stream. Errors: io; limit_exceeded past `limit` bytes.
[[nodiscard]] Result<std::string> read_stream(std::istream& in, std::uint64_t limit);

}  // namespace review
