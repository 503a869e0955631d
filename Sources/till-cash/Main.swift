import TillLedger
import TillStages

@main
struct Main {
    static func main() { StageMain<CashStage>.run(among: LedgerStages.all) }
}
