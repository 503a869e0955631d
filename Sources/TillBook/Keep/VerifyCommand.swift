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
        discussion: "Every original is unpacked and hashed. The exit code is 1 when something is not as it should be.",
        input: .none, options: BookOptions.declared,
        examples: [Example("the sample book", command: "till verify --book samples --out output", shows: [])],
        reads: [], writes: [])

    public init(options: Options, context: Context) throws(Fault) { self.options = options }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        let state = BookOptions.state(options)
        var faults: [Fault] = []
        func check(_ what: String, _ body: () throws(Fault) -> String) {
            do throws(Fault) {
                Output.write("\(what): \(try body())\n")
            } catch {
                Output.write("\(what): not as it should be\n")
                faults.append(error)
            }
        }
        check("originals") { () throws(Fault) in try originals(state, &faults) }
        check("decisions") { () throws(Fault) in try decisions(state) }
        check("database") { () throws(Fault) in
            guard Folder.exists(state.places.database) else { return "none yet" }
            let database = try state.databaseToRead()
            defer { database.close() }
            guard let damage = try database.damage() else { return "whole" }
            throw Fault("store.damaged", damage, remedy: "Restore a backup.", file: "till.sqlite", exit: .inputOutput)
        }
        check("published") { () throws(Fault) in try published(BookOptions.out(options) + "/current", &faults) }
        for fault in faults { speech.fault(fault) }
        return faults.isEmpty ? .good : .checkFailed
    }

    private func originals(_ state: BookState, _ faults: inout [Fault]) throws(Fault) -> String {
        let ids = state.archive.ids
        var bad = 0
        for id in ids {
            do throws(Fault) { _ = try state.archive.original(id) } catch {
                bad += 1
                faults.append(error)
            }
        }
        var missing = 0
        if Folder.exists(state.places.database) {
            let database = try state.databaseToRead()
            defer { database.close() }
            for household in try database.households() {
                for document in try database.documents(of: household) where !state.archive.holds(document.hash) {
                    missing += 1
                    faults.append(
                        Fault(
                            "archive.missing", "its original is not in the archive.", remedy: "Put it into the inbox again.",
                            file: document.name, exit: .inputOutput))
                }
            }
        }
        return "\(ids.count - bad) whole\(bad > 0 ? ", \(bad) damaged" : "")\(missing > 0 ? ", \(missing) missing" : "")"
    }

    private func decisions(_ state: BookState) throws(Fault) -> String {
        guard Folder.exists(state.places.journal) else { return "none yet" }
        return "\(try state.journal.verified(with: BookKey(path: state.places.key)).count), the chain holds"
    }

    private func published(_ current: String, _ faults: inout [Fault]) throws(Fault) -> String {
        guard let list = FileReading.bytes(path: "\(current)/\(Publishing.manifest)", limit: 1 << 30) else { return "none yet" }
        var good = 0
        var bad = 0
        for line in list.split(separator: 0x0A) where line.count > 66 {
            let path = String(decoding: line.dropFirst(66), as: UTF8.self)
            let sum = String(decoding: line.prefix(64), as: UTF8.self)
            if (try? FileReading.digest(path: "\(current)/\(path)").get())?.hex == sum {
                good += 1
            } else {
                bad += 1
                faults.append(
                    Fault(
                        "published.changed", "a published file is not what was published.", remedy: "Run the plan with --fresh.",
                        file: path,
                        exit: .inputOutput))
            }
        }
        return "\(CountText.of(good, "file")) whole\(bad > 0 ? ", \(bad) changed or gone" : "")"
    }
}
