import Glibc
import TillProcess
import TillRecords
import TillStages

/// A workbook of the old kind, taken apart by Python's xlrd: a child within limits, so that what a hostile file breaks is not this process.
struct XlsBook: SheetBook {
    private(set) var sheets: [SheetName] = []
    /// The cells of each sheet: lines of what the child says.
    private var cells: [Range<Int>] = []
    private let lines: [ArraySlice<UInt8>]
    private var formats: [SheetFormatCode] = []
    private var is1904 = false
    private let file: String

    /// Throws when the workbook is locked, broken, takes too long or too much, or when xlrd is not installed.
    init(_ document: Document) throws(Fault) {
        try self.init(XlsBook.told(document), file: document.name)
    }

    /// - Parameter told: what the child says, see `program`.
    init(_ told: [UInt8], file: String) throws(Fault) {
        self.file = file
        lines = told.split(separator: 0x0A)
        for (number, line) in lines.enumerated() {
            let parts = line.split(separator: XlsBook.mark, maxSplits: 3, omittingEmptySubsequences: false)
            switch (parts[0].first, parts.count) {
            case (UInt8(ascii: "X"), _): throw XlsBook.fault(String(decoding: parts.last ?? [], as: UTF8.self), file)
            case (UInt8(ascii: "D"), 2): is1904 = parts[1].first == UInt8(ascii: "1")
            case (UInt8(ascii: "F"), 2): formats.append(SheetFormatCode(String(decoding: parts[1].prefix(400), as: UTF8.self)))
            case (UInt8(ascii: "S"), 3):
                sheets.append(SheetName(text: String(decoding: parts[2], as: UTF8.self), isHidden: parts[1].first != UInt8(ascii: "0")))
                cells.append(number + 1..<number + 1)
            case (UInt8(ascii: "R"), 2), (UInt8(ascii: "T"), 3), (UInt8(ascii: "B"), 3), (UInt8(ascii: "N"), 4):
                guard let last = cells.indices.last else { throw XlsBook.fault("broken", file) }
                cells[last] = cells[last].lowerBound..<number + 1
            default: throw XlsBook.fault("broken", file)
            }
        }
    }

    /// Divides the parts of a line.
    private static let mark: UInt8 = 0x1F

    func table(_ index: Int, isMark: @escaping ([UInt8]) -> Bool) throws(Fault) -> SheetTable {
        let table = SheetTable(formats, is1904: is1904, isMark: isMark)
        for line in lines[cells[index]] {
            let parts = line.split(separator: XlsBook.mark, maxSplits: 3, omittingEmptySubsequences: false)
            let number = XlsBook.integer(parts[1]) + 1
            switch parts[0].first {
            case UInt8(ascii: "R"):
                do throws(SheetTable.SheetError) {
                    try table.beginRow(number)
                } catch {
                    throw XlsBook.fault(error == .tooLarge ? "large" : "broken", file)
                }
            case UInt8(ascii: "T"): table.add(.text(parts[2]), column: number)
            case UInt8(ascii: "B"): table.add(.flag(parts[2].first == UInt8(ascii: "1")), column: number)
            default: table.add(.number(Array(parts[3]), style: XlsBook.integer(parts[2])), column: number)
            }
        }
        return table
    }

    /// A number from 0; -1 for anything else.
    private static func integer(_ digits: ArraySlice<UInt8>) -> Int {
        digits.isEmpty || digits.count > 9 || digits.contains { $0 &- 0x30 > 9 } ? -1 : digits.reduce(0) { $0 * 10 + Int($1 &- 0x30) }
    }

    // MARK: the child

    private static let python = "/usr/bin/python3"
    private static let mostBytes = 200 << 20
    private static let mostSeconds = 60
    private static let mostMegabytes = 2 << 10

    private static func told(_ document: Document) throws(Fault) -> [UInt8] {
        let scratch = UnnamedFile()
        guard scratch.append(document.bytes) != nil, let path = scratch.path else {
            throw Fault(
                "bank.scratch", "there is no room in /tmp for the document.", remedy: "Make room.", exit: .inputOutput)
        }
        guard unsafe access(python, X_OK) == 0 else { throw fault("missing", document.name) }
        let told = CapturedRun.output(
            path: python, arguments: ["-I", "-c", program, path], most: mostBytes, seconds: mostSeconds, megabytes: mostMegabytes)
        // Whoever closes the file must not do so before the child has read it.
        return try withExtendedLifetime(scratch) { () throws(Fault) in
            guard let told else { throw fault("large", document.name) }
            return told
        }
    }

    private static func fault(_ word: String, _ file: String) -> Fault {
        switch word {
        case "locked":
            Fault(
                "bank.xls.locked", "the spreadsheet is locked with a password.", remedy: "Save it without a password and read that.",
                file: file)
        case "missing":
            Fault(
                "bank.xls.no-xlrd", "old spreadsheets are read by Python's xlrd, which is not installed.",
                remedy: "Install the package python3-xlrd, or save it as xlsx or CSV.", file: file)
        case "large":
            Fault(
                "bank.xls.too-large", "reading the spreadsheet takes more time or memory than any export needs.",
                remedy: "Save it as xlsx or CSV and read that.", file: file)
        default:
            Fault(
                "bank.xls.broken", "the spreadsheet is broken: its cells cannot be read.",
                remedy: "Open it in a spreadsheet program and save it again, or export CSV.", file: file)
        }
    }

    /// Says a workbook in lines, their parts divided by 0x1F: `D` and 1 where days count from 1904; `F` and a code for each number format;
    /// `S`, whether it is hidden and the name of each sheet; then its rows `R` and cells, numbers from 0: texts `T`, truths `B` by column,
    /// numbers `N` by column and format. `X` says why it is not read.
    private static let program = #"""
        import sys
        lines = []
        def say(*parts):
            lines.append("\x1f".join("".join(c if c >= " " else " " for c in str(part)) for part in parts))
        def number(value):
            return int(value) if value == int(value) and abs(value) < 1e15 else repr(value)
        def read(path):
            with open(path, "rb") as file, open("/dev/null", "w") as log:
                book = xlrd.open_workbook(file_contents=file.read(), formatting_info=True, logfile=log)
            say("D", book.datemode)
            keys = {}
            for key in sorted(book.format_map):
                keys[key] = len(keys)
                say("F", book.format_map[key].format_str)
            for sheet in book.sheets():
                say("S", sheet.visibility, sheet.name)
                for row in range(sheet.nrows):
                    say("R", row)
                    for column in range(sheet.ncols):
                        cell = sheet.cell(row, column)
                        if cell.ctype == 1 and cell.value != "":
                            say("T", column, cell.value)
                        elif cell.ctype in (2, 3) and cell.value == cell.value and abs(cell.value) < 1e30:
                            key = book.xf_list[cell.xf_index].format_key
                            say("N", column, keys.get(key, 0), number(cell.value))
                        elif cell.ctype == 4:
                            say("B", column, cell.value)
                        elif cell.ctype == 5:
                            say("T", column, xlrd.error_text_from_code.get(cell.value, "#"))
        try:
            import xlrd
        except ImportError:
            say("X", "missing")
        else:
            try:
                read(sys.argv[1])
            except MemoryError:
                lines = ["X\x1flarge"]
            except xlrd.XLRDError as error:
                lines = ["X\x1flocked" if "encrypted" in str(error).lower() else "X\x1fbroken"]
            except Exception:
                lines = ["X\x1fbroken"]
        sys.stdout.buffer.write("\n".join(lines).encode("utf-8", "replace"))
        """#
}
