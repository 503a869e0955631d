import TillRecords

/// One export of one account, ready to be written to the inbox.
public struct ExportFile: Sendable {
    /// Base name.
    public let name: String
    public let bytes: [UInt8]
    /// Index into the household's accounts.
    public let account: Int
    public let dialect: DialectName
    /// First and last day covered.
    public let from: Day
    public let until: Day
    /// Balances before the first and after the last booked row, minor units.
    public let opening: Int64
    public let closing: Int64
    /// Where each movement stands, in order of the file.
    public let rows: [Row]

    /// A row of the file and the movement it tells of.
    public struct Row: Sendable {
        /// Index into the household's movements.
        public let movement: Int
        /// Physical line on which the row starts, from 1.
        public let line: Int
        /// Ordinal among the file's rows, from 1.
        public let entry: Int
        public let pending: Bool
    }
}
