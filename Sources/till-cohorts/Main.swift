import TillAnalysis
import TillStages

@main
struct Main {
    static func main() { StageMain<CohortStage>.run(among: AnalysisStages.all) }
}
