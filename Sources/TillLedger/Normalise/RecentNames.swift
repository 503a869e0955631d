import TillRecords

/// Merchants' names found lately, by the text they were found in: banks print the same lines again and again.
final class RecentNames {
    private let names: MerchantNames
    private var texts = BytesTable()
    /// A name as JSON, or empty where a text names nobody.
    private var found: [[UInt8]] = []
    private let json = ByteBuffer(capacity: 256)

    /// More than these and it starts anew, so that memory stays bounded.
    private static let most = 4096

    init(_ names: MerchantNames) { self.names = names }

    /// The name as JSON that a field's JSON text has, or nil.
    func name(in raw: UnsafeRawBufferPointer) -> [UInt8]? {
        let (index, isNew) = texts.intern(raw)
        if !isNew { return found[index].isEmpty ? nil : found[index] }
        json.clear()
        _ = JsonValue.withText(raw) { text in names.withName(text) { json.append(jsonString: $0) } }
        let name = json.bytes
        if found.count >= RecentNames.most {
            texts = BytesTable()
            found.removeAll(keepingCapacity: true)
            _ = texts.intern(raw)
        }
        found.append(name)
        return name.isEmpty ? nil : name
    }
}
