// Makes a docx in memory from pieces of WordprocessingML, for tests.
//
//     const Document document = read(DocxBuilder().body("<w:p>…</w:p>"));
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace review::testing {

class DocxBuilder {
public:
    /// What stands in w:body.
    DocxBuilder& body(std::string_view xml);
    /// What stands in w:styles, w:numbering, w:footnotes, w:endnotes, w:comments; each part is
    /// related to the document.
    DocxBuilder& styles(std::string_view xml);
    DocxBuilder& numbering(std::string_view xml);
    DocxBuilder& footnotes(std::string_view xml);
    DocxBuilder& endnotes(std::string_view xml);
    DocxBuilder& comments(std::string_view xml);
    /// A header or footer with relationship id `id` ("rIdH1").
    DocxBuilder& header(std::string_view id, std::string_view xml);
    DocxBuilder& footer(std::string_view id, std::string_view xml);
    /// A relationship of the document to `target`; the part is not made.
    DocxBuilder& relate(std::string_view id,
                        std::string_view type,
                        std::string_view target,
                        bool external = false);
    /// Any part, as it is; replaces one that is there.
    DocxBuilder& part(std::string name, std::string content);
    /// Takes a part out.
    DocxBuilder& without(std::string_view name);
    /// ISO 29500 Strict namespaces instead of the transitional ones, in every part.
    DocxBuilder& strict();
    /// Another prefix instead of "w".
    DocxBuilder& prefix(std::string_view prefix);

    /// The file.
    [[nodiscard]] std::string bytes() const;
    /// The main part, as it stands in the file.
    [[nodiscard]] std::string document_xml() const;

private:
    [[nodiscard]] std::string finished(std::string xml) const;

    struct Part {
        std::string name;
        std::string content;
        bool is_word_xml = false;
    };
    DocxBuilder& word_part(std::string_view file, std::string_view root, std::string_view xml);

    std::string body_;
    std::vector<Part> parts_;
    std::vector<std::string> without_;
    std::string relationships_;
    std::string prefix_ = "w";
    bool strict_ = false;
};

/// A zip archive with these entries (name, content) in order.
[[nodiscard]] std::string zip_of(const std::vector<std::pair<std::string, std::string>>& entries);

}  // namespace review::testing
