import TillAnalysis
import TillStages

@main
struct Main {
    static func main() { StageMain<BudgetStage>.run(among: AnalysisStages.all) }
}
