#include "rules/source_file.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace review {

namespace {

constexpr std::string_view kBlanks = " \t\r\n";

struct Quoted {
    std::size_t name = std::string_view::npos;   // byte of the attribute's name
    std::size_t value = std::string_view::npos;  // byte of its first character after the quote
};

/// Walks the start tag at `tag` ('<') to attribute `wanted`. The tag is known to be well-formed.
Quoted find_attribute(std::string_view xml, std::size_t tag, std::string_view wanted) {
    std::size_t at = xml.find_first_of(" \t\r\n/>", tag);
    while (at != std::string_view::npos) {
        const std::size_t name = xml.find_first_not_of(kBlanks, at);
        if (name == std::string_view::npos || xml[name] == '>' || xml[name] == '/') {
            break;
        }
        const std::size_t equals = xml.find('=', name);
        if (equals == std::string_view::npos) {
            break;
        }
        const std::size_t quote = xml.find_first_of("\"'", equals);
        if (quote == std::string_view::npos) {
            break;
        }
        const std::size_t name_end = std::min(xml.find_first_of(kBlanks, name), equals);
        if (xml.substr(name, name_end - name) == wanted) {
            return {.name = name, .value = quote + 1};
        }
        at = xml.find(xml[quote], quote + 1);
        at = at == std::string_view::npos ? at : at + 1;
    }
    return {};
}

/// Length of what the reference at `entity` ("&amp;" …) stands for; 0 when it is none.
std::size_t reference_size(std::string_view entity) {
    for (const std::string_view known : {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"}) {
        if (entity == known) {
            return 1;
        }
    }
    if (!entity.starts_with("&#")) {
        return 0;
    }
    const bool hex = entity.starts_with("&#x");
    const std::string digits(entity.substr(hex ? 3 : 2));
    const unsigned long value = std::strtoul(digits.c_str(), nullptr, hex ? 16 : 10);
    if (value < 0x80) {
        return 1;
    }
    if (value < 0x800) {
        return 2;
    }
    return value < 0x10000 ? 3 : 4;
}

}  // namespace

SourceFile::SourceFile(std::string path, std::string xml)
    : path_(std::move(path)), xml_(std::move(xml)), lines_{0} {
    for (std::size_t at = xml_.find('\n'); at != std::string::npos; at = xml_.find('\n', at + 1)) {
        lines_.push_back(at + 1);
    }
}

std::size_t SourceFile::line(std::size_t offset) const {
    return static_cast<std::size_t>(std::ranges::upper_bound(lines_, offset) - lines_.begin());
}

LineColumn SourceFile::line_column(std::size_t offset) const {
    offset = std::min(offset, xml_.size());
    const std::size_t number = line(offset);
    const std::size_t start = lines_[number - 1];
    std::size_t column = 1;
    for (std::size_t i = start; i < offset; ++i) {
        // every byte but the continuation bytes 10xxxxxx starts a code point
        column += (static_cast<unsigned char>(xml_[i]) & 0xC0U) != 0x80U ? 1 : 0;
    }
    return {.line = number, .column = column};
}

std::size_t SourceFile::offset_of(pugi::xml_node element) const {
    const std::ptrdiff_t name = element.offset_debug();
    return name <= 0 ? 0 : static_cast<std::size_t>(name) - 1;
}

std::size_t SourceFile::offset_of(pugi::xml_node element, std::string_view attribute) const {
    const std::size_t tag = offset_of(element);
    const Quoted found = find_attribute(xml_, tag, attribute);
    return found.name == std::string_view::npos ? tag : found.name;
}

std::size_t SourceFile::offset_of_value(pugi::xml_node element, std::string_view attribute) const {
    const std::size_t tag = offset_of(element);
    const Quoted found = find_attribute(xml_, tag, attribute);
    return found.value == std::string_view::npos ? tag : found.value;
}

std::size_t SourceFile::advance(std::size_t raw, std::size_t decoded) const {
    constexpr std::size_t kLongestReference = 10;
    std::size_t done = 0;
    while (raw < xml_.size() && done < decoded) {
        std::size_t step = 1;
        if (xml_[raw] == '&') {
            const std::size_t end = xml_.find(';', raw);
            if (end != std::string::npos && end - raw <= kLongestReference) {
                const std::size_t size =
                    reference_size(std::string_view(xml_).substr(raw, end - raw + 1));
                step = size == 0 ? 1 : end - raw + 1;
                done += size == 0 ? 0 : size - 1;
            }
        }
        raw += step;
        ++done;
    }
    return raw;
}

std::string_view SourceFile::source_of(pugi::xml_node element) const {
    const std::size_t begin = offset_of(element);
    pugi::xml_node last = element;
    while (last.last_child()) {
        last = last.last_child();
    }
    std::size_t from = begin;
    if (const std::ptrdiff_t inside = last.offset_debug(); inside > 0) {
        from = static_cast<std::size_t>(inside);
    }
    if (last.type() == pugi::node_cdata || last.type() == pugi::node_comment) {
        const std::size_t close = xml_.find(last.type() == pugi::node_cdata ? "]]>" : "-->", from);
        from = close == std::string::npos ? from : close;
    }
    const std::string end_tag = std::string("</") + element.name();
    std::size_t end = xml_.find(end_tag, from);
    end = end == std::string::npos ? end : xml_.find('>', end);
    if (end == std::string::npos) {  // an element without content: <rule …/>
        end = xml_.find('>', from);
    }
    return std::string_view(xml_).substr(begin, end == std::string::npos ? end : end + 1 - begin);
}

void Problems::add(Place place, std::string message) {
    if (counts_.size() <= place.file) {
        counts_.resize(place.file + 1);
    }
    const std::size_t count = ++counts_[place.file];
    if (count == kMaxPerFile) {
        message = "问题太多，其余不再列出";
    }
    if (count <= kMaxPerFile) {
        problems_.push_back({place, std::move(message)});
    }
}

void Problems::add_all(Problems other) {
    counts_.resize(std::max(counts_.size(), other.counts_.size()));
    for (std::size_t file = 0; file < other.counts_.size(); ++file) {
        counts_[file] += other.counts_[file];
    }
    std::ranges::move(other.problems_, std::back_inserter(problems_));
}

std::vector<Error> Problems::sorted() const {
    std::vector<Problem> problems = problems_;
    std::ranges::stable_sort(problems, [](const Problem& a, const Problem& b) {
        return std::pair(a.place.file, a.place.offset) < std::pair(b.place.file, b.place.offset);
    });
    std::vector<Error> errors;
    for (Problem& problem : problems) {
        const SourceFile& file = files_[problem.place.file];
        const LineColumn at = file.line_column(problem.place.offset);
        errors.push_back(Error{.code = ErrorCode::bad_rule,
                               .message = std::move(problem.message),
                               .path = file.path(),
                               .offset = problem.place.offset,
                               .line = at.line,
                               .column = at.column});
    }
    return errors;
}

}  // namespace review
