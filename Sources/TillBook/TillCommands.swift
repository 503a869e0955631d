import TillProcess
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
            .command("budget", BudgetCommand.self),
            .command("goals", GoalsCommand.self),
            .command("loans", LoansCommand.self),
            .command("documents", DocumentsCommand.self),
            .command("explain", ExplainCommand.self),
            .command("review", ReviewCommand.self),
            .command("pdf", PdfCommand.self),
            .command("forget", ForgetCommand.self),
            .command("purge", PurgeCommand.self),
            .command("export-member", ExportMemberCommand.self, meant: .init("export", with: "--member")),
            .command("deliver", DeliverCommand.self),
            .command("audit", AuditCommand.self),
            .command("verify", VerifyCommand.self),
            .command("doctor", DoctorCommand.self),
            .command("diff", DiffCommand.self),
            .command("backup", BackupCommand.self),
            .command("restore", RestoreCommand.self),
            .command("key", KeyCommand.self),
            .command("migrate", MigrateCommand.self),
            .command("schema", SchemaCommand.self),
            .command("limited", LimitedCommand.self, isHidden: true),
            .command("worker", WorkerCommand.self, isHidden: true),
        ]
    }

    /// The programs beside `till` that it starts by their short names: those of the stage catalogue, then what is no stage.
    public static var programs: [CommandGroup.Program] {
        StageCatalogue.manuals.map { program($0.name, $0.summary, .stage) } + [
            program("till-deliver", "Send a file to a webhook, a maildir, a local mail service or a folder.", .other),
            program(
                "till-synth",
                "Invents households: bank exports in several dialects, photos of receipts, a chat, and the truth beside them.", .other),
            program(
                "till-bench",
                "Measure Till beside sqlite3, Foundation, orjson, ofxtools and scikit-learn; and how well it forecasts and groups.", .other),
        ]
    }

    private static func program(_ name: String, _ summary: String, _ kind: CommandGroup.Program.Kind) -> CommandGroup.Program {
        CommandGroup.Program(name: name, summary: summary, kind: kind) { ProgramPath.become(name, $0) }
    }
}
