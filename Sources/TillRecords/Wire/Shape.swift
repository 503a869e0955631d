/// The one declaration of a record type: its JSON Schema, its documentation and the test that holds real output to it come from here.
public struct Shape: Sendable {
    public let word: FieldWord
    public let summary: String
    public let fields: [Field]

    /// One field: what it holds, whether every record has it, what it means.
    public struct Field: Sendable {
        public let key: Key
        public let kind: Kind
        public let required: Bool
        public let meaning: String

        public var name: String { key.description }
    }

    public indirect enum Kind: Sendable {
        case text
        /// A non-empty id that says nothing about anybody: of a household, a member, a code.
        case id
        /// The name of a record or a document: a digest inside the wall, an HMAC where it is published (`PublishedIdentity`).
        case identity
        /// A text with such names in it: the key of a finding.
        case identityText
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

    public var type: String { word.description }

    public init(_ type: FieldWord, _ summary: String, _ fields: [Field]) {
        word = type
        self.summary = summary
        self.fields = fields
    }
}

extension Shape.Field {
    static func must(_ key: Key, _ kind: Shape.Kind, _ meaning: String) -> Shape.Field {
        Shape.Field(key: key, kind: kind, required: true, meaning: meaning)
    }

    static func may(_ key: Key, _ kind: Shape.Kind, _ meaning: String) -> Shape.Field {
        Shape.Field(key: key, kind: kind, required: false, meaning: meaning)
    }
}
