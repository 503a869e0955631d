import Glibc
import TillDelivery
import TillHousehold
import TillRecords
import TillReports
import TillRun
import TillStages
import TillStore

/// What a book has for its targets now: pages, digests and findings of what is published, each as its reader may see it, and runs that
/// failed.
struct DeliveryPlanning {
    private let state: BookState
    private let targets: [DeliveryTarget]
    private let knowledge: Knowledge
    private let naming: DeliveryNaming
    private let current: String
    private let files: HouseholdFiles
    /// What cannot be made for a target: its member is none of the household's.
    private(set) var troubles: [Fault] = []

    /// Findings of so many days are news; what is older was never sent, and is not sent now.
    static let news = 31
    /// So many failed runs are told of, the latest.
    private static let mostFailures = 3

    init(_ state: BookState, _ targets: [DeliveryTarget], current: String, naming: DeliveryNaming, knowledge: Knowledge) throws(Fault) {
        self.state = state
        self.targets = targets
        self.knowledge = knowledge
        self.naming = naming
        self.current = current
        files = try HouseholdFiles(state.book)
    }

    /// Gives each content for each target, household by household. What is wrong with one household keeps nothing from the others.
    ///
    /// - Parameter failed: how many households failed in each run, by its number.
    mutating func each(
        _ runs: [StoreDatabase.Run], _ failed: [Int: Int], isAtWork: Bool,
        _ body: (DeliveryContent, DeliveryTarget) throws(Fault) -> Void
    ) throws(Fault) {
        for target in targets where target.takes(.failure, of: nil) {
            for content in DeliveryPlanning.failures(runs, failed, isAtWork: isAtWork) { try body(content, target) }
        }
        for household in PublishedLedger.households(in: current) {
            let wanting = targets.filter { target in
                DeliveryTarget.Kind.allCases.contains { $0 != .failure && target.takes($0, of: household) }
            }
            guard !wanting.isEmpty, let ledger = PublishedLedger(household, in: current) else { continue }
            var views: [String: DeliveredView] = [:]
            for target in wanting {
                for content in contents(ledger, target, &views) { try body(content, target) }
            }
        }
    }

    /// What there is of a household for a target; nothing, and a trouble noted, where something is wrong with the household.
    private mutating func contents(
        _ ledger: PublishedLedger, _ target: DeliveryTarget, _ views: inout [String: DeliveredView]
    ) -> [DeliveryContent] {
        do throws(Fault) {
            let reader = target.member ?? ""
            let view = if let known = views[reader] { known } else { try view(ledger, target.member) }
            views[reader] = view
            return try contents(view, ledger.household, target)
        } catch {
            let trouble = error.code == "usage.member" ? DeliveryPlanning.stranger(target, ledger.household) : error
            if !troubles.contains(trouble) { troubles.append(trouble) }
            return []
        }
    }

    private func view(_ ledger: PublishedLedger, _ member: String?) throws(Fault) -> DeliveredView {
        try DeliveredView(
            of: ledger.household, records: ledger.all, file: try files.file(of: ledger.household), member: member, knowledge: knowledge)
    }

    private static func stranger(_ target: DeliveryTarget, _ household: String) -> Fault {
        Fault(
            "deliver.member", "the household \(household) has no member \(target.member ?? ""): nothing of it is sent.",
            remedy: "Name a member of it, or the households it is about with households:.", file: target.name + ".yaml", exit: .usage)
    }

    private func contents(_ view: DeliveredView, _ household: String, _ target: DeliveryTarget) throws(Fault) -> [DeliveryContent] {
        var found: [DeliveryContent] = []
        func add(_ kind: DeliveryTarget.Kind, _ part: DeliveredView.Part, _ form: DeliveryContent.Form, period: String? = nil) {
            found.append(
                DeliveryContent(
                    kind, household: household, member: target.member, period: period ?? part.period, subject: part.title, form: form,
                    body: part.body))
        }
        if target.takes(.report, of: household), let page = try view.page() { add(.report, page, .html) }
        if target.takes(.digest, of: household), let digest = try view.digest(isWeek: target.digest == .week) {
            add(.digest, digest, .text, period: target.digest == .week ? nil : run)
        }
        if target.takes(.finding, of: household) {
            for finding in try view.findings(days: DeliveryPlanning.news) {
                // A key of a finding is no name for a file, and nobody else's business.
                add(.finding, finding, .text, period: naming.finding(finding.period, of: household))
            }
        }
        return found
    }

    /// The run that is current: `run-000012`.
    private var run: String {
        var room = [CChar](repeating: 0, count: Int(PATH_MAX))
        let length = unsafe readlink(current, &room, room.count - 1)
        guard length > 0 else { return "run" }
        return "run-" + Document.baseName(String(decoding: room[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }

    /// Runs that failed or were stopped since the last good one, newest first. Nothing of a household stands there.
    ///
    /// - Parameter households: how many households failed in each run, by its number.
    static func failures(_ runs: [StoreDatabase.Run], _ households: [Int: Int] = [:], isAtWork: Bool) -> [DeliveryContent] {
        var failed: [StoreDatabase.Run] = []
        var good: StoreDatabase.Run?
        for (index, run) in runs.enumerated() {
            if run.exit == nil, isAtWork, index == 0 { continue }
            if run.exit == 0 || run.exit == 2, households[run.number] == nil {
                good = run
                break
            }
            failed.append(run)
        }
        return failed.prefix(mostFailures).map { run in
            let how = DeliveryPlanning.words(of: run, failed: households[run.number])
            let last = good.map { "The last good run is \($0.number), of \($0.started)." } ?? "No run before it is known to be good."
            return DeliveryContent(
                .failure, household: nil, member: nil, period: "run-\(Publishing.name(of: run.number))",
                subject: "till: run \(run.number) \(how)", form: .text,
                body:
                    "Run \(run.number) of \(run.plan), begun \(run.started), \(how).\n\(last)\ntill status tells of it, till doctor looks for why.\n"
            )
        }
    }

    /// How a run failed.
    private static func words(of run: StoreDatabase.Run, failed: Int?) -> String {
        guard let exit = run.exit else { return "was stopped before its end" }
        guard let failed, exit == 0 || exit == 2 else { return "failed (exit code \(exit))" }
        return "left \(failed) of \(CountText.of(run.households, "household")) as \(failed == 1 ? "it was" : "they were")"
    }
}
