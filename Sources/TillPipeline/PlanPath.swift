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
        return places.map { "\($0)/\(name).yaml" }.first { Folder.size($0) > 0 } ?? "pipelines/\(name).yaml"
    }
}
