import TillStages

extension BankReader {
    public static let takes = "exports of banks (CSV, OFX, QFX, camt, MT940, QIF)"

    /// The account of a document comes with it, so one reader does for all households.
    public static let asksHousehold = false

    public func claim(_ bytes: [UInt8]) -> DocumentClaim {
        let document = Document(head: bytes)
        let claims = formats.map { $0.claim(document) }
        if claims.contains(.certain) { return .certain }
        guard ForeignContent.recognise(bytes) == nil, claims.contains(.possible) else { return .none }
        return BankReader.looksLikeTable(bytes) ? .likely : .possible
    }

    /// Whether most of the first lines have the same number, two at least, of one sign that separates cells.
    private static func looksLikeTable(_ bytes: [UInt8]) -> Bool {
        let text = HeadBytes(bytes, length: 8192)
        let lines = text.raw.filter { $0 != 0 }.split { $0 == 0x0A || $0 == 0x0D }.prefix(60)
        guard lines.count > 1 else { return false }
        return [UInt8(ascii: ";"), UInt8(ascii: ","), 0x09, UInt8(ascii: "|")].contains { sign in
            var often: [Int: Int] = [:]
            for line in lines { often[line.count { $0 == sign }, default: 0] += 1 }
            let most = often.filter { $0.key >= 2 }.values.max() ?? 0
            return most * 2 >= lines.count
        }
    }
}
