/// The words of banks in many languages, as two halves that share no title: one to build with, one to judge by.
///
/// A block is a language: `=code countries encodings`, then titles of columns (`T`, in the order of `BankRole`, alternatives between
/// commas), words of rows (`W`, in the order of `BankMovement.Kind`), phrases of the page (`P`, in the order of `BankPhrase`) and the
/// months (`M`, short and long; `-` where none are written).
enum BankWords {
    /// The languages of a half.
    static func tongues(heldOut: Bool) -> [BankTongue] {
        (heldOut ? held : open).split(separator: "\n=", omittingEmptySubsequences: true).map { BankTongue(block: $0) }
    }
}

/// What a column holds.
enum BankRole: Int, CaseIterable {
    case date, value, text, payee, amount, debit, credit, direction, balance, currency, account, counter, reference, type, fee, net
    case foreign, rate, status, category, before
}

/// What a bank writes above, below and between the rows.
enum BankPhrase: Int, CaseIterable {
    case account, holder, period, opening, closing, total, currency, exported, pending, booked, out, into, note, statement
    case pendingTable, card, summary, cents
}

/// One language of banks.
struct BankTongue: Sendable {
    let code: String
    let countries: [String]
    let encodings: [String]
    private let titles: [[String]]
    private let kinds: [String]
    private let phrases: [String]
    /// Twelve short and twelve long names of months, or none.
    let months: (short: [String], long: [String])?

    init(block: some StringProtocol) {
        let lines: [String] = block.split(separator: "\n").map { String($0.drop { $0 == "=" }) }
        let head: [String] = (lines.first ?? "").split(separator: " ").map { String($0) }
        code = head[0]
        countries = BankTongue.list(head[1])
        encodings = BankTongue.list(head[2])
        func line(_ letter: String) -> [String] {
            let found: String = lines.first { $0.hasPrefix(letter + " ") } ?? ""
            return found.dropFirst(2).split(separator: ";").map { String($0) }
        }
        titles = line("T").map { BankTongue.list($0) }
        kinds = line("W")
        phrases = line("P")
        let names = line("M").map { BankTongue.list($0) }
        months = names.count == 2 ? (names[0], names[1]) : nil
    }

    /// True when every role, kind and phrase has its words.
    var isWhole: Bool {
        titles.count == BankRole.allCases.count && kinds.count == BankMovement.Kind.allCases.count
            && phrases.count == BankPhrase.allCases.count && (months.map { $0.short.count == 12 && $0.long.count == 12 } ?? true)
    }

    func titles(_ role: BankRole) -> [String] { titles[role.rawValue] }
    func word(_ kind: BankMovement.Kind) -> String { kinds[kind.rawValue] }
    func phrase(_ phrase: BankPhrase) -> String { phrases[phrase.rawValue] }

    private static func list(_ text: String) -> [String] { text.split(separator: ",").map(String.init) }
}
