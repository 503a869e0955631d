import CCrypto
import TillRecords

/// AES-256-GCM (NIST SP 800-38D) and scrypt (RFC 7914) through libcrypto. A key seals each number once at most: the number is its nonce.
struct SealCipher {
    /// Bytes that a sealed piece is longer than what is in it.
    static let overhead = 16

    private let key: [UInt8]

    /// - Parameter key: 32 bytes.
    init(key: [UInt8]) { self.key = key }

    /// What scrypt costs: memory is 128 · 2^cost · 8 bytes.
    static func stretched(_ secret: [UInt8], salt: [UInt8], cost: Int, count: Int) -> [UInt8]? {
        var out = [UInt8](repeating: 0, count: count)
        let isMade = secret.withBytes { raw in
            unsafe EVP_PBE_scrypt(
                raw.baseAddress?.assumingMemoryBound(to: CChar.self), secret.count, salt, salt.count, 1 << UInt64(cost), 8, 1, 1 << 31,
                &out, count)
        }
        return isMade == 1 ? out : nil
    }

    /// The bytes sealed, with what tells that they, their number and what is said about them are unchanged. Nil when libcrypto refuses.
    func sealed(_ bytes: ArraySlice<UInt8>, number: UInt64, about: [UInt8]) -> [UInt8]? {
        guard let context = unsafe EVP_CIPHER_CTX_new() else { return nil }
        defer { unsafe EVP_CIPHER_CTX_free(context) }
        var out = [UInt8](repeating: 0, count: bytes.count + SealCipher.overhead)
        var (length, rest): (Int32, Int32) = (0, 0)
        guard unsafe EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), nil, key, SealCipher.nonce(number)) == 1,
            unsafe EVP_EncryptUpdate(context, nil, &length, about, Int32(about.count)) == 1
        else { return nil }
        length = 0
        let isSealed = unsafe out.withUnsafeMutableBufferPointer { room in
            guard let base = room.baseAddress else { return false }
            if !bytes.isEmpty {
                let done = unsafe bytes.withUnsafeBufferPointer {
                    unsafe EVP_EncryptUpdate(context, base, &length, $0.baseAddress, Int32($0.count))
                }
                if done != 1 { return false }
            }
            return unsafe EVP_EncryptFinal_ex(context, base + Int(length), &rest) == 1
                && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, Int32(SealCipher.overhead), base + bytes.count) == 1
        }
        return isSealed && Int(length + rest) == bytes.count ? out : nil
    }

    /// What was sealed; nil for anything else than it.
    func opened(_ sealed: ArraySlice<UInt8>, number: UInt64, about: [UInt8]) -> [UInt8]? {
        guard sealed.count >= SealCipher.overhead, let context = unsafe EVP_CIPHER_CTX_new() else { return nil }
        defer { unsafe EVP_CIPHER_CTX_free(context) }
        let bytes = sealed.dropLast(SealCipher.overhead)
        var tag = Array(sealed.suffix(SealCipher.overhead))
        var out = [UInt8](repeating: 0, count: bytes.count + 1)
        var (length, rest): (Int32, Int32) = (0, 0)
        guard unsafe EVP_DecryptInit_ex(context, EVP_aes_256_gcm(), nil, key, SealCipher.nonce(number)) == 1,
            unsafe EVP_DecryptUpdate(context, nil, &length, about, Int32(about.count)) == 1
        else { return nil }
        length = 0
        let isOpened = unsafe out.withUnsafeMutableBufferPointer { room in
            guard let base = room.baseAddress else { return false }
            if !bytes.isEmpty {
                let done = unsafe bytes.withUnsafeBufferPointer {
                    unsafe EVP_DecryptUpdate(context, base, &length, $0.baseAddress, Int32($0.count))
                }
                if done != 1 { return false }
            }
            return unsafe EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, Int32(SealCipher.overhead), &tag) == 1
                && EVP_DecryptFinal_ex(context, base + Int(length), &rest) == 1
        }
        guard isOpened, Int(length + rest) == bytes.count else { return nil }
        out.removeLast()
        return out
    }

    private static func nonce(_ number: UInt64) -> [UInt8] { [0, 0, 0, 0] + bytes(number) }

    /// Eight bytes, the highest first.
    static func bytes(_ number: UInt64) -> [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * UInt64($0))) } }
}
