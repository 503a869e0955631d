import TillHousehold
import TillRecords

/// What tells a household's own side in a bank's text: its members' names and the last digits of its accounts.
final class OwnSide {
    /// Full names in capitals, each as its words.
    private let names: [[[UInt8]]]
    /// The last four digits of an account, by its place in the table of accounts; empty when unknown.
    let marks: [[UInt8]]
    /// Whether an account, by its place, is a card's.
    let isCard: [Bool]
    /// Accounts that are a card's or may be one: the household says nothing else.
    private let areCards: [Bool]
    /// Whether money on it is put aside.
    private let isPutAside: [Bool]
    private let scan = MerchantScan()

    init(_ file: HouseholdFile?, accounts: BytesTable) {
        let scan = MerchantScan()
        names = (file?.members ?? []).flatMap(\.names).compactMap { name -> [[UInt8]]? in
            var text = name
            text.withUTF8 { unsafe scan.read(ByteView($0)) }
            // A first name alone is anybody's.
            return scan.count >= 2 ? (0..<scan.count).map { index in scan.withBytes(index) { Array($0) } } : nil
        }
        let kinds = (0..<accounts.count).map { index in
            let id = accounts.text(at: index)
            return file?.accounts.first { $0.id == id }?.kind
        }
        isCard = kinds.map { $0 == "card" }
        areCards = kinds.map { $0 == nil || $0 == "card" || $0 == "other" }
        isPutAside = kinds.map { $0.map(HouseholdFile.stores.contains) ?? false }
        marks = (0..<accounts.count).map { index in
            let id = accounts.text(at: index)
            if let known = file?.accounts.first(where: { $0.id == id })?.last4 { return Array(known.utf8) }
            let digits = id.utf8.filter { (48...57).contains($0) }
            return digits.count >= 4 ? Array(digits.suffix(4)) : []
        }
    }

    /// Whether an account, by its place in the table of accounts, is a card's as far as the household says.
    func mayBeCard(_ account: Int) -> Bool { areCards.indices.contains(account) && areCards[account] }

    /// Whether money on an account, by its place in the table of accounts, is put aside.
    func isStore(_ account: Int) -> Bool { isPutAside.indices.contains(account) && isPutAside[account] }

    /// Whether a text has a member's full name.
    func isNamed(in text: ByteView) -> Bool {
        guard !names.isEmpty else { return false }
        scan.read(text, splitting: LinkWords.marks)
        return names.contains { name in
            name.allSatisfy { word in (0..<scan.count).contains { index in scan.withBytes(index) { $0.elementsEqual(word) } } }
        }
    }

    /// Whether words are a member's full name and nothing else, whatever their order.
    func isName(_ words: [[UInt8]]) -> Bool {
        guard words.count > 1 else { return false }
        return names.contains { name in name.allSatisfy(words.contains) }
            && words.allSatisfy { word in names.contains { $0.contains(word) } }
    }

    /// Whether a text has the last four digits of an account, standing as digits of their own or at the end of longer ones.
    func names(_ account: Int, in text: ByteView) -> Bool {
        guard account >= 0, marks[account].count == 4 else { return false }
        let mark = marks[account]
        var index = 0
        while index + 4 <= text.count {
            let ends = index + 4 == text.count || !(48...57).contains(text[index + 4])
            if ends, text[index] == mark[0], text[index + 1] == mark[1], text[index + 2] == mark[2], text[index + 3] == mark[3] {
                return true
            }
            index += 1
        }
        return false
    }

    /// Whether something holds for an account of the household that is not this one.
    func namesAny(but account: Int, _ holds: (Int) -> Bool) -> Bool { marks.indices.contains { $0 != account && holds($0) } }
}
