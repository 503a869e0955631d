import TillRecords

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
