import TillDelivery
import TillStages

@main
struct Main {
    static func main() { CommandMain<DeliverFileCommand>.run() }
}
