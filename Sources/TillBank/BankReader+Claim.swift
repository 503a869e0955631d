import TillStages
import TillUnpacking

extension BankReader {
    public static let takes = "exports of banks (\(BankFormats.all.flatMap { $0.kinds }.joined(separator: ", ")), a zip of them)"

    /// The account of a document comes with it, so one reader does for all households.
    public static let asksHousehold = false
    public static let readsAccounts = true

    public func claim(_ bytes: [UInt8]) -> DocumentClaim {
        if Unpacking.isPacked(bytes) { return BankReader.isFormat(bytes) ? .certain : claim(archive: bytes) }
        let document = Document(head: bytes)
        let head = HeadBytes(bytes)
        let claims = formats.map { $0.claim(document, head) }
        if let sure = claims.firstIndex(of: .certain) { return formats[sure].weight(document) }
        guard ForeignContent.recognise(head) == nil, claims.contains(.possible) else { return .none }
        return BankReader.looksLikeTable(bytes) ? .likely : .possible
    }

    /// Whether most of the first lines have the same number, two at least, of one sign that separates cells.
    private static func looksLikeTable(_ bytes: [UInt8]) -> Bool {
        var lines = 0
        // How often each sign stands in a line, and in how many lines so often.
        var often = [[Int: Int]](repeating: [:], count: 4)
        var counts = SIMD4<Int>()
        var isBlank = true
        func close() {
            guard !isBlank else { return }
            lines += 1
            for sign in 0..<4 where counts[sign] >= 2 { often[sign][counts[sign], default: 0] += 1 }
            counts = .zero
            isBlank = true
        }
        scan: for byte in bytes.prefix(8192) where byte != 0 {
            switch byte {
            case 0x0A, 0x0D:
                close()
                if lines == 60 { break scan }
                continue
            case UInt8(ascii: ";"): counts[0] += 1
            case UInt8(ascii: ","): counts[1] += 1
            case 0x09: counts[2] += 1
            case UInt8(ascii: "|"): counts[3] += 1
            default: break
            }
            isBlank = false
        }
        close()
        return lines > 1 && often.contains { ($0.values.max() ?? 0) * 2 >= lines }
    }
}
