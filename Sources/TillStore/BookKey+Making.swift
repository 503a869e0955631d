import Glibc
import TillRecords
import TillStages

extension BookKey {
    /// Makes a key where there is none. True when it is new.
    @discardableResult
    public static func make(at path: String) throws(Fault) -> Bool {
        if StoreFile.exists(path) { return false }
        try StoreFile.replace(path, with: Array("\(try Chance.hex(32))\n".utf8))
        return true
    }

    /// Writes the key to a file that only its owner reads. Throws `store.not-written`.
    public func put(at path: String) throws(Fault) {
        let buffer = ByteBuffer(capacity: bytes.count * 2)
        bytes.withBytes { buffer.append(hex: $0) }
        try StoreFile.replace(path, with: Array("\(buffer.text)\n".utf8))
    }
}

/// Chance of the system: for keys and salts, which nobody may guess, and for nothing else.
enum Chance {
    /// So many random bytes as hexadecimal digits.
    static func hex(_ count: Int) throws(Fault) -> String {
        let descriptor = unsafe open("/dev/urandom", O_RDONLY | O_CLOEXEC)
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: count)
        guard descriptor >= 0, unsafe read(descriptor, &bytes, count) == count else {
            throw Fault("store.no-chance", "the system gives no random bytes.", remedy: "Look at /dev/urandom.", exit: .software)
        }
        let buffer = ByteBuffer(capacity: count * 2)
        bytes.withBytes { buffer.append(hex: $0) }
        return buffer.text
    }
}
