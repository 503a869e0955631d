import Glibc

/// Looks for bytes in bytes.
enum ByteSearch {
    static func holds(_ bytes: [UInt8], _ wanted: [UInt8]) -> Bool {
        guard let first = wanted.first else { return true }
        return bytes.withUnsafeBytes { all in
            guard let start = all.baseAddress else { return false }
            var at = 0
            while at + wanted.count <= all.count,
                let found = memchr(start + at, Int32(first), all.count - at - wanted.count + 1)
            {
                if memcmp(found, wanted, wanted.count) == 0 { return true }
                at = start.distance(to: UnsafeRawPointer(found)) + 1
            }
            return false
        }
    }
}
