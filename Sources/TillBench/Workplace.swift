import Glibc
import TillProcess
import TillRecords
import TillStages

/// A temporary folder with the inputs of measurements, and the executables beside this one.
final class Workplace {
    let folder: String
    private let binaries: String
    private var made: Set<String> = []
    private var used = 0

    /// The stages from the documents of invented households to their transactions, as lines of a plan that fills no store.
    static let ledger = """
        store: false
        stages:
          - till-bank
          - till-normalise:
              households: $book/households
              rates?: $book/rates.csv
          - till-dedupe:
              households: $book/households
          - till-categorise

        """

    init() throws(Fault) {
        var template = Array("/tmp/till-bench-XXXXXX".utf8CString)
        guard unsafe mkdtemp(&template) != nil else {
            throw Fault("bench.no-folder", "no temporary folder can be made.", remedy: "Make room in /tmp.", exit: .cannotCreate)
        }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        var buffer = [CChar](repeating: 0, count: 4096)
        let length = unsafe max(0, readlink("/proc/self/exe", &buffer, 4095))
        let path = String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        binaries = path.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
    }

    func remove() {
        _ = try? MeasuredRun(path: "rm", arguments: ["-rf", folder])
    }

    func tool(_ name: String) -> String { "\(binaries)/\(name)" }
    func path(_ name: String) -> String { "\(folder)/\(name)" }

    /// A CSV file of so many rows, made once.
    func csv(rows: Int) throws(Fault) -> String {
        let file = path("rows-\(rows).csv")
        if made.insert(file).inserted { try run(tool("till-synth"), ["--rows", String(rows), "--out", file, "--quiet"]) }
        return file
    }

    /// A book of so many rows in so many households, made once.
    func book(rows: Int, households: Int) throws(Fault) -> String {
        let file = path("book-\(rows)")
        if made.insert(file).inserted {
            try run(tool("till-synth"), ["--rows", String(rows), "--households", String(households), "--out", file, "--quiet"])
        }
        return file
    }

    /// A path of this name that was not used before.
    func unused(_ name: String) -> String {
        used += 1
        return path("\(name)-\(used)")
    }

    /// Gives back the room of a folder's files, not their names. Where files were removed by the thousand, a file system without a
    /// journal passes over each of their places for some minutes, at the cost of whoever makes files next: of the night that is
    /// measured, and a night in use has removed nothing.
    func empty(_ folder: String) throws(Fault) {
        try run("find", [folder, "-type", "f", "-size", "+0", "-exec", "truncate", "--size=0", "{}", "+"])
    }

    func write(_ text: String, to name: String) throws(Fault) -> String {
        let file = path(name)
        guard let handle = unsafe fopen(file, "w") else {
            throw Fault("bench.no-file", "a temporary file cannot be written.", remedy: "Make room in /tmp.", exit: .cannotCreate)
        }
        unsafe fputs(text, handle)
        unsafe fclose(handle)
        return file
    }

    /// The second of two runs. The first takes memory that a virtual machine's host has to find for it, which costs as much as the
    /// work itself where a gigabyte is written, and says nothing about the program.
    func warm<Measured>(_ run: () throws(Fault) -> Measured) throws(Fault) -> Measured {
        _ = try run()
        return try run()
    }

    /// `sqlite3 .import` of a CSV file into a database of this name, the second of two.
    func warmImport(of file: String, _ name: String) throws(Fault) -> MeasuredRun {
        let database = path(name)
        return try warm { () throws(Fault) in
            let done = try run("sqlite3", [database, ".mode csv", ".import \(file) rows"])
            unsafe unlink(database)
            return done
        }
    }

    /// Runs a command that must succeed (a reader may reject parts: 2); gives what it cost.
    @discardableResult
    func run(_ command: String, _ arguments: [String], input: String? = nil, output: String? = nil) throws(Fault) -> MeasuredRun {
        let done: MeasuredRun
        do throws(ChildProcess.SpawnError) {
            done = try MeasuredRun(path: command, arguments: arguments, input: input, output: output, errors: path("errors"))
        } catch {
            throw Fault(
                "bench.no-command", "\(command) cannot be started (error \(error.code)).", remedy: "Install it.", exit: .missingInput)
        }
        guard done.ending == .exited(0) else {
            let said = FileReading.bytes(path: path("errors"), limit: 1 << 20).map { String(decoding: $0.prefix(300), as: UTF8.self) } ?? ""
            throw Fault("bench.failed", "\(Document.baseName(command)) failed: \(said)", remedy: "Run it by hand.", exit: .software)
        }
        return done
    }
}
