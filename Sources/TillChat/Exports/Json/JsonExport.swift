import TillRecords
import TillStages

/// What the JSON exports share: finding the messages, one record each, and saying where the file is broken.
struct JsonExport {
    let source: ChatSource
    let receiver: any ChatReceiver

    /// Lets `body` walk the document. Throws a fault with the line when the JSON is cut.
    func walk(_ body: (JsonSlices, JsonSlices.Slice) throws(Fault) -> Void) throws(Fault) {
        let bytes = try source.bytes()
        let document = WideText.utf8(bytes) ?? bytes
        var outcome: Result<Void, Fault> = .success(())
        document.withBytes { raw in
            let slices = JsonSlices(bytes: raw)
            do throws(Fault) {
                guard let root = slices.root() else {
                    throw Fault(
                        "chat.json.cut", "the JSON stops before it is complete.", remedy: "Export the chat again.", file: source.name,
                        place: "line \(slices.line(at: raw.count))")
                }
                try body(slices, root)
            } catch {
                outcome = .failure(error)
            }
        }
        try outcome.get()
    }

    /// Gives every message of an array to `make`, which fills it; entries that are no objects are rejected.
    ///
    /// - Parameter make: fills the message; false leaves an entry out that is no message; nil says that it lacks what it needs.
    func messages(
        _ slices: JsonSlices, _ array: [JsonSlices.Slice], newestFirst: Bool = false, from first: Int = 1,
        _ make: (Record, ChatMessage) throws(Fault) -> Bool?
    ) throws(Fault) {
        let message = ChatMessage()
        for step in array.indices {
            let index = newestFirst ? array.count - 1 - step : step
            message.reset()
            message.place = first + index
            guard let record = try? Record(checking: slices.raw(array[index])), let fits = try make(record, message) else {
                try receiver.reject(
                    "chat.bad-entry", "the entry is no message that can be read (line \(slices.line(at: array[index].start))).",
                    remedy: "Export the chat again.", place: first + index, content: nil)
                continue
            }
            if fits { try receiver.take(message) }
        }
    }

    /// Reads a file of one record a line.
    func lines(_ make: (Record, Int) throws(Fault) -> Bool) throws(Fault) {
        let lines = try source.lines()
        receiver.placeWord = "line"
        var read = 0
        while let good: Bool? = try lines.next({ line throws(Fault) -> Bool? in
            guard line.contains(where: { $0 > 0x20 }) else { return nil }
            guard let record = try? Record(checking: line), try make(record, lines.number) else { return false }
            return true
        }) {
            if good == true { read += 1 }
            if good == false {
                try receiver.reject(
                    "chat.bad-line", "the line is no message that can be read.", remedy: "Write one message a line.", place: lines.number,
                    content: nil)
            }
        }
        _ = read
    }
}
