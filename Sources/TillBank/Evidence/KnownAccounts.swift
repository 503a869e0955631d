import TillHousehold
import TillRecords
import TillStages

/// The accounts that a household says it has, and what a document holds of others: that is no row before a person says whose it is.
final class KnownAccounts {
    /// Whose account a row names.
    enum Owner {
        /// The household's, or one that a person gave.
        case named
        /// The one whose pattern the file's name has, whatever number the file gives it.
        case file
        case nobody
    }

    let household: HouseholdFile
    /// A person says by a pattern of names whose the file is.
    private let isFilesOwn: Bool
    private var owners: [[UInt8]: Owner] = [:]
    /// The account met last: rows of one stand together.
    private var last: (account: [UInt8], owner: Owner)?
    private var held: [(account: [UInt8], rows: Int)] = []
    /// The file's own account has a number there that the household does not know; another one is another account.
    private var hasNumber = false

    /// Nil where the household names no account of a bank.
    ///
    /// - Parameters:
    ///   - name: the document's, which patterns of the household may be for.
    ///   - told: the account that a person gave for documents that name none.
    init?(_ household: HouseholdFile, name: String, told: String?) {
        guard !household.documentedAccounts.isEmpty else { return nil }
        self.household = household
        isFilesOwn = household.account(ofPatternFor: name) != nil
        if let told { accept(told) }
    }

    /// A person says that the document is of this account, whether the household names it or not.
    func accept(_ account: String) { owners[Array(account.utf8)] = .named }

    func owner(of account: ByteView) -> Owner {
        if let last, last.account.elementsEqual(account) { return last.owner }
        let name = Array(account)
        let owner = owners[name] ?? find(name)
        owners[name] = owner
        last = (name, owner)
        return owner
    }

    private func find(_ name: [UInt8]) -> Owner {
        guard !name.isEmpty else { return .nobody }
        if household.account(numbered: String(decoding: name, as: UTF8.self)) != nil { return .named }
        guard isFilesOwn, !hasNumber else { return .nobody }
        hasNumber = true
        return .file
    }

    /// Counts a row of an account that nobody has.
    func hold(_ account: ByteView) {
        if let at = held.firstIndex(where: { $0.account.elementsEqual(account) }) {
            held[at].rows += 1
        } else {
            held.append((Array(account), 1))
        }
    }

    /// Asks, once for each account, whose the rows are that were held.
    func ask(_ document: Document, sink: Sink) throws(Fault) {
        for one in held {
            try sink.reject(fault(one.account, one.rows, document.name), document: document.id, within: document.carrier?.document)
        }
    }

    private func fault(_ account: [UInt8], _ rows: Int, _ name: String) -> Fault {
        let pattern = HouseholdFile.pattern(of: name)
        let shown = account.withBytes { String(decoding: Masking.account($0), as: UTF8.self) }
        let choices = household.documentedAccounts.map(\.id).joined(separator: ", ")
        let count = "\(CountText.of(rows, "row"))\(account.isEmpty ? "" : " of \(shown)")"
        let four = String(shown.filter(\.isNumber).suffix(4))
        let other =
            account.isEmpty
            ? "account: ID into a profile for these files"
            : "\(four.count == 4 ? "last4: \"\(four)\"" : "number: \"\(shown)\"") to a new one"
        return Fault(
            "bank.account-unknown", "\(pattern) is of no known account (\(count)): \(choices), or a new one?",
            remedy: "Write files: [\"\(pattern)\"] to that account in the household's file, or \(other).", file: name,
            place: account.isEmpty ? nil : "account \(shown)")
    }
}
