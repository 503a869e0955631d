import TillFigures
import TillHousehold
import TillStages
import Yams

extension ReportDefinition {
    private static let settings = ["name", "title", "households", "period", "sections", "filter", "language", "format"]

    /// The definitions of a folder, by their files' names; none where there is no such folder. Throws what is wrong with one, with file,
    /// line and what was perhaps meant.
    ///
    /// - Parameter languages: those that there are messages in.
    static func all(in folder: String, languages: [String], _ households: Households) throws(Fault) -> [ReportDefinition] {
        var found: [ReportDefinition] = []
        for file in FolderNames.of(folder) ?? [] where file.hasSuffix(".yaml") {
            let one = try ReportDefinition(path: "\(folder)/\(file)", languages: languages, households)
            if found.contains(where: { $0.name == one.name }) {
                throw Fault(
                    "report.definition", "another report is named \(one.name) too.", remedy: "Give one of them another name.",
                    file: file, exit: .usage)
            }
            found.append(one)
        }
        return found
    }

    /// Reads a definition's file. Throws `yaml.value` and others.
    init(path: String, languages: [String], _ households: Households) throws(Fault) {
        let file = Document.baseName(path)
        let (found, reading) = try YamlReading.open(path)
        guard let root = found else {
            throw Fault(
                "report.definition", "the file says of no report.", remedy: "Write a line such as period: last month.", file: file,
                exit: .usage)
        }
        let map = try reading.map(root, "a report")
        try reading.known(map, ReportDefinition.settings)
        self.init(name: try ReportDefinition.name(map["name"], root, file, reading))
        title = try reading.text(map["title"], "title").map { Plain.clean($0, limit: 80) } ?? ""
        time = try ReportDefinition.time(map["period"], reading) ?? time
        try readHouseholds(map["households"], reading, households)
        try readSections(map["sections"], reading)
        try readFilter(map["filter"], reading, households)
        language = try reading.choice(map["language"], "language", languages)
        let words = Format.allCases.map(\.rawValue)
        let asked = try ReportDefinition.elements(map["format"], "format", reading).map { node throws(Fault) in
            try reading.choice(node, "format", words)
        }
        if !asked.isEmpty { formats = Format.allCases.filter { asked.contains($0.rawValue) } }
    }

    /// The nodes of a list; of one value, that one.
    private static func elements(_ node: Node?, _ name: String, _ reading: YamlReading) throws(Fault) -> [Node] {
        guard let node else { return [] }
        return node.scalar == nil || node.scalar?.string.isEmpty == true ? try reading.list(node, name) : [node]
    }

    private static func name(_ node: Node?, _ root: Node, _ file: String, _ reading: YamlReading) throws(Fault) -> String {
        let name = try reading.text(node, "name") ?? String(file.dropLast(".yaml".count))
        guard Context.isHouseholdId(name) else {
            throw reading.fault(
                node ?? root, "\(Plain.clean(name, limit: 40)) cannot name a file of pages.",
                "Write name: with small letters, digits, _ and -.")
        }
        return name
    }

    private static func time(_ node: Node?, _ reading: YamlReading) throws(Fault) -> Time? {
        guard let node, let text = try reading.text(node, "period") else { return nil }
        if let time = Time(text) { return time }
        throw reading.fault(
            node, "there is no such period.",
            "\(NearestName.question(text, among: Time.words))"
                + "Use one of \(Time.words.joined(separator: ", ")), or a time as 2025-03, 2025-Q2, 2025-W14, 2025, 2025-04-03--2025-04-20."
        )
    }

    /// Households that have no file are none that a definition can mean.
    private mutating func readHouseholds(_ node: Node?, _ reading: YamlReading, _ files: Households) throws(Fault) {
        var named: [String] = []
        for element in try ReportDefinition.elements(node, "households", reading) {
            guard let id = try reading.text(element, "households") else { continue }
            if let known = files.ids, id != "all", !known.contains(id) {
                throw reading.fault(
                    element, "no household is named \(Plain.clean(id, limit: 40)).",
                    "\(NearestName.question(id, among: known))Write the name of a file in households/, or all.")
            }
            named.append(id)
        }
        households = named.isEmpty || named.contains("all") ? nil : named
    }

    private mutating func readSections(_ node: Node?, _ reading: YamlReading) throws(Fault) {
        let known = SectionCatalogue.all.map { $0.anchor }
        var asked: [String] = []
        for element in try ReportDefinition.elements(node, "sections", reading) {
            guard let anchor = try reading.choice(element, "section", known), !asked.contains(anchor) else { continue }
            if !time.isMonth, !SectionCatalogue.all.contains(where: { $0.anchor == anchor && $0.fitsEveryPeriod }) {
                let fitting = SectionCatalogue.all.filter { $0.fitsEveryPeriod }.map { $0.anchor }.joined(separator: ", ")
                throw reading.fault(
                    element, "the section \(anchor) is of a month.", "Write period: last month, or use some of \(fitting).")
            }
            asked.append(anchor)
        }
        guard !asked.isEmpty else { return }
        let rows = TransactionsSection.anchor
        sections = asked.filter { $0 != rows } + [rows]
    }

    private mutating func readFilter(_ node: Node?, _ reading: YamlReading, _ files: Households) throws(Fault) {
        guard let node else { return }
        let map = try reading.map(node, "filter")
        try reading.known(map, ["accounts", "members", "categories", "tags"])
        filter.accounts = try reading.texts(map["accounts"], "accounts")
        filter.categories = try reading.texts(map["categories"], "categories")
        filter.tags = try reading.texts(map["tags"], "tags")
        for element in try ReportDefinition.elements(map["members"], "members", reading) {
            guard let id = try reading.text(element, "members") else { continue }
            // One that is in none of the households is misspelt.
            let known = try members(files)
            if files.ids != nil, !known.contains(id) {
                throw reading.fault(
                    element, "none of the report's households has a member named \(Plain.clean(id, limit: 40)).",
                    "\(NearestName.question(id, among: known))Use the id of a member of the household's file.")
            }
            filter.members.append(id)
        }
    }

    /// Ids of the members of the households that it is for.
    private func members(_ files: Households) throws(Fault) -> [String] {
        var known: [String] = []
        for id in files.ids ?? [] where isFor(id) { known += try files.file(of: id)?.members.map(\.id) ?? [] }
        return known
    }
}
