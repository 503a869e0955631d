import CLibXML2
import Glibc
import TillRecords
import TillStages

/// Web pages with tables, which many banks hand out under the name of a spreadsheet (`.xls`). All tables of a page and the words
/// between them are one table of text: what stands above the titles is its preamble.
struct HtmlFormat: BankFormat {
    static let name: StaticString = "html"
    static let title = "a web page with tables (HTML)"
    static let kinds = ["HTML tables"]
    static let reads = "HTML tables, which banks often call xls"
    static let examples = [
        Example(
            "a web page that calls itself a spreadsheet", command: "till-bank march.xls",
            files: [
                "march.xls": """
                <html><body><table><tr><th>Datum</th><th>Text</th><th>Belopp</th></tr>
                <tr><td>2025-03-14</td><td>BAGERI &Ouml;ST</td><td>-45,00</td></tr></table></body></html>
                """
            ],
            shows: ["\"format\":\"html\"", "\"place\":\"row 2\"", "\"date\":\"2025-03-14\"", "\"amount\":\"-45.00\"", "BAGERI ÖST"])
    ]

    private let tables: CsvFormat

    /// The tables' own options hold for those of pages too.
    init(options: Options, context: Context) throws(Fault) { tables = try CsvFormat(options: options, context: context) }

    /// A page is a format of its own where it has rows of a table; a login page is foreign, and so is a statement in XML.
    func claim(_ document: Document, _ head: HeadBytes) -> Claim {
        let isPage = head.startsText("<!doctype html") || head.startsText("<html") || head.startsText("<table")
        return isPage || head.startsText("<") && head.contains("<html") || head.startsText("<meta")
            ? HtmlFormat.hasRows(document.bytes) ? .certain : .none : .none
    }

    /// Whether two rows of a table begin in the bytes; of UTF-16 too.
    private static func hasRows(_ bytes: [UInt8]) -> Bool {
        var found = 0
        var last: [UInt8] = [0, 0, 0]
        for byte in bytes where byte != 0 {
            if byte == 0x3E || byte <= 0x20, last == Array("<tr".utf8) {
                found += 1
                if found == 2 { return true }
            }
            last = [last[1], last[2], byte &- 0x41 < 26 ? byte | 0x20 : byte]
        }
        return false
    }

    func read(_ document: Document, into writer: BankWriter) throws(Fault) {
        let table = try laid(document)
        do throws(Fault) {
            try tables.read(table, of: HtmlFormat.name, into: writer)
        } catch {
            if ["bank.csv.no-table", "bank.csv.no-date", "bank.csv.no-amount"].contains(error.code),
                let foreign = ForeignContent.recognise(HeadBytes(document.bytes))
            {
                throw foreign.fault(file: document.name)
            }
            throw error
        }
    }

    func passage(of source: Record, in document: Document, _ knowledge: Knowledge) throws(Fault) -> OriginalPassage? {
        try laid(document).passage(of: source.string(.place))
    }

    private func laid(_ document: Document) throws(Fault) -> LaidTable {
        let knowledge = try tables.words()
        let text = document.bytes.withBytes { CsvEncoding.read($0, alphabets: knowledge.alphabets) }
        let bytes = text.decoded ?? Array(document.bytes.dropFirst(text.skipped))
        return HtmlRows.table(of: bytes)
    }
}

/// Walks through a page and lays its rows out. The library reads HTML as browsers do; nothing is loaded, run or expanded.
private struct HtmlRows {
    private var table = LaidTable()
    /// Rows that are open: a table may stand in a cell of another.
    private var rows: [(cells: [[UInt8]], isInCell: Bool)] = []
    /// Words outside of all rows.
    private var words: [UInt8] = []

