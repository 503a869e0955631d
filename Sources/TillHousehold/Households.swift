import TillRecords
import TillStages

/// The household files a run knows: one file, or a folder of `<id>.yaml`.
public final class Households {
    private let folder: String?
    private let single: HouseholdFile?
    private var read: [String: HouseholdFile?] = [:]

    /// The ids of the folder's files; nil where no folder is named.
    public var ids: [String]? {
        folder.map { (FolderNames.of($0) ?? []).filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(".yaml".count)) } }
    }

    /// - Parameters:
    ///   - folder: a folder of household files, or nil.
    ///   - file: one household's file, which then serves every record, or nil.
    /// Throws when the file cannot be read.
    public init(folder: String?, file: String?) throws(Fault) {
        self.folder = folder
        if let file { single = try HouseholdFile(path: file) } else { single = nil }
    }

    /// The file of the household that the records are of. Throws as `file(of:)` for its id.
    public func file(of records: [Record]) throws(Fault) -> HouseholdFile? {
        try file(of: records.lazy.compactMap { $0.string(.household) }.first)
    }

    /// The file of a household; nil when there is none. Throws when there is one and it cannot be read.
    public func file(of household: String?) throws(Fault) -> HouseholdFile? {
        if let single { return single }
        guard let folder, let household, Context.isHouseholdId(household) else { return nil }
        if let known = read[household] { return known }
        let path = "\(folder)/\(household).yaml"
        var found: HouseholdFile?
        do throws(Fault) {
            found = try HouseholdFile(path: path)
        } catch {
            guard error.code == "document.missing" else { throw error }
        }
        if read.count > 64 { read.removeAll() }
        read[household] = .some(found)
        return found
    }
}
