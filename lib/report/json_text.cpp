#include "report/json_text.h"

namespace review {

std::string dump_json(const Json& value, std::size_t level) {
    const std::string flat = value.dump(2, ' ', false, Json::error_handler_t::replace);
    const std::string indent(level * 2, ' ');
    std::string result;
    result.reserve(flat.size());
    for (const char c : flat) {  // a string never holds a raw line end
        result += c;
        if (c == '\n') {
            result += indent;
        }
    }
    return result;
}

std::string dump_json_line(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json text_or_null(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

Json error_json(const Error& error) {
    return {
        {"path", error.path}, {"code", error_code_name(error.code)}, {"message", error.message}};
}

}  // namespace review
