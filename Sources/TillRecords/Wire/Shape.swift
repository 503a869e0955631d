/// The one declaration of a record type: its JSON Schema, its documentation and the test that holds real output to it come from here.
public struct Shape: Sendable {
    public let type: String
    public let summary: String
    public let fields: [Field]

    /// One field: what it holds, whether every record has it, what it means.
    public struct Field: Sendable {
        public let name: String
        public let kind: Kind
        public let required: Bool
        public let meaning: String
    }

    public indirect enum Kind: Sendable {
        case text
        /// A non-empty id.
        case id
        /// `YYYY-MM-DD`
        case day
        /// `HH:MM[:SS]`
        case time
        /// A signed decimal string: `-1250.50`.
        case amount
        /// An ISO 4217 code.
        case currency
        case integer
        case number
        case flag
        case choice([String])
        case list(Kind)
        case object([Field])
        /// Anything JSON: what the stage that makes it says.
        case any
    }

    public init(_ type: String, _ summary: String, _ fields: [Field]) {
        self.type = type
        self.summary = summary
        self.fields = fields
    }
}

extension Shape.Field {
    static func must(_ name: String, _ kind: Shape.Kind, _ meaning: String) -> Shape.Field {
        Shape.Field(name: name, kind: kind, required: true, meaning: meaning)
    }

    static func may(_ name: String, _ kind: Shape.Kind, _ meaning: String) -> Shape.Field {
        Shape.Field(name: name, kind: kind, required: false, meaning: meaning)
    }
}
