import TillAnalysis
import TillStages

@main
struct Main {
    static func main() { StageMain<FindingsStage>.run(among: AnalysisStages.all) }
}
