/// Who may import what, and who may touch what (the walls of the house).
enum Walls {
    static let rooms: Set<String> = [
        "TillBank", "TillReceipts", "TillChat", "TillEntries", "TillLedger", "TillAnalysis", "TillReports", "TillExports", "TillStore",
        "TillSynth", "TillDelivery",
    ]
    static let ground: Set<String> = ["TillRecords", "TillStages", "TillProcess", "TillHousehold", "TillUnpacking", "TillFigures"]
    /// What no wall stands before.
    private static let common: Set<String> = ["Glibc", "Synchronization"]

    /// What each target may import besides. An executable may import Stages and one room.
    private static let allowed: [String: Set<String>] = [
        "TillRecords": ["CCrypto"],
        "TillStages": ["TillRecords", "ArgumentParser"],
        "TillProcess": [],
        // Names of countries in every language are ICU's.
        "TillHousehold": ["TillRecords", "TillStages", "Yams", "Foundation"],
        "TillFigures": ["TillRecords", "TillStages", "TillHousehold"],
        "TillUnpacking": ["TillRecords", "TillStages", "CArchive", "CLibXML2"],
        // The runner stands on the rooms, the book's commands on the runner.
        "TillRun": rooms.union(ground).union(["Yams"]),
        "TillBook": rooms.union(ground).union(["TillRun"]),
        "till": ["TillStages", "TillBook"],
        // Foundation's coders are what the codec is measured against; k-means is measured by itself.
        "TillBench": ["TillRecords", "TillStages", "TillProcess", "TillFigures", "TillAnalysis", "Foundation"],
        "till-bench": ["TillStages", "TillBench"],
    ]
    /// What only one room brings in, beside the ground floor.
    private static let own: [String: Set<String>] = [
        "TillBank": ["CLibXML2", "Yams"], "TillReports": ["CXlsx", "Yams"],
        "TillReceipts": ["CTesseract", "CHeif", "CLeptonica", "CArchive"], "TillStore": ["GRDB", "GRDBSQLite", "CArchive", "CCrypto"],
        "TillExports": ["GRDB"], "TillSynth": ["CTesseract"], "TillDelivery": ["Yams"],
    ]

    /// True when the target may import the module.
    static func admits(_ target: String, _ module: String) -> Bool {
        if common.contains(module) { return true }
        if let allowed = allowed[target] { return allowed.contains(module) }
        if rooms.contains(target) { return ground.contains(module) || own[target, default: []].contains(module) }
        if target.hasPrefix("till-") { return ["TillRecords", "TillStages", "TillProcess"].contains(module) || rooms.contains(module) }
        return false
    }

    /// Words, and the targets whose right they are; everyone else's files may not have them.
    static let rights: [(word: String, targets: Set<String>, why: String)] =
        ["exit(", "_exit(", "stdout", "stderr", "isatty(", "print(", "puts("].map {
            ($0, ["TillStages"], "only Stages speaks, looks at the terminal and ends the process")
        }
        + ["fork(", "vfork(", "posix_spawn(", "posix_spawnp(", "execve(", "execvp(", "system(", "popen(", "Process("].map {
            ($0, ["TillProcess"], "only Process starts children")
        }
        + [
            "Date()", "time(", "gettimeofday(", "clock(", "clock_gettime(", "ContinuousClock", "SuspendingClock", "DispatchTime",
            "localtime(",
            "localtime_r(",
        ].map { ($0, ["TillProcess", "TillBench"], "no room reads a clock") }
        + [".random(", ".randomElement(", ".shuffled()", ".shuffle()", "SystemRandomNumberGenerator", "arc4random", "rand(", "getrandom("]
        .map {
            ($0, [], "chance is seeded")
        }
        + ["try!", "as!", "fatalError(", "preconditionFailure(", "unsafelyUnwrapped"].map {
            ($0, [], "no trap on the path of user data")
        }
        // Release builds count references without atomic instructions (-assume-single-threaded in Package.swift).
        + ["async", "await", "actor", "Task {", "Task.detached", "DispatchQueue", "pthread_create(", "Thread("].map {
            ($0, [], "a process has one thread; work is shared out to processes")
        }
        + ["NSRegularExpression", "Regex("].map { ($0, [], "matching is linear") }
        + ["getenv("].map { ($0, ["TillStages", "TillProcess", "TillBench"], "the environment is the shell's") }

    /// True when the line may have the word all the same, with the reason beside it.
    static func excuses(_ word: String, in line: String, of target: String) -> Bool {
        switch word {
        // The pointer 1 is not null; it stands for the address of no bytes.
        case "unsafelyUnwrapped": line.contains("(bitPattern: 1)") || line.contains("(bitPattern: 8)")
        // What a generator cannot reach is its own mistake; it never sees a person's data.
        case "preconditionFailure(": target == "TillSynth"
        default: false
        }
    }
}
