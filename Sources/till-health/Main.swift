import TillAnalysis
import TillStages

@main
struct Main {
    static func main() { StageMain<HealthStage>.run(among: AnalysisStages.all) }
}
