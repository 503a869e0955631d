import TillRecords

/// Merchants' names, remembered by the text they were found in.
final class RecentNames {
    private let names: MerchantNames
    /// A name as JSON, or empty where a text names nobody.
    private var found = RecentTable<[UInt8]>()
    private let json = ByteBuffer(capacity: 256)

    init(_ names: MerchantNames) { self.names = names }

    /// The name as JSON that a field's JSON text has, or nil.
    func name(in raw: ByteView) -> [UInt8]? {
        let name = found.value(BytesTable.hash(raw)) {
            json.clear()
            _ = JsonValue.withText(raw) { text in names.withName(text) { json.append(jsonString: $0) } }
            return json.bytes
        }
        return name.isEmpty ? nil : name
    }
}
