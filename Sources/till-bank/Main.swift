import TillBank
import TillStages

@main
struct Main {
    static func main() { ReaderMain<BankReader>.run() }
}
