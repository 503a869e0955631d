import Glibc
import TillRecords

/// The end of a chain: writes `stream`, the records, and `end` with counts and money totals.
///
/// A reader that goes away (a broken pipe) ends the process in silence; a full disk is a fault.
public final class StreamWriter: Downstream {
    let buffer = ByteBuffer(capacity: 1 << 18)
    private var descriptor: Int32
    private let producer: String
    private var counts: [(type: [UInt8], count: Int)] = []
    private var lastType = 0
    private var kindCounts = [0, 0, 0, 0, 0]
    private var observed = MoneyTally()
    private var moved = MoneyTally()
    private static let full = 1 << 17

    /// How many parts the chain's own stages refused; asked when the stream ends.
    var rejectedCount: () -> Int = { 0 }

    /// - Parameter descriptor: where to write; -1 for a writer whose streams are begun one by one.
    public init(descriptor: Int32, producer: String) {
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
        buffer.append("}\n")
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
            let isObservation = view.equals("type", "observation")
            if isObservation || view.equals("type", "transaction"), let amount = view.decimal("amount") {
                let currency = view.currency("currency")
                if isObservation { observed.add(amount, currency) } else { moved.add(amount, currency) }
            }
            _ = view.withBytes("type") { count(type: $0) }
        }
    }

    private func count(type: UnsafeRawBufferPointer) {
        if lastType < counts.count, counts[lastType].type.elementsEqual(type) {
            counts[lastType].count &+= 1
            return
        }
        for index in counts.indices where counts[index].type.elementsEqual(type) {
            counts[index].count &+= 1
            lastType = index
            return
        }
        counts.append((Array(type), 1))
        lastType = counts.count - 1
    }

    func finish() throws(Fault) {
        var all: [String: Int] = [:]
        for (type, count) in counts { all[String(decoding: type, as: UTF8.self), default: 0] += count }
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
        let failure: Int32 = buffer.withBytes { bytes in
            var done = 0
            while done < bytes.count {
                let n = Glibc.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
                if n < 0 {
                    if errno == EINTR { continue }
                    return errno
                }
                done += n
            }
            return 0
        }
        buffer.clear()
        guard failure != 0 else { return }
        if failure == EPIPE { Ending.now(.good) }
        let reason = failure == ENOSPC ? "the disk is full." : "writing failed (error \(failure) of the system)."
        throw Fault("output.failed", reason, remedy: "Make room, or write elsewhere, and run it again.", exit: .inputOutput)
    }
}
