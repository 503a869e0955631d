import GRDB
import TillRecords
import TillStages

/// The third form of the database: what is on its way to somebody, and how those it goes to do.
enum OutboxTables {
    static let migration = [
        """
        CREATE TABLE outbox (
            key TEXT PRIMARY KEY,
            slot TEXT NOT NULL,
            target TEXT NOT NULL,
            household TEXT,
            state TEXT NOT NULL,
            record TEXT NOT NULL,
            payload TEXT
        )
        """,
        "CREATE INDEX outbox_slot ON outbox (slot)",
        "CREATE INDEX outbox_state ON outbox (state)",
        "CREATE TABLE outbox_target (target TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID",
    ]
}

/// The outbox: what is to be sent, kept until it has arrived, and that it was sent for good.
extension StoreDatabase {
    /// A delivery as the outbox keeps it.
    public struct OutboxRow: Sendable {
        /// By which its receiver knows it again.
        public let key: String
        /// What is one thing to its receiver.
        public let slot: String
        public let target: String
        public let household: String?
        public let state: String
        /// All that is known of it.
        public let record: TillRecords.Record

        public init(key: String, slot: String, target: String, household: String?, state: String, record: TillRecords.Record) {
            self.key = key
            self.slot = slot
            self.target = target
            self.household = household
            self.state = state
            self.record = record
        }
    }

    /// Deliveries in these states, in the order in which they were added.
    public func deliveries(in states: [String]) throws(Fault) -> [TillRecords.Record] {
        try read { db in
            let marks = states.map { _ in "?" }.joined(separator: ", ")
            let rows = try String.fetchAll(
                db, sql: "SELECT record FROM outbox WHERE state IN (\(marks)) ORDER BY rowid", arguments: StatementArguments(states))
            return rows.compactMap { try? TillRecords.Record(checking: $0) }
        }
    }

    /// The bytes of a delivery, which are text; nil where they are gone.
    public func payload(of key: String) throws(Fault) -> [UInt8]? {
        try read { db in
            try String.fetchOne(db, sql: "SELECT payload FROM outbox WHERE key = ? AND payload IS NOT NULL", arguments: [key])
        }.map { Array($0.utf8) }
    }

    /// Whether the outbox has a delivery of this key, and one of this slot.
    public func knowsDelivery(key: String, slot: String) throws(Fault) -> (key: Bool, slot: Bool) {
        try read { db in
            (
                try Int.fetchOne(db, sql: "SELECT 1 FROM outbox WHERE key = ?", arguments: [key]) != nil,
                try Int.fetchOne(db, sql: "SELECT 1 FROM outbox WHERE slot = ? LIMIT 1", arguments: [slot]) != nil
            )
        }
    }

    /// Adds a delivery; one of its key that is there stays as it is.
    public func add(_ row: OutboxRow, payload: String) throws(Fault) {
        try write { db in
            try db.execute(
                sql: "INSERT OR IGNORE INTO outbox (key, slot, target, household, state, record, payload) VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [row.key, row.slot, row.target, row.household, row.state, row.record.text, payload])
        }
    }

    /// Notes how far a delivery is and how its target does, in one step.
    ///
    /// - Parameters:
    ///   - target: nil to leave the target's as it is.
    ///   - keepsPayload: false for one that needs its bytes no longer.
    public func save(_ row: OutboxRow, target: TillRecords.Record?, keepsPayload: Bool) throws(Fault) {
        try write { db in
            let bytes = keepsPayload ? "" : ", payload = NULL"
            try db.execute(
                sql: "UPDATE outbox SET state = ?, record = ?\(bytes) WHERE key = ?", arguments: [row.state, row.record.text, row.key])
            guard let target else { return }
            try db.execute(
                sql: "INSERT OR REPLACE INTO outbox_target (target, record) VALUES (?, ?)", arguments: [row.target, target.text])
        }
    }

    /// How a target does; nil for one that nothing was sent to.
    public func deliveryTarget(_ target: String) throws(Fault) -> TillRecords.Record? {
        try read { db in
            try String.fetchOne(db, sql: "SELECT record FROM outbox_target WHERE target = ?", arguments: [target])
        }.flatMap { try? TillRecords.Record(checking: $0) }
    }

    /// How many deliveries there are of each target and state.
    public func deliveryCounts() throws(Fault) -> [(target: String, state: String, count: Int)] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT target, state, count(*) FROM outbox GROUP BY target, state ORDER BY target, state").map {
                (target: $0[0], state: $0[1], count: $0[2])
            }
        }
    }

    /// Takes out what is not delivered of households, and of some of them that it was ever sent.
    static func eraseDeliveries(_ db: Database, unsentOf concerned: Set<String>, allOf households: Set<String>) throws {
        for household in concerned {
            try db.execute(sql: "DELETE FROM outbox WHERE household = ? AND payload IS NOT NULL", arguments: [household])
        }
        for household in households { try db.execute(sql: "DELETE FROM outbox WHERE household = ?", arguments: [household]) }
    }
}
