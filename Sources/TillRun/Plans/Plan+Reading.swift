import TillHousehold
import TillStages
import Yams

/// Plans as YAML.
extension Plan {
    /// Reads a plan. `$book` and `$out` in values stand for the two folders of the run, `$across` for the folder of stages over all
    /// households, `$period` for the month of reports. Throws a fault with line and column.
    public init(path: String, book: String, out: String, period: String = "last") throws(Fault) {
        let reading = PlanReading(path, Folders(book: book, out: out, period: period))
        let map = try reading.settings(
            "a plan", ["plan", "summary", "output", "store", "manifest", "limits", "reading", "stages", "across"])
        self.path = path
        name = try reading.yaml.text(map["plan"], "plan") ?? Document.baseName(path)
        summary = try reading.yaml.text(map["summary"], "summary") ?? ""
        output = try reading.folderName(map["output"])
        fillsStore = try reading.truth(map["store"], "store") ?? true
        hasManifest = try reading.truth(map["manifest"], "manifest") ?? false
        limits = try reading.limits(map["limits"])
        stages = []
        if let node = map["reading"] {
            let shared = try reading.shared(node)
            readingPath = shared.path
            stages = shared.steps
        }
        stages += try reading.steps(map["stages"], "stages")
        across = try reading.steps(map["across"], "across")
        guard !stages.isEmpty else {
            throw Fault("plan.stages", "the plan names no stages.", remedy: "List them under stages.", file: reading.file, exit: .usage)
        }
    }
}

/// The parts of a plan's file.
private struct PlanReading {
    let path: String
    let file: String
    let yaml: YamlReading
    let folders: Plan.Folders

    init(_ path: String, _ folders: Plan.Folders) {
        self.path = path
        self.folders = folders
        file = Document.baseName(path)
        yaml = YamlReading(file: file)
    }

    /// The settings of the file by name. Throws for what cannot be read and for names that nobody reads.
    func settings(_ what: String, _ known: [String]) throws(Fault) -> [String: Node] {
        guard let root = try YamlReading.open(path).root else {
            throw Fault("plan.empty", "the plan is empty.", remedy: "Name its stages.", file: file, exit: .usage)
        }
        let map = try yaml.map(root, what)
        try yaml.known(map, known)
        return map
    }

    /// The stages that plans share: `reading: FILE`, or `{file: FILE, readers: NAMES}` for some of its readers alone.
    func shared(_ node: Node) throws(Fault) -> (path: String, steps: [Plan.Step]) {
        var (name, asked) = (node.scalar?.string ?? "", [String]())
        if node.scalar == nil {
            let map = try yaml.map(node, "reading")
            try yaml.known(map, ["file", "readers"])
            name = try yaml.text(map["file"], "file") ?? ""
            asked = try yaml.texts(map["readers"], "readers")
        }
        let shared = PlanReading(beside(name), folders)
        guard Folder.size(shared.path) > 0, !name.isEmpty, !Folder.isFolder(shared.path) else {
            throw yaml.fault(node, "there is no such file of stages.", "Name its path from the plan's folder: parts/reading.yaml.")
        }
        let steps = try shared.steps(try shared.settings("stages that plans share", ["summary", "stages"])["stages"], "stages")
        func isReader(_ step: Plan.Step) -> Bool { StageCatalogue.reader(named: step.stage) != nil }
        if let missing = asked.first(where: { name in !steps.contains { isReader($0) && $0.stage == name } }) {
            throw yaml.fault(
                node, "\(shared.file) has no reader \(missing).",
                "It has \(steps.filter(isReader).map(\.stage).joined(separator: ", ")).")
        }
        return (shared.path, asked.isEmpty ? steps : steps.filter { !isReader($0) || asked.contains($0.stage) })
    }

    func steps(_ node: Node?, _ name: String) throws(Fault) -> [Plan.Step] {
        var steps: [Plan.Step] = []
        for node in try yaml.list(node, name) { steps.append(try step(node)) }
        return steps
    }

