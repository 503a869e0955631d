import Glibc
import TillRecords
import TillRun
import TillStages

/// A folder of backups: their names, and how many are kept.
struct BackupShelf {
    let folder: String
    private let stem: String
    private static let ending = ".tar.zst"
    private static let sealed = ".sealed"

    /// - Parameter book: the book's folder; its name begins the names of its backups. A few digits of where it lies follow, so that
    ///   books of one name, as a coach's clients have, can share a shelf.
    init(folder: String, book: String) {
        self.folder = folder
        let whole = RealPath.of(book) ?? book
        let name = Document.baseName(whole).map { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" ? $0 : "-" }
        let place = Digest.sha256(Array(whole.utf8)).hex.prefix(6)
        stem = "\(name.isEmpty ? "book" : String(name))-\(place)-"
    }

    /// `money-3fa9c1-20260314T020000Z.tar.zst`, with a number where there is such a file.
    ///
    /// - Parameter time: as YYYY-MM-DDTHH:MM:SSZ.
    func path(_ time: String, isSealed: Bool) -> String {
        let base = "\(folder)/\(stem)\(time.filter { $0 != "-" && $0 != ":" })"
        var number = 1
        while true {
            let path = base + (number == 1 ? "" : "-\(number)") + BackupShelf.ending
            if !Folder.exists(path), !Folder.exists(path + BackupShelf.sealed) { return path + (isSealed ? BackupShelf.sealed : "") }
            number += 1
        }
    }

    private static func unsealed(_ name: String) -> Substring { name.hasSuffix(sealed) ? name.dropLast(sealed.count) : name[...] }

    /// Removes all but the newest backups of this book; the one that was just written always stays. Gives how many went.
    func prune(keep: Int, written: String) -> Int {
        let others = (Folder.names(folder) ?? []).filter { isBackup($0) && "\(folder)/\($0)" != written }
            .sorted { BackupShelf.order($0) < BackupShelf.order($1) }
        let gone = others.dropLast(max(0, keep - 1))
        for name in gone { unsafe unlink("\(folder)/\(name)") }
        return gone.count
    }

    /// Paths of the backups of this book.
    var backups: [String] { (Folder.names(folder) ?? []).filter(isBackup).map { "\(folder)/\($0)" } }

    /// Removes what a stopped backup of this book left; the book's lock says that no other is at work.
    func clear() {
        for name in Folder.names(folder) ?? [] where isPartial(name) {
            unsafe unlink("\(folder)/\(name)")
        }
    }

    /// Whether a file in the folder is a backup of this book, or the beginning of one.
    func owns(_ name: String) -> Bool { isBackup(name) || isPartial(name) }

    /// `money-3fa9c1-20260314T020000Z.tar.zst.partial`, and the copy of the database beside it.
    private func isPartial(_ name: String) -> Bool {
        let parts = name.split(separator: ".")
        guard let at = parts.firstIndex(of: "partial"), at >= 3 else { return false }
        return isBackup(parts.prefix(at).joined(separator: "."))
    }

    /// The time and, within a second, the number of a backup, so that text sorts as they were made.
    private static func order(_ name: String) -> (String, Int) {
        let bare = BackupShelf.unsealed(name).dropLast(ending.count)
        let parts = bare.split(separator: "-")
        guard let last = parts.last, let number = Int(last) else { return (String(bare), 1) }
        return (parts.dropLast().joined(separator: "-"), number)
    }

    /// Whether a name is one that `path` gives: other files in the folder are never touched.
    private func isBackup(_ name: String) -> Bool {
        let name = BackupShelf.unsealed(name)
        guard name.hasPrefix(stem), name.hasSuffix(BackupShelf.ending) else { return false }
        let middle = name.dropFirst(stem.count).dropLast(BackupShelf.ending.count)
        let parts = middle.split(separator: "-", omittingEmptySubsequences: false)
        guard let time = parts.first, time.utf8.count == 16, time.hasSuffix("Z"), parts.count <= 2 else { return false }
        return time.dropLast().split(separator: "T").allSatisfy { Int($0) != nil } && (parts.count == 1 || Int(parts[1]) != nil)
    }
}
