import Glibc
import TillProcess
import TillRecords
import TillStages

/// A stranger's executable that answers `--describe` and speaks the stream.
struct PluginProgram {
    let name: String
    let path: String
    let declared: [OptionDeclaration]

    private static let mostDescribed = 1 << 20
    private static let secondsToDescribe = 20

    /// Asks the executable what it is. Throws when it may not run, does not answer, or is no stage.
    init(_ step: Plan.Step, of plan: Plan) throws(Fault) {
        path = step.program ?? step.stage
        // What others may change, others could make this user run.
        for file in plan.files {
            try PluginProgram.check(file, "the plan names a stage of its own, so only its owner may be able to write it")
            try PluginProgram.checkFolders(of: file)
        }
        guard unsafe access(path, X_OK) == 0 else {
            throw Fault(
                "foreign.missing", "the stage \(step.stage) is no executable file.", remedy: "Name its path from the plan's folder.",
                exit: .usage)
        }
        try PluginProgram.check(path, "a stage that others may write is not run")
        try PluginProgram.checkFolders(of: path)
        guard
            let answer = CapturedRun.output(
                path: path, arguments: ["--describe"], most: PluginProgram.mostDescribed, seconds: PluginProgram.secondsToDescribe,
                isClean: true),
            let manual = answer.withBytes({ raw in try? Record(checking: PluginProgram.firstLine(raw)) }),
            manual.type == "manual", let name = manual.string(.name)
        else {
            throw Fault(
                "foreign.describe", "the stage \(step.stage) does not tell what it is.",
                remedy: "It must answer --describe with its manual, as JSON on one line.", exit: .usage)
        }
        guard manual.string(.input) == "records" else {
            throw Fault(
                "foreign.input", "\(name) takes no stream of records.", remedy: "A stage of a plan reads records and gives records.",
                exit: .usage)
        }
        guard (manual.integer(.protocol) ?? 1) <= StreamProtocol.version else {
            throw Fault("foreign.newer", "\(name) speaks a newer stream.", remedy: "Use an older version of it.", exit: .usage)
        }
        self.name = name
        declared = manual.objects(.options).compactMap(PluginProgram.option)
    }

    private static func firstLine(_ raw: ByteView) -> ByteView {
        let end = raw.firstIndex(of: 0x0A) ?? raw.count
        return ByteView(rebasing: raw[..<end])
    }

    private static func option(_ record: Record) -> OptionDeclaration? {
        guard let name = record.string(.name) else { return nil }
        let help = record.string(.help) ?? ""
        switch record.string(.kind) {
        case "flag": return .flag(name, help)
        case "values": return .values(name, "VALUE", help)
        case "choice": return .choice(name, record.strings(.choices), help)
        default: return .value(name, "VALUE", help)
        }
    }

    /// Throws when others than the owner may write a file, or it is neither this user's nor the system's.
    private static func check(_ path: String, _ why: String) throws(Fault) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { throw FileReading.ReadError.missing.fault(file: Document.baseName(path)) }
        guard status.st_mode & 0o022 == 0 else {
            throw Fault(
                "foreign.writable", "\(why).", remedy: "Take the right away: chmod go-w \(path)", file: Document.baseName(path),
                exit: .usage)
        }
        guard status.st_uid == geteuid() || status.st_uid == 0 else {
            throw Fault(
                "foreign.owner", "\(why), and it belongs to another user.", remedy: "Make a copy of your own.",
                file: Document.baseName(path), exit: .usage)
        }
    }

    /// Throws when others could put another file in the place of this one: they may write its folder, or one above it. In a folder
    /// where everybody may remove their own files alone (as in /tmp), others cannot do that to folders.
    private static func checkFolders(of path: String) throws(Fault) {
        guard let whole = RealPath.of(path) else { throw FileReading.ReadError.missing.fault(file: Document.baseName(path)) }
        var parts = whole.split(separator: "/")
        var isOwn = true
        while !parts.isEmpty {
            parts.removeLast()
            let folder = "/" + parts.joined(separator: "/")
            var status = stat()
            guard unsafe stat(folder, &status) == 0 else { throw FileReading.ReadError.missing.fault(file: Document.baseName(folder)) }
            let isShared = status.st_mode & 0o022 != 0 && (isOwn || status.st_mode & S_ISVTX == 0)
            guard !isShared, status.st_uid == geteuid() || status.st_uid == 0 else {
                throw Fault(
                    "foreign.writable", "others may write the folder \(folder), and so put another stage or plan there.",
                    remedy: "Take the right away: chmod go-w \(folder); or keep plan and stage in a folder of your own.",
                    file: Document.baseName(path), exit: .usage)
            }
            isOwn = false
        }
    }

    /// The words after the program's name: options as the plan gives them, and of the run what the stage has a word for.
    func words(_ step: Plan.Step, _ context: Context) throws(Fault) -> [String] {
        var asked = step
        func add(_ option: String, _ value: String?) {
            if let value, asked.options[option] == nil, declared.contains(where: { $0.name == option }) { asked.options[option] = [value] }
        }
        add("as-of", context.asOf?.description)
        if context.seed != 1 { add("seed", String(Int64(bitPattern: context.seed))) }
        add("knowledge", context.knowledge.folder)
        _ = try StageCatalogue.options(asked, name, declared)
        return PluginProgram.words(asked, declared)
    }

    /// Options as words of a command line, in the order of their names.
    static func words(_ step: Plan.Step, _ declared: [OptionDeclaration]) -> [String] {
        var words: [String] = []
        for (name, values) in step.options.sorted(by: { $0.key < $1.key }) {
            if declared.contains(where: { $0.name == name && $0.kind == .flag }) {
                words.append("--\(name)")
            } else {
                for value in values { words += ["--\(name)", value] }
            }
        }
        return words
    }
}
