import TillStages
import TillStore

/// What a run has to do: which households are made anew, and which stay as they were published or as a stopped run left them.
struct RunWork {
    /// All households of the run's results, in order.
    let all: [String]
    /// What each household of this run is made from.
    let inputs: [String: String]
    /// Households to make.
    let jobs: [HouseholdJob]
    /// Households whose published files stay.
    let kept: Set<String>
    /// Documents of all households.
    let documents: Int
    /// True when what is published is what would come out.
    let isNothing: Bool
    private var made: [String: (documents: Int, rejected: Int)] = [:]

    /// - Parameters:
    ///   - isWhole: false when only some of the households were asked for; the others stay as they were published.
    ///   - isFresh: true when all that was asked for is made, whatever is there.
    init(_ jobs: [HouseholdJob], _ hash: InputHash, _ publishing: Publishing, isWhole: Bool, isFresh: Bool) throws(Fault) {
        var inputs: [String: String] = [:]
        var kept: Set<String> = []
        var open: [HouseholdJob] = []
        for job in jobs {
            let made = try hash.of(job)
            inputs[job.household] = made
            if isFresh {
                open.append(job)
            } else if publishing.published(job.household) == made {
                kept.insert(job.household)
            } else if publishing.begun(job.household) != made {
                open.append(job)
            }
        }
        let before = publishing.publishedHouseholds
        let asked = Set(jobs.map(\.household))
        let others = isWhole ? [] : before.filter { !asked.contains($0) }
        kept.formUnion(others)
        all = (asked.union(others)).sorted()
        self.inputs = inputs
        self.kept = kept
        self.jobs = open
        documents = jobs.reduce(0) { $0 + $1.items.count }
        isNothing = kept.count == all.count && before.sorted() == all
    }

    /// Makes the run's folder ready: what stays is there, what is made anew or gone is not.
    func prepare(_ publishing: Publishing) throws(Fault) {
        publishing.clear(exceptOf: all)
        for household in kept { try publishing.keepBefore(household) }
        for job in jobs { publishing.clear(job.household) }
    }

    mutating func note(_ household: String, documents: Int, rejected: Int) { made[household] = (documents, rejected) }

    /// What the ledger of runs keeps.
    func ends(failed: [String]) -> [StoreDatabase.HouseholdEnd] {
        inputs.keys.sorted().map { household in
            .init(
                household: household, inputs: inputs[household] ?? "", documents: made[household]?.documents ?? 0,
                rejected: made[household]?.rejected ?? 0,
                outcome: failed.contains(household) ? "failed" : (kept.contains(household) ? "kept" : "made"))
        }
    }
}
