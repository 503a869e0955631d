import TillChat
import TillStages

@main
struct Main {
    static func main() { ReaderMain<ChatReader>.run() }
}
