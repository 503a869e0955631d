/// Numbers, days, digests and JSON strings, as the stream writes them.
extension ByteBuffer {
    /// A whole number in decimal.
    @inline(__always)
    public func append(number: Int) {
        append(Amount(units: Int64(number), decimals: 0))
    }

    /// `-1250.50`
    public func append(_ amount: Amount) {
        unsafe write(atMost: 24) { out in
            var rest = amount.units.magnitude
            let decimals = Int(amount.decimals)
            // Digits from the last to the first into the tail of a scratch of 24 bytes, then to the front.
            return unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { scratch in
                var at = 24
                var written = 0
                repeat {
                    if written == decimals, decimals > 0 {
                        at -= 1
                        unsafe scratch[at] = UInt8(ascii: ".")
                    }
                    let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
                    at -= 1
                    unsafe scratch[at] = 48 &+ UInt8(truncatingIfNeeded: digit)
                    rest = quotient
                    written += 1
                } while rest > 0 || written <= decimals
                if amount.units < 0 {
                    at -= 1
                    unsafe scratch[at] = UInt8(ascii: "-")
                }
                for index in at..<24 { unsafe out[index - at] = scratch[index] }
                return 24 - at
            }
        }
    }

    /// `2025-03-14`
    @inline(__always)
    public func append(_ day: Day) {
        unsafe write(atMost: 10) { out in
            let year = day.packed >> 9
            let month = day.packed >> 5 & 15
            let date = day.packed & 31
            unsafe out[0] = 48 &+ UInt8(truncatingIfNeeded: year / 1000)
            unsafe out[1] = 48 &+ UInt8(truncatingIfNeeded: year / 100 % 10)
            unsafe out[2] = 48 &+ UInt8(truncatingIfNeeded: year / 10 % 10)
            unsafe out[3] = 48 &+ UInt8(truncatingIfNeeded: year % 10)
            unsafe out[4] = UInt8(ascii: "-")
            unsafe out[5] = 48 &+ UInt8(truncatingIfNeeded: month / 10)
            unsafe out[6] = 48 &+ UInt8(truncatingIfNeeded: month % 10)
            unsafe out[7] = UInt8(ascii: "-")
            unsafe out[8] = 48 &+ UInt8(truncatingIfNeeded: date / 10)
            unsafe out[9] = 48 &+ UInt8(truncatingIfNeeded: date % 10)
            return 10
        }
    }

    /// `EUR`
    @inline(__always)
    public func append(_ currency: Currency) {
        unsafe write(atMost: 3) { out in
            unsafe out[0] = UInt8(truncatingIfNeeded: currency.packed >> 16)
            unsafe out[1] = UInt8(truncatingIfNeeded: currency.packed >> 8)
            unsafe out[2] = UInt8(truncatingIfNeeded: currency.packed)
            return 3
        }
    }

    /// A JSON string with its quotes. Bytes that are not UTF-8 become U+FFFD; quotes, backslashes and controls are escaped.
    public func append(jsonString bytes: ByteView) {
        append(UInt8(ascii: "\""))
        append(jsonContent: bytes)
        append(UInt8(ascii: "\""))
    }

    public func append(jsonString text: some StringProtocol) {
        var copy = String(text)
        copy.withUTF8 { unsafe append(jsonString: ByteView($0)) }
    }

    /// What stands between the quotes of a JSON string.
    public func append(jsonContent bytes: ByteView) {
        guard let base = unsafe bytes.baseAddress else { return }
        var done = 0
        while done < bytes.count {
            let plain = unsafe JsonText.plainPrefix(base + done, bytes.count - done)
            if plain > 0 {
                unsafe append(base + done, plain)
                done += plain
                if done == bytes.count { return }
            }
            unsafe done += appendSpecial(base + done, bytes.count - done)
        }
    }

    /// Writes the one character at `start` that is not plain ASCII; returns how many bytes of the source it took.
    private func appendSpecial(_ start: UnsafeRawPointer, _ left: Int) -> Int {
        let byte = unsafe start.load(as: UInt8.self)
        if byte >= 0x80 {
            let length = unsafe Utf8.length(at: start, left)
            if length > 0 {
                unsafe append(start, length)
                return length
            }
            append("\u{FFFD}")
            return 1
        }
        switch byte {
        case UInt8(ascii: "\""): append("\\\"")
        case UInt8(ascii: "\\"): append("\\\\")
        case 0x0A: append("\\n")
        case 0x0D: append("\\r")
        case 0x09: append("\\t")
        default:
            append("\\u00")
            append(ByteBuffer.hex(byte >> 4))
            append(ByteBuffer.hex(byte & 15))
        }
        return 1
    }

    /// Lower-case hexadecimal of the bytes.
    @inline(__always)
    public func append(hex bytes: ByteView) {
        unsafe write(atMost: bytes.count * 2) { out in
            guard let base = unsafe bytes.baseAddress else { return 0 }
            var index = 0
            while index &+ 4 <= bytes.count {
                let digits = unsafe HexDigits.of(UInt32(littleEndian: base.loadUnaligned(fromByteOffset: index, as: UInt32.self)))
                unsafe UnsafeMutableRawPointer(out + index &* 2).storeBytes(of: digits.littleEndian, as: UInt64.self)
                index &+= 4
            }
            while index < bytes.count {
                let byte = unsafe base.load(fromByteOffset: index, as: UInt8.self)
                unsafe out[index * 2] = ByteBuffer.hex(byte >> 4)
                unsafe out[index * 2 + 1] = ByteBuffer.hex(byte & 15)
                index &+= 1
            }
            return bytes.count * 2
        }
    }

    @inline(__always)
    static func hex(_ nibble: UInt8) -> UInt8 {
        nibble < 10 ? 48 &+ nibble : 87 &+ nibble
    }
}
