// A docx from its package to a Document: which parts are read, and in which order.
#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "readers/docx_context.h"
#include "readers/docx_package.h"
#include "readers/docx_story.h"
#include "readers/ooxml.h"
#include "readers/reader.h"

namespace review {
namespace {

pugi::xml_node root_of(const std::unique_ptr<XmlPart>& part) {
    return part ? part->root() : pugi::xml_node();
}

/// The part of this relationship type. A broken one is an error: without its styles or its
/// numbering the document would be misread.
Result<std::unique_ptr<XmlPart>> read_definitions(Package& package,
                                                  const Relationships& relationships,
                                                  std::string_view type) {
    const Relationship* relationship = relationships.first_of(type);
    if (relationship == nullptr || !package.contains(relationship->target)) {
        return nullptr;
    }
    return package.read_xml(relationship->target);
}

class DocxReader {
public:
    DocxReader(DocxContext& context, StoryPart body) : context_(context), body_(std::move(body)) {}

    Result<Document> run() {
        context_.out.document.format = "docx";
        add_part(body_);
        if (const auto comments = read_comments(); !comments) {
            return tl::unexpected<Error>(comments.error());
        }
        ListCounters lists(context_.numbering);
        StoryReader(context_, body_, lists, {}).read(body_.xml->root());
        for (const auto read : {&DocxReader::read_footnotes,
                                &DocxReader::read_endnotes,
                                &DocxReader::read_headers,
                                &DocxReader::read_footers}) {
            if (const auto done = (this->*read)(); !done) {
                return tl::unexpected<Error>(done.error());
            }
        }
        place_open_comments();
        if (context_.out.document.paragraphs.empty()) {
            context_.out.begin_paragraph(Paragraph{});
        }
        return context_.out.finish();
    }

private:
    void add_part(StoryPart& part) {
        std::vector<std::string>& parts = context_.out.document.parts;
        part.index = static_cast<std::uint32_t>(parts.size());
        parts.push_back(part.xml->name);
        if (part.xml->has_doctype) {
            context_.unread(part.xml->name, "含有 DOCTYPE 声明，其中的实体未展开");
        }
    }

    /// A further part with text; nullopt when it cannot be read, which is noted. Errors: only
    /// limit_exceeded, since a hostile file is refused as a whole.
    Result<std::optional<StoryPart>> open_part(const Relationship& relationship) {
        const auto unreadable = [&](const Error& error) -> Result<std::optional<StoryPart>> {
            if (error.code == ErrorCode::limit_exceeded) {
                return tl::unexpected<Error>(error);
            }
            context_.unread(relationship.target, "部件无法读取：" + error.message);
            return std::nullopt;
        };
        StoryPart part;
        auto xml = context_.package.read_xml(relationship.target);
        if (!xml) {
            return unreadable(xml.error());
        }
        auto relationships = context_.package.relationships(relationship.target);
        if (!relationships) {
            return unreadable(relationships.error());
        }
        part.xml = std::move(*xml);
        part.relationships = std::move(*relationships);
        add_part(part);
        return part;
    }

    /// The part of the first relationship of this type; none when there is no such relationship.
    Result<std::optional<StoryPart>> open_first_of(std::string_view type) {
        const Relationship* relationship = body_.relationships.first_of(type);
        if (relationship == nullptr) {
            return std::nullopt;
        }
        return open_part(*relationship);
    }

    Result<void> read_comments() {
        const auto part = open_first_of("comments");
        if (!part) {
            return tl::unexpected<Error>(part.error());
        }
        if (!*part) {
            return {};
        }
        // Comments are no text of the document: they are read into an output of their own.
        ListCounters lists(context_.numbering);
        for (const pugi::xml_node node : (*part)->xml->root().children("w:comment")) {
            TextOutput out = std::exchange(context_.out, {});
            StoryReader(context_, **part, lists, {}).read(node);
            Comment comment;
            comment.id = node.attribute("w:id").value();
            comment.author = node.attribute("w:author").value();
            comment.date = node.attribute("w:date").value();
            comment.text = std::move(context_.out.document.text);
            auto unread = std::move(context_.out.document.coverage.unread);
            context_.out = std::move(out);
            std::ranges::move(unread, std::back_inserter(context_.out.document.coverage.unread));
            const std::string id = comment.id;
            context_.comments.comments.emplace(id, std::move(comment));
        }
        context_.out.document.parts.pop_back();
        return {};
    }

    Result<void> read_footnotes() {
        return read_notes("footnotes", "w:footnote", Story::footnote, context_.footnotes);
    }

    Result<void> read_endnotes() {
        return read_notes("endnotes", "w:endnote", Story::endnote, context_.endnotes);
    }

