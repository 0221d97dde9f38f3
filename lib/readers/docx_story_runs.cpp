// What stands in runs: text, symbols, breaks, fields, references.
#include <array>
#include <charconv>
#include <string>

#include "base/text.h"
#include "readers/docx_story.h"
#include "readers/ooxml.h"
#include "readers/symbol_font.h"

namespace review {
namespace {

// A form field holds a few words; the limit keeps fields inside fields from costing n times n.
constexpr std::size_t kMaxFormRuns = 100;

/// w:t as Word shows it: line ends and tabs in the XML are white space. Lengths stay the same, so
/// that offsets do.
std::string without_controls(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        c = static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    return result;
}

bool has_controls(std::string_view text) {
    for (const char c : text) {
        if (static_cast<unsigned char>(c) < 0x20) {
            return true;
        }
    }
    return false;
}

/// The part of `text` that indented XML did not add: without xml:space="preserve" white space at an
/// end goes when it holds a line break. `skipped` gets the bytes left out in front.
std::string_view without_indent(std::string_view text, std::size_t& skipped) {
    constexpr std::string_view kSpace = " \t\r\n";
    constexpr std::string_view kBreaks = "\r\n";
    const std::size_t first = std::min(text.find_first_not_of(kSpace), text.size());
    if (text.substr(0, first).find_first_of(kBreaks) != std::string_view::npos) {
        skipped = first;
        text.remove_prefix(first);
    }
    const std::size_t last = text.find_last_not_of(kSpace) + 1;
    if (text.substr(last).find_first_of(kBreaks) != std::string_view::npos) {
        text = text.substr(0, last);
    }
    return text;
}

/// xml:space of the element, else of the part; generators set it nowhere else.
bool keeps_space(pugi::xml_node node) {
    pugi::xml_attribute space = node.attribute("xml:space");
    if (!space) {
        space = node.root().first_child().attribute("xml:space");
    }
    return std::string_view(space.value()) == "preserve";
}

bool is_blank(std::string_view text) {
    return trim(text).empty();
}

}  // namespace

void StoryReader::enter_run(pugi::xml_node node) {
    Run run;
    run.depth = open_.size() + 1;
    run.ordinal = ordinals_.runs++;
    if (!deleting()) {
        const Style& style = style_ != nullptr ? *style_ : context_.styles.paragraph({});
        run.marks = context_.styles.marks(style, node.child("w:rPr"));
    }
    runs_.push_back(run);
}

bool StoryReader::enter_run_content(pugi::xml_node node, Element element) {
    switch (element) {
        case Element::text:
        case Element::drawing_run_text:
            text_of(node);
            break;
        case Element::deleted_text:
            if (deleting()) {
                text_of(node);
            }
            break;
        case Element::tab:
            write("\t", 0);
            break;
        case Element::line_break:
        case Element::drawing_break:
        case Element::carriage_return:
            line_break(node);
            break;
        case Element::no_break_hyphen:
            write("\u2011", 0);
            break;
        case Element::symbol:
            write_symbol(node);
            break;
        case Element::field_char:
            field_char(node);
            break;
        case Element::instruction:
            fields_.add_instruction(node.child_value());
            break;
        case Element::footnote_reference:
            note_reference(node, context_.footnotes);
            break;
        case Element::endnote_reference:
            note_reference(node, context_.endnotes);
            break;
        case Element::note_mark:
            write_generated(start_.note_mark);
            break;
        case Element::comment_start:
        case Element::comment_end:
        case Element::comment_reference:
            comment_mark(node, element);
            break;
        default:
            report_unread(node, element);
            return true;
    }
    return skip(node);
}

void StoryReader::text_of(pugi::xml_node node) {
    std::size_t offset = 0;
    for (const pugi::xml_node piece : node.children()) {
        if (piece.type() != pugi::node_pcdata && piece.type() != pugi::node_cdata) {
            continue;
        }
        const std::string_view whole = piece.value();
        if (!has_controls(whole)) {
            write(whole, static_cast<std::uint32_t>(offset));
        } else {
            std::size_t skipped = 0;
            const std::string_view text =
                keeps_space(node) ? whole : without_indent(whole, skipped);
            write(without_controls(text), static_cast<std::uint32_t>(offset + skipped));
        }
        offset += whole.size();
    }
}

void StoryReader::write(std::string_view text, std::uint32_t offset) {
    if (text.empty()) {
        return;
    }
    if (deleting()) {
        deletion_.text += text;
        return;
    }
    ensure_paragraph();
    Segment segment;
    segment.part = part_.index;
    segment.run = kNoRun;
    segment.offset = offset;
    if (!runs_.empty()) {
        const Run& run = runs_.back();
        segment.run = run.ordinal;
        segment.child = run.children > 0 ? run.children - 1 : 0;
        segment.marks = run.marks;
    }
    segment.marks.inserted = start_.inserted || !insertions_.empty();
    segment.marks.placeholder = placeholder_depth_ > 0;
    if (fields_.in_code()) {
        segment.marks.hidden = true;
        fields_.note_code_text(out_.document.segments.size());
    }
    out_.append(text, segment);
}

void StoryReader::write_generated(std::string_view text, bool placeholder) {
    if (text.empty() || deleting() || fields_.in_code()) {
        return;
    }
    ensure_paragraph();
    Segment segment;
    segment.part = part_.index;
    segment.run = kNoRun;
    segment.marks.generated = true;
    segment.marks.placeholder = placeholder;
    out_.append(text, segment);
}

void StoryReader::write_symbol(pugi::xml_node node) {
    const std::string_view digits = node.attribute("w:char").value();
    std::uint32_t code = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
    const bool is_char = error == std::errc() && code >= 0x20 && code <= 0x10FFFF &&
                         (code < 0xD800 || code > 0xDFFF);
    if (!is_char || end != digits.data() + digits.size()) {
        return;
    }
    std::string text;
    append_utf8(text, known_symbol(node.attribute("w:font").value(), code).value_or(code));
    write(text, 0);
}

void StoryReader::line_break(pugi::xml_node node) {
    if (deleting()) {
        deletion_.text += '\n';
    } else if (fields_.in_code()) {
        return;
    } else if (std::string_view(node.attribute("w:type").value()) == "page") {
        out_.page_break();
    } else {
        ensure_paragraph();
        out_.soft_break();
    }
}

void StoryReader::field_char(pugi::xml_node node) {
    if (deleting()) {
        return;
    }
    const std::string_view type = node.attribute("w:fldCharType").value();
    if (type == "begin") {
        form_field(node.child("w:ffData"));
        fields_.begin(node);
    } else if (type == "separate") {
        fields_.separate(out_.document.segments.size());
    } else if (type == "end") {
        end_field();
    }
}

void StoryReader::end_field() {
    const auto field = fields_.end();
    if (!field || fields_.in_code()) {
        return;
    }
    std::vector<Segment>& segments = out_.document.segments;
    if (field->in_code || field->result_begin == segments.size()) {
        write_generated(text_of_macro_button(field->instruction), true);
        if (shows_without_result(field->instruction)) {
            context_.unread(part_.xml->name,
                            "域 " + to_valid_utf8(trim(field->instruction)) + " 的显示内容未计算");
        }
        return;
    }
    if (!field->is_form_text || segments.size() - field->result_begin > kMaxFormRuns) {
        return;
    }
    std::string result;
    for (std::size_t i = field->result_begin; i < segments.size(); ++i) {
        result += out_.document.slice(segments[i].span);
    }
    if (is_blank(result) || result == field->form_default) {
        for (std::size_t i = field->result_begin; i < segments.size(); ++i) {
            segments[i].marks.placeholder = true;
        }
    }
}

void StoryReader::form_field(pugi::xml_node data) {
    if (const pugi::xml_node box = data.child("w:checkBox")) {
        const bool by_default = on_off(box, "w:default").value_or(false);
        write(on_off(box, "w:checked").value_or(by_default) ? "\u2611" : "\u2610", 0);
    } else if (const pugi::xml_node list = data.child("w:ddList")) {
        const auto chosen = child_integer(list, "w:result");
        std::int32_t index = chosen ? *chosen : child_integer(list, "w:default").value_or(0);
        for (const pugi::xml_node entry : list.children("w:listEntry")) {
            if (index-- == 0) {
                write_generated(without_controls(val(entry)));
            }
        }
    }
}

void StoryReader::note_reference(pugi::xml_node node, NoteMarks& notes) {
    if (!deleting()) {
        const pugi::xml_attribute custom = node.attribute("w:customMarkFollows");
        write_generated(
            notes.refer(node.attribute("w:id").value(), custom && is_on(custom.value())));
    }
}

void StoryReader::comment_mark(pugi::xml_node node, Element element) {
    const std::string id = node.attribute("w:id").value();
    CommentAnchors& anchors = context_.comments;
    const auto comment = anchors.comments.find(id);
    if (comment == anchors.comments.end()) {
        return;
    }
    const std::size_t here = out_.position();
    const auto begin = anchors.open.find(id);
    if (element == Element::comment_start) {
        anchors.open.emplace(id, here);
        return;
    }
    if (element == Element::comment_reference && begin != anchors.open.end()) {
        return;  // its range is still open
    }
    Comment placed = std::move(comment->second);
    anchors.comments.erase(comment);
    placed.span = {here, here};
    if (begin != anchors.open.end()) {
        placed.span = {begin->second, std::max(begin->second, out_.document.text.size())};
    }
    out_.document.comments.push_back(std::move(placed));
}

}  // namespace review
