import TillRun
import TillStages

/// The commands of `till`. A new command is one line here.
public enum TillCommands {
    public static var all: [CommandGroup.Entry] {
        [
            .command("init", InitCommand.self),
            .command("run", RunCommand.self),
            .command("check", CheckCommand.self),
            .command("status", StatusCommand.self),
            .command("add", AddCommand.self),
            .command("decide", DecideCommand.self),
            .command("list", ListCommand.self),
            .command("categories", CategoriesCommand.self),
            .command("rules", RulesCommand.self),
            .command("subscriptions", SubscriptionsCommand.self),
            .command("goals", GoalsCommand.self),
            .command("loans", LoansCommand.self),
            .command("documents", DocumentsCommand.self),
            .command("explain", ExplainCommand.self),
            .command("review", ReviewCommand.self),
            .command("pdf", PdfCommand.self),
            .command("forget", ForgetCommand.self),
            .command("purge", PurgeCommand.self),
            .command("verify", VerifyCommand.self),
            .command("doctor", DoctorCommand.self),
            .command("diff", DiffCommand.self),
            .command("backup", BackupCommand.self),
            .command("restore", RestoreCommand.self),
            .command("schema", SchemaCommand.self),
            .command("limited", LimitedCommand.self, isHidden: true),
            .command("worker", WorkerCommand.self, isHidden: true),
        ]
    }
}
