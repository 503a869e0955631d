import TillRecords

/// Writes what truly happened, one line of JSON for each movement that shows in at least one file.
///
/// Fields: `movement`, `household`, `account`, `date` (of the purchase), `amount`, `currency`, `merchant` (clean name), `category`, `kind`,
/// `rows` [{`file`, `line` (physical, from 1), `entry` (ordinal in the file, from 1), `pending`}]; and where there is one `booked` (when
/// not on `date`), `status` (`pending` when no file shows it booked), `pair` (the other leg of a transfer, the purchase of a refund),
/// `series`, `original` {`amount`, `currency`}, `note` (`twin`, `charged-twice`).
///
/// Where a photo or a chat tells of it too: `receipts` [{`file`, `merchant`, `date`, `time`, `total`, `tax`, `tip`, `currency`, `paid` (card or
/// cash), `last4`}] as printed, and `messages` [{`file`, `line` (physical, from 1), `sender` (member), `op` (add or amend), `amount`,
/// `currency`}] as said.
/// What was paid in cash comes last, as movement `c001` …, account `cash`, without rows.
enum Truth {
    static func lines(_ household: Household, _ files: [ExportFile], _ papers: Papers = .none) -> ByteBuffer {
        var places: [[(file: Int, row: ExportFile.Row)]] = Array(repeating: [], count: household.movements.count)
        for (index, file) in files.enumerated() {
            for row in file.rows { places[row.movement].append((index, row)) }
        }
        var shown: [UInt64: String] = [:]
        for (index, movement) in household.movements.enumerated() where !places[index].isEmpty { shown[movement.salt] = movement.id }
        let buffer = ByteBuffer()
        for (index, movement) in household.movements.enumerated() where !places[index].isEmpty {
            write(movement, household, pair: movement.pair.flatMap { shown[$0] }, to: buffer)
            write(places[index], files, to: buffer)
            write(papers.mentions[movement.id], to: buffer)
            buffer.append("}\n")
        }
        for purchase in papers.cash.sorted(by: { $0.id < $1.id }) {
            var movement = purchase.movement
            movement.id = purchase.id
            write(movement, household, pair: nil, isCash: true, to: buffer)
            write([], files, to: buffer)
            write(papers.mentions[purchase.id], to: buffer)
            buffer.append("}\n")
        }
        return buffer
    }

    private static func write(
        _ movement: Movement, _ household: Household, pair: String?, isCash: Bool = false, to buffer: ByteBuffer
    ) {
        let account = household.plan.accounts[movement.account]
        buffer.append("{\"type\":\"truth\"")
        text("movement", movement.id, buffer)
        text("household", household.plan.id, buffer)
        text("account", isCash ? "cash" : account.id, buffer)
        text("date", Digits.iso(movement.day), buffer)
        if movement.booked > household.lastDay {
            text("status", "pending", buffer)
        } else if movement.booked != movement.day {
            text("booked", Digits.iso(movement.booked), buffer)
        }
        text("amount", Digits.amount(movement.amount), buffer)
        text("currency", account.currency, buffer)
        text("merchant", movement.payee.name, buffer)
        text("category", movement.payee.category.rawValue, buffer)
        text("kind", movement.kind.rawValue, buffer)
        if let pair { text("pair", pair, buffer) }
        if let series = movement.series { text("series", series, buffer) }
        if let original = movement.original {
            let units = Digits.amount(original.amount, decimals: Digits.exponent(original.currency))
            buffer.append(text: ",\"original\":{\"amount\":\"\(units)\",\"currency\":\"\(original.currency)\"}")
        }
        if let note = movement.note { text("note", note, buffer) }
    }

    private static func write(_ places: [(file: Int, row: ExportFile.Row)], _ files: [ExportFile], to buffer: ByteBuffer) {
        buffer.append(",\"rows\":[")
        for (number, place) in places.enumerated() {
            buffer.append(text: number == 0 ? "{\"file\":" : ",{\"file\":")
            buffer.append(jsonString: files[place.file].name)
            buffer.append(text: ",\"line\":\(place.row.line),\"entry\":\(place.row.entry)")
            buffer.append(text: place.row.pending ? ",\"pending\":true}" : "}")
        }
        buffer.append("]")
    }

    private static func text(_ name: String, _ value: String, _ buffer: ByteBuffer) {
        buffer.append(text: ",\"\(name)\":")
        buffer.append(jsonString: value)
    }
}

extension Truth {
    /// What receipts and messages say of a movement; nothing where none does.
    static func write(_ mentions: Mentions?, to buffer: ByteBuffer) {
        guard let mentions else { return }
        list("receipts", mentions.receipts, buffer) { receipt in
            field("file", receipt.file, buffer, isFirst: true)
            field("merchant", receipt.merchant, buffer)
            field("date", receipt.date, buffer)
            field("time", receipt.time, buffer)
            let decimals = Digits.exponent(receipt.currency)
            field("total", Digits.amount(receipt.total, decimals: decimals), buffer)
            if let tax = receipt.tax { field("tax", Digits.amount(tax, decimals: decimals), buffer) }
            if let tip = receipt.tip { field("tip", Digits.amount(tip, decimals: decimals), buffer) }
            field("currency", receipt.currency, buffer)
            field("paid", receipt.paid, buffer)
            if let last4 = receipt.last4 { field("last4", last4, buffer) }
        }
        list("messages", mentions.messages, buffer) { message in
            field("file", message.file, buffer, isFirst: true)
            buffer.append(text: ",\"line\":\(message.line)")
            field("sender", message.sender, buffer)
            field("op", message.op, buffer)
            field("amount", Digits.amount(message.amount, decimals: Digits.exponent(message.currency)), buffer)
            field("currency", message.currency, buffer)
        }
    }

    private static func list<Element>(_ name: String, _ elements: [Element], _ buffer: ByteBuffer, _ write: (Element) -> Void) {
        guard !elements.isEmpty else { return }
        buffer.append(text: ",\"\(name)\":[")
        for (number, element) in elements.enumerated() {
            buffer.append(text: number == 0 ? "{" : ",{")
            write(element)
            buffer.append("}")
        }
        buffer.append("]")
    }

    private static func field(_ name: String, _ value: String, _ buffer: ByteBuffer, isFirst: Bool = false) {
        buffer.append(text: "\(isFirst ? "" : ",")\"\(name)\":")
        buffer.append(jsonString: value)
    }
}
