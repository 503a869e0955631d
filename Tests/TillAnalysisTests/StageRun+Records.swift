import TillRecords
import TillStages
import TillTesting

extension StageRun {
    /// - Parameters:
    ///   - household: the text of the household's file.
    ///   - asOf: a day as `2025-03-14`.
    init<S: Stage>(_ type: S.Type, options: [String: [String]] = [:], household: String? = nil, asOf: String? = nil, _ given: [Record])
        throws
    {
        try self.init(type, options: options, household: household, asOf: asOf.flatMap { Day($0) }, given.map(\.text))
    }
}
