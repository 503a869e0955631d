import TillStages
import TillSynth

@main
struct Main {
    static func main() { CommandMain<SynthCommand>.run() }
}
