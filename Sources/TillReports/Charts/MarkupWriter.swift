/// Markup under way, in one run of bytes: for the rows of long tables, where an element made by itself would be copied into each around it.
struct MarkupWriter {
    private var bytes: [UInt8] = []

    /// - Parameter room: so many bytes it will come to, as far as that is known.
    init(room: Int = 0) { bytes.reserveCapacity(room) }

    var written: PageBytes { PageBytes(bytes) }

    /// Markup as it stands in the code.
    mutating func add(_ markup: StaticString) { Markup.append(markup, to: &bytes) }

    /// Text, escaped.
    mutating func add(text: String) { Markup.append(escaped: text, to: &bytes) }

    /// What `Markup` made.
    mutating func add(markup: String) { bytes.append(contentsOf: markup.utf8) }

    mutating func add(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

    /// `<small>` with a text; nothing without one.
    mutating func addSmall(_ text: String) {
        guard !text.isEmpty else { return }
        add("<small>")
        add(text: text)
        add("</small>")
    }

    /// The heading of a group of a table's rows.
    ///
    /// - Parameters:
    ///   - id: its anchor.
    ///   - href: where its name leads; empty for nowhere.
    ///   - sum: what its rows come to, with the line that explains that, if there is one.
    mutating func openGroup(_ id: String, _ name: String, href: String = "", sum: String, line: String) {
        add("<tbody id=\"")
        add(text: id)
        add("\"><tr class=\"day\"><th colspan=\"3\" scope=\"rowgroup\">")
        addLink(name, href: href)
        add("</th><td class=\"n\"")
        if !line.isEmpty {
            add(" title=\"")
            add(text: line)
            add("\"")
        }
        add(">")
        add(text: sum)
        add("</td></tr>")
    }

    mutating func closeGroup() { add("</tbody>\n") }

    /// A link, or its text alone without an address.
    mutating func addLink(_ text: String, href: String) {
        openLink(href)
        add(text: text)
        closeLink(href)
    }

    /// A link around a name that may run the other way; the name alone without an address.
    mutating func addName(_ name: String, href: String) {
        openLink(href)
        add("<bdi>")
        add(text: name)
        add("</bdi>")
        closeLink(href)
    }

    private mutating func openLink(_ href: String) {
        guard !href.isEmpty else { return }
        add("<a href=\"")
        add(text: href)
        add("\">")
    }

    private mutating func closeLink(_ href: String) {
        if !href.isEmpty { add("</a>") }
    }
}
