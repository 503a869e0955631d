import Glibc

/// Finding bytes in bytes in linear time.
enum ByteSearch {
    /// Whether a part stands in a text (the C library's two-way search). Neither may hold a zero byte; folded words never do.
    static func holds(_ text: [UInt8], _ part: [UInt8]) -> Bool {
        guard !part.isEmpty else { return true }
        return (text + [0]).withUnsafeBytes { text in
            (part + [0]).withUnsafeBytes { part in
                guard let haystack = text.assumingMemoryBound(to: CChar.self).baseAddress,
                    let needle = part.assumingMemoryBound(to: CChar.self).baseAddress
                else { return false }
                return strstr(haystack, needle) != nil
            }
        }
    }
}