    /// A path that is written from the folder of this file.
    private func beside(_ name: String) -> String {
        guard !name.hasPrefix("/"), path.contains("/") else { return name }
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        return "\(folder)/\(name)"
    }

    func truth(_ node: Node?, _ name: String) throws(Fault) -> Bool? {
        guard let node, let text = try yaml.text(node, name) else { return nil }
        guard text == "true" || text == "false" else { throw yaml.fault(node, "\(name) is true or false.", "Write one of them.") }
        return text == "true"
    }

    func folderName(_ node: Node?) throws(Fault) -> String? {
        guard let node, let text = try yaml.text(node, "output") else { return nil }
        guard Context.isHouseholdId(text), text != "runs", text != "current", text != "book" else {
            throw yaml.fault(node, "output is the name of a folder.", "Use small letters, digits, _ and -.")
        }
        return text
    }

    func limits(_ node: Node?) throws(Fault) -> Plan.Limits {
        guard let node else { return Plan.Limits() }
        let map = try yaml.map(node, "limits")
        try yaml.known(map, ["seconds", "megabytes"])
        return Plan.Limits(seconds: try count(map["seconds"], "seconds"), megabytes: try count(map["megabytes"], "megabytes"))
    }

    private func count(_ node: Node?, _ name: String) throws(Fault) -> Int? {
        guard let node, let text = try yaml.text(node, name) else { return nil }
        guard let number = Int(text), (1...1_000_000_000).contains(number) else {
            throw yaml.fault(node, "\(name) is a whole number from 1 to 1000000000.", "Write such a number.")
        }
        return number
    }

    private func step(_ node: Node) throws(Fault) -> Plan.Step {
        let place = node.mark.map { "line \($0.line), column \($0.column)" }
        if let name = node.scalar?.string { return named(name, [:], Plan.Limits(), place) }
        let map = try yaml.map(node, "a stage")
        guard map.count == 1, let (name, settings) = map.first else {
            throw yaml.fault(node, "a stage is a name, or a name with its options.", "Write - till-normalise: {rates: rates.csv}.")
        }
        var options: [String: [String]] = [:]
        var limits = Plan.Limits()
        for (written, value) in try yaml.map(settings, "the options of \(name)") {
            if written == "limits" {
                limits = try self.limits(value)
                guard name.contains("/") else {
                    throw yaml.fault(
                        value, "a stage of Till's runs in its worker and has no limits of its own.", "Write limits at the top of the plan.")
                }
                continue
            }
            // `rates?: $book/rates.csv` is left out where the book has no such file.
            let isIfThere = written.hasSuffix("?")
            let option = isIfThere ? String(written.dropLast()) : written
            if let scalar = value.scalar?.string, scalar == "true" || scalar == "false" {
                if scalar == "true" { options[option] = ["true"] }
                continue
            }
            let texts = try yaml.texts(value, option).map { text in folders.values.reduce(text) { $0.replacing($1.name, with: $1.value) } }
            if isIfThere, texts.contains(where: { !Folder.exists($0) }) { continue }
            options[option] = texts
        }
        return named(name, options, limits, place)
    }

    /// A name with a slash is the path of a stranger's executable, from the folder of the file that names it.
    private func named(_ name: String, _ options: [String: [String]], _ limits: Plan.Limits, _ place: String?) -> Plan.Step {
        var step = Plan.Step(stage: name, options: options)
        step.limits = limits
        step.file = path
        step.place = place
        guard name.contains("/") else { return step }
        step.stage = Document.baseName(name)
        step.program = beside(name)
        return step
    }
}

extension String {
    /// The text with every occurrence of a word replaced.
    fileprivate func replacing(_ word: String, with other: String) -> String {
        var rest = Substring(self)
        var out = ""
        while let first = rest.first {
            if rest.hasPrefix(word) {
                out += other
                rest = rest.dropFirst(word.count)
            } else {
                out.append(first)
                rest = rest.dropFirst()
            }
        }
        return out
    }
}
