import TillAnalysis
import TillStages

@main
struct Main {
    static func main() { StageMain<FiguresStage>.run(among: AnalysisStages.all) }
}
