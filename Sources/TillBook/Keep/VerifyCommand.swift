import TillRecords
import TillRun
import TillStages
import TillStore

/// `till verify`: archive, journal, database and published files, against their hashes.
public struct VerifyCommand: Command {
    private let options: Options

    public static let manual = Manual(
        name: "till verify",
        summary: "Check that nothing in a book was changed or lost: originals, decisions, database, published files.",
        discussion: """
            Every original is unpacked and hashed; decisions and documents are held against what was sealed of them with every run. The \
            exit code is 1 when something is not as it should be. Nothing is written: it works on a copy that cannot be written as well.
            """,
        input: .none, options: BookOptions.declared,
        examples: [Example("the sample book", command: "till verify --book samples --out output", shows: [])],
        reads: [], writes: [])

    public init(options: Options, context: Context) throws(Fault) { self.options = options }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        let state = try BookOptions.state(options)
        var faults: [Fault] = []
        func check(_ what: String, _ body: () throws(Fault) -> String) {
            do throws(Fault) {
                Output.write("\(what): \(try body())\n")
            } catch {
                Output.write("\(what): not as it should be\n")
                faults.append(error)
            }
        }
        let soundness = BookSoundness(state)
        for part in BookSoundness.Part.allCases {
            check(part.rawValue) { () throws(Fault) in try soundness.look(part, &faults) }
        }
        check("published") { () throws(Fault) in try published(state, &faults) }
        for fault in faults { speech.fault(fault) }
        return faults.isEmpty ? .good : .checkFailed
    }

    private func published(_ state: BookState, _ faults: inout [Fault]) throws(Fault) -> String {
        let current = BookOptions.out(options) + "/current"
        guard Folder.exists(current) else { return "none yet" }
        try OutputOwner(BookOptions.out(options), state).check()
        let damage = PublishedDamage(of: current, try state.key())
        for path in damage.paths {
            faults.append(
                Fault(
                    "published.changed", "a published file is not what was published.", remedy: "Run the plan with --fresh.", file: path,
                    exit: .inputOutput))
        }
        if damage.isListChanged {
            faults.append(
                Fault(
                    "published.changed", "the list of checksums is not what was published.", remedy: "Run the plan with --fresh.",
                    file: Publishing.manifest, exit: .inputOutput))
        }
        return "\(CountText.of(damage.whole, "file")) whole\(damage.paths.isEmpty ? "" : ", \(damage.paths.count) changed or gone")"
    }
}
