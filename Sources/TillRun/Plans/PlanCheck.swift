import TillHousehold
import TillRecords
import TillStages

/// What a plan and a book say, looked at without a run.
struct PlanCheck {
    let plan: Plan
    let book: Book
    let context: Context

    /// Faults of the plan: of all its steps, not of the first alone.
    func planFaults() -> [Fault] {
        var faults = knowledgeFaults()
        let readers = plan.stages.prefix { StageCatalogue.reader(named: $0.stage) != nil }
        do throws(Fault) { _ = try documentReaders() } catch { faults.append(error) }
        let strangers = Plugins(plan: plan, logs: "")
        for step in plan.stages.dropFirst(readers.count) + plan.across {
            do throws(Fault) {
                _ = try StageCatalogue.make(step, of: plan, strangers: strangers, context: context)
            } catch  where !faults.contains(error) { faults.append(error) } catch {}
        }
        return faults
    }

    /// The first row that does not fit of each knowledge file that the plan's stages read.
    ///
    /// Stages read some files only with the first record that needs them, so making them does not show all.
    private func knowledgeFaults() -> [Fault] {
        var faults: [Fault] = []
        var met: Set<String> = []
        for step in plan.stages + plan.across {
            let holder: (any ManualHolder.Type)? = StageCatalogue.reader(named: step.stage) ?? StageCatalogue.stage(named: step.stage)
            for table in (holder?.tables(context.knowledge) ?? []) + [KnowledgeTable.languages] where met.insert(table.file).inserted {
                do throws(Fault) { _ = try table.rows(context.knowledge) } catch { faults.append(error) }
            }
        }
        return faults
    }

    func documentReaders() throws(Fault) -> DocumentReaders {
        let steps = plan.stages.prefix { StageCatalogue.reader(named: $0.stage) != nil }
        return try DocumentReaders(steps, of: plan, processors: 1, readings: nil, context: context)
    }

    /// A household as a run would see it.
    struct Household: CustomStringConvertible {
        var id: String
        /// Paths of documents by the reader that takes them.
        var documents: [(reader: String, paths: [String])]
        var unread: [String]
        var hasFile: Bool

        var description: String {
            let counts = documents.filter { !$0.paths.isEmpty }.map { "\($0.reader) \($0.paths.count)" }
            var line = "  \(id): \(counts.isEmpty ? "no documents" : counts.joined(separator: ", "))"
            if !unread.isEmpty { line += ", nobody's \(unread.count)" }
            return line + (hasFile ? "" : "; it has no file households/\(id).yaml") + "\n"
        }
    }

    /// The households of the book with their documents; what is wrong with them is added to `faults`.
    func households(_ faults: inout [Fault]) -> [Household] {
        let ids: [String]
        do throws(Fault) { ids = try book.households().map(\.id).sorted() } catch {
            faults.append(error)
            return []
        }
        for name in Folder.names(book.householdsFolder) ?? [] where name.hasSuffix(".yaml") {
            do throws(Fault) { _ = try HouseholdFile(path: "\(book.householdsFolder)/\(name)") } catch { faults.append(error) }
        }
        guard let readers = try? documentReaders() else { return [] }
        return ids.map { household($0, readers) }
    }

    private func household(_ id: String, _ readers: DocumentReaders) -> Household {
        let names = plan.stages.map(\.stage).filter { StageCatalogue.reader(named: $0) != nil }
        var found = Household(
            id: id, documents: names.map { ($0, []) }, unread: [], hasFile: Folder.exists("\(book.householdsFolder)/\(id).yaml"))
        var seen: Set<String> = []
        for (path, document) in documents(id) where seen.insert(document.id).inserted {
            if let reader = readers.claimant(of: document), let at = names.firstIndex(of: reader) {
                found.documents[at].paths.append(path)
            } else {
                found.unread.append(path)
            }
        }
        return found
    }

    /// A household's documents in the order of a run: by name, then by hash; the same bytes count once.
    private func documents(_ id: String) -> [(path: String, document: Document)] {
        var all: [(path: String, document: Document)] = []
        for path in book.documents(of: id) where !Folder.isLink(path) {
            guard let document = try? Document(argument: path) else { continue }
            all.append((path, document))
        }
        return all.sorted { ($0.document.name, $0.document.id) < ($1.document.name, $1.document.id) }
    }
}

extension PlanCheck: CustomStringConvertible {
    /// The plan as it will run.
    var description: String {
        var text = plan.name + (plan.summary.isEmpty ? "" : ": \(plan.summary)") + "\n\n"
        for step in plan.stages { text += "  " + PlanCheck.line(step) }
        if !plan.across.isEmpty { text += "across all households\n" }
        for step in plan.across { text += "  " + PlanCheck.line(step) }
        var limits: [String] = []
        if let seconds = plan.limits.seconds { limits.append("\(seconds) s a household") }
        if let megabytes = plan.limits.megabytes { limits.append("\(megabytes) MB a worker") }
        if !limits.isEmpty { text += "limits: \(limits.joined(separator: ", "))\n" }
        return text + "\nhouseholds of \(Document.baseName(book.folder))\n"
    }

    private static func line(_ step: Plan.Step) -> String {
        let declared = StageCatalogue.options(of: step.stage) ?? []
        let words = PluginProgram.words(step, declared).map(ShellLine.quoted)
        return "\(step.program ?? step.stage)\(words.isEmpty ? "" : " " + words.joined(separator: " "))\n"
    }
}
