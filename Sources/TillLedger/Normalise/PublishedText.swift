import TillHousehold
import TillRecords
import TillStages

/// Words of a household's documents as they may be shown: members' names become their ids, as in a published stream.
public struct PublishedText: Sendable {
    private let names: MemberNames

    /// - Parameters:
    ///   - file: who the members are; without one no name is known.
    ///   - titles: words that stand before names.
    public init(_ file: HouseholdFile?, titles: NameTitles = .none) { names = MemberNames(file, titles: titles) }

    public func shown(_ text: String) -> String {
        names.isEmpty ? text : String(decoding: names.hidden(in: Array(text.utf8)), as: UTF8.self)
    }

    /// The name of a file: without numbers of accounts as well.
    public func file(_ name: String) -> String { FileName.hidden(name, names) }

    /// A sentence about a document, as it may stand in a log: without numbers and addresses too.
    public func sentence(_ text: String) -> String {
        var text = text
        let masked = text.withUTF8 { unsafe PublishedText.masked(ByteView($0)) }
        return String(decoding: names.hidden(in: masked), as: UTF8.self)
    }

    private static func masked(_ text: ByteView) -> [UInt8] { Masking.mayHold(text) ? Masking.text(text) : Array(text) }

    /// What is to be written into a file of settings: where a pattern of files would have a name or a number, a star stands for it.
    public func setting(_ text: String) -> String { FileName.pattern(text, names) }
}
