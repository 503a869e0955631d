import TillRecords
import TillStages

/// `Colonbank 1` and then `2025-03-14 : -4.50 EUR : text`: exports of a bank that does not exist.
struct ColonFormat: BankFormat {
    static let name: StaticString = "colon"
    static let title = "a Colonbank export"
    static let kinds = ["Colonbank"]
    static let reads = "Colonbank"
    static let examples = [
        Example(
            "an export of one row", command: "till-bank march.colon",
            files: ["march.colon": "Colonbank 1\n2025-03-14 : -4.50 EUR : BAKERY WEST\n"], shows: ["\"format\":\"colon\"", "-4.50"])
    ]

    init(options: Options, context: Context) throws(Fault) {}

    func claim(_ document: Document, _ head: HeadBytes) -> Claim { head.startsText("colonbank 1") ? .certain : .none }

    func read(_ document: Document, into writer: BankWriter) throws(Fault) {
        let lines = document.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        let texts = RowTexts()
        for (index, bytes) in lines.enumerated().dropFirst() where !bytes.isEmpty {
            let parts = String(decoding: bytes, as: UTF8.self).split(separator: " : ", maxSplits: 2).map(String.init)
            let money = parts.count == 3 ? parts[1].split(separator: " ") : []
            guard money.count == 2, let day = Day(parts[0]), let amount = Amount(String(money[0])) else {
                try writer.reject("bank.colon.row", "it is not day, amount and text.", remedy: "Correct the line.", line: index + 1)
                continue
            }
            var row = ObservationRow()
            row.line = index + 1
            row.date = day
            row.amount = amount
            row.currency = Currency(String(money[1]))
            row.text = texts.keep(parts[2])
            try writer.write(row)
        }
    }
}
