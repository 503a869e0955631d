import TillRecords

/// A cell of the feed.
enum FeedValue: Sendable, Equatable {
    case null
    case text(String)
    case integer(Int64)
    /// As many decimals as its currency has.
    case decimal(Amount)
    case number(Double)
    case flag(Bool)
    case list([String])

    /// The text, or nothing where it says nothing.
    init(some text: String?) {
        if let text, !text.isEmpty { self = .text(text) } else { self = .null }
    }

    init(_ number: Double?) {
        if let number, number.isFinite { self = .number(number) } else { self = .null }
    }

    init(_ number: Int?) { self = number.map { .integer(Int64($0)) } ?? .null }

    init(_ day: Day?) { self = day.map { .text($0.description) } ?? .null }

    init(_ flag: Bool?) { self = flag.map { .flag($0) } ?? .null }

    /// As JSON: numbers are numbers, with the digits they have.
    func write(into out: ByteBuffer) {
        switch self {
        case .null: out.append("null")
        case .text(let text): out.append(jsonString: text)
        case .integer(let number): out.append(text: String(number))
        case .decimal(let amount): out.append(amount)
        case .number(let number): out.append(text: "\(number)")
        case .flag(let flag): if flag { out.append("true") } else { out.append("false") }
        case .list(let texts): FeedJson.list(texts.map(FeedJson.text)).write(into: out)
        }
    }

    /// As a cell of CSV: a list is the JSON of it.
    var cell: String {
        switch self {
        case .null: return ""
        case .text(let text): return text
        case .decimal(let amount): return amount.description
        case .integer(let number): return String(number)
        case .number(let number): return "\(number)"
        case .flag(let flag): return flag ? "true" : "false"
        case .list:
            let out = ByteBuffer(capacity: 64)
            write(into: out)
            return out.text
        }
    }
}

/// JSON of documents that go with the feed: its schema, its contract, its manifest, messages to loaders.
indirect enum FeedJson: Sendable {
    case text(String)
    case integer(Int)
    case flag(Bool)
    case list([FeedJson])
    case object([(name: String, value: FeedJson)])
    /// JSON as it stands.
    case raw(String)

    static func words(_ words: [String]) -> FeedJson { .list(words.map(FeedJson.text)) }

    var line: String {
        let out = ByteBuffer(capacity: 1024)
        write(into: out)
        out.append("\n")
        return out.text
    }

    func write(into out: ByteBuffer) {
        switch self {
        case .text(let text): out.append(jsonString: text)
        case .integer(let number): out.append(number: number)
        case .flag(let flag): if flag { out.append("true") } else { out.append("false") }
        case .raw(let text): out.append(text: text)
        case .list(let elements):
            out.append("[")
            for (index, element) in elements.enumerated() {
                if index > 0 { out.append(",") }
                element.write(into: out)
            }
            out.append("]")
        case .object(let fields):
            out.append("{")
            for (index, field) in fields.enumerated() {
                if index > 0 { out.append(",") }
                out.append(jsonString: field.name)
                out.append(":")
                field.value.write(into: out)
            }
            out.append("}")
        }
    }
}
