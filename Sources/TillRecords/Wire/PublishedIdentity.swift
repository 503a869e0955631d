import CCrypto

/// What a record or a document is called where others may see it.
///
/// Inside the wall names are plain digests, so that the same document always has the same ids. Such a digest can be found by trial: of
/// an account whose last digits are known there are a million, and a second suffices for all. So what is published carries an HMAC
/// (RFC 2104, SHA-256) of the name under a secret key in its place: the same name has the same one everywhere, and nobody without the
/// key can try.
///
/// The one function of this kind: ids, keys and documents are all named by it, in records, pages, exports and decisions.
public struct PublishedIdentity: Sendable {
    /// SHA-256 after the inner pad and the domain, and after the outer pad: a name costs two blocks from there.
    private let inner: DigestState
    private let outer: DigestState
    /// A few digits that tell one key from another and give nothing away.
    public let keyId: String

    /// What is put before a name, so that no other use of the key gives the same.
    private static let domain = Array("till identity\n".utf8)
    private static let block = 64

    public init(key: [UInt8]) {
        let short = key.count > PublishedIdentity.block ? Digest.sha256(key).withBytes { Array($0) } : key
        let padded = short + [UInt8](repeating: 0, count: PublishedIdentity.block - short.count)
        inner = DigestState(after: padded.map { $0 ^ 0x36 } + PublishedIdentity.domain)
        outer = DigestState(after: padded.map { $0 ^ 0x5C })
        keyId = PublishedIdentity.keyId(key)
    }

    /// The first digits of an HMAC under the key of its own name.
    public static func keyId(_ key: [UInt8]) -> String { String(Digest.hmac(Array("key".utf8), key: key).shortHex.prefix(8)) }

    /// The HMAC of a name.
    @inline(__always)
    public func digest(_ name: ByteView) -> Digest {
        inner.finished(with: name).withBytes { outer.finished(with: $0) }
    }

    /// What a name is published as: the first 128 bits, 32 hexadecimal digits.
    public func name(_ name: String) -> String {
        var text = name
        return text.withUTF8 { unsafe digest(ByteView($0)).shortHex }
    }

    /// A text that is a name, or has names in it (`IdentityForm.mapped`).
    public func text(_ text: String) -> String {
        IdentityForm.mapped(text) { name($0) }
    }
}

/// SHA-256 part of the way, to be gone on from many times.
struct DigestState: @unchecked Sendable {
    // A plain value of the library's, copied before it is changed.
    private let state: SHA256_CTX

    init(after bytes: [UInt8]) {
        var state = SHA256_CTX()
        unsafe SHA256_Init(&state)
        unsafe SHA256_Update(&state, bytes, bytes.count)
        self.state = state
    }

    /// The digest when these bytes are the last.
    @inline(__always)
    func finished(with bytes: ByteView) -> Digest { Digest(after: state, bytes) }
}

/// How digests look in texts.
public enum IdentityForm {
    /// A text that is a name, or has names in it behind a colon, such as the key of a finding (`duplicate-charge:ID+ID`), with those
    /// replaced.
    public static func mapped<Failure: Error>(
        _ text: String, _ replacement: (String) throws(Failure) -> String
    ) throws(Failure) -> String {
        text.utf8.contains(UInt8(ascii: ":")) ? try replaced(text, replacement) : try replacement(text)
    }

    /// The text with each digest in it replaced: 32 or 64 hexadecimal digits with neither digit nor letter beside them.
    static func replaced<Failure: Error>(
        _ text: String, _ replacement: (String) throws(Failure) -> String
    ) throws(Failure) -> String {
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        var at = 0
        while at < bytes.count {
            guard isWord(bytes[at]) else {
                out.append(bytes[at])
                at += 1
                continue
            }
            var end = at
            while end < bytes.count, isWord(bytes[end]) { end += 1 }
            let word = bytes[at..<end]
            let text = String(decoding: word, as: UTF8.self)
            out += isDigest(text) ? Array(try replacement(text).utf8) : Array(word)
            at = end
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Whether the whole text is 32 or 64 small hexadecimal digits.
    public static func isDigest(_ text: some StringProtocol) -> Bool {
        (text.utf8.count == 32 || text.utf8.count == 64) && text.utf8.allSatisfy(isDigit)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 || byte &- 97 < 6 }
    private static func isWord(_ byte: UInt8) -> Bool { byte &- 48 < 10 || (byte | 32) &- 97 < 26 || byte >= 0x80 }
}
