import TillLedger
import TillStages

@main
struct Main {
    static func main() { StageMain<DedupeStage>.run(among: LedgerStages.all) }
}
