import CArchive
import TillRecords

/// Archives that tests write out, by the library that others write them with.
enum Packed {
    /// A zip; with a password that locks its members, when one is given.
    static func zip(_ members: [(name: String, bytes: [UInt8])], password: String? = nil) -> [UInt8] {
        write(most: members.reduce(65_536) { $0 + $1.bytes.count }) { archive in
            archive_write_set_format_zip(archive)
            guard let password else { return members }
            archive_write_set_options(archive, "zip:encryption=traditional")
            archive_write_set_passphrase(archive, password)
            return members
        }
    }

    static func gzip(_ bytes: [UInt8]) -> [UInt8] {
        write(most: bytes.count + 65_536) { archive in
            archive_write_add_filter_gzip(archive)
            archive_write_set_format_raw(archive)
            return [("data", bytes)]
        }
    }

    private static func write(most: Int, _ begin: (OpaquePointer) -> [(name: String, bytes: [UInt8])]) -> [UInt8] {
        guard let archive = archive_write_new() else { return [] }
        defer { archive_write_free(archive) }
        let members = begin(archive)
        archive_write_set_bytes_in_last_block(archive, 1)
        var used = 0
        return [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
            archive_write_open_memory(archive, buffer.baseAddress, buffer.count, &used)
            for member in members {
                let entry = archive_entry_new()
                archive_entry_set_pathname(entry, member.name)
                archive_entry_set_filetype(entry, UInt32(0o100000))
                archive_entry_set_perm(entry, 0o644)
                archive_entry_set_size(entry, Int64(member.bytes.count))
                archive_write_header(archive, entry)
                _ = member.bytes.withBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
                archive_entry_free(entry)
            }
            archive_write_close(archive)
            count = used
        }
    }
}

/// A workbook whose parts a test writes out.
struct Workbook {
    /// Name, state and rows as XML.
    var sheets: [(name: String, state: String, rows: String)]
    var strings: [String] = []
    /// Number formats of the styles 1, 2, 3 …; style 0 is General.
    var formats: [String] = []
    var is1904 = false

    init(_ rows: String, strings: [String] = [], formats: [String] = [], is1904: Bool = false) {
        sheets = [("Umsätze", "visible", rows)]
        self.strings = strings
        self.formats = formats
        self.is1904 = is1904
    }

    var bytes: [UInt8] { Packed.zip(parts.map { ($0.0, Array($0.1.utf8)) }) }

    var parts: [(String, String)] {
        let numbered = sheets.enumerated()
        let list = numbered.map { "<sheet name=\"\($1.name)\" sheetId=\"\($0 + 1)\" state=\"\($1.state)\" r:id=\"r\($0)\"/>" }.joined()
        let links = numbered.map { "<Relationship Id=\"r\($0.offset)\" Target=\"worksheets/sheet\($0.offset).xml\"/>" }.joined()
        let codes = formats.enumerated().map { "<numFmt numFmtId=\"\(200 + $0)\" formatCode=\"\($1)\"/>" }.joined()
        let styles = formats.indices.map { "<xf numFmtId=\"\(200 + $0)\"/>" }.joined()
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
        let space = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"urn:r\""
        var parts = [
            ("[Content_Types].xml", "\(head)<Types/>"),
            (
                "xl/workbook.xml",
                "\(head)<workbook \(space)><workbookPr date1904=\"\(is1904 ? 1 : 0)\"/><sheets>\(list)</sheets></workbook>"
            ),
            ("xl/_rels/workbook.xml.rels", "\(head)<Relationships>\(links)</Relationships>"),
            (
                "xl/styles.xml",
                "\(head)<styleSheet \(space)><numFmts>\(codes)</numFmts><cellXfs><xf numFmtId=\"0\"/>\(styles)</cellXfs></styleSheet>"
            ),
        ]
        for (index, sheet) in numbered {
            parts.append(
                ("xl/worksheets/sheet\(index).xml", "\(head)<worksheet \(space)><sheetData>\(sheet.rows)</sheetData></worksheet>"))
        }
        parts.append(("xl/sharedStrings.xml", "\(head)<sst \(space)>\(strings.map { "<si>\($0)</si>" }.joined())</sst>"))
        return parts
    }
}
