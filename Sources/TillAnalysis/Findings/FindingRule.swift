/// One thing that is looked for.
protocol FindingRule {
    /// What it calls what it finds.
    static var codes: Set<String> { get }

    static func findings(in context: FindingContext) -> [Finding]
}
