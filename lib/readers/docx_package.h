// The zip container of a docx by the rules of OPC (ECMA-376 Part 2): parts by name, relationships.
// Private to the readers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "readers/ooxml.h"
#include "readers/reader.h"

struct zip;

namespace review {

/// One relationship of a part (or of the package).
struct Relationship {
    std::string id;
    std::string type;    // last segment of the type URI: "header", "image", "officeDocument"
    std::string target;  // name of a part, or the URI when external
    bool external = false;
};

/// The relationships of one part, in file order.
class Relationships {
public:
    void add(Relationship relationship);

    [[nodiscard]] const std::vector<Relationship>& all() const { return all_; }
    /// The relationship `id`, nullptr when there is none.
    [[nodiscard]] const Relationship* find(std::string_view id) const;
    /// The first one of this type that stays in the package, nullptr when there is none.
    [[nodiscard]] const Relationship* first_of(std::string_view type) const;

private:
    std::vector<Relationship> all_;
    std::map<std::string, std::size_t, std::less<>> by_id_;
};

/// An open package over bytes that must outlive it. Part names are found whatever their case, with
/// '\' for '/', and with or without a leading '/'. Only what is asked for is inflated.
class Package {
public:
    /// Errors: malformed_input (truncated or broken zip), limit_exceeded (number of entries).
    [[nodiscard]] static Result<Package> open(std::span<const std::byte> bytes,
                                              const ReadLimits& limits);

    Package(Package&&) noexcept;
    Package& operator=(Package&&) noexcept;
    ~Package();

    [[nodiscard]] bool contains(std::string_view part) const;

    /// Bytes of a part. Errors: malformed_input (missing, or its data is broken), encrypted,
    /// limit_exceeded.
    [[nodiscard]] Result<std::vector<char>> read(std::string_view part);

    /// read and parse_xml_part in one.
    [[nodiscard]] Result<std::unique_ptr<XmlPart>> read_xml(std::string_view part);

    /// Relationships of `part` ("" for the package), targets resolved; empty when it has none.
    [[nodiscard]] Result<Relationships> relationships(std::string_view part);

    /// The part that holds the document, by relationship, else by content type, else by its usual
    /// name. Errors: unsupported_format when the package is of another kind (xlsx, pptx, odt, ofd,
    /// a plain zip), named with what to do; malformed_input when there is no main part.
    [[nodiscard]] Result<std::string> main_part();

private:
    Package(zip* archive, const ReadLimits& limits);
    [[nodiscard]] Result<std::string> main_by_relationship();
    [[nodiscard]] Result<std::string> main_by_content_type();
    [[nodiscard]] tl::unexpected<Error> explain_other_kind();
    [[nodiscard]] Result<void> check_size(std::string_view part,
                                          std::uint64_t size,
                                          std::uint64_t compressed) const;

    struct Closer {
        void operator()(zip* archive) const;
    };
    std::unique_ptr<zip, Closer> archive_;
    ReadLimits limits_;
    std::uint64_t total_ = 0;
    std::map<std::string, std::uint64_t, std::less<>> entries_;  // by folded name
};

}  // namespace review
