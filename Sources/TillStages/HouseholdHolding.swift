import TillRecords

/// For stages that need a whole household: holds the records of one household and gives them out when the next begins.
///
/// Notes and rejects never start a household. Records of one household are contiguous in a stream; when they are not,
/// the later ones are a household of their own, and the stage may say so.
public struct HouseholdHolding {
    private var id: [UInt8] = []
    private var held: [Record] = []

    public init() {}

    /// Takes a record; returns the household that this record ends, if it does.
    public mutating func take(_ record: consuming Record) -> [Record]? {
        let stays = record.withView { view in
            if view.equals(.type, .note) || view.equals(.type, .reject) { return true }
            return view.has(.household) ? view.has(.household, equalTo: id) : id.isEmpty
        }
        if stays {
            held.append(record)
            return nil
        }
        let done = held
        id = record.withBytes(.household) { Array($0) } ?? []
        held = [record]
        return done.isEmpty ? nil : done
    }

    /// The last household, at the end of the stream.
    public mutating func rest() -> [Record] {
        let done = held
        held = []
        id = []
        return done
    }
}
