#include "readers/docx_context.h"

#include <fmt/format.h>

#include "readers/number_format.h"

namespace review {

const std::string& NoteMarks::refer(const std::string& id, bool custom) {
    const auto [entry, is_new] = marks.try_emplace(id);
    if (is_new) {
        referenced.push_back(id);
        if (!custom) {
            entry->second = fmt::format("[{}]", format_number(next_++, format));
        }
    }
    return entry->second;
}

void DocxContext::unread(std::string part, std::string reason) {
    if (known_unread_.emplace(part, reason).second) {
        out.document.coverage.unread.push_back({std::move(part), std::move(reason)});
    }
}

}  // namespace review
