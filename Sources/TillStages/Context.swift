import TillRecords

/// What a stage may know of the world outside its records: no clock, no chance of its own, no environment.
public struct Context: Sendable {
    /// The day the run stands on, when one was given; else a stage takes the latest day of the household's stream.
    public var asOf: Day?
    public var seed: UInt64
    /// Whose documents these are.
    public var household: String?
    /// The household's file, when one was given.
    public var householdFile: String?
    /// Where the knowledge files are.
    public var knowledge: Knowledge
    public var quiet: Bool
    /// What the stages of this chain share.
    public let memory = ChainMemory()
    /// The file of the key that names are published with: as told, else the book's.
    public var keyFile: String?
    /// Under which key the stream that comes in was published.
    public var stream = StreamKey()
    /// Notes what is published under which name, where a book remembers it.
    public var register: IdentityRegister?

    public init(
        asOf: Day? = nil, seed: UInt64 = 1, household: String? = nil, householdFile: String? = nil, knowledge: Knowledge,
        quiet: Bool = false
    ) {
        self.asOf = asOf
        self.seed = seed
        self.household = household
        self.householdFile = householdFile
        self.knowledge = knowledge
        self.quiet = quiet
    }

    /// The context that a command line asks for. Throws usage faults.
    public init(_ options: Options) throws(Fault) {
        asOf = try options.day("as-of")
        seed = UInt64(bitPattern: Int64(try options.integer("seed") ?? 1))
        household = options.text("household")
        householdFile = options.text("household-file")
        quiet = options.flag("quiet")
        knowledge = Knowledge.located(options.text("knowledge"))
        keyFile = BookKey.named(options)
        if let household, !Context.isHouseholdId(household) {
            throw Fault(
                "usage.household", "a household id has small letters, digits, _ and - only, at most 64.",
                remedy: "Give --household an id such as family-ng.", place: "--household", exit: .usage)
        }
    }

    /// How names are published. Throws when nobody named a key: none has a default.
    ///
    /// - Parameter what: what cannot be done without one, as a sentence.
    public func identity(_ what: String) throws(Fault) -> PublishedIdentity {
        guard let keyFile else {
            throw Fault(
                "key.missing", "\(what), and no key was named.",
                remedy: "Give --key FILE, or its path in TILL_KEY_FILE: the file key of a book (till init makes one).", exit: .missingInput)
        }
        return try BookKey(path: keyFile).identity
    }

    /// `[a-z0-9][a-z0-9_-]{0,63}`
    public static func isHouseholdId(_ id: String) -> Bool {
        let bytes = Array(id.utf8)
        guard (1...64).contains(bytes.count), bytes[0] != UInt8(ascii: "_"), bytes[0] != UInt8(ascii: "-") else { return false }
        return bytes.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
    }
}
