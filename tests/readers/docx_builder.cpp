#include "readers/docx_builder.h"

#include <algorithm>
#include <stdexcept>

#include <zip.h>

namespace review::testing {
namespace {

constexpr std::string_view kRelationshipTypes =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

constexpr std::string_view kNamespaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
    " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
    " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
    " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
    " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\""
    " xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\""
    " xmlns:dgm=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\""
    " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
    " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\""
    " xmlns:v=\"urn:schemas-microsoft-com:vml\""
    " xmlns:o=\"urn:schemas-microsoft-com:office:office\"";

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

std::string word_xml(std::string_view root, std::string_view content) {
    std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:";
    xml.append(root).append(kNamespaces).append(">").append(content);
    return xml.append("</w:").append(root).append(">");
}

void check(bool done, const char* what) {
    if (!done) {
        throw std::runtime_error(what);
    }
}

}  // namespace

DocxBuilder& DocxBuilder::body(std::string_view xml) {
    body_ = xml;
    return *this;
}

DocxBuilder& DocxBuilder::word_part(std::string_view file,
                                    std::string_view root,
                                    std::string_view xml) {
    const std::string name = "word/" + std::string(file) + ".xml";
    std::erase_if(parts_, [&](const Part& known) { return known.name == name; });
    parts_.push_back({name, word_xml(root, xml), true});
    return *this;
}

DocxBuilder& DocxBuilder::styles(std::string_view xml) {
    return relate("rIdStyles", "styles", "styles.xml").word_part("styles", "styles", xml);
}

DocxBuilder& DocxBuilder::numbering(std::string_view xml) {
    return relate("rIdNumbering", "numbering", "numbering.xml")
        .word_part("numbering", "numbering", xml);
}

DocxBuilder& DocxBuilder::footnotes(std::string_view xml) {
    return relate("rIdFootnotes", "footnotes", "footnotes.xml")
        .word_part("footnotes", "footnotes", xml);
}

DocxBuilder& DocxBuilder::endnotes(std::string_view xml) {
    return relate("rIdEndnotes", "endnotes", "endnotes.xml").word_part("endnotes", "endnotes", xml);
}

DocxBuilder& DocxBuilder::comments(std::string_view xml) {
    return relate("rIdComments", "comments", "comments.xml").word_part("comments", "comments", xml);
}

DocxBuilder& DocxBuilder::header(std::string_view id, std::string_view xml) {
    const std::string file = "header-" + std::string(id);
    return relate(id, "header", file + ".xml").word_part(file, "hdr", xml);
}

DocxBuilder& DocxBuilder::footer(std::string_view id, std::string_view xml) {
    const std::string file = "footer-" + std::string(id);
    return relate(id, "footer", file + ".xml").word_part(file, "ftr", xml);
}

DocxBuilder& DocxBuilder::relate(std::string_view id,
                                 std::string_view type,
                                 std::string_view target,
                                 bool external) {
    relationships_.append("<Relationship Id=\"").append(id).append("\" Type=\"");
    relationships_.append(kRelationshipTypes).append(type).append("\" Target=\"").append(target);
    relationships_.append(external ? "\" TargetMode=\"External\"/>" : "\"/>");
    return *this;
}

DocxBuilder& DocxBuilder::part(std::string name, std::string content) {
    std::erase_if(parts_, [&](const Part& known) { return known.name == name; });
    without_.push_back(name);
    parts_.push_back({std::move(name), std::move(content), false});
    return *this;
}

DocxBuilder& DocxBuilder::without(std::string_view name) {
    std::erase_if(parts_, [&](const Part& known) { return known.name == name; });
    without_.emplace_back(name);
    return *this;
}

DocxBuilder& DocxBuilder::strict() {
    strict_ = true;
    return *this;
}

DocxBuilder& DocxBuilder::prefix(std::string_view prefix) {
    prefix_ = prefix;
    return *this;
}

std::string DocxBuilder::finished(std::string xml) const {
    if (strict_) {
        replace_all(xml,
                    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    "http://purl.oclc.org/ooxml/wordprocessingml/main");
        replace_all(xml,
                    "http://schemas.openxmlformats.org/officeDocument/2006/",
                    "http://purl.oclc.org/ooxml/officeDocument/");
        replace_all(xml,
                    "http://schemas.openxmlformats.org/drawingml/2006/",
                    "http://purl.oclc.org/ooxml/drawingml/");
    }
    if (prefix_ != "w") {
        replace_all(xml, "<w:", "<" + prefix_ + ":");
        replace_all(xml, "</w:", "</" + prefix_ + ":");
        replace_all(xml, " w:", " " + prefix_ + ":");
        replace_all(xml, "xmlns:w=", "xmlns:" + prefix_ + "=");
    }
    return xml;
}

std::string DocxBuilder::document_xml() const {
    return finished(word_xml("document", "<w:body>" + body_ + "</w:body>"));
}

std::string DocxBuilder::bytes() const {
    const std::string package = "http://schemas.openxmlformats.org/package/2006/";
    const std::string relationships = "<Relationships xmlns=\"" + package + "relationships\">";
    std::vector<std::pair<std::string, std::string>> entries = {
        {"[Content_Types].xml",
         "<Types xmlns=\"" + package +
             "content-types\"><Default Extension=\"rels\" ContentType=\"application/"
             "vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
             "ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" "
             "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml."
             "document.main+xml\"/></Types>"},
        {"_rels/.rels",
         finished(relationships + "<Relationship Id=\"rId1\" Type=\"" +
                  std::string(kRelationshipTypes) +
                  "officeDocument\" Target=\"word/document.xml\"/></Relationships>")},
        {"word/document.xml", document_xml()},
        {"word/_rels/document.xml.rels",
         finished(relationships + relationships_ + "</Relationships>")},
    };
    std::erase_if(entries, [&](const auto& entry) {
        return std::ranges::find(without_, entry.first) != without_.end();
    });
    for (const Part& part : parts_) {
        entries.emplace_back(part.name, part.is_word_xml ? finished(part.content) : part.content);
    }
    return zip_of(entries);
}

std::string zip_of(const std::vector<std::pair<std::string, std::string>>& entries) {
    zip_error_t error{};
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    check(archive != nullptr, "zip_open_from_source");
    zip_source_keep(target);
    for (const auto& [name, content] : entries) {
        zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
        const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
        check(index >= 0, "zip_file_add");
        zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), 0, 0x21, 0);
    }
    check(zip_close(archive) == 0, "zip_close");
    zip_stat_t stat{};
    check(zip_source_stat(target, &stat) == 0 && zip_source_open(target) == 0, "zip_source_open");
    std::string bytes(stat.size, '\0');
    check(
        zip_source_read(target, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(stat.size),
        "zip_source_read");
    zip_source_close(target);
    zip_source_free(target);
    return bytes;
}

}  // namespace review::testing
