/// What was decided about a table as the lines of a profile, to be completed by a person and kept.
extension CsvLayoutFinder {
    var profile: [String] {
        var lines: [String] = []
        if !layout.titles.isEmpty {
            lines.append(
                "titles: [\(layout.titles.map { CsvLayoutFinder.quoted(String(decoding: $0, as: UTF8.self)) }.joined(separator: ", "))]")
        }
        let open = Set(questions.map(\.code))
        lines += setting("date-order", layout.dateOrder.rawValue, ["DMY", "MDY"], isOpen: open.contains("bank.csv.ambiguous-date"))
        let mark = layout.decimalMark == NumberText.comma ? "comma" : "point"
        lines += setting("decimal", mark, ["point", "comma"], isOpen: open.contains("bank.csv.ambiguous-decimal"))
        lines += signLines(open)
        if layout.currency == nil, layout.currencyColumn < 0 { lines.append("# currency: EUR") }
        if !columnList.isEmpty { lines.append("columns: {\(columnList.joined(separator: ", "))}") }
        return lines
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
        case .asWritten: return setting("sign", "negative-out", ["negative-out", "positive-out"], isOpen: isOpen)
        case .turned: return setting("sign", "positive-out", ["negative-out", "positive-out"], isOpen: isOpen)
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
    private static func quoted(_ text: String) -> String {
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
