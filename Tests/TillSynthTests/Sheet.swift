import TillRecords

@testable import TillSynth

/// The households that the tests look at: one of each kind over a year.
enum Lives {
    static let world = SynthWorld(seed: 42, first: Month(year: 2024, month: 1), months: 12)

    struct Life {
        var household: Household
        var files: [ExportFile]
    }

    static let all: [Life] = HouseholdKind.allCases.indices.map { number in
        let household = world.household(number)
        return Life(household: household, files: Exporter(household).files())
    }
}

/// A file read back as text.
struct Sheet {
    let isOFX: Bool
    /// The physical lines.
    let lines: [String]

    init(_ file: ExportFile) {
        isOFX = file.name.hasSuffix(".ofx") || file.name.hasSuffix(".qfx")
        lines = Sheet.lines(file.bytes)
    }

    private static func lines(_ bytes: [UInt8]) -> [String] {
        let text = String(decoding: bytes, as: UTF8.self)
        let isUTF8 = Array(text.utf8) == bytes
        let readable = isUTF8 ? text : String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
        return readable.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map {
            String(String.UnicodeScalarView($0.filter { $0 != "\r" }))
        }
    }

    /// Physical lines that start a row, found without the generator's own marks.
    var rowLines: [Int] {
        var found: [Int] = []
        var header = 0
        for (index, line) in lines.enumerated() {
            if isOFX {
                if line.hasSuffix("<STMTTRN>") { found.append(index + 1) }
                continue
            }
            let cells = Sheet.cells(line)
            guard cells.count >= 6 else { continue }
            if header == 0, !cells.contains("von:") {
                header = index + 1
            } else if header > 0, !cells.contains("Anfangssaldo"), !cells.contains("Endsaldo") {
                found.append(index + 1)
            }
        }
        return found
    }

    /// The whole row that starts on `line`.
    func row(at line: Int) -> String {
        guard isOFX else { return lines[line - 1] }
        let rest = lines[(line - 1)...]
        let end = rest.firstIndex { $0.hasSuffix("</STMTTRN>") } ?? rest.endIndex
        return rest[..<end].joined(separator: "\n")
    }

    /// The cells of one line, separated by commas or semicolons.
    static func cells(_ line: String) -> [String] {
        let separator: Character = line.contains(";") && !line.hasPrefix("Status") ? ";" : ","
        var cells: [String] = [""]
        var quoted = false
        for character in line {
            switch character {
            case "\"": quoted.toggle()
            case separator where !quoted: cells.append("")
            default: cells[cells.count - 1].append(character)
            }
        }
        return cells
    }
}

/// Minor units of an amount with two decimals, whatever its marks.
func units(_ text: String) -> Int64? {
    let digits = text.filter(\.isNumber)
    guard let number = Int64(digits), digits.count > 2 else { return nil }
    return text.contains("-") ? -number : number
}
