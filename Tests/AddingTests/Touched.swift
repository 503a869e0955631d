import TillTesting

/// What is different in a copy of a folder: how many files are new, and how many lines were added to others or taken from them.
struct Touched: Equatable, CustomStringConvertible {
    var newFiles = 0
    var changedFiles = 0
    var addedLines = 0
    var removedLines = 0

    /// One file, and one line in one catalogue.
    static let fileAndLine = Touched(newFiles: 1, changedFiles: 1, addedLines: 1, removedLines: 0)

    var description: String { "\(newFiles) new files, \(changedFiles) changed: \(addedLines) lines more, \(removedLines) fewer" }

    init(newFiles: Int, changedFiles: Int, addedLines: Int, removedLines: Int) {
        (self.newFiles, self.changedFiles, self.addedLines, self.removedLines) = (newFiles, changedFiles, addedLines, removedLines)
    }

    /// Compares a copy with what it was made from.
    init(_ copy: String, of original: String) {
        for path in Files.below(copy) {
            guard let before = Files.bytes("\(original)/\(path)") else {
                newFiles += 1
                continue
            }
            let after = Files.bytes("\(copy)/\(path)") ?? []
            guard after != before else { continue }
            changedFiles += 1
            let difference = after.split(separator: 0x0A).difference(from: before.split(separator: 0x0A))
            addedLines += difference.insertions.count
            removedLines += difference.removals.count
        }
    }
}
