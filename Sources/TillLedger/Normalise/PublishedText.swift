import TillHousehold

/// Words of a household's documents as they may be shown: members' names become their ids, as in a published stream.
public struct PublishedText {
    private let names: MemberNames

    /// - Parameter file: who the members are; without one no name is known.
    public init(_ file: HouseholdFile?) { names = MemberNames(file) }

    public func shown(_ text: String) -> String {
        names.isEmpty ? text : String(decoding: names.hidden(in: Array(text.utf8)), as: UTF8.self)
    }

    /// The name of a file: without numbers of accounts as well.
    public func file(_ name: String) -> String { FileName.hidden(name, names) }
}
