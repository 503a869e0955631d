import TillRecords

/// One record of a QIF file: the lines up to `^`. Slices lie in the document.
struct QifRecord {
    typealias Bytes = ByteView

    var line = 1
    var section = QifSection.none
    /// Name of the account the section belongs to.
    var account = ObservationRow.nothing
    var date = ObservationRow.nothing
    var amount = ObservationRow.nothing
    private var total = ObservationRow.nothing
    var payee = ObservationRow.nothing
    var memo = ObservationRow.nothing
    /// Number of the cheque; action of a trade; name of an account.
    var number = ObservationRow.nothing
    var cleared = ObservationRow.nothing
    /// Category, or the other account in brackets.
    var category = ObservationRow.nothing
    var security = ObservationRow.nothing
    var price = ObservationRow.nothing
    var quantity = ObservationRow.nothing
    /// Its first line's letter; 0 while it has none.
    var first: UInt8 = 0
    /// A second day or amount stands in it: two records have run into each other.
    var isMerged = false
    /// No `^` ended it, but the next record, a section or the document.
    var isOpen = false
    /// The document ends inside its last line.
    var isCut = false
    /// A split has begun: what follows may be its own.
    private var inSplit = false

    /// What taking a line came to.
    enum Taking { case taken, beginsNext }

    /// Takes a line; a day or amount that is there already begins the next record, if records begin with it.
    mutating func take(_ letter: UInt8, _ value: Bytes) -> Taking {
        if first == 0 { first = letter }
        switch letter {
        case 0x44:
            if let taking = repeated(date, letter, value) { return taking }
            date = value  // D
        case 0x54:
            if let taking = repeated(amount, letter, value) { return taking }
            amount = value  // T
        case 0x55: if total.isEmpty { total = value }  // U, the same as T where there is room for more digits
        case 0x50: if payee.isEmpty { payee = value }  // P
        case 0x4D: if memo.isEmpty { memo = value }  // M
        case 0x4E: if number.isEmpty { number = value }  // N
        case 0x43: cleared = value  // C
        case 0x4C: if !inSplit, category.isEmpty { category = value }  // L
        case 0x53: inSplit = true  // S
        case 0x59: security = value  // Y
        case 0x49: price = value  // I
        case 0x51: quantity = value  // Q
        default: break
        }
        return .taken
    }

    /// Only U says the amount.
    mutating func settle() { if amount.isEmpty { amount = total } }

    /// What a second day or amount means; nil for the first. The same amount may be said twice.
    private mutating func repeated(_ held: Bytes, _ letter: UInt8, _ value: Bytes) -> Taking? {
        guard !held.isEmpty, letter == 0x44 || !held.elementsEqual(value) else { return nil }
        if first == letter { return .beginsNext }
        isMerged = true
        return .taken
    }
}

/// What a section of a QIF file lists.
enum QifSection: Equatable {
    /// Before the first section.
    case none
    /// Bank, cash, card and loan accounts.
    case money
    case investment
    case accounts
    /// Categories, classes, securities, prices: nothing that moved.
    case aside
    /// A section this program does not know.
    case unknown

    /// The section that a line such as `!Type:Bank` begins; nil for options.
    init?(header: ByteView) {
        let text = String(decoding: header.prefix(32), as: UTF8.self).lowercased().filter { $0 != " " }
        if text.hasPrefix("!account") {
            self = .accounts
        } else if text.hasPrefix("!type:") {
            switch text.dropFirst(6) {
            case "bank", "cash", "ccard", "otha", "othl", "oth", "banque", "creditcard", "savings", "checking": self = .money
            case "invst", "port", "401(k)/403(b)": self = .investment
            case "cat", "class", "memorized", "security", "prices", "budget", "payee", "tag", "template", "invitem", "invoice":
                self = .aside
            default: self = .unknown
            }
        } else {
            return nil
        }
    }
}

/// Splits a document into records.
struct QifRecords {
    private let bytes: ByteView
    private var index = 0
    private var line = 0
    private var section = QifSection.none
    private var header = ObservationRow.nothing
    private var account = ObservationRow.nothing
    /// Accounts listed since the last other section: a list of several names no account.
    private var listed = 0
    private var record = QifRecord()

    init(_ bytes: ByteView) { self.bytes = bytes }

    /// The next record that holds anything.
    mutating func next() -> QifRecord? {
        while let text = nextLine() {
            guard let letter = text.first else { continue }
            if letter == 0x5E {
                if let done = finish(isOpen: false) { return done }
            } else if letter == 0x21 {
                let done = finish(isOpen: true)
                begin(text)
                if let done { return done }
            } else {
                let value = ByteView(rebasing: text[1...]).trimmed
                if record.first == 0 { record.line = line }
                guard record.take(letter, value) == .beginsNext else { continue }
                let done = finish(isOpen: true)
                record.line = line
                _ = record.take(letter, value)
                if let done { return done }
            }
        }
        if record.first != 0 { record.isCut = bytes.last != 0x0A && bytes.last != 0x0D }
        return finish(isOpen: true)
    }

    private mutating func nextLine() -> ByteView? {
        guard index < bytes.count else { return nil }
        let start = index
        while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
        let text = ByteView(rebasing: bytes[start..<index])
        if index + 1 < bytes.count, bytes[index] == 0x0D, bytes[index + 1] == 0x0A { index += 1 }
        index += 1
        line += 1
        return text.trimmed
    }

    private mutating func begin(_ header: ByteView) {
        guard let next = QifSection(header: header) else { return }
        if next == .accounts {
            listed = 0
        } else if section == .accounts ? listed > 1 : !header.elementsEqual(self.header) {
            account = ObservationRow.nothing
        }
        section = next
        self.header = header
    }

    private mutating func finish(isOpen: Bool) -> QifRecord? {
        var done = record
        record = QifRecord()
        guard done.first != 0 else { return nil }
        done.settle()
        done.section = section
        done.isOpen = isOpen
        if section == .accounts {
            listed += 1
            account = done.number
        }
        done.account = account
        return done
    }
}
