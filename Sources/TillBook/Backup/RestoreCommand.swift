import TillRecords
import TillRun
import TillStages
import TillStore

/// `till restore`: a book out of a backup.
public struct RestoreCommand: Command {
    private let options: Options
    private let keyFile: String?

    public static let manual = Manual(
        name: "till restore",
        summary: "Take a book out of a backup into an empty place, every checksum verified first.",
        discussion: """
            Names a backup that till backup wrote, and a folder that is not there yet or is empty; nothing is ever overwritten. The folder \
            appears when every file is in it and verified. The next run publishes what the book published before, byte for byte. With \
            --check the backup is verified and nothing is taken out.

            The checksums tell damage. With the book's key (--key, or TILL_KEY_FILE) the code under it tells besides that nobody changed the \
            backup or made it up, and the key is put into the book. A sealed backup needs what it was sealed with.
            """,
        input: .names,
        options: [
            .flag("check", "verify the backup and tell what it is; take nothing out"),
            .value(
                "key", "FILE", "the book's key: proves the backup, opens one sealed with it, goes into the book (default: TILL_KEY_FILE)"),
            .value("seal-with", "FILE", "the file with the passphrase or key that the backup was sealed with"),
        ],
        examples: [
            Example("a book on a new machine", command: "till restore money-3fa9c1-20260314T020000Z.tar.zst money", shows: []),
            Example("is this backup good?", command: "till restore --check money-3fa9c1-20260314T020000Z.tar.zst", shows: []),
        ],
        reads: [], writes: [])

    public init(options: Options, context: Context) throws(Fault) {
        self.options = options
        keyFile = context.keyFile
    }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        let isCheck = options.flag("check")
        guard let file = options.arguments.first, options.arguments.count == (isCheck ? 1 : 2) else {
            throw Fault(
                "usage.backup", isCheck ? "name one backup." : "name a backup and the folder for the book.",
                remedy: isCheck ? "till restore --check FILE" : "till restore FILE FOLDER", place: "till restore", exit: .usage)
        }
        if Folder.isFolder(file) {
            let newest = (Folder.names(file) ?? []).last { $0.hasSuffix(".tar.zst") || $0.hasSuffix(".tar.zst.sealed") }
            throw Fault(
                "backup.folder", "it is a folder.",
                remedy: newest.map { "Name a backup in it, such as \(file)/\($0)." } ?? "Name the file of a backup; there is none in it.",
                file: file, exit: .usage)
        }
        let keys = try keys(file)
        if isCheck {
            let contents = try BackupFile.read(file, keys)
            speech.say(
                "\(CountText.of(contents.files, "file")), made \(contents.made) by Till \(contents.version), "
                    + RestoreCommand.words(contents, keys))
            return .good
        }
        let folder =
            options.arguments[1].count > 1 && options.arguments[1].hasSuffix("/")
            ? String(options.arguments[1].dropLast()) : options.arguments[1]
        let contents = try BackupFile.restore(file, to: folder, keys)
        speech.say("\(folder): \(CountText.of(contents.files, "file")) of \(contents.made), \(RestoreCommand.words(contents, keys))")
        try putKey(contents, keys, folder, speech)
        for name in Folder.names(folder + "/households") ?? [] where name.hasSuffix(".yaml") {
            try Folder.make("\(folder)/inbox/\(name.dropLast(5))")
        }
        speech.say("\n  till verify --book \(folder)\n  till run nightly --book \(folder)")
        return .good
    }

    /// What was given to open this backup with.
    private func keys(_ file: String) throws(Fault) -> BackupFile.Keys {
        var keys = BackupFile.Keys()
        if let keyFile { keys.book = try BookKey(path: keyFile) }
        if let path = options.text("seal-with") {
            keys.seal = try BackupSeal(file: path)
        } else if BackupFile.seal(of: file)?.kind == .key {
            keys.seal = keys.book.map(BackupSeal.init(key:))
        }
        return keys
    }

    private func putKey(_ contents: BackupFile.Contents, _ keys: BackupFile.Keys, _ folder: String, _ speech: Speech) throws(Fault) {
        if contents.hasKey { return }
        guard let book = keys.book else {
            speech.say("Put its key back before you decide anything: copy it to \(folder)/key, then chmod 600 \(folder)/key")
            return
        }
        try book.put(at: folder + "/key")
        speech.say("its key was put back: \(book.fingerprint)")
    }

    /// `with the book's key; every checksum verified, and the code under key 9b1c0d2e`
    private static func words(_ contents: BackupFile.Contents, _ keys: BackupFile.Keys) -> String {
        let key = contents.hasKey ? "with the book's key" : "without the book's key"
        let proof =
            switch (contents.isProven, keys.seal) {
            case (true, _): ", and the code under the key \(contents.keyId ?? "")"
            case (false, .some): ", and every piece of the seal"
            case (false, nil): contents.keyId.map { "; its code was not looked at: --key FILE, of the key \($0)" } ?? ""
            }
        return "\(key); every checksum verified\(proof)"
    }
}
