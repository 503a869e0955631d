import Glibc
import TillRecords

/// The end of a chain: writes `stream`, the records, and `end` with counts and money totals.
///
/// A reader that goes away (a broken pipe) ends the process in silence; a full disk is a fault.
public final class StreamWriter: Downstream {
    let buffer = ByteBuffer(capacity: 1 << 18)
    private var descriptor: Int32
    private let producer: String
    private var counts: [TypeCount] = []
    private var lastType = 0
    private var kindCounts = [0, 0, 0, 0, 0]
    private var observed = MoneyTally()
    private var moved = MoneyTally()
    private static let full = 1 << 17
    /// What its header says of the key that names are published under.
    private var key: String?
    private var headerEnd = 0

    /// How many parts the chain's own stages refused; asked when the stream ends.
    var rejectedCount: () -> Int = { 0 }

    /// - Parameters:
    ///   - descriptor: where to write; -1 for a writer whose streams are begun one by one.
    ///   - key: the key that names are published under, in a few digits of its own hash; nil inside the wall.
    public init(descriptor: Int32, producer: String, key: String? = nil) {
        self.key = key
        self.descriptor = descriptor
        self.producer = producer
        if descriptor >= 0 { writeHeader() }
    }

    /// Starts another stream on another descriptor, after `finish`: a worker writes one stream a household.
    public func begin(descriptor: Int32) {
        self.descriptor = descriptor
        counts = []
        lastType = 0
        kindCounts = kindCounts.map { _ in 0 }
        observed = MoneyTally()
        moved = MoneyTally()
        writeHeader()
    }

    private func writeHeader() {
        buffer.append("{\"type\":\"stream\",\"protocol\":")
        buffer.append(number: StreamProtocol.version)
        buffer.append(",\"producer\":")
        buffer.append(jsonString: producer)
        buffer.append(",\"version\":")
        buffer.append(jsonString: TillVersion.text)
        if let key {
            buffer.append(",\"key\":")
            buffer.append(jsonString: key)
        }
        buffer.append("}\n")
        headerEnd = buffer.count
    }

    /// The records that come were published before: the header says so, while it is all that was written.
    func isPublished(under key: String) {
        guard descriptor >= 0, self.key == nil, buffer.count == headerEnd else { return }
        self.key = key
        buffer.clear()
        writeHeader()
    }

    func accept(_ record: consuming Record) throws(Fault) {
        count(record)
        record.write(into: buffer)
        buffer.append(0x0A)
        if buffer.count > StreamWriter.full { try flush() }
    }

    @inline(__always)
    func endLine(_ kind: Sink.LineKind, _ amount: Amount?, _ currency: Currency?) throws(Fault) {
        kindCounts[kind.rawValue] &+= 1
        if let amount {
            if kind == .observation { observed.add(amount, currency) }
            if kind == .transaction { moved.add(amount, currency) }
        }
        buffer.append(0x0A)
        if buffer.count > StreamWriter.full { try flush() }
    }

    private func count(_ record: borrowing Record) {
        record.withView { view in
            guard let type = view.raw(.type) else { return }
            let kind = place(of: type)
            counts[kind].count &+= 1
            switch counts[kind].sums {
            case .nothing: break
            case .observed: if let amount = view.amount { observed.add(amount, view.currency) }
            case .moved: if let amount = view.amount { moved.add(amount, view.currency) }
            }
        }
    }

    /// Where records of this type, given as JSON, are counted: mostly where the last one was.
    private func place(of type: ByteView) -> Int {
        if lastType < counts.count, counts[lastType].is(type) { return lastType }
        lastType = counts.firstIndex { $0.is(type) } ?? counts.count
        if lastType == counts.count { counts.append(TypeCount(type)) }
        return lastType
    }

    func finish() throws(Fault) {
        var all: [String: Int] = [:]
        for entry in counts { all[entry.name, default: 0] += entry.count }
        for (index, name) in ["observation", "balance", "trade", "message", "transaction"].enumerated() where kindCounts[index] > 0 {
            all[name, default: 0] += kindCounts[index]
        }
        buffer.append("{\"type\":\"end\",\"producer\":")
        buffer.append(jsonString: producer)
        buffer.append(",\"records\":{")
        for (index, entry) in all.sorted(by: { $0.key < $1.key }).enumerated() {
            if index > 0 { buffer.append(UInt8(ascii: ",")) }
            buffer.append(jsonString: entry.key)
            buffer.append(UInt8(ascii: ":"))
            buffer.append(number: entry.value)
        }
        buffer.append("},\"rejected\":")
        buffer.append(number: rejectedCount())
        buffer.append(",\"totals\":{\"observation\":{")
        append(observed)
        buffer.append("},\"transaction\":{")
        append(moved)
        buffer.append("}}}\n")
        try flush()
    }

    private func append(_ tally: MoneyTally) {
        for (index, entry) in tally.totals.enumerated() {
            if index > 0 { buffer.append(UInt8(ascii: ",")) }
            buffer.append(jsonString: entry.currency.code)
            buffer.append(UInt8(ascii: ":"))
            buffer.append(jsonString: entry.total)
        }
    }

    /// Writes out what is held. Throws `output.failed` when the system refuses.
    func flush() throws(Fault) {
        let failure = buffer.withBytes { FileWriting.write($0, to: descriptor) }
        buffer.clear()
        if failure != 0 { throw PlainOutput.fault(failure) }
    }
}

/// How many records of one type went by.
private struct TypeCount {
    /// The type's JSON as records have it.
    private let json: [UInt8]
    let name: String
    let sums: Sums
    var count = 0

    /// Which totals such a record's amount belongs to.
    enum Sums { case nothing, observed, moved }

    init(_ json: ByteView) {
        self.json = Array(json)
        let name = JsonValue.withText(json) { String(decoding: $0, as: UTF8.self) } ?? ""
        self.name = name
        sums = name == "observation" ? .observed : (name == "transaction" ? .moved : .nothing)
    }

    @inline(__always)
    func `is`(_ other: ByteView) -> Bool { other.count == json.count && other.begins(with: json) }
}
