import TillLedger
import TillStages

@main
struct Main {
    static func main() { StageMain<RecurStage>.run(among: LedgerStages.all) }
}
