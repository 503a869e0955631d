import TillRecords

/// Writes the entries of a message as observations.
struct ObservationLines {
    let out: ByteBuffer
    let member: String?
    let identity: ChatIdentity

    func write(_ item: WaitingObservations.Item, _ index: Int) {
        let entry = item.entries[index]
        out.append("{\"type\":\"observation\",\"id\":\"")
        identity.id(place: item.place, number: index).withBytes { out.append(hex: UnsafeRawBufferPointer(rebasing: $0[..<16])) }
        out.append("\",\"key\":\"")
        (index == 0 ? item.key : identity.number(-index, of: item.key)).withBytes {
            out.append(hex: UnsafeRawBufferPointer(rebasing: $0[..<16]))
        }
        out.append("\"")
        if let member { append(",\"member\":", member) }
        out.append(item.head)
        out.append(item.placeWord)
        out.append(" ")
        out.append(number: item.place)
        out.append("\"")
        if !item.ref.isEmpty {
            out.append(",\"ref\":")
            item.ref.withUnsafeBytes { out.append(jsonString: $0) }
        }
        out.append("},\"date\":\"")
        out.append(entry.day)
        out.append("\"")
        if entry.day == item.day {
            out.append(",\"time\":\"")
            Stamp.append(time: item.seconds, to: out)
            out.append("\"")
        }
        appendMoney(entry, item)
        out.append("}")
    }

    private func appendMoney(_ entry: ChatEntry, _ item: WaitingObservations.Item) {
        out.append(",\"amount\":\"")
        out.append(entry.signed)
        out.append("\"")
        if let currency = entry.currency ?? item.fallback {
            out.append(",\"currency\":\"")
            out.append(currency)
            out.append("\"")
        }
        out.append(",\"direction\":\"")
        out.append(entry.direction.word)
        out.append("\"")
        if item.isVoid { out.append(",\"status\":\"void\"") }
        if !entry.description.isEmpty { append(",\"text\":", entry.description) }
        if let words = item.words { append(",\"message\":", words) }
        if !item.attachment.isEmpty {
            out.append(",\"attachment\":")
            item.attachment.withUnsafeBytes { out.append(jsonString: $0) }
        }
        if item.isEdited { out.append(",\"edited\":true") }
        if let merchant = entry.merchant { append(",\"merchant\":", merchant) }
        out.append(",\"confidence\":")
        out.append(Amount(units: Int64(min(99, max(1, entry.confidence))), decimals: 2))
    }

    private func append(_ name: StaticString, _ text: String) {
        out.append(name)
        out.append(jsonString: text)
    }
}
