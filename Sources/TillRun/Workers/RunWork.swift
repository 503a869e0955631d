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
    private(set) var kept: Set<String>
    /// Documents of all households.
    let documents: Int
    /// Parts refused of the households that are not made anew, when they were made.
    let rejectedBefore: Int
    /// True when what is published is what would come out.
    let isNothing: Bool
    /// Whether the plan has stages over all households.
    let hasAcross: Bool
    private var made: [String: (documents: Int, rejected: Int)] = [:]

    /// - Parameters:
    ///   - plan: whether it has stages over all households.
    ///   - isWhole: false when only some of the households were asked for; the others stay as they were published.
    ///   - isFresh: true when all that was asked for is made, whatever is there.
    ///   - damage: what of the published run is not as it was published; that is made anew.
    init(
        _ jobs: [HouseholdJob], _ plan: Plan, _ hash: InputHash, _ publishing: Publishing, _ places: StorePlaces, isWhole: Bool,
        isFresh: Bool, damage: PublishedDamage
    ) throws(Fault) {
        var inputs: [String: String] = [:]
        var kept: Set<String> = []
        var open: [HouseholdJob] = []
        var rejected = 0
        for job in jobs {
            let made = try hash.of(job)
            inputs[job.household] = made
            // Who asks from what is published needs to know what it is called inside.
            if isFresh || !PublishedNames.hasKept(plan: plan.name, household: job.household, places) {
                open.append(job)
            } else if publishing.published(job.household) == made, !damage.parts.contains(job.household) {
                kept.insert(job.household)
                rejected += publishing.publishedRejects(job.household)
            } else if publishing.begun(job.household) != made {
                open.append(job)
            } else {
                rejected += publishing.begunRejects(job.household)
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
        rejectedBefore = rejected
        hasAcross = !plan.across.isEmpty
        let isAcrossSame = plan.across.isEmpty || publishing.published(Plan.acrossFolder) == RunWork.across(all, hash, publishing.published)
        isNothing = damage.isEmpty && kept.count == all.count && before.sorted() == all && isAcrossSame
    }

    /// What the stages over all households depend on, where `inputs` tells what each household was made from.
    static func across(_ all: [String], _ hash: InputHash, _ inputs: (String) -> String?) -> String {
        hash.across(all.compactMap { id in inputs(id).map { (id, $0) } })
    }

    /// Makes the run's folder ready: what stays is there, what is made anew or gone is not.
    func prepare(_ publishing: Publishing) throws(Fault) {
        publishing.clear(exceptOf: hasAcross ? all + [Plan.acrossFolder] : all)
        for household in kept { try publishing.keepBefore(household) }
        for job in jobs { publishing.clear(job.household) }
    }

    /// What is across households stays as it was published.
    mutating func keepAcross() { kept.insert(Plan.acrossFolder) }

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
