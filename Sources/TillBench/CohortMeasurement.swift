import TillAnalysis
import TillProcess
import TillRecords
import TillStages

/// How well households that live alike are found again: invented ones that live in eight ways, from their bank exports to their
/// cohorts, with one worker and with two.
struct CohortMeasurement {
    let households: Int

    private static let seeds = [1, 2, 3]

    func run(_ place: Workplace) throws(Fault) {
        let plan = try place.write(plan, to: "cohorts.yaml")
        for seed in CohortMeasurement.seeds {
            let book = place.path("cohort-book-\(seed)")
            try place.run(
                place.tool("till-synth"),
                [
                    "--lifestyles", "--households", String(households), "--seed", String(seed), "--receipts", "0", "--out", book, "--quiet",
                ])
            let one = try members(place, plan, book, seed, workers: 1)
            let two = try members(place, plan, book, seed, workers: 2)
            let truth = try lifestyles(book)
            let known = one.groups.keys.sorted().filter { truth[$0] != nil }
            let agreement = Agreement.adjustedRand(
                CohortMeasurement.numbers(known.map { truth[$0] ?? "" }), CohortMeasurement.numbers(known.map { one.groups[$0] ?? "" }))
            Figures.tell(
                "cohorts: \(known.count) of \(households) households, seed \(seed): adjusted Rand", Figures.three(agreement),
                goal: "at least 0.90")
            Figures.tell(
                "cohorts: seed \(seed): bytes with one worker and with two", one.bytes == two.bytes ? "the same" : "DIFFERENT",
                goal: "the same")
            try place.run("rm", ["-rf", book])
        }
    }

    /// A cohort has at least twenty households, as on the pages, or, where few are invented, fewer: eight ways share them.
    private var plan: String {
        """
        plan: cohorts
        \(Workplace.ledger)  - till-recur:
              households: $book/households
        across:
          - till-cohorts:
              households: $book/households
              least: \(max(5, min(20, households / 12)))

        """
    }

    /// Which cohort each household is in, and the bytes that say so.
    private func members(_ place: Workplace, _ plan: String, _ book: String, _ seed: Int, workers: Int) throws(Fault) -> (
        groups: [String: String], bytes: [UInt8]
    ) {
        let out = place.path("cohort-run-\(seed)-\(workers)")
        try place.run(
            place.tool("till"), ["run", "--plan", plan, "--book", book, "--out", out, "--workers", String(workers), "--quiet"])
        let list = place.path("cohort-members")
        try place.run("grep", ["-rhE", "\"type\":\"(membership|cohort)\"", "\(out)/current/_across"], output: list)
        guard let bytes = FileReading.bytes(path: list, limit: 1 << 30) else { throw CohortMeasurement.nothing }
        var groups: [String: String] = [:]
        for line in bytes.split(separator: 0x0A) {
            guard let record = line.withBytes({ try? Record(checking: $0) }), record.equals(.type, .membership) else { continue }
            if let household = record.string(.household), let cohort = record.string(.cohort) { groups[household] = cohort }
        }
        try place.run("rm", ["-rf", out])
        return (groups, bytes)
    }

    private func lifestyles(_ book: String) throws(Fault) -> [String: String] {
        guard let bytes = FileReading.bytes(path: "\(book)/truth/lifestyles.csv", limit: 1 << 24) else { throw CohortMeasurement.nothing }
        var ways: [String: String] = [:]
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst() {
            let cells = line.split(separator: ",")
            if cells.count == 2 { ways[String(cells[0])] = String(cells[1]) }
        }
        return ways
    }

    /// Names as numbers, in the order they come.
    private static func numbers(_ names: [String]) -> [Int32] {
        var seen: [String: Int32] = [:]
        return names.map { name in
            let number = seen[name] ?? Int32(seen.count)
            seen[name] = number
            return number
        }
    }

    private static var nothing: Fault {
        Fault("bench.no-file", "a stage wrote nothing.", remedy: "Run it by hand.", exit: .missingInput)
    }
}
