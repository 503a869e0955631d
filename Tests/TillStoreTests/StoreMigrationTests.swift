import Glibc
import Testing
import TillRecords
import TillStages
import TillTesting

@testable import TillStore

/// A store of every form that there was moves up by itself, with all it had, and is kept as it was.
@Suite struct StoreMigrationTests {
    private let scratch = Scratch()
    private var places: StorePlaces { StorePlaces(base: scratch.path) }

    private func sqlite(_ script: String, in database: String) throws -> String {
        let done = try Command.bash("sqlite3 '\(database)' \"\(script)\"", folder: scratch.path).run()
        #expect(done.code == 0, "\(done.errText)")
        return done.outText
    }

    /// Makes a database of an earlier form from its fixture.
    private func make(_ form: Int) throws {
        Files.makeFolder(places.store)
        let fixture = Checkout.path("Tests/Fixtures/stores/form-\(form).sql")
        let done = try Command.bash("sqlite3 '\(places.database)' < '\(fixture)'", folder: scratch.path).run()
        try #require(done.code == 0, "\(done.errText)")
    }

    /// A fixture for each form that was left behind: whoever adds one keeps the one before.
    @Test func everyEarlierFormHasAFixture() {
        let forms = Files.names(in: Checkout.path("Tests/Fixtures/stores")).filter { $0.hasSuffix(".sql") }
        #expect(forms == (1..<StoreMigrations.names.count).map { "form-\($0).sql" })
    }

    @Test(arguments: 1..<StoreMigrations.names.count)
    func movesUpWithAllItHad(form: Int) throws {
        try make(form)
        let tables = ["document", "arrival", "run", "run_household", "category"].map { "SELECT * FROM \($0);" }.joined(separator: " ")
        let entries = "SELECT household, place, id, date, amount, minor, currency, kind, status, category, merchant, text FROM entry;"
        let before = try sqlite(tables + entries, in: places.database)
        let schema = try sqlite(".schema", in: places.database)
        #expect(before.contains("giro.csv") && before.contains("old.csv"))
        let database = try StoreDatabase(places)
        #expect(
            try database.form()
                == StoreDatabase.Form(applied: StoreMigrations.names.count, known: StoreMigrations.names.count, isNewer: false))
        #expect(try database.documents().map(\.isForgotten).sorted { !$0 && $1 } == [false, true])
        #expect(try database.damage() == nil)
        database.close()
        #expect(try sqlite(tables + entries, in: places.database) == before)
        // The form it has now is that of a database made today.
        let fresh = StorePlaces(base: scratch.path + "/fresh")
        try StoreDatabase(fresh).close()
        let names = "SELECT type, name, sql FROM sqlite_schema WHERE sql NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY name;"
        #expect(try sqlite(names, in: places.database) == sqlite(names, in: fresh.database))
        // As it was, it lies beside, for its owner alone.
        let copy = "\(places.beforeMigrations)/\(form).sqlite"
        #expect(try sqlite(tables + entries, in: copy) == before)
        #expect(try sqlite(".schema", in: copy) == schema)
        #expect(try Command.bash("stat -c %a '\(copy)' '\(places.database)'", folder: scratch.path).run().outText.hasPrefix("600\n"))
    }

    /// The second time there is nothing to do and nothing to keep.
    @Test func movesUpOnce() throws {
        try make(1)
        try StoreDatabase(places).close()
        let before = try #require(Files.bytes("\(places.beforeMigrations)/1.sqlite"))
        try StoreDatabase(places).close()
        #expect(Files.names(in: places.beforeMigrations) == ["1.sqlite"] && Files.bytes("\(places.beforeMigrations)/1.sqlite") == before)
    }

    /// To look at and to write into.
    @Test func aNewerOneIsRefused() throws {
        try StoreDatabase(places).close()
        _ = try sqlite("INSERT INTO grdb_migrations VALUES ('of a later time')", in: places.database)
        for open in [{ try StoreDatabase(places) }, { try StoreDatabase(lookingAt: places) }] {
            let fault = #expect(throws: Fault.self) { try open() }
            #expect(fault?.code == "store.newer")
        }
    }

    /// Looking changes nothing of an older one.
    @Test(arguments: 1..<StoreMigrations.names.count)
    func lookingLeavesItsForm(form: Int) throws {
        try make(form)
        let database = try StoreDatabase(lookingAt: places)
        #expect(try database.form().applied == form)
        #expect(try database.documents().count == 2)
        #expect(try database.runs(most: 5).count == 2)
        database.close()
        #expect(!Files.exists(places.beforeMigrations))
    }
}
