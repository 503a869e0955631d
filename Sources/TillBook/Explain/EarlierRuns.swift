import TillRun
import TillStages

/// The published runs that are kept beside the current one.
enum EarlierRuns {
    /// What an id named in the newest kept run that still had it, with the run's number and folder; nil when none had it.
    static func find(_ prefix: String, _ scene: ExplainScene) throws(Fault) -> (found: LedgerSearch.Found, scene: ExplainScene)? {
        let runs = String(scene.current.dropLast("current".count)) + "runs"
        for name in (Folder.names(runs) ?? []).reversed() {
            guard let number = Int(name), let search = try? LedgerSearch(current: "\(runs)/\(name)", household: scene.household) else {
                continue
            }
            do throws(Fault) {
                let found = try search.find(prefix)
                var then = scene
                then.current = "\(runs)/\(name)"
                then.earlier = number
                return (found, then)
            } catch {
                guard error.code == "decide.unknown" else { throw error }
            }
        }
        return nil
    }
}
