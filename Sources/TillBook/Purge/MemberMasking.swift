import TillHousehold
import TillRecords
import TillStages

/// What stands in the place of a member who is erased, wherever a text of several people names it: a name that says nothing in place of
/// the member's, numbers as redaction has them.
struct MemberMasking {
    private let names: MemberNames
    private let id: [UInt8]
    /// What stands in place of the member's names: the same in every document of the book.
    let pseudonym: [UInt8]
    /// Numbers of accounts and phones, as digits and capitals alone.
    private let numbers: [Wanted]
    /// Addresses of e-mail, and names whose letters an export writes byte by byte, in small letters of ASCII.
    private let literals: [[UInt8]]
    /// As they are written: what a proof looks for.
    let identifiers: [String]

    private struct Wanted {
        var signs: [UInt8]
        /// What may stand before it and goes as well.
        var before = Before.nothing
    }

    private enum Before {
        case nothing, zeros
        /// A prefix that begins with a plus or a zero.
        case prefix
    }

    /// Fewer digits are no phone's.
    private static let leastOfPhone = 8
    /// Fewer digits are an account's by chance.
    private static let leastOfAccount = 7
    /// Country and check digits of an IBAN.
    private static let headOfIban = 4
    private static let leastOfIban = 15
    /// So many digits at the end of a phone's number are the same with the country's before and without.
    private static let tailOfPhone = 8
    private static let mostBetween = 2

    /// - Parameter key: of the book; nil where it has none.
    init(_ member: HouseholdFile.Member, of file: HouseholdFile, titles: NameTitles, key: BookKey?) {
        names = MemberNames(file, titles: titles)
        id = Array(member.id.utf8)
        let digest = Digest.hmac(Array("till erased member\n\(file.id)\n\(member.id)".utf8), key: key?.bytes ?? [])
        pseudonym = Array("person-\(digest.hex.prefix(6))".utf8)
        // An account that others see as well is named by its number in their documents.
        let accounts = file.accounts.filter { $0.member == member.id && $0.shared.isEmpty }.compactMap(\.number)
        let phones = member.names.filter { name in
            name.count(where: \.isNumber) >= MemberMasking.leastOfPhone && !name.contains(where: \.isLetter)
        }
        numbers = accounts.flatMap(MemberMasking.account) + phones.map(MemberMasking.phone)
        literals = member.names.flatMap(MemberMasking.literals)
        let spelled = (accounts + phones).flatMap { [$0, String(decoding: MemberMasking.signs(of: $0), as: UTF8.self)] }
        identifiers = Array(Set(member.names + spelled)).sorted()
    }

    /// An account's number, its part without the country's head, and that without zeros before it.
    private static func account(_ number: String) -> [Wanted] {
        let signs = signs(of: number)
        guard signs.count >= leastOfAccount else { return [] }
        var found = [Wanted(signs: signs)]
        let isIban = signs.count >= leastOfIban && signs.prefix(2).allSatisfy { $0 &- 65 < 26 } && signs[2...3].allSatisfy { $0 &- 48 < 10 }
        if isIban { found.append(Wanted(signs: Array(signs.dropFirst(headOfIban)))) }
        let last = isIban ? Array(signs.suffix(10)) : signs
        let short = Array(last.drop { $0 == UInt8(ascii: "0") })
        if short.count >= leastOfAccount, short.count < signs.count { found.append(Wanted(signs: short, before: .zeros)) }
        return found
    }

    private static func phone(_ number: String) -> Wanted {
        Wanted(signs: Array(signs(of: number).suffix(tailOfPhone)), before: .prefix)
    }

    private static func literals(_ name: String) -> [[UInt8]] {
        if name.contains("@") { return [small(Array(name.utf8))] }
        guard !name.utf8.allSatisfy({ $0 < 0x80 }) else { return [] }
        // Some exports write each byte of a letter as a letter of its own.
        return [small(Array(String(String.UnicodeScalarView(name.utf8.map { Unicode.Scalar($0) })).utf8))]
    }

    private static func signs(of number: String) -> [UInt8] {
        number.uppercased().utf8.filter { $0 &- 48 < 10 || $0 &- 65 < 26 }
    }

    private static func small(_ bytes: [UInt8]) -> [UInt8] { bytes.map { $0 &- 65 < 26 ? $0 | 0x20 : $0 } }

    // MARK: Masking

    /// A text without the member, and how many places of it were masked.
    func masked(_ text: [UInt8]) -> (text: [UInt8], places: Int) {
        let cuts = cuts(in: text)
        guard !cuts.isEmpty else { return (text, 0) }
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        var copied = 0
        for cut in cuts {
            out += text[copied..<cut.bytes.lowerBound]
            out += cut.instead
            copied = cut.bytes.upperBound
        }
        return (out + text[copied...], cuts.count)
    }

    func masked(_ text: String) -> String { String(decoding: masked(Array(text.utf8)).text, as: UTF8.self) }

