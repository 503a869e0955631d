import TillFigures
import TillHousehold
import TillRecords
import TillStages

/// Pages of one's own: what the definitions of a book's folder `reports` ask for.
extension ReportStage {
    /// Reads the folder of definitions. Throws what is wrong with one of them, and `pdf.no-weasyprint` where a PDF cannot be made.
    static func definitions(
        _ options: ReportOptions, _ households: Households, _ knowledge: Knowledge
    ) throws(Fault) -> [ReportDefinition] {
        guard let folder = options.reports else { return [] }
        let all = try ReportDefinition.all(in: folder, languages: MessageTable.languages(knowledge), households)
        if all.contains(where: { $0.formats.contains(.pdf) }) { _ = try PaperPrinter() }
        return all
    }

    /// Those of a household, as its own page leads to them.
    func links(to id: String, _ book: HouseholdBook) -> [PageSettings.Report] {
        definitions.filter { $0.isFor(id) }.flatMap { definition -> [PageSettings.Report] in
            guard let period = definition.time.period(of: book) else { return [] }
            let title = definition.title.isEmpty ? definition.name : definition.title
            return definition.formats.map { format in
                PageSettings.Report(
                    title: title, time: period.title, kind: format.rawValue.uppercased(), address: definition.file(format))
            }
        }
    }

    /// Writes them into the folder `reports` of a household's, each in its language. One of a time without rows says so.
    func writeReports(
        _ draft: HouseholdDraft, _ id: String, _ file: HouseholdFile?, _ scope: MemberScope?, in folder: String
    ) throws(Fault) {
        for definition in definitions where definition.isFor(id) {
            let language = definition.language.map { [HouseholdLanguages.option.name: [$0]] }
            let languages = try language.map { asked throws(Fault) in try HouseholdLanguages(Options(asked), knowledge) } ?? languages
            try speaking(try languages.messages(of: file)) { frame throws(Fault) in
                try write(definition, draft, file, scope, frame, in: try PageFolder("\(folder)/\(ReportDefinition.folder)"))
            }
        }
    }

    private func write(
        _ definition: ReportDefinition, _ draft: HouseholdDraft, _ file: HouseholdFile?, _ scope: MemberScope?, _ frame: PageFrame,
        in folder: PageFolder
    ) throws(Fault) {
        var (book, settings) = made(draft, file, scope)
        guard let period = definition.time.period(of: book) else { return }
        book = definition.filter.part(of: book, settings, file)
        settings.name = definition.title
        settings.sections = definition.sections
        settings.notes = definition.filter.notes
        settings.isFiltered = !definition.filter.isEmpty
        settings.index = options.hasHouseholdPages ? "../index.html" : ""
        settings.front = options.front.isEmpty || options.front.hasPrefix("/") ? options.front : "../" + options.front
        let publisher = HouseholdPublisher(book: book, settings: settings, frame: frame, files: options.files)
        let html = frame.html(MonthPage(period, of: book, settings: settings))
        for format in definition.formats {
            let name = "\(definition.name).\(format.rawValue)"
            switch format {
            case .html: try folder.write(html, to: name)
            case .csv: try folder.write(publisher.transactions(of: period), to: name)
            case .xlsx: try publisher.writeWorkbook([period], to: "\(folder.path)/\(name)")
            case .pdf: try PageFolder.write(try PaperPrinter().pdf(html), path: "\(folder.path)/\(name)")
            }
        }
    }
}
