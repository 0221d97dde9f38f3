// Fact trees as JSON for scripts: one object a file with a flat list of its facts.
//
//   {"schema": 1,
//    "files": [{"path": "contract.docx", "kind": "contract", …attributes of the document element…,
//               "text": "the whole text",
//               "facts": [{"element": "amount", "text": "人民币100万元", "fen": 100000000, …,
//                          "locator": "第一条", "inside": 4, "begin": 66, "end": 84}, …]}],
//    "errors": [{"path": "broken.docx", "code": "malformed_input", "message": "…"}]}
//
// Names and values are those of the fact tree (facts/fact_tree.h) but for integers, which are
// numbers. Facts stand in document order. Added to the attributes: `text`, for elements without
// that attribute the text between begin and end (not for zones, parts, chapters, sections, tables,
// rows and cells with a table inside: theirs is that of the elements in them); `locator`, where
// findings say it stands; `inside`, index in `facts` of the element around it, null at the top.
// `begin` and `end` are byte offsets in the file's `text` as UTF-8.
#pragma once

#include <memory>
#include <ostream>
#include <string>

#include <pugixml.hpp>

#include "base/result.h"
#include "document/document.h"

namespace review {

/// Files one by one, then finish() once. Valid JSON for any input: what is not UTF-8 becomes
/// U+FFFD.
class FactJsonWriter {
public:
    /// `out` must outlive the writer. Without `pretty` every fact is one line.
    FactJsonWriter(std::ostream& out, bool pretty);
    FactJsonWriter(const FactJsonWriter&) = delete;
    FactJsonWriter& operator=(const FactJsonWriter&) = delete;
    ~FactJsonWriter();

    void add_file(const std::string& path,
                  const Document& document,
                  const pugi::xml_document& tree);
    void add_error(const Error& error);
    void finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace review
