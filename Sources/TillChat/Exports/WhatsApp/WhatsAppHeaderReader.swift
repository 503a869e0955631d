import TillRecords

/// Reads the header of a line; says no as soon as the line cannot have one.
struct WhatsAppHeaderReader {
    private let line: ByteView
    private let clock: ClockWords
    private var at = 0
    private var header = WhatsAppHeader()

    /// The header of the line, or nil when the line continues a message.
    ///
    /// - Parameter same: what was read of the line before, which most lines share their day with.
    @inline(__always)
    static func read(_ line: ByteView, _ clock: ClockWords, same: WhatsAppSameDay? = nil) -> WhatsAppHeader? {
        guard line.count >= 10 else { return nil }
        let first = line[0]
        // A digit, a bracket, or the first byte of a mark or of another script's digit.
        guard first &- 0x30 < 10 || first == UInt8(ascii: "[") || first >= 0xD9 else { return nil }
        var reader = WhatsAppHeaderReader(line: line, clock: clock)
        return reader.read(same) ? reader.header : nil
    }

    private init(line: ByteView, clock: ClockWords) {
        self.line = line
        self.clock = clock
    }

    private mutating func read(_ same: WhatsAppSameDay?) -> Bool {
        if isTimeFirst { return readTimeFirst() }
        if let same, let known = same.header(of: line) {
            header = known.header
            at = known.time
        } else {
            guard readDay() else { return false }
            same?.keep(line, header, time: at)
        }
        return readTime() && (header.frame == .bracket ? readBracketEnd() : readDashEnd())
    }

    /// Two digits and a colon, behind a bracket or not: the time stands before the date.
    private var isTimeFirst: Bool {
        var start = 0
        while start < line.count, line[start] >= 0xE2, ChatText.markLength(line, start) > 0 { start += ChatText.markLength(line, start) }
        if start < line.count, line[start] == UInt8(ascii: "[") { start += 1 }
        var digits = 0
        while start < line.count, digits < 3, line[start] &- 0x30 < 10 { (start, digits) = (start + 1, digits + 1) }
        return (1...2).contains(digits) && start < line.count && line[start] == UInt8(ascii: ":")
    }

    /// `[14:03, 25/06/2025] `, `14:03, 25/06/2025 - `, `2:03 PM, 25/06/2025 - `
    private mutating func readTimeFirst() -> Bool {
        header.isMarked = skipMarks()
        if line[at] == UInt8(ascii: "[") {
            at += 1
            header.frame = .bracket
        }
        guard readTime() else { return false }
        let start = at
        while at < line.count, at - start <= 16, Digits.read(line, at) == nil {
            if line[at] == UInt8(ascii: "]") || line[at] == UInt8(ascii: "-") { return false }
            at += 1
        }
        guard at > start, at - start <= 16, half(start..<at), readDate() else { return false }
        return header.frame == .bracket ? readBracketEnd() : readDashEnd()
    }

    /// What stands before the time.
    private mutating func readDay() -> Bool {
        header.isMarked = skipMarks()
        if at < line.count, line[at] == UInt8(ascii: "[") {
            at += 1
            header.frame = .bracket
            skipMarks()
        }
        return readDate() && readGap()
    }

    @discardableResult
    private mutating func skipMarks() -> Bool {
        let start = at
        while at < line.count, line[at] >= 0xE2 {
            let mark = ChatText.markLength(line, at)
            if mark == 0 { break }
            at += mark
        }
        return at > start
    }

    private mutating func skipBlanks() {
        while at < line.count {
            let blank = ChatText.blankLength(line, at)
            if blank == 0 { return }
            at += blank
        }
    }

    private mutating func number(_ most: Int) -> (value: Int, digits: Int)? {
        var value = 0
        var count = 0
        while count < most, at < line.count, line[at] &- 0x30 < 10 {
            value = value * 10 + Int(line[at] &- 0x30)
            count += 1
            at += 1
        }
        while count < most, let digit = Digits.read(line, at) {
            value = value * 10 + digit.value
            count += 1
            at += digit.length
        }
        return count == 0 || Digits.read(line, at) != nil ? nil : (value, count)
    }

