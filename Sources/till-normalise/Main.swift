import TillLedger
import TillStages

@main
struct Main {
    static func main() { StageMain<NormaliseStage>.run(among: LedgerStages.all) }
}