    private static let unseen: Set<String> = ["head", "script", "style", "template", "noscript"]
    private static let blocks: Set<String> = ["p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "table", "section", "caption"]

    /// - Parameter bytes: UTF-8.
    static func table(of bytes: [UInt8]) -> LaidTable {
        let options =
            Int32(HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue)
            | Int32(HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue)
        let document = unsafe bytes.withBytes { raw in
            unsafe htmlReadMemory(raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: raw.count), nil, "UTF-8", options)
        }
        guard let document = unsafe document else { return LaidTable() }
        defer { unsafe xmlFreeDoc(document) }
        var walk = HtmlRows()
        unsafe walk.through(xmlDocGetRootElement(document))
        return walk.table
    }

    private mutating func through(_ root: xmlNodePtr?) {
        var at = unsafe root
        while let node = unsafe at {
            if unsafe enter(node), let child = unsafe node.pointee.children {
                unsafe at = child
                continue
            }
            unsafe at = nil
            var left: xmlNodePtr? = unsafe node
            while let done = unsafe left {
                unsafe leave(done)
                if unsafe done == root { break }
                if let next = unsafe done.pointee.next {
                    unsafe at = next
                    break
                }
                unsafe left = done.pointee.parent
            }
        }
        close()
    }

    private static func name(_ node: xmlNodePtr) -> String {
        unsafe node.pointee.type == XML_ELEMENT_NODE ? node.pointee.name.map { unsafe String(cString: $0).lowercased() } ?? "" : ""
    }

    /// False where what stands inside is not to be seen.
    private mutating func enter(_ node: xmlNodePtr) -> Bool {
        if unsafe node.pointee.type == XML_TEXT_NODE || node.pointee.type == XML_CDATA_SECTION_NODE {
            if let content = unsafe node.pointee.content { unsafe append(UnsafeBufferPointer(start: content, count: strlen(content))) }
            return false
        }
        let name = unsafe HtmlRows.name(node)
        switch name {
        case "tr":
            close()
            rows.append(([], false))
        case "td", "th":
            guard !rows.isEmpty else { break }
            rows[rows.count - 1].cells.append([])
            rows[rows.count - 1].isInCell = true
        case "br": append([0x20])
        default: if rows.isEmpty, HtmlRows.blocks.contains(name) { close() }
        }
        return !HtmlRows.unseen.contains(name)
    }

    private mutating func leave(_ node: xmlNodePtr) {
        let name = unsafe HtmlRows.name(node)
        switch name {
        case "tr":
            guard let row = rows.popLast() else { return }
            let cells = row.cells.map(HtmlRows.plain)
            if cells.contains(where: { !$0.isEmpty }) { table.add(cells) }
        case "td", "th":
            guard !rows.isEmpty else { return }
            rows[rows.count - 1].isInCell = false
            for _ in unsafe 1..<HtmlRows.span(node) { rows[rows.count - 1].cells.append([]) }
        default: if rows.isEmpty, HtmlRows.blocks.contains(name) { close() }
        }
    }

    /// How many columns a cell takes, 1 to 100.
    private static func span(_ node: xmlNodePtr) -> Int {
        var attribute = unsafe node.pointee.properties
        while let one = unsafe attribute {
            if unsafe strcasecmp(UnsafeRawPointer(one.pointee.name).assumingMemoryBound(to: CChar.self), "colspan") == 0 {
                let text = unsafe one.pointee.children?.pointee.content.map { unsafe String(cString: $0) } ?? ""
                return min(100, max(1, Int(text) ?? 1))
            }
            unsafe attribute = one.pointee.next
        }
        return 1
    }

    private mutating func append(_ text: some Collection<UInt8>) {
        if rows.isEmpty {
            words.append(contentsOf: text)
        } else if let last = rows.indices.last, rows[last].isInCell {
            rows[last].cells[rows[last].cells.count - 1].append(contentsOf: text)
        }
    }

    /// Ends a line of words outside of tables.
    private mutating func close() {
        let line = HtmlRows.plain(words)
        words = []
        if rows.isEmpty, !line.isEmpty { table.add([line]) }
    }

    /// Without blanks at the ends, and none twice.
    private static func plain(_ text: [UInt8]) -> [UInt8] {
        Array(text.split { $0 <= 0x20 }.joined(separator: [0x20]))
    }
}
