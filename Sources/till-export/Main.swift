import TillExports
import TillStages

@main
struct Main {
    static func main() { StageMain<ExportStage>.run(among: ExportsStages.all) }
}