    private mutating func readDate() -> Bool {
        guard let first = number(4), dateMark(), let second = number(2), dateMark(), readEra(), let third = number(4) else { return false }
        header.numbers = (first.value, second.value, third.value)
        header.digits = (first.digits, second.digits, third.digits)
        return first.digits != 3 && third.digits != 3 && (first.digits < 4 || third.digits < 4)
    }

    /// `/`, `.`, `-`, and the words of East Asian dates, with blanks and marks around.
    private mutating func dateMark() -> Bool {
        skipMarks()
        guard at < line.count else { return false }
        let byte = line[at]
        if byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") {
            at += 1
        } else {
            let word = ["年", "月", "년", "월"].first { Array($0.utf8).elementsEqual(line[at..<min(line.count, at + 3)]) }
            guard word != nil else { return false }
            at += 3
        }
        skipBlanks()
        skipMarks()
        return true
    }

    /// A letter of a Japanese era before the year.
    private mutating func readEra() -> Bool {
        guard at < line.count else { return false }
        switch line[at] {
        case UInt8(ascii: "R"): header.era = 2018
        case UInt8(ascii: "H"): header.era = 1988
        case UInt8(ascii: "S"): header.era = 1925
        default: return true
        }
        at += 1
        return true
    }

    /// What stands between date and time: a comma, blanks, `г.`, `klo`, `下午`.
    private mutating func readGap() -> Bool {
        let start = at
        while at < line.count, at - start <= 28, Digits.read(line, at) == nil {
            let byte = line[at]
            if byte == UInt8(ascii: "]") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "/") { return false }
            at += 1
        }
        guard at > start, at < line.count, at - start <= 28 else { return false }
        if at - start > 2 { header.half = clock.half(in: ByteView(rebasing: line[start..<at])) ?? .none }
        return true
    }

    private mutating func readTime() -> Bool {
        guard let hour = number(2), timeMark(), let minute = number(2), minute.digits == 2 else { return false }
        header.hour = hour.value
        header.minute = minute.value
        let before = at
        if timeMark(), let second = number(2), second.digits == 2 {
            header.second = second.value
        } else {
            at = before
        }
        return true
    }

    private mutating func timeMark() -> Bool {
        skipMarks()
        guard at < line.count, line[at] == UInt8(ascii: ":") || line[at] == UInt8(ascii: ".") else { return false }
        at += 1
        skipMarks()
        return true
    }

    private mutating func readBracketEnd() -> Bool {
        let start = at
        while at < line.count, line[at] != UInt8(ascii: "]") {
            if at - start > 24 { return false }
            at += 1
        }
        guard at < line.count, half(start..<at) else { return false }
        at += 1
        // `[…] - name: text`
        let blank = dashLength() ?? ChatText.blankLength(line, at)
        header.rest = at + blank
        return true
    }

    /// ` - ` after the time; else `: ` or a blank where the time has seconds.
    private mutating func readDashEnd() -> Bool {
        let start = at
        while at < line.count, at - start <= 28 {
            if let length = dashLength() {
                guard half(start..<at) else { return false }
                header.rest = at + length
                return true
            }
            at += 1
        }
        guard header.second >= 0, start < line.count else { return false }
        header.frame = .bare
        if line[start] == UInt8(ascii: ":"), ChatText.blankLength(line, start + 1) > 0 {
            header.rest = start + 2
            return true
        }
        let blank = ChatText.blankLength(line, start)
        header.rest = start + blank
        return blank > 0
    }

    /// The length of a blank, a hyphen or dash, and a blank.
    @inline(__always)
    private func dashLength() -> Int? {
        let before = ChatText.blankLength(line, at)
        guard before > 0, at + before < line.count else { return nil }
        var next = at + before
        if line[next] == UInt8(ascii: "-") {
            next += 1
        } else if next + 2 < line.count, line[next] == 0xE2, line[next + 1] == 0x80, line[next + 2] == 0x93 || line[next + 2] == 0x94 {
            next += 3
        } else {
            return nil
        }
        let after = ChatText.blankLength(line, next)
        return after > 0 ? next + after - at : nil
    }

    /// Takes what stands behind the time as a half of the day; false when it is a longer word that is none.
    private mutating func half(_ range: Range<Int>) -> Bool {
        guard !range.isEmpty else { return true }
        let word = ByteView(rebasing: line[range])
        if let half = clock.half(in: word) {
            header.half = half
            return true
        }
        // "Uhr", "ч." and the like
        return word.count <= 7
    }
}
