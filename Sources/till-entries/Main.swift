import TillEntries
import TillStages

@main
struct Main {
    static func main() { ReaderMain<EntriesReader>.run() }
}
