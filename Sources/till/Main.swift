import TillPipeline
import TillStages

@main
struct Main {
    static func main() {
        CommandGroup(
            name: "till", summary: "Household money, from paper trail to report.",
            commands: [
                .command("init", InitCommand.self),
                .command("run", RunCommand.self),
                .command("status", StatusCommand.self),
                .command("decide", DecideCommand.self),
                .command("forget", ForgetCommand.self),
                .command("verify", VerifyCommand.self),
                .command("schema", SchemaCommand.self),
                .command("worker", WorkerCommand.self, isHidden: true),
            ]
        ).run()
    }
}
