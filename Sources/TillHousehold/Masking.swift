import TillRecords

/// Hides what identifies an account or a person by number or address: numbers become their last four digits, addresses of e-mail go.
/// `MemberNames` hides who people are.
public enum Masking {
    /// `DE02 1203 0000 0000 2020 51` → `…2051`; an account id of the household file has no digits to hide and stays.
    public static func account(_ number: ByteView) -> [UInt8] {
        let digits = MaskedText(number).digits
        guard digits.count > 4 else { return Array(number) }
        return Array("…".utf8) + digits.suffix(4)
    }

    /// False when a text has nothing that `text` would hide.
    public static func mayHold(_ text: ByteView) -> Bool {
        var digits = 0
        for byte in text {
            // Digits of other scripts and widths begin with bytes that many letters begin with too.
            if byte &- 48 < 10 || byte >= 0xD9 { digits &+= 1 }
            if byte == UInt8(ascii: "@") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") || byte == 0xEF { return true }
        }
        return digits >= 8
    }

    /// Numbers of eight or more digits of any script keep their last four, IBANs with letters in them as well; addresses of e-mail are
    /// `…@…`. Days stay.
    public static func text(_ text: ByteView) -> [UInt8] { MaskedText(text).masked(isFile: false) }

    /// The same for the name of a file: days, moments and counters of photos stay, numbers under lines are numbers.
    public static func fileName(_ name: [UInt8]) -> [UInt8] { name.withBytes { MaskedText($0).masked(isFile: true) } }
}

/// A text as signs that numbers and addresses are made of.
private struct MaskedText {
    private enum Sign: Equatable {
        case digit(UInt8)
        /// In capitals, of ASCII.
        case letter(UInt8)
        /// Of ASCII.
        case mark(UInt8)
        /// Other letters.
        case other
    }

    private let text: [UInt8]
    private var signs: [Sign] = []
    private var starts: [Int] = []
    private var ends: [Int] = []

