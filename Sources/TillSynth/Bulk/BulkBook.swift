import TillRecords
import TillStages

/// Writes large inputs for benchmarks, row by row in bounded memory.
public struct BulkBook {
    private let seed: UInt64
    private let first: Month
    private static let flushAt = 1 << 18

    public init(seed: UInt64, first: Month) {
        self.seed = seed
        self.first = first
    }

    /// One CSV file of `rows` rows on one account, 250 rows a day. Returns nothing; throws a fault when writing fails.
    public func writeFile(rows: Int, path: String) throws(Fault) {
        let chance = Chance(seed: seed).fork("bulk")
        let number = IBAN.make("NL", "INVB0417164300")
        var writer = BulkRows(chance: chance, account: number, opening: 1_000_000, texts: BulkTexts.make(chance: chance))
        let file = try OutputFile(path: path)
        let buffer = ByteBuffer(capacity: BulkBook.flushAt + 4096)
        buffer.append(BulkRows.header)
        var day = first.first
        for row in 0..<max(0, rows) {
            if row % 250 == 0 {
                if row > 0 { day = day.later(1) }
                writer.begin(day)
            }
            writer.row(to: buffer)
            if buffer.count >= BulkBook.flushAt { try file.drain(buffer) }
        }
        try file.drain(buffer)
        try file.close()
    }

    /// A book of `households` households with `rows` rows in all: a current account and a card each, paid from it every month.
    public func write(households: Int, rows: Int, months: Int, folder: inout FolderWriter) throws(Fault) {
        let chance = Chance(seed: seed).fork("bulk")
        let texts = BulkTexts.make(chance: chance)
        let buffer = ByteBuffer(capacity: BulkBook.flushAt + 4096)
        try folder.write(Array("# A book for benchmarks, made by till-synth.\nversion: 1\n".utf8), to: "till.yaml")
        let count = max(1, households)
        for number in 0..<count {
            let share = rows * (number + 1) / count - rows * number / count
            let household = BulkHousehold(number: number, chance: chance.fork("household.\(number)"), first: first, months: months)
            try folder.write(Array(household.yaml.utf8), to: "households/\(household.id).yaml")
            for (account, rows) in household.split(share) {
                let file = try folder.open("inbox/\(household.id)/\(account.file)")
                household.rows(rows, of: account, texts: texts, to: buffer)
                try file.drain(buffer)
                try file.close()
            }
        }
    }
}

/// One household of a benchmark book.
struct BulkHousehold {
    struct Account {
        var id: String
        var kind: String
        var number: String
        var file: String
    }

    let id: String
    private let chance: Chance
    private let first: Month
    private let months: Int
    private let current: Account
    private let card: Account

    init(number: Int, chance: Chance, first: Month, months: Int) {
        var numbers = chance.fork("numbers")
        id = "h" + Digits.padded(number + 1, 5)
        self.chance = chance
        self.first = first
        self.months = max(1, months)
        current = Account(
            id: "current", kind: "checking", number: IBAN.make("NL", "INVB" + numbers.digits(10)), file: "current-\(id).csv")
        card = Account(id: "card", kind: "card", number: IBAN.make("NL", "CRDT" + numbers.digits(10)), file: "card-\(id).csv")
    }

    var yaml: String {
        var text = "currency: EUR\ncountry: NL\nlanguages: [nl]\nmembers:\n  - {id: owner, role: owner, names: [Owner]}\naccounts:\n"
        for account in [current, card] {
            text += "  - {id: \(account.id), kind: \(account.kind), last4: \"\(account.number.suffix(4))\", number: \(account.number)}\n"
        }
        return text
    }

    /// Two thirds of the rows on the current account, one on the card.
    func split(_ rows: Int) -> [(account: Account, rows: Int)] {
        [(current, rows - rows / 3), (card, rows / 3)]
    }

    /// Writes a whole file; the first row of each month is the card's payment, the same amount on both accounts.
    func rows(_ count: Int, of account: Account, texts: [[UInt8]], to buffer: ByteBuffer) {
        let pays = account.id == current.id
        var writer = BulkRows(
            chance: chance.fork(account.id), account: account.number, opening: pays ? 400_000 : 60_000, texts: texts)
        let days = first.advanced(by: months).first.ordinal - first.first.ordinal
        buffer.append(BulkRows.header)
        var (last, month) = (-1, 0)
        for row in 0..<max(0, count) {
            let offset = row * days / max(1, count)
            if offset != last {
                last = offset
                writer.begin(first.first.later(offset))
            }
            let today = first.first.later(offset)
            if today.month != month {
                month = today.month
                var chance = chance.fork("payment.\(today.year).\(month)")
                let units = chance.within(20_000...160_000)
                writer.row(pays ? -units : units, text: Array((pays ? "CARD PAYMENT" : "PAYMENT RECEIVED THANK YOU").utf8), to: buffer)
            } else {
                writer.row(to: buffer)
            }
        }
    }
}
