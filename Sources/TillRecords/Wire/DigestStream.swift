import CCrypto

/// SHA-256 of bytes that come in pieces, for files too large to hold.
public struct DigestStream {
    private var state = SHA256_CTX()

    public init() { unsafe SHA256_Init(&state) }

    /// Takes the next bytes.
    public mutating func take(_ bytes: ByteView) {
        unsafe SHA256_Update(&state, bytes.baseAddress, bytes.count)
    }

    /// The digest of all bytes taken; the stream is at its end.
    public mutating func finish() -> Digest {
        var words = [UInt8](repeating: 0, count: 32)
        unsafe SHA256_Final(&words, &state)
        return Digest(bytes: words)
    }
}
