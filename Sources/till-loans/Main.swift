import TillAnalysis
import TillStages

@main
struct Main {
    static func main() { StageMain<LoansStage>.run(among: AnalysisStages.all) }
}
