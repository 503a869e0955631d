/// The templates of pages in one language, compiled once: a page is written from them in one pass.
///
/// They are Mustache as far as pages need it: `{{name}}`, `{{{name}}}`, `{{#name}}…{{/name}}`, `{{^name}}…{{/name}}`, `{{> template}}`. A name
/// is looked for in the view of the section it is in, then in those around it. A tag of a section or of another template that has a line to
/// itself leaves no line behind.
struct TemplateLibrary: Sendable {
    private let templates: [String: [TemplatePart]]

    /// Throws for a template that does not parse.
    init(_ texts: [String: String]) throws(TemplateParser.Malformed) {
        var templates: [String: [TemplatePart]] = [:]
        for (name, text) in texts { templates[name] = try TemplateParser.parts(of: text) }
        self.templates = templates
    }

    /// A view as one of the templates shows it; empty for a template that there is not.
    func render(_ view: View, _ template: String) -> PageBytes {
        var out: [UInt8] = []
        out.reserveCapacity(TemplateLibrary.room)
        var stack = [view]
        write(templates[template] ?? [], &stack, &out)
        return PageBytes(out)
    }

    /// So many bytes a part of a page takes, as a rule.
    private static let room = 1 << 12

    private func write(_ parts: [TemplatePart], _ stack: inout [View], _ out: inout [UInt8]) {
        for part in parts {
            switch part {
            case .text(let text): out.append(contentsOf: text)
            case .value(let name):
                if case .text(let text)? = TemplateLibrary.slot(name, stack) { Markup.append(escaped: text, to: &out) }
            case .markup(let name):
                switch TemplateLibrary.slot(name, stack) {
                case .text(let text)?: out.append(contentsOf: text.utf8)
                case .written(let part)?: out.append(contentsOf: part.bytes)
                case nil, .flag?, .view?, .list?: continue
                }
            case .section(let name, let inner):
                guard let slot = TemplateLibrary.slot(name, stack) else { continue }
                write(inner, of: slot, &stack, &out)
            case .inverted(let name, let inner):
                if TemplateLibrary.isAbsent(TemplateLibrary.slot(name, stack)) { write(inner, &stack, &out) }
            case .partial(let name): write(templates[name] ?? [], &stack, &out)
            }
        }
    }

    private func write(_ inner: [TemplatePart], of slot: View.Slot, _ stack: inout [View], _ out: inout [UInt8]) {
        switch slot {
        case .text, .written, .flag(true): write(inner, &stack, &out)
        case .flag(false): return
        case .view(let view): write(inner, within: view, &stack, &out)
        case .list(let views): for view in views { write(inner, within: view, &stack, &out) }
        }
    }

    private func write(_ inner: [TemplatePart], within view: View, _ stack: inout [View], _ out: inout [UInt8]) {
        stack.append(view)
        write(inner, &stack, &out)
        stack.removeLast()
    }

    private static func slot(_ name: String, _ stack: [View]) -> View.Slot? {
        for view in stack.reversed() {
            if let slot = view.slot(name) { return slot }
        }
        return nil
    }

    private static func isAbsent(_ slot: View.Slot?) -> Bool {
        switch slot {
        case nil, .flag(false)?: true
        case .list(let views)?: views.isEmpty
        case .text?, .written?, .flag?, .view?: false
        }
    }
}

/// A piece of a template that is compiled.
enum TemplatePart: Sendable {
    case text([UInt8])
    case value(String)
    case markup(String)
    case section(String, [TemplatePart])
    case inverted(String, [TemplatePart])
    case partial(String)
}
