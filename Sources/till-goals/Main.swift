import TillAnalysis
import TillStages

@main
struct Main {
    static func main() { StageMain<GoalsStage>.run(among: AnalysisStages.all) }
}
