/// One thing that is looked for.
protocol FindingRule {
    static func findings(in ground: FindingGround) -> [Finding]
}
