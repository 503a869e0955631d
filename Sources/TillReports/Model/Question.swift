/// Something only a person can settle, with the one line that settles it.
public struct Question: Sendable, Hashable {
    public enum Weight: Int, Sendable, Comparable {
        case urgent, open, minor
        public static func < (a: Weight, b: Weight) -> Bool { a.rawValue < b.rawValue }
    }

    public var weight: Weight
    /// Who or what it is about, as a document calls it; empty when the sentence says it all.
    public var subject: String
    /// What is the matter; continues after the subject.
    public var sentence: String
    /// Where: file and place, account and days; empty when it has none.
    public var place: String
    /// The option, line or file that answers it; empty when nothing shorter than reading does.
    public var answer: String
    /// The answer's beginning when it repeats a document, whose writing may run the other way.
    public var quoted: String
    /// The anchor of the rows in question on the month's page, or empty.
    public var anchor: String
    /// The code of the remark it is; empty where it is none.
    public internal(set) var code = ""
    /// Names of the documents that it is about, as they are published.
    public internal(set) var documents: Set<String> = []
    /// They lie in another document.
    public internal(set) var isEnclosed = false
    /// Settings that answer it, as a profile has them: `date-order: DMY`.
    public internal(set) var settings: [String] = []

    /// Names it for who answers it; the same for all remarks of one kind about files of one name.
    public var key: String { "question:\(code):\(subject)" }

    /// It tells something, and there is nothing to do about it.
    var isRemark: Bool { weight == .minor }

    public init(
        weight: Weight, subject: String = "", sentence: String, place: String = "", quoted: String = "", answer: String = "",
        anchor: String = ""
    ) {
        self.weight = weight
        self.subject = Plain.clean(subject)
        self.sentence = Plain.clean(sentence, limit: 300)
        self.place = Plain.clean(place)
        self.answer = Plain.clean(answer, limit: 300)
        self.quoted = Plain.clean(quoted, limit: 200)
        self.anchor = anchor
    }

    /// The order questions are asked in: the weightiest first, then by what they are about.
    static func precedes(_ a: Question, _ b: Question) -> Bool {
        (a.weight, a.subject, a.place, a.sentence) < (b.weight, b.subject, b.place, b.sentence)
    }
}
