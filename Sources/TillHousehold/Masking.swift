import TillRecords

/// Hides what identifies an account: numbers become their last four digits. `MemberNames` hides who people are.
public enum Masking {
    /// `DE02 1203 0000 0000 2020 51` → `…2051`; an account id of the household file has no digits to hide and stays.
    public static func account(_ number: UnsafeRawBufferPointer) -> [UInt8] {
        let digits = number.filter { (48...57).contains($0) }
        guard digits.count > 4 else { return Array(number) }
        return Array("…".utf8) + digits.suffix(4)
    }

    /// False when a text has too few digits for anything that `text` would hide.
    public static func mayHold(_ text: UnsafeRawBufferPointer) -> Bool {
        var digits = 0
        for byte in text where byte &- 48 < 10 { digits &+= 1 }
        return digits >= 8
    }

    /// Runs of eight or more digits (blanks and hyphens between groups allowed) keep their last four.
    public static func text(_ text: UnsafeRawBufferPointer) -> [UInt8] {
        var out: [UInt8] = []
        var index = 0
        while index < text.count {
            guard (48...57).contains(text[index]) else {
                out.append(text[index])
                index += 1
                continue
            }
            var end = index
            var digits: [UInt8] = []
            var look = index
            while look < text.count {
                if (48...57).contains(text[look]) {
                    digits.append(text[look])
                    look += 1
                    end = look
                } else if text[look] == 0x20 || text[look] == UInt8(ascii: "-"), look + 1 < text.count, (48...57).contains(text[look + 1]) {
                    look += 1
                } else {
                    break
                }
            }
            if digits.count >= 8 {
                // An IBAN's country letters and check digits go with its number.
                while let last = out.last, (65...90).contains(last), out.count >= 1 { out.removeLast() }
                out += Array("…".utf8) + digits.suffix(4)
            } else {
                out += text[index..<end]
            }
            index = end
        }
        return out
    }
}
