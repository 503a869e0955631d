import Glibc
import TillRecords

/// Reads streams of records, checks every line once, and takes the control records out.
public struct StreamInput {
    private let sink: Sink
    private let name: String
    private let key: StreamKey?
    private var open = false
    private var number = 0
    private let scratch = RecordScratch()

    /// Whether not even a line came.
    public var isEmpty: Bool { number == 0 }

    /// - Parameters:
    ///   - name: what to call the input in a sentence.
    ///   - sink: the intake of the chain.
    ///   - key: is told under which key the stream was published.
    public init(name: String, sink: Sink, key: StreamKey? = nil) {
        self.key = key
        self.name = name
        self.sink = sink
    }

    /// Reads a descriptor to its end. Throws faults that end the run; bad lines become rejects.
    public mutating func read(_ descriptor: Int32) throws(Fault) {
        let room = 1 << 18
        var held: [UInt8] = []
        var skipping = false
        var chunk = [UInt8](repeating: 0, count: room)
        while true {
            let got = unsafe Glibc.read(descriptor, &chunk, room)
            if got < 0 {
                if errno == EINTR { continue }
                throw Fault(
                    "input.failed", "reading failed (error \(errno) of the system).", remedy: "Run it again.", file: name,
                    exit: .inputOutput)
            }
            if got == 0 { break }
            try take(chunk[..<got], &held, &skipping)
        }
        if !held.isEmpty, !skipping { try line(held) }
        if open {
            open = false
            key?.markCut()
            try sink.reject(
                Fault(
                    "stream.cut", "the stream stops before its end record, so its producer did not finish.",
                    remedy: "Run the producer again and look at its exit code.", file: name, place: "line \(number)"))
        }
    }

    private mutating func take(_ chunk: ArraySlice<UInt8>, _ held: inout [UInt8], _ skipping: inout Bool) throws(Fault) {
        var start = chunk.startIndex
        while start < chunk.endIndex {
            guard let end = newline(chunk, start) else {
                if !skipping { held.append(contentsOf: chunk[start...]) }
                if held.count > Record.longestLine {
                    number += 1
                    try refuse(JsonFault(.tooLong, at: Record.longestLine), [])
                    number -= 1
                    held = []
                    skipping = true
                }
                return
            }
            if skipping {
                skipping = false
                number += 1
            } else if held.isEmpty {
                try line(chunk[start..<end])
            } else {
                held.append(contentsOf: chunk[start..<end])
                try line(held)
                held.removeAll(keepingCapacity: true)
            }
            start = end + 1
        }
    }

    @inline(__always)
    private func newline(_ chunk: ArraySlice<UInt8>, _ start: Int) -> Int? {
        chunk.withBytes { bytes in
            bytes.firstIndex(of: 0x0A, from: start - chunk.startIndex).map { chunk.startIndex + $0 }
        }
    }

    private mutating func line(_ bytes: some Collection<UInt8> & ContiguousBytesView) throws(Fault) {
        number += 1
        let read: Result<Record, JsonFault>? = bytes.withBytes { raw in
            var raw = raw
            while let last = raw.last, last == 0x0D || last == 0x20 || last == 0x09 {
                raw = ByteView(rebasing: raw.dropLast())
            }
            return raw.isEmpty ? nil : Result { () throws(JsonFault) in try Record(checking: raw, scratch) }
        }
        switch read {
        case nil: return
        case .failure(let fault): try refuse(fault, Array(bytes.prefix(200)))
        case .success(let record): try route(record)
        }
    }

    private mutating func route(_ record: consuming Record) throws(Fault) {
        if record.equals(.type, .stream) {
            let version = record.integer(.protocol) ?? 0
            guard version <= StreamProtocol.version else {
                throw Fault(
                    "stream.newer", "the stream speaks protocol \(version), this program knows up to \(StreamProtocol.version).",
                    remedy: "Use the same version of Till on both ends.", file: name, place: "line \(number)")
            }
            if open { try cut() }
            open = true
            key?.begin(under: record.string(.key))
        } else if record.equals(.type, .end) {
            open = false
        } else if record.withBytes(.type, { $0.isEmpty ? nil : true }) ?? false {
            // A stage before this one met the cut.
            if record.equals(.type, .reject), record.string(.code) == "stream.cut" { key?.markCut() }
            try sink.emit(record)
        } else {
            try refuse(JsonFault(.noType, at: 0), [])
        }
    }

    private func cut() throws(Fault) {
        key?.markCut()
        try sink.reject(
            Fault(
                "stream.cut", "a stream stops before its end record and another begins.",
                remedy: "Run the first producer again and look at its exit code.", file: name, place: "line \(number)"))
    }

    private func refuse(_ fault: JsonFault, _ content: [UInt8]) throws(Fault) {
        try sink.reject(
            Fault(
                "stream.bad-line", "the line is not a record: \(fault.reason.rawValue) (byte \(fault.offset + 1)).",
                remedy: "Write one JSON object a line, type first.", file: name, place: "line \(number)"),
            content: String(decoding: content, as: UTF8.self))
    }
}

/// Collections whose bytes lie together.
protocol ContiguousBytesView {
    func withBytes<Result, Failure: Error>(_ body: (ByteView) throws(Failure) -> Result) throws(Failure) -> Result
}

extension Array: ContiguousBytesView where Element == UInt8 {}

extension ArraySlice: ContiguousBytesView where Element == UInt8 {}
