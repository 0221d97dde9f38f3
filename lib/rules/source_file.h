// A rule file while it is loaded: its text, its XML, and where in the text each thing stands, so
// that every problem can name its line and column.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "base/result.h"
#include "base/text.h"

namespace review {

/// A byte of a file of the set.
struct Place {
    std::size_t file = 0;    // index of the file
    std::size_t offset = 0;  // byte in it
    bool operator==(const Place&) const = default;
};

class SourceFile {
public:
    SourceFile(std::string path, std::string xml);

    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] std::string_view xml() const { return xml_; }
    /// 1-based; columns count code points.
    [[nodiscard]] LineColumn line_column(std::size_t offset) const;

    [[nodiscard]] std::size_t line(std::size_t offset) const;

    /// Byte of '<' of an element.
    [[nodiscard]] std::size_t offset_of(pugi::xml_node element) const;
    /// Byte of the name of an attribute in its start tag; the element's when it cannot be found.
    [[nodiscard]] std::size_t offset_of(pugi::xml_node element, std::string_view attribute) const;
    /// Byte of the first character of an attribute's value; the element's when it has no such one.
    [[nodiscard]] std::size_t offset_of_value(pugi::xml_node element,
                                              std::string_view attribute) const;
    /// Byte of the text of the file that gives byte `decoded` of a value that starts at byte `raw`:
    /// an entity counts as what it stands for.
    [[nodiscard]] std::size_t advance(std::size_t raw, std::size_t decoded) const;
    /// The element as written, from '<' to the '>' of its end tag.
    [[nodiscard]] std::string_view source_of(pugi::xml_node element) const;

private:
    std::string path_;
    std::string xml_;
    std::vector<std::size_t> lines_;  // byte each line starts at
};

/// Everything that is wrong with the files, in the order it was found; at most kMaxPerFile a file.
class Problems {
public:
    explicit Problems(const std::vector<SourceFile>& files) : files_(files) {}

    void add(Place place, std::string message);
    /// Those of files that have none here yet.
    void add_all(Problems other);
    [[nodiscard]] bool empty() const { return problems_.empty(); }
    /// Sorted by file, line and column.
    [[nodiscard]] std::vector<Error> sorted() const;

    static constexpr std::size_t kMaxPerFile = 200;

private:
    struct Problem {
        Place place;
        std::string message;
    };
    const std::vector<SourceFile>& files_;
    std::vector<Problem> problems_;
    std::vector<std::size_t> counts_;
};

}  // namespace review
