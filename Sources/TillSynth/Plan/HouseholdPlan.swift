/// Everything that is decided about a generated household before its first day.
public struct HouseholdPlan: Sendable {
    /// One person of the household.
    public struct Member: Sendable {
        public var id: String
        public var role: String
        /// Names as they appear in chats and on receipts.
        public var names: [String]
    }

    /// Matches `[a-z0-9][a-z0-9_-]{0,63}`.
    public var id: String
    public var kind: HouseholdKind
    public var country: String
    /// ISO 4217 code of the home currency.
    public var currency: String
    public var languages: [String]
    public var members: [Member]
    public var accounts: [AccountPlan]
    var habits: [Habit] = []
    var trips: [Trip] = []
    var bills: [Bill] = []
    var transfers: [Transfer] = []
    var settlements: [Settlement] = []
    var events: [Event] = []
    /// What it saves for and which habits it keeps, as lines of its file.
    var aims = ""

    /// The holder's name, as banks print it.
    public var holder: String { accounts.first?.holder ?? "" }
}
