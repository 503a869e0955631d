import TillRecords

/// What a stage writes into: the next stage of the chain, or the stream's writer.
public final class Sink {
    /// Where a reader writes the line of one record as JSON, to be closed with `endLine` or `dropLine`.
    public let line: ByteBuffer
    /// Where the fields of the line stand, for a reader that notes them; `none` where nobody will ask for them.
    public var marks: FieldMarks
    private let arena = RecordArena()
    private var lineStart = 0
    private var isOpen = false
    private let downstream: any Downstream
    private let direct: StreamWriter?
    let stage: String
    /// True where a reader or the reading of a stream feeds a chain.
    var isIntake = false
    private let speech: Speech
    /// Whose records these are, when the context knows.
    private let household: String?

    /// Parts of its own input that this stage refused.
    public private(set) var rejected = 0
    /// The first fault met, which decides the exit code when nothing was read.
    public private(set) var firstFault: Fault?
    /// Contradictions within documents: their rows came through, and not all of them can be right.
    public private(set) var contradicted = 0
    /// Records written, other than notes and rejects.
    public private(set) var written = 0

    init(stage: String, downstream: any Downstream, speech: Speech, household: String? = nil) {
        self.stage = stage
        self.downstream = downstream
        self.speech = speech
        self.household = household
        direct = downstream as? StreamWriter
        line = direct?.buffer ?? ByteBuffer(capacity: 4096)
        marks = direct == nil ? .allocate() : .none
        lineStart = line.count
    }

    deinit { marks.release() }

    /// Starts counting anew, for the next stream.
    func begin() {
        rejected = 0
        contradicted = 0
        firstFault = nil
        written = 0
    }

    /// Passes a record on.
    @inline(__always)
    public func emit(_ record: consuming Record) throws(Fault) {
        written &+= 1
        try downstream.accept(record)
    }

    /// The kind of record whose line was just written, for the counts and totals of `end`.
    public enum LineKind: Int, Sendable {
        case observation, balance, trade, message, transaction
    }

    /// Starts a line: what follows is written to `line`.
    @inline(__always)
    public func beginLine() {
        lineStart = line.count
        isOpen = true
        marks.clear()
    }

    /// Writes what stands before the value of a field (`,"date":`) or before the text in it (`,"date":"`), and notes the field.
    @inline(__always)
    public func field(_ head: StaticString) {
        marks.note(head, at: line.count &- lineStart)
        line.append(head)
    }

    /// The same for a field whose name is a value.
    @inline(__always)
    public func field(named key: Key) {
        marks.note(nameLength: key.length, at: line.count &- lineStart)
        line.append(",\"")
        line.append(name: key)
        line.append("\":")
    }

    /// Ends the line in `line` as one record of that kind.
    @inline(__always)
    public func endLine(_ kind: LineKind, amount: Amount? = nil, currency: Currency? = nil) throws(Fault) {
        written &+= 1
        isOpen = false
        if let direct {
            try direct.endLine(kind, amount, currency)
        } else {
            let record = line.withBytes {
                Record(trusted: ByteView(rebasing: $0[lineStart...]), marks, in: arena, amount: amount, currency: currency)
            }
            line.truncate(to: lineStart)
            try downstream.accept(record)
        }
    }

    /// Takes back a line that was begun and not ended; what was ended stays.
    public func dropLine() {
        guard isOpen else { return }
        isOpen = false
        line.truncate(to: lineStart)
    }

    /// Says something as data that a person may want to know; nothing was lost.
    public func note(
        _ code: StaticString, _ message: String, remedy: String? = nil, document: String? = nil, file: String? = nil,
        place: String? = nil, household: String? = nil
    ) throws(Fault) {
        var record = Record(type: .note)
        record.set(.code, string: "\(code)")
        record.set(.stage, string: stage)
        if let household = household ?? self.household { record.set(.household, string: household) }
        if let document { record.set(.document, string: document) }
        if let file { record.set(.file, string: file) }
        if let place { record.set(.place, string: place) }
        record.set(.message, string: message)
        if let remedy { record.set(.remedy, string: remedy) }
        speech.note(file: file, place: place, message)
        try downstream.accept(record)
    }

    /// Says what a document contradicts itself in: a note, and an exit code that says so too. Its rows came through.
    public func contradiction(_ code: StaticString, _ message: String, remedy: String, file: String? = nil, place: String? = nil)
        throws(Fault)
    {
        contradicted += 1
        try note(code, message, remedy: remedy, file: file, place: place)
    }

    /// Refuses a part of the input: a `reject` in the stream and a sentence on standard error.
    ///
    /// - Parameters:
    ///   - document: SHA-256 of the document it stands in.
    ///   - within: SHA-256 of the document that this one lay in.
    public func reject(
        _ fault: Fault, document: String? = nil, within: String? = nil, content: String? = nil, household: String? = nil
    ) throws(Fault) {
        rejected += 1
        if firstFault == nil { firstFault = fault }
        var record = Record(type: .reject)
        record.set(.code, string: fault.code)
        record.set(.stage, string: stage)
        if let household = household ?? self.household { record.set(.household, string: household) }
        if let document { record.set(.document, string: document) }
        if let within { record.set(.within, string: within) }
        if let file = fault.file { record.set(.file, string: file) }
        if let place = fault.place { record.set(.place, string: place) }
        record.set(.reason, string: fault.sentence)
        record.set(.remedy, string: fault.remedy)
        if !fault.settings.isEmpty { record.set(.settings, strings: fault.settings) }
        if let content { record.set(.content, string: String(content.prefix(200))) }
        speech.fault(fault)
        try downstream.accept(record)
    }
}

/// What stands behind a stage: another stage, or the writer.
protocol Downstream: AnyObject {
    func accept(_ record: consuming Record) throws(Fault)
    func finish() throws(Fault)
}

/// The records of evidence that readers write.
extension Sink {
    /// Writes one observation.
    @inline(__always)
    public func write(_ row: ObservationRow, id: Digest, key: Digest, from source: EvidenceSource) throws(Fault) {
        append { (marks: inout FieldMarks) in EvidenceLine.append(row, id: id, key: key, from: source, to: line, &marks) }
        try endLine(.observation, amount: row.amount, currency: row.currency)
    }

    /// Writes one balance: what a document says an account held.
    public func write(_ row: BalanceRow, id: Digest, from source: EvidenceSource) throws(Fault) {
        append { (marks: inout FieldMarks) in EvidenceLine.append(row, id: id, from: source, to: line, &marks) }
        try endLine(.balance)
    }

    /// Writes one purchase or sale of securities.
    public func write(_ row: TradeRow, id: Digest, from source: EvidenceSource) throws(Fault) {
        append { (marks: inout FieldMarks) in EvidenceLine.append(row, id: id, from: source, to: line, &marks) }
        try endLine(.trade)
    }

    /// Begins a line and lets somebody else write it. The marks are lent as a value of its own: nothing has to watch that nobody else
    /// takes them meanwhile.
    @inline(__always)
    private func append(_ write: (inout FieldMarks) -> Void) {
        beginLine()
        var marks = marks
        write(&marks)
        self.marks = marks
    }
}
