import CCrypto

/// SHA-256 (FIPS 180-4) through libcrypto, and HMAC over it (RFC 2104).
public struct Digest: Sendable, Hashable {
    /// Four big-endian words' worth of the 32 bytes, as they lie in memory.
    private let words: (UInt64, UInt64, UInt64, UInt64)

    private init(words: (UInt64, UInt64, UInt64, UInt64)) { self.words = words }

    /// The digest whose 32 bytes these are; zeros stand for missing ones.
    init(bytes: [UInt8]) {
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        unsafe withUnsafeMutableBytes(of: &words) { out in
            for (index, byte) in bytes.prefix(32).enumerated() { unsafe out[index] = byte }
        }
        self.words = words
    }

    /// SHA-256 of the bytes.
    @inline(__always)
    public static func sha256(_ bytes: ByteView) -> Digest {
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        unsafe withUnsafeMutableBytes(of: &words) { out in
            // The streaming calls go straight to the block function; the one-shot SHA256() looks its algorithm up each time.
            var state = SHA256_CTX()
            unsafe SHA256_Init(&state)
            unsafe SHA256_Update(&state, bytes.baseAddress, bytes.count)
            unsafe SHA256_Final(out.baseAddress?.assumingMemoryBound(to: UInt8.self), &state)
        }
        return Digest(words: words)
    }

    /// The digest of what a state has taken and of these bytes behind it.
    @inline(__always)
    init(after begun: SHA256_CTX, _ bytes: ByteView) {
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        unsafe withUnsafeMutableBytes(of: &words) { out in
            var state = begun
            unsafe SHA256_Update(&state, bytes.baseAddress, bytes.count)
            unsafe SHA256_Final(out.baseAddress?.assumingMemoryBound(to: UInt8.self), &state)
        }
        self.words = words
    }

    public static func sha256(_ bytes: [UInt8]) -> Digest { bytes.withBytes { sha256($0) } }

    /// HMAC-SHA-256 under a key.
    public static func hmac(_ bytes: [UInt8], key: [UInt8]) -> Digest {
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        var length: UInt32 = 0
        unsafe withUnsafeMutableBytes(of: &words) { out in
            _ = unsafe HMAC(
                EVP_sha256(), key, Int32(key.count), bytes, bytes.count, out.baseAddress?.assumingMemoryBound(to: UInt8.self), &length)
        }
        return Digest(words: words)
    }

    /// The 32 bytes, valid inside the closure.
    @inline(__always)
    public func withBytes<Result>(_ body: (ByteView) -> Result) -> Result {
        unsafe withUnsafeBytes(of: words) { unsafe body(ByteView($0)) }
    }

    /// 64 lower-case hexadecimal digits.
    public var hex: String { String(decoding: hexBytes(32), as: UTF8.self) }
    /// The first 128 bits as 32 hexadecimal digits: the form of record ids.
    public var shortHex: String { String(decoding: hexBytes(16), as: UTF8.self) }

    /// A 64-bit fingerprint, for tables in memory.
    @inline(__always)
    public var fingerprint: UInt64 { words.0 }

    private func hexBytes(_ count: Int) -> [UInt8] {
        let buffer = ByteBuffer(capacity: 64)
        withBytes { buffer.append(hex: ByteView(rebasing: $0[..<count])) }
        return buffer.bytes
    }

    public static func == (a: Digest, b: Digest) -> Bool {
        a.words.0 == b.words.0 && a.words.1 == b.words.1 && a.words.2 == b.words.2 && a.words.3 == b.words.3
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}
