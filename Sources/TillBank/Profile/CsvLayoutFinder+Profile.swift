/// What was decided about a table as the lines of a profile, to be completed by a person and kept.
extension CsvLayoutFinder {
    var profile: [String] {
        let titles = layout.titles.map { CsvLayoutFinder.quoted(String(decoding: $0, as: UTF8.self)) }.joined(separator: ", ")
        var lines = [layout.titles.isEmpty ? "width: \(width)" : "titles: [\(titles)]"]
        let open = Set(questions.map(\.code))
        lines += setting("date-order", layout.dateOrder.rawValue, ["DMY", "MDY"], isOpen: open.contains("bank.csv.ambiguous-date"))
        let mark = layout.decimalMark == NumberText.comma ? "comma" : "point"
        lines += setting("decimal", mark, ["point", "comma"], isOpen: open.contains("bank.csv.ambiguous-decimal"))
        lines += signLines(open)
        if layout.currency == nil, layout.currencyColumn < 0 { lines.append("# currency: EUR") }
        lines += unitLines(open)
        if !columnList.isEmpty {
            let isOpen = !open.subtracting(Self.ofNoColumn).isEmpty
            let line = "columns: {\(columnList.joined(separator: ", "))}"
            lines += isOpen ? ["# The table leaves columns open: correct the line and take its first sign off.", "# \(line)"] : [line]
        }
        return lines
    }

    /// Questions that leave no column open.
    private static let ofNoColumn: Set<String> = [
        "bank.csv.ambiguous-date", "bank.csv.contradicting-dates", "bank.csv.ambiguous-decimal", "bank.csv.ambiguous-sign",
        "bank.csv.ambiguous-unit",
    ]

    /// Whether whole numbers count cents, where somebody had to say it or has to.
    private func unitLines(_ open: Set<String>) -> [String] {
        if let digits = answers.minorDigits { return ["unit: \(digits == 0 ? "whole" : "hundredth")"] }
        return open.contains("bank.csv.ambiguous-unit") ? setting("unit", "whole", ["whole", "hundredth"], isOpen: true) : []
    }

    /// One line, or one for each answer where the table leaves it open.
    private func setting(_ name: String, _ value: String, _ answers: [String], isOpen: Bool) -> [String] {
        guard isOpen else { return ["\(name): \(value)"] }
        return ["# The table leaves this open: take the first sign off the line that is right."] + answers.map { "# \(name): \($0)" }
    }

    private func signLines(_ open: Set<String>) -> [String] {
        guard layout.amount >= 0 else { return [] }
        let isOpen = open.contains("bank.csv.ambiguous-sign")
        switch layout.sign {
        case .asWritten, .turned:
            let sign = layout.sign == .turned ? "positive-out" : "negative-out"
            guard isOpen || proven.isSignTold || answers.turned != nil else {
                return ["# No figure proves the sign: it is what is usual. Take the first sign off where it is right.", "# sign: \(sign)"]
            }
            return setting("sign", sign, ["negative-out", "positive-out"], isOpen: isOpen)
        case .columns, .words, .mark, .steps: return []
        }
    }

    /// `date: 1`, by numbers, since two columns may have one title.
    private var columnList: [String] {
        let single: [(String, Int)] = [
            ("date", layout.date), ("amount", layout.amount), ("debit", layout.debit), ("credit", layout.credit),
            ("direction", layout.direction), ("fee", layout.fee), ("balance", layout.balance), ("currency", layout.currencyColumn),
            ("account", layout.accountColumn), ("id", layout.id),
        ]
        var found = single.filter { $0.1 >= 0 }.map { "\($0.0): \($0.1 + 1)" }
        for (role, columns) in [("text", layout.texts), ("merchant", layout.merchants)] where !columns.isEmpty {
            let numbers = columns.map { "\($0 + 1)" }.joined(separator: ", ")
            found.append(columns.count == 1 ? "\(role): \(numbers)" : "\(role): [\(numbers)]")
        }
        return found
    }

    /// A text between quotes as YAML reads it.
    static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": out += "\\\(scalar)"
            default: if scalar.value >= 0x20, scalar.value != 0x7F { out.unicodeScalars.append(scalar) } else { out += " " }
            }
        }
        return out + "\""
    }
}
