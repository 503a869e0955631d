import TillReports
import TillStages

@main
struct Main {
    static func main() { StageMain<ReportStage>.run() }
}
