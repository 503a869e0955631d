import TillBook
import TillStages

@main
struct Main {
    static func main() {
        CommandGroup(
            name: "till", summary: "Household money, from paper trail to report.", commands: TillCommands.all,
            programs: TillCommands.programs
        ).run()
    }
}
