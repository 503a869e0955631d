import TillReceipts
import TillStages

@main
struct Main {
    static func main() {
        // A worker of ours, which reads one image a line.
        if CommandLine.arguments.dropFirst().first == "worker" {
            CommandMain<ReceiptWorker>.run(arguments: Array(CommandLine.arguments.dropFirst(2)))
        }
        ReaderMain<ReceiptReader>.run()
    }
}