    init(_ raw: ByteView) {
        text = Array(raw)
        signs.reserveCapacity(text.count)
        var at = 0
        // Broken bytes are one sign each.
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            let isBroken = scalar == "\u{FFFD}" && !(at + 2 < text.count && text[at] == 0xEF && text[at + 1] == 0xBF)
            let length = isBroken ? 1 : scalar.utf8.count
            defer { at = min(text.count, at + length) }
            guard let sign = MaskedText.sign(scalar) else {
                if !ends.isEmpty { ends[ends.count - 1] = min(text.count, at + length) }
                continue
            }
            signs.append(sign)
            starts.append(min(at, text.count))
            ends.append(min(text.count, at + length))
        }
    }

    /// All digits, as those of ASCII.
    var digits: [UInt8] { signs.compactMap { if case .digit(let value) = $0 { value + 48 } else { nil } } }

    /// Nil for what is seen nowhere.
    private static func sign(_ scalar: Unicode.Scalar) -> Sign? {
        let value = scalar.value
        if value < 0x80 {
            let byte = UInt8(value)
            if byte &- 48 < 10 { return .digit(byte - 48) }
            if (byte | 0x20) &- 97 < 26 { return .letter(byte & 0xDF) }
            return .mark(byte)
        }
        switch value {
        case 0xAD, 0x61C, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF: return nil
        case 0xFF01...0xFF5E: return sign(Unicode.Scalar(value - 0xFEE0) ?? scalar)
        case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return .mark(0x20)
        case 0x2010...0x2015, 0x2212: return .mark(UInt8(ascii: "-"))
        case 0xB7, 0x2022, 0x2024: return .mark(UInt8(ascii: "."))
        default: break
        }
        if scalar.properties.numericType == .decimal, let number = scalar.properties.numericValue { return .digit(UInt8(number)) }
        return .other
    }

    // MARK: Masking

    private struct Cut {
        var from: Int
        var to: Int
        var instead: [UInt8]
    }

    func masked(isFile: Bool) -> [UInt8] {
        var out: [UInt8] = []
        var copied = 0
        var at = 0
        let addresses = self.addresses
        var next = 0
        while at < signs.count {
            while next < addresses.count, addresses[next].from < at { next += 1 }
            if next < addresses.count, addresses[next].from == at {
                put(addresses[next], &out, &copied)
                at = addresses[next].to
                continue
            }
            if let cut = iban(at) ?? number(at, isFile: isFile) {
                if cut.instead.isEmpty {
                    at = cut.to
                } else {
                    put(cut, &out, &copied)
                    at = cut.to
                }
                continue
            }
            at += 1
        }
        return copied == 0 ? text : out + text[copied...]
    }

    private func put(_ cut: Cut, _ out: inout [UInt8], _ copied: inout Int) {
        out += text[copied..<max(copied, starts[cut.from])]
        out += cut.instead
        copied = ends[cut.to - 1]
    }

    private func digit(_ at: Int) -> UInt8? { if signs.indices.contains(at), case .digit(let value) = signs[at] { value } else { nil } }

    private func mark(_ at: Int) -> UInt8? { if signs.indices.contains(at), case .mark(let value) = signs[at] { value } else { nil } }

    private func letter(_ at: Int) -> UInt8? { if signs.indices.contains(at), case .letter(let value) = signs[at] { value } else { nil } }

    private static func last(_ digits: [UInt8]) -> [UInt8] { Array("…".utf8) + digits.suffix(4).map { $0 < 10 ? $0 + 48 : $0 } }

    // MARK: Numbers

    /// A number that begins here and is cut to its last four digits; one that stays has nothing instead. Nil where none begins.
    private func number(_ start: Int, isFile: Bool) -> Cut? {
        guard digit(start) != nil, digit(start - 1) == nil else { return nil }
        if let end = endOfDay(start) { return Cut(from: start, to: end, instead: []) }
        var digits: [UInt8] = []
        var end = start
        var look = start
        var groups = 0
        while look < signs.count {
            var stop = look
            while digit(stop) != nil { stop += 1 }
            let group = signs[look..<stop].compactMap { if case .digit(let value) = $0 { value } else { nil } }
            if isFile, MaskedText.isMoment(group) || (group.count == 4 && YearWindow.digits.contains(MaskedText.value(group[...]))) {
                if groups == 0 { return Cut(from: start, to: stop, instead: []) }
                break
            }
            if groups > 0, endOfDay(look) != nil { break }
            digits += group
            groups += 1
            end = stop
            guard let further = gap(stop, isFile: isFile) else { break }
            look = further
        }
        guard digits.count >= 8, !isAmount(start, end, digits.count) else { return Cut(from: start, to: end, instead: []) }
        // An IBAN's country letters and check digits go with its number.
        var from = start
        while let capital = letter(from - 1), text[starts[from - 1]] == capital { from -= 1 }
        return Cut(from: from, to: end, instead: MaskedText.last(digits))
    }

    /// Where a number goes on behind what may stand between its groups.
    private func gap(_ at: Int, isFile: Bool) -> Int? {
        var next = at
        while next < at + 3, let mark = mark(next), MaskedText.between.contains(mark) || (isFile && mark == UInt8(ascii: "_")) { next += 1 }
        return next > at && digit(next) != nil ? next : nil
    }

    private static let between: Set<UInt8> = [0x20, 0x28, 0x29, 0x2D, 0x2E, 0x2F]

    /// `12.345.678`: thousands, no more of them than anybody has.
    private func isAmount(_ start: Int, _ end: Int, _ count: Int) -> Bool {
        guard count == 8 else { return false }
        let shape = signs[start..<end].map { sign -> UInt8 in
            switch sign {
            case .digit: 0x30
            case .mark(let mark): mark
            default: 0
            }
        }
        return shape == Array("00.000.000".utf8)
    }

    /// The end of `2025-03-14` or `14.03.2025` that begins here.
    private func endOfDay(_ start: Int) -> Int? {
        for widths in [[4, 2, 2], [2, 2, 4], [1, 2, 4], [2, 1, 4], [1, 1, 4]] {
            var at = start
            var parts: [Int] = []
            var between: UInt8?
            for (index, width) in widths.enumerated() {
                var value = 0
                var count = 0
                while count < width, let digit = digit(at) {
                    value = value * 10 + Int(digit)
                    count += 1
                    at += 1
                }
                guard count == width, digit(at) == nil else { break }
                parts.append(value)
                guard index < 2 else { break }
                guard let mark = mark(at), [0x2D, 0x2E, 0x2F].contains(mark), between == nil || between == mark else { break }
                between = mark
                at += 1
            }
            guard parts.count == 3 else { continue }
            let year = widths[0] == 4 ? parts[0] : parts[2]
            let (a, b) = widths[0] == 4 ? (parts[1], parts[2]) : (parts[0], parts[1])
            if YearWindow.digits.contains(year), (1...31).contains(a), (1...31).contains(b), min(a, b) <= 12 { return at }
        }
        return nil
    }

    private static func value(_ digits: ArraySlice<UInt8>) -> Int { digits.reduce(0) { $0 * 10 + Int($1) } }

    /// `20250314`, `14032025`, `20250314180500` with or without thousandths; `00000102`, as phones number their photos.
    private static func isMoment(_ group: [UInt8]) -> Bool {
        guard [8, 12, 14, 17].contains(group.count) else { return false }
        if group.count == 8, group.prefix(3).allSatisfy({ $0 == 0 }) { return true }
        func fits(_ year: Int, _ a: Int, _ b: Int) -> Bool {
            YearWindow.digits.contains(year) && (1...31).contains(a) && (1...31).contains(b) && min(a, b) <= 12
        }
        return fits(value(group[0..<4]), value(group[4..<6]), value(group[6..<8]))
            || fits(value(group[4..<8]), value(group[0..<2]), value(group[2..<4]))
    }

    // MARK: IBANs

    /// An IBAN that begins here: two letters, two digits, letters and digits, blanks or other marks between them, and its check fits.
    private func iban(_ start: Int) -> Cut? {
        // The country and its check digits stand together.
        guard letter(start) != nil, letter(start + 1) != nil, letter(start - 1) == nil || digit(start + 2) != nil,
            digit(start + 2) != nil, digit(start + 3) != nil
        else { return nil }
        var values: [UInt8] = []
        var places: [Int] = []
        var at = start
        while at < signs.count, values.count < 34 {
            switch signs[at] {
            case .digit(let value): values.append(value)
            case .letter(let capital): values.append(capital)
            case .mark(let mark) where [0x20, 0x2D, 0x2E, 0x5F].contains(mark) && at > start && self.mark(at - 1) == nil:
                at += 1
                continue
            default:
                at = signs.count
                continue
            }
            at += 1
            places.append(at)
            if values.count == 4, values[2] > 9 || values[3] > 9 { return nil }
        }
        guard values.count >= 15 else { return nil }
        for count in stride(from: values.count, through: 15, by: -1) where Iban.isChecked(values[..<count]) {
            let isEdge = places[count - 1] >= signs.count || (letter(places[count - 1]) == nil && digit(places[count - 1]) == nil)
            if isEdge || count == values.count {
                return Cut(from: start, to: places[count - 1], instead: MaskedText.last(Array(values[..<count])))
            }
        }
        return nil
    }

    // MARK: Addresses of e-mail

    /// In order; `name@example.org`, `name (at) example.org`.
    private var addresses: [Cut] {
        var found: [Cut] = []
        for at in signs.indices {
            guard let end = endOfAt(at) else { continue }
            var from = at
            while from > 0, isBlank(from - 1), at - from < 1 { from -= 1 }
            let local = from
            while from > 0, isLocal(from - 1) { from -= 1 }
            var to = end
            while to < signs.count, isBlank(to), to - end < 1 { to += 1 }
            let domain = to
            while to < signs.count, isDomain(to) { to += 1 }
            while to > domain, mark(to - 1) != nil { to -= 1 }
            guard from < local, to > domain, from >= found.last?.to ?? 0 else { continue }
            let isApart = local < at || domain > end
            guard !isApart || (domain..<to).contains(where: { mark($0) == UInt8(ascii: ".") }) else { continue }
            found.append(Cut(from: from, to: to, instead: Array("…@…".utf8)))
        }
        return found
    }

    /// Behind `@`, `(at)`, `[at]`.
    private func endOfAt(_ at: Int) -> Int? {
        if mark(at) == UInt8(ascii: "@") { return at + 1 }
        guard let open = mark(at), [0x28, 0x5B, 0x7B].contains(open), letter(at + 1) == UInt8(ascii: "A"),
            letter(at + 2) == UInt8(ascii: "T"), let close = mark(at + 3), [0x29, 0x5D, 0x7D].contains(close)
        else { return nil }
        return at + 4
    }

    private func isBlank(_ at: Int) -> Bool { mark(at) == 0x20 }

    private func isLocal(_ at: Int) -> Bool {
        guard let mark = mark(at) else { return true }
        return [0x2E, 0x5F, 0x25, 0x2B, 0x2D].contains(mark)
    }

    private func isDomain(_ at: Int) -> Bool {
        guard let mark = mark(at) else { return true }
        return mark == 0x2E || mark == 0x2D
    }
}
