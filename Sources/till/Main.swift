import TillPipeline
import TillStages

@main
struct Main {
    static func main() {
        CommandGroup(
            name: "till", summary: "Household money, from paper trail to report.",
            commands: [
                .command("run", RunCommand.self),
                .command("schema", SchemaCommand.self),
                .command("worker", WorkerCommand.self, isHidden: true),
            ]
        ).run()
    }
}
