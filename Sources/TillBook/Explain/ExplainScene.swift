import TillFigures
import TillHousehold
import TillRecords
import TillRun
import TillStages
import TillStore

/// All that an explanation is made from: what is published, what was decided, the originals, the households' files.
struct ExplainScene {
    let state: BookState
    let files: HouseholdFiles
    /// What categories mean to the figures.
    let uses: CategoryUses
    let knowledge: Knowledge
    let originals: Originals
    let decisions: DecisionBook
    /// Why the journal could not be read, where it could not.
    let journalTrouble: Fault?
    /// The options that name the book, to be repeated in a command that is shown: ` --book money`.
    let again: String
    /// The folder of the published run that is explained.
    var current: String
    /// The run, where it is not the current one.
    var earlier: Int?
    let household: String?

    init(_ options: Options, _ context: Context) throws(Fault) {
        state = BookOptions.state(options)
        files = try HouseholdFiles(state.book)
        knowledge = context.knowledge
        uses = try CategoryUses(knowledge)
        originals = Originals(state, context)
        again = BookOptions.again(options)
        current = BookOptions.out(options) + "/current"
        household = options.text("household")
        var trouble: Fault?
        var book = DecisionBook([])
        do throws(Fault) { book = try DecisionBook(state).published(PublishedNames(state.places)) } catch { trouble = error }
        decisions = book
        journalTrouble = trouble
    }

    func search() throws(Fault) -> LedgerSearch { try LedgerSearch(current: current, household: household) }

    /// How text of a household's documents is shown.
    func shown(_ household: String) -> ShownText { ShownText((try? files.file(of: household)) ?? nil) }
}
