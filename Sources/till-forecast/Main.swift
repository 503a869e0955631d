import TillAnalysis
import TillStages

@main
struct Main {
    static func main() { StageMain<ForecastStage>.run(among: AnalysisStages.all) }
}
