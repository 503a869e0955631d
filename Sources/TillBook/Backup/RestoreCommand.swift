import TillRecords
import TillRun
import TillStages
import TillStore

/// `till restore`: a book out of a backup.
public struct RestoreCommand: Command {
    private let options: Options

    public static let manual = Manual(
        name: "till restore",
        summary: "Take a book out of a backup into an empty place, every checksum verified first.",
        discussion: """
            Names a backup that till backup wrote, and a folder that is not there yet or is empty; nothing is ever overwritten. The folder \
            appears when every file is in it and verified. The next run publishes what the book published before, byte for byte. With \
            --check the backup is verified and nothing is taken out.
            """,
        input: .names,
        options: [.flag("check", "verify the backup and tell what it is; take nothing out")],
        examples: [
            Example("a book on a new machine", command: "till restore money-3fa9c1-20260314T020000Z.tar.zst money", shows: []),
            Example("is this backup good?", command: "till restore --check money-3fa9c1-20260314T020000Z.tar.zst", shows: []),
        ],
        reads: [], writes: [])

    public init(options: Options, context: Context) throws(Fault) { self.options = options }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        let isCheck = options.flag("check")
        guard let file = options.arguments.first, options.arguments.count == (isCheck ? 1 : 2) else {
            throw Fault(
                "usage.backup", isCheck ? "name one backup." : "name a backup and the folder for the book.",
                remedy: isCheck ? "till restore --check FILE" : "till restore FILE FOLDER", place: "till restore", exit: .usage)
        }
        if Folder.isFolder(file) {
            let newest = (Folder.names(file) ?? []).last { $0.hasSuffix(".tar.zst") }
            throw Fault(
                "backup.folder", "it is a folder.",
                remedy: newest.map { "Name a backup in it, such as \(file)/\($0)." } ?? "Name the file of a backup; there is none in it.",
                file: file, exit: .usage)
        }
        let key: (BackupFile.Contents) -> String = { $0.hasKey ? "with the book's key" : "without the book's key" }
        if isCheck {
            let contents = try BackupFile.read(file)
            speech.say(
                "\(CountText.of(contents.files, "file")), made \(contents.made) by Till \(contents.version), \(key(contents)); "
                    + "every checksum verified")
            return .good
        }
        let folder =
            options.arguments[1].count > 1 && options.arguments[1].hasSuffix("/")
            ? String(options.arguments[1].dropLast()) : options.arguments[1]
        let contents = try BackupFile.restore(file, to: folder)
        speech.say("\(folder): \(CountText.of(contents.files, "file")) of \(contents.made), \(key(contents)); every checksum verified")
        if !contents.hasKey {
            speech.say("Put its key back before you decide anything: copy it to \(folder)/key, then chmod 600 \(folder)/key")
        }
        for name in Folder.names(folder + "/households") ?? [] where name.hasSuffix(".yaml") {
            try Folder.make("\(folder)/inbox/\(name.dropLast(5))")
        }
        speech.say("\n  till verify --book \(folder)\n  till run nightly --book \(folder)")
        return .good
    }
}
