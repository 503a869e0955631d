/// The formats there are. A new format is one line here.
enum ExportCatalogue {
    static let all: [any (ExportFormat & SendableMetatype).Type] = [
        CsvFormat.self,
        NdjsonFormat.self,
        SqliteFormat.self,
        HledgerFormat.self,
        BeancountFormat.self,
        CalendarFormat.self,
        OfxFormat.self,
        FireflyFormat.self,
    ]

    static func format(named name: String) -> (any ExportFormat.Type)? { all.first { $0.name == name } }

    /// Those that can go to standard output.
    static var texts: [any ExportFormat.Type] { all.filter { $0 is any TextFormat.Type } }
}
