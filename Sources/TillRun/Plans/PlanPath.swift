import TillStages

/// Where a plan lies.
enum PlanPath {
    /// `--plan`, else the name given, else nightly; a bare name is looked for in `pipelines/` here and beside the knowledge.
    /// Throws a usage fault when several are named.
    static func find(_ options: Options, _ context: Context, command: String) throws(Fault) -> String {
        if let path = options.text("plan") { return path }
        let name = options.arguments.first ?? "nightly"
        guard options.arguments.count <= 1 else {
            throw Fault("usage.plans", "one plan is taken at a time.", remedy: "Name one.", place: command, exit: .usage)
        }
        if name.contains("/") || name.hasSuffix(".yaml") { return name }
        let places = ["pipelines", context.knowledge.folder.map { $0 + "/.." }].compactMap { $0 }
        if let found = places.map({ "\($0)/\(name).yaml" }).first(where: { Folder.size($0) > 0 }) { return found }
        let known = Set(places.flatMap { Folder.names($0) ?? [] }.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) })
        throw Fault(
            "plan.unknown", "there is no plan \(name).",
            remedy: known.isEmpty
                ? "Plans are looked for in pipelines/ here and beside the knowledge files: give --plan FILE, or --knowledge DIR."
                : "There are \(known.sorted().joined(separator: ", ")); a file is named with --plan FILE.",
            place: command, exit: .missingInput)
    }
}
