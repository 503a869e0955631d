import TillExports
import TillStages

@main
struct Main {
    static func main() { StageMain<FeedStage>.run(among: ExportsStages.all) }
}
