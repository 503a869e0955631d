import TillBench
import TillStages

@main
struct Main {
    static func main() { CommandMain<BenchCommand>.run() }
}
