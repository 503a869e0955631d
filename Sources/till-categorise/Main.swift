import TillLedger
import TillStages

@main
struct Main {
    static func main() { StageMain<CategoriseStage>.run(among: LedgerStages.all) }
}
