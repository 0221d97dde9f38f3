// What must hold for every Document, whatever the file: the promises of document.h, checked.
#pragma once

#include <string>
#include <string_view>

#include "document/document.h"
#include "readers/docx_builder.h"

namespace review::testing {

/// The first promise that `document`, read from the docx `bytes`, breaks; empty when it keeps all:
/// paragraphs, segments and tables in order, one separator between paragraphs, every character of
/// every segment the one that stands at its place in the part.
[[nodiscard]] std::string broken_promise(const Document& document, std::string_view bytes);

/// Reads what was built; a refusal or a broken promise fails the test.
[[nodiscard]] Document read_built(const DocxBuilder& builder);

/// <w:r><w:t>text</w:t></w:r>, and one in a w:p.
[[nodiscard]] std::string run_xml(std::string_view text, std::string_view properties = {});
[[nodiscard]] std::string paragraph_xml(std::string_view text, std::string_view properties = {});

}  // namespace review::testing
