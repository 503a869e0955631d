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

/// Bank row texts of many shops, made once and then copied.
enum BulkTexts {
    /// Every shop of every country in each of its towns, as terminals print it; `variety` texts in all.
    static func make(chance: Chance, variety: Int = 4_000) -> [[UInt8]] {
        var chance = chance.fork("texts")
        let payees = shops
        return (0..<max(1, variety)).compactMap { number in
            guard let payee = number < payees.count ? payees[number] : chance.pick(payees) else { return nil }
            let town = chance.pick(payee.towns) ?? ""
            let store = payee.numbered ? " " + Digits.padded(chance.below(9800), 4) : ""
            let text = payee.processor.rawValue + payee.printed + store + (town.isEmpty ? "" : " " + town.uppercased())
            return Array(plain("CARD " + text).utf8)
        }
    }

    private static let shops: [Payee] =
        GermanShops.groceries + GermanShops.bakeries + GermanShops.drugstores + GermanShops.fuel + GermanShops.restaurants
        + GermanShops.coffee + GermanShops.online + GermanShops.clothing + GermanShops.hardware + AmericanShops.groceries
        + AmericanShops.restaurants + AmericanShops.coffee + AmericanShops.fuel + AmericanShops.online + AmericanShops.stores
        + AmericanShops.pharmacies + AmericanShops.rides + AmericanShops.leisure + BritishShops.groceries + BritishShops.lunches
        + BritishShops.coffee + BritishShops.pubs + BritishShops.takeaways + BritishShops.transit + BritishShops.online
        + DutchShops.groceries + DutchShops.drugstores + DutchShops.cafes + DutchShops.garden

    /// ASCII without commas and quotes, so that no cell needs quoting.
    private static func plain(_ text: String) -> String {
        let text = text.replacing("Ü", with: "UE").replacing("Å", with: "AA").replacing("é", with: "e")
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.isASCII && $0 != "," && $0 != "\"" }))
    }
}

/// Writes rows of a plain CSV fast, for benchmarks: `Date,Account,Description,Amount,Balance,Reference`, about 90 bytes a row.
struct BulkRows {
    static let header: StaticString = "Date,Account,Description,Amount,Balance,Reference\n"

    private var chance: Chance
    private let account: [UInt8]
    private let texts: [[UInt8]]
    private(set) var balance: Int64
    private var reference: Int
    private var date: [UInt8] = []

    /// - Parameters:
    ///   - account: what stands in the column Account; plain ASCII without commas.
    ///   - opening: minor units.
    init(chance: Chance, account: String, opening: Int64, texts: [[UInt8]]) {
        self.chance = chance
        self.account = Array(account.utf8)
        self.texts = texts
        balance = opening
        reference = 100_000_000 + self.chance.below(800_000_000)
    }

    /// The day of the rows that follow.
    mutating func begin(_ day: Day) {
        date = Array(Digits.iso(day).utf8)
    }

    /// One row of everyday spending or, now and then, income that keeps the account alive.
    mutating func row(to buffer: ByteBuffer) {
        let text = texts[chance.below(texts.count)]
        let units = balance < 50_000 ? chance.within(150_000...420_000) : -chance.skewed(95...18_900)
        row(units, text: text, to: buffer)
    }

    /// One row with a given amount in minor units and text.
    mutating func row(_ units: Int64, text: [UInt8], to buffer: ByteBuffer) {
        balance += units
        reference += 1 + chance.below(9)
        buffer.append(date)
        buffer.append(UInt8(ascii: ","))
        buffer.append(account)
        buffer.append(UInt8(ascii: ","))
        buffer.append(text)
        // Two texts in three come again word for word; the others carry a number of their own, as some banks' do.
        if units < 0, chance.below(3) == 0 {
            buffer.append(UInt8(ascii: " "))
            buffer.append(number: 1000 + chance.below(9000))
        }
        buffer.append(UInt8(ascii: ","))
        BulkRows.append(units, to: buffer)
        buffer.append(UInt8(ascii: ","))
        BulkRows.append(balance, to: buffer)
        buffer.append(",R")
        buffer.append(number: reference)
        buffer.append(UInt8(ascii: "\n"))
    }

    private static func append(_ units: Int64, to buffer: ByteBuffer) {
        if units < 0 { buffer.append(UInt8(ascii: "-")) }
        let magnitude = Int(truncatingIfNeeded: units.magnitude)
        buffer.append(number: magnitude / 100)
        buffer.append(UInt8(ascii: "."))
        buffer.append(UInt8(48 + magnitude / 10 % 10))
        buffer.append(UInt8(48 + magnitude % 10))
    }
}