    /// Whether a text names the member.
    func names(_ text: [UInt8]) -> Bool { !cuts(in: text).isEmpty }

    private struct Cut {
        var bytes: Range<Int>
        var instead: [UInt8]
    }

    /// In order, none within another.
    private func cuts(in text: [UInt8]) -> [Cut] {
        let isNamed = text.withBytes { names.mayStand(in: $0) }
        let named = (isNamed ? names.places(in: text, isMessage: true) : []).filter { $0.ids.contains(id) }.map {
            cut(name: $0.bytes, in: text)
        }
        var cuts = (named + written(in: text)).sorted { ($0.bytes.lowerBound, -$0.bytes.count) < ($1.bytes.lowerBound, -$1.bytes.count) }
        var end = 0
        cuts.removeAll { cut in
            if cut.bytes.lowerBound < end { return true }
            end = cut.bytes.upperBound
            return false
        }
        return cuts
    }

    /// A name; within an address of e-mail, the address. What divides fields and lines stays where a name goes over it.
    private func cut(name: Range<Int>, in text: [UInt8]) -> Cut {
        var (from, to) = (name.lowerBound, name.upperBound)
        while to < text.count, MemberMasking.isOfAddress(text[to]) { to += 1 }
        guard to < text.count, text[to] == UInt8(ascii: "@") else {
            return Cut(bytes: name, instead: pseudonym + text[name].filter(MemberMasking.dividers.contains))
        }
        to += 1
        while to < text.count, MemberMasking.isOfAddress(text[to]) { to += 1 }
        while from > 0, MemberMasking.isOfAddress(text[from - 1]) { from -= 1 }
        return Cut(bytes: from..<to, instead: MemberMasking.address)
    }

    private static let address = Array("…@…".utf8)
    private static let dividers = Set("\n\r\t\",;|<>{}[]:=".utf8)

    private static func isOfAddress(_ byte: UInt8) -> Bool {
        byte &- 48 < 10 || (byte | 0x20) &- 97 < 26 || [0x2E, 0x2D, 0x5F, 0x2B, 0x25].contains(byte)
    }

    /// Numbers and literals.
    private func written(in text: [UInt8]) -> [Cut] {
        var first = [Bool](repeating: false, count: 256)
        for one in numbers { first[Int(one.signs[0])] = true }
        for one in literals { first[Int(one[0])] = true }
        var cuts: [Cut] = []
        for at in text.indices {
            let sign = MemberMasking.capital(text[at])
            guard first[Int(sign)] || first[Int(sign | 0x20)] || first[Int(text[at])] else { continue }
            for one in numbers {
                guard let end = MemberMasking.end(of: one.signs, in: text, from: at) else { continue }
                let start = MemberMasking.start(of: one.before, in: text, before: at)
                cuts.append(Cut(bytes: start..<end, instead: text[start..<end].withBytes { Masking.account($0) }))
            }
            for one in literals where at + one.count <= text.count {
                guard MemberMasking.small(Array(text[at..<at + one.count])) == one else { continue }
                let isAddress = one.contains(UInt8(ascii: "@"))
                cuts.append(Cut(bytes: at..<at + one.count, instead: isAddress ? MemberMasking.address : pseudonym))
            }
        }
        return cuts
    }

    private static func capital(_ byte: UInt8) -> UInt8 { byte &- 97 < 26 ? byte & 0xDF : byte }

    /// Where a number ends that stands here, with marks between its signs as people write them.
    private static func end(of wanted: [UInt8], in text: [UInt8], from start: Int) -> Int? {
        var at = start
        var matched = 0
        var between = 0
        while matched < wanted.count {
            guard at < text.count else { return nil }
            if capital(text[at]) == wanted[matched] {
                matched += 1
                between = 0
            } else if matched > 0, between < mostBetween, isBetween(text[at]) {
                between += 1
            } else {
                return nil
            }
            at += 1
        }
        return at < text.count && text[at] &- 48 < 10 ? nil : at
    }

    private static func isBetween(_ byte: UInt8) -> Bool { [0x20, 0x2D, 0x2E, 0x2F, 0x28, 0x29].contains(byte) }

    /// Where a number begins that goes on here.
    private static func start(of kind: Before, in text: [UInt8], before at: Int) -> Int {
        var start = at
        switch kind {
        case .nothing: return at
        case .zeros:
            while start > 0, text[start - 1] == UInt8(ascii: "0") { start -= 1 }
            return start
        case .prefix:
            var found = at
            while start > 0, at - start < mostOfPrefix, text[start - 1] &- 48 < 10 || isBetween(text[start - 1]) {
                start -= 1
                let isFirst = start == 0 || !(text[start - 1] &- 48 < 10)
                if text[start] == UInt8(ascii: "0"), isFirst { found = start }
            }
            return start > 0 && text[start - 1] == UInt8(ascii: "+") ? start - 1 : found
        }
    }

    private static let mostOfPrefix = 12
}
