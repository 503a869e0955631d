import TillRecords

/// A category for a record, and why.
struct CategoryAnswer {
    enum Source: String {
        case decision, rule, learnt, known
    }

    var name: String
    /// What a person reads, when it is not the name itself.
    var label: String?
    /// Plaid's detailed name, with `--names plaid`.
    var detail: String?
    var source: Source
    /// In hundredths.
    var confidence: Int
    var why: String

    /// The best idea, where the name is `unknown`.
    var guess: String?

    /// What a category of one's own is to the figures.
    var kind: String?

    /// Below this nothing is said to be known, and a person should look.
    static let doubtful = 50

    /// The answer itself where it is sure enough, else `unknown` with what was said as the best idea.
    var settled: CategoryAnswer {
        guard confidence < CategoryAnswer.doubtful, name != UnknownCategory.name else { return self }
        var answer = self
        (answer.name, answer.label, answer.detail, answer.guess) = (UnknownCategory.name, UnknownCategory.label, nil, name)
        answer.kind = nil
        return answer
    }

    /// The value of the field `category`.
    var json: [UInt8] {
        let out = ByteBuffer(capacity: 160)
        out.append("{\"name\":")
        out.append(jsonString: name)
        if let label {
            out.append(",\"label\":")
            out.append(jsonString: label)
        }
        if let detail {
            out.append(",\"detail\":")
            out.append(jsonString: detail)
        }
        if let guess {
            out.append(",\"guess\":")
            out.append(jsonString: guess)
        }
        if let kind {
            out.append(",\"kind\":")
            out.append(jsonString: kind)
        }
        out.append(",\"by\":")
        out.append(jsonString: source.rawValue)
        out.append(",\"confidence\":")
        out.append(Amount(units: Int64(max(0, min(confidence, 100))), decimals: 2))
        out.append(",\"why\":")
        out.append(jsonString: why)
        out.append("}")
        return out.bytes
    }
}
