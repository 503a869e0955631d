import TillRecords

/// A decision as a line, with what a test cares about.
struct Said {
    var number: Int
    var about: String
    var action: String
    var value: String?
    var words: [String] = []
    var parts: [(amount: String, category: String)] = []
    /// What a reading should have been: `[(.amount, "-38.40")]`.
    var fields: [(key: Key, text: String)] = []
    var also: [String] = []
    var with: [String] = []
    var link: String?
    var merchant: String?
    var household: String?
    var by: String? = "ana"

    static func line(_ number: Int, _ action: String, _ about: String, _ value: String? = nil, change: (inout Said) -> Void = { _ in })
        -> String
    {
        var said = Said(number: number, about: about, action: action, value: value)
        change(&said)
        return said.line
    }

    var line: String {
        var record = Record(type: .decision)
        record.set(.id, string: "d\(number)")
        record.set(.number, integer: number)
        if let household { record.set(.household, string: household) }
        record.set(.about, string: about)
        if !also.isEmpty { record.set(.also, strings: also) }
        record.set(.action, string: action)
        if let value { record.set(.value, string: value) }
        if !words.isEmpty { record.set(.value, strings: words) }
        if !parts.isEmpty {
            let all = parts.map { #"{"amount":"\#($0.amount)","category":"\#($0.category)"}"# }
            record.set(.value, raw: Array("[\(all.joined(separator: ","))]".utf8))
        }
        if !fields.isEmpty {
            var value = Record(type: "value")
            value.remove(.type)
            for field in fields { value.set(field.key, string: field.text) }
            record.set(.value, object: value)
        }
        if !with.isEmpty { record.set(.with, strings: with) }
        if let link { record.set(.link, string: link) }
        if let merchant { record.set(.merchant, string: merchant) }
        if let by { record.set(.by, string: by) }
        return record.text
    }
}
