import TillHousehold
import TillLedger
import TillRecords

/// Text of documents as an explanation shows it: numbers of accounts and cards cut to their last four digits, members' names as their
/// ids, nothing that steers a terminal.
struct ShownText {
    private let names: PublishedText
    /// Digits without which there is no number to mask.
    private static let shortest = 8

    init(_ file: HouseholdFile?) { names = PublishedText(file) }

    func text(_ text: String) -> String { masked(names.shown(text)) }

    /// A line of an original, its blanks kept.
    func original(_ text: String) -> String {
        let plain = text.unicodeScalars.map { $0 == "\t" ? " " : $0 }
        return masked(names.shown(String(String.UnicodeScalarView(plain))))
    }

    /// The name of a document's file.
    func file(_ name: String) -> String { names.file(name) }

    func account(_ account: String) -> String { Plain.account(account, masking: true) }

    /// Days and moments stay: `2025-03-14`, `20250314120000`. Everything else of eight digits or more is cut.
    private func masked(_ text: String) -> String {
        guard text.utf8.count(where: ShownText.isDigit) >= ShownText.shortest else { return text }
        let bytes = Array(text.utf8)
        var out = ""
        var start = 0
        var index = 0
        while index < bytes.count {
            guard let end = ShownText.endOfMoment(bytes, index) else {
                index += 1
                continue
            }
            out += Plain.masked(String(decoding: bytes[start..<index], as: UTF8.self), keepingDates: true)
            out += String(decoding: bytes[index..<end], as: UTF8.self)
            start = end
            index = end
        }
        return out + Plain.masked(String(decoding: bytes[start...], as: UTF8.self), keepingDates: true)
    }

    /// The end of a day or moment that begins here, with no digit before or behind it.
    private static func endOfMoment(_ bytes: [UInt8], _ start: Int) -> Int? {
        guard isDigit(bytes[start]), start == 0 || !isDigit(bytes[start - 1]) else { return nil }
        var end = start
        while end < bytes.count, isDigit(bytes[end]) { end += 1 }
        let digits = bytes[start..<end]
        if digits.count == 4, end + 6 <= bytes.count, bytes[end] == UInt8(ascii: "-"), bytes[end + 3] == UInt8(ascii: "-"),
            Day(String(decoding: bytes[start..<end + 6], as: UTF8.self)) != nil, end + 6 == bytes.count || !isDigit(bytes[end + 6])
        {
            return end + 6
        }
        guard [12, 14, 17].contains(digits.count) else { return nil }
        let numbers = digits.map { String(UnicodeScalar($0)) }.joined()
        let day = "\(numbers.prefix(4))-\(numbers.dropFirst(4).prefix(2))-\(numbers.dropFirst(6).prefix(2))"
        guard let found = Day(day), YearWindow.digits.contains(found.year) else { return nil }
        let clock = numbers.dropFirst(8)
        guard (Int(clock.prefix(2)) ?? 99) < 24, (Int(clock.dropFirst(2).prefix(2)) ?? 99) < 60 else { return nil }
        return end
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
}
