import GRDB
import TillStages

/// The ledger of runs: what was run, on what, with what result.
extension StoreDatabase {
    /// A run as it was asked for.
    public struct RunStart: Sendable {
        let plan: String
        let version: String
        /// The command line, without secrets.
        let arguments: String
        /// When it began, as YYYY-MM-DDTHH:MM:SSZ.
        let started: String

        public init(plan: String, version: String, arguments: String, started: String) {
            self.plan = plan
            self.version = version
            self.arguments = arguments
            self.started = started
        }
    }

    /// What a run came to.
    public struct RunEnd: Sendable {
        public var seconds: Double
        public var exit: Int
        /// published, unchanged or failed.
        public var outcome: String
        public var households: [HouseholdEnd]

        public init(seconds: Double, exit: Int, outcome: String, households: [HouseholdEnd]) {
            self.seconds = seconds
            self.exit = exit
            self.outcome = outcome
            self.households = households
        }
    }

    /// What a run came to for one household.
    public struct HouseholdEnd: Sendable {
        public var household: String
        /// Hash of everything its results depend on.
        public var inputs: String
        public var documents: Int
        public var rejected: Int
        /// made, kept or failed.
        public var outcome: String

        public init(household: String, inputs: String, documents: Int, rejected: Int, outcome: String) {
            self.household = household
            self.inputs = inputs
            self.documents = documents
            self.rejected = rejected
            self.outcome = outcome
        }
    }

    /// A run as the ledger remembers it.
    public struct Run: Sendable {
        public let number: Int
        public let plan: String
        public let version: String
        public let started: String
        /// Nil for a run that never came to its end.
        public let seconds: Double?
        public let exit: Int?
        public let outcome: String?
        public let households: Int
        public let documents: Int
        public let rejected: Int
    }

    /// Notes that a run begins. Gives its number.
    public func begin(_ run: RunStart) throws(Fault) -> Int {
        try write { db in
            try db.execute(
                sql: "INSERT INTO run (plan, version, arguments, started) VALUES (?, ?, ?, ?)",
                arguments: [run.plan, run.version, run.arguments, run.started])
            return Int(db.lastInsertedRowID)
        }
    }

    /// Notes how a run ended.
    public func end(_ number: Int, _ end: RunEnd) throws(Fault) {
        try write { db in
            let documents = end.households.reduce(0) { $0 + $1.documents }
            let rejected = end.households.reduce(0) { $0 + $1.rejected }
            try db.execute(
                sql: "UPDATE run SET seconds = ?, exit = ?, outcome = ?, households = ?, documents = ?, rejected = ? WHERE number = ?",
                arguments: [end.seconds, end.exit, end.outcome, end.households.count, documents, rejected, number])
            let statement = try db.makeStatement(
                sql: "INSERT INTO run_household (run, household, inputs, documents, rejected, outcome) VALUES (?, ?, ?, ?, ?, ?)")
            for one in end.households where one.outcome != "kept" {
                try statement.execute(arguments: [number, one.household, one.inputs, one.documents, one.rejected, one.outcome])
            }
        }
    }

    /// The newest runs, newest first.
    public func runs(most: Int) throws(Fault) -> [Run] {
        try read { db in
            try Row.fetchAll(db, sql: "\(StoreDatabase.runColumns) ORDER BY number DESC LIMIT ?", arguments: [most]).map(StoreDatabase.run)
        }
    }

    /// The run of a number; nil when there was none.
    public func run(_ number: Int) throws(Fault) -> Run? {
        try read { db in
            try Row.fetchOne(db, sql: "\(StoreDatabase.runColumns) WHERE number = ?", arguments: [number]).map(StoreDatabase.run)
        }
    }

    /// The last run of a plan up to a number that published something; nil when none did.
    public func published(by plan: String, upTo number: Int) throws(Fault) -> Run? {
        try read { db in
            try Row.fetchOne(
                db,
                sql: "\(StoreDatabase.runColumns) WHERE plan = ? AND number <= ? AND outcome = 'published' ORDER BY number DESC LIMIT 1",
                arguments: [plan, number]
            ).map(StoreDatabase.run)
        }
    }

    /// How many households failed in each of some runs, by its number; runs without any are left out.
    public func failedHouseholds(of runs: [Run]) throws(Fault) -> [Int: Int] {
        try read { db in
            var found: [Int: Int] = [:]
            for run in runs {
                let count =
                    try Int.fetchOne(
                        db, sql: "SELECT count(*) FROM run_household WHERE run = ? AND outcome = 'failed'", arguments: [run.number]) ?? 0
                if count > 0 { found[run.number] = count }
            }
            return found
        }
    }

    private static let runColumns = """
        SELECT number, plan, version, started, seconds, exit, outcome, coalesce(households, 0), coalesce(documents, 0),
        coalesce(rejected, 0) FROM run
        """

    private static func run(_ row: Row) -> Run {
        Run(
            number: row[0], plan: row[1], version: row[2], started: row[3], seconds: row[4], exit: row[5], outcome: row[6],
            households: row[7], documents: row[8], rejected: row[9])
    }
}