    /// Notes in the order of their references, then those that nothing refers to.
    Result<void> read_notes(std::string_view type,
                            const char* element,
                            Story story,
                            NoteMarks& marks) {
        const auto part = open_first_of(type);
        if (!part) {
            return tl::unexpected<Error>(part.error());
        }
        if (!*part) {
            return {};
        }
        struct Note {
            pugi::xml_node node;
            Ordinals ordinals;
        };
        std::vector<std::string> order = marks.referenced;
        std::map<std::string, Note> notes;
        Ordinals ordinals;
        for (const pugi::xml_node node : (*part)->xml->root().children(element)) {
            const std::string_view kind = node.attribute("w:type").value();
            const std::string id = node.attribute("w:id").value();
            if ((kind.empty() || kind == "normal") &&
                notes.try_emplace(id, Note{node, ordinals}).second) {
                order.push_back(id);
            }
            count_ordinals(node, ordinals);
        }
        ListCounters lists(context_.numbering);
        for (const std::string& id : order) {
            const auto note = notes.find(id);
            if (note == notes.end()) {
                continue;
            }
            StoryStart start;
            start.story = story;
            start.ordinals = note->second.ordinals;
            const auto mark = marks.marks.find(id);
            start.note_mark = mark == marks.marks.end() ? std::string() : mark->second;
            StoryReader(context_, **part, lists, std::move(start)).read(note->second.node);
            notes.erase(note);
        }
        return {};
    }

    Result<void> read_headers() { return read_running("header", Story::header); }
    Result<void> read_footers() { return read_running("footer", Story::footer); }

    /// Headers (or footers) in the order sections name them, then those that no section uses.
    Result<void> read_running(std::string_view type, Story story) {
        std::vector<const Relationship*> order;
        std::set<std::string_view> targets;
        const auto add = [&](const Relationship* relationship) {
            const bool wanted =
                relationship != nullptr && relationship->type == type && !relationship->external;
            if (wanted && targets.insert(relationship->target).second) {
                order.push_back(relationship);
            }
        };
        for (const std::string& id : context_.header_ids) {
            add(body_.relationships.find(id));
        }
        for (const Relationship& relationship : body_.relationships.all()) {
            add(&relationship);
        }
        for (const Relationship* relationship : order) {
            const auto part = open_part(*relationship);
            if (!part) {
                return tl::unexpected<Error>(part.error());
            }
            if (*part && has_content((*part)->xml->root())) {
                ListCounters lists(context_.numbering);
                StoryStart start;
                start.story = story;
                StoryReader(context_, **part, lists, std::move(start)).read((*part)->xml->root());
            }
        }
        return {};
    }

    /// Comments whose range never ends stand where it begins.
    void place_open_comments() {
        for (const auto& [id, begin] : context_.comments.open) {
            const auto comment = context_.comments.comments.find(id);
            if (comment != context_.comments.comments.end()) {
                comment->second.span = {begin, begin};
                context_.out.document.comments.push_back(std::move(comment->second));
            }
        }
    }

    DocxContext& context_;
    StoryPart body_;
};

Result<StoryPart> read_body(Package& package) {
    const auto main = package.main_part();
    if (!main) {
        return tl::unexpected<Error>(main.error());
    }
    StoryPart body;
    auto xml = package.read_xml(*main);
    if (!xml) {
        return tl::unexpected<Error>(xml.error());
    }
    body.xml = std::move(*xml);
    const std::string_view root = body.xml->root().name();
    if (root != "w:document") {
        return fail(
            ErrorCode::malformed_input,
            fmt::format("{} 的根元素是 {}，应为 w:document；不是完整的 Word 文件，请用 Word 或 "
                        "WPS 打开并另存为 .docx",
                        *main,
                        root));
    }
    auto relationships = package.relationships(*main);
    if (!relationships) {
        return tl::unexpected<Error>(relationships.error());
    }
    body.relationships = std::move(*relationships);
    return body;
}

}  // namespace

Result<Document> read_docx(std::span<const std::byte> bytes, const ReadLimits& limits) {
    auto package = Package::open(bytes, limits);
    if (!package) {
        return tl::unexpected<Error>(package.error());
    }
    auto body = read_body(*package);
    if (!body) {
        return tl::unexpected<Error>(body.error());
    }
    const auto styles = read_definitions(*package, body->relationships, "styles");
    if (!styles) {
        return tl::unexpected<Error>(styles.error());
    }
    const auto lists = read_definitions(*package, body->relationships, "numbering");
    if (!lists) {
        return tl::unexpected<Error>(lists.error());
    }
    StyleSheet sheet(root_of(*styles));
    Numbering numbering = Numbering::parse(root_of(*lists), sheet.list_links());
    DocxContext context(std::move(*package), limits, std::move(sheet), std::move(numbering));
    return DocxReader(context, std::move(*body)).run();
}

}  // namespace review
