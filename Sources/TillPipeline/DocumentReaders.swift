import TillRecords
import TillStages

/// The readers that a plan begins with. Each document of a household's inbox goes to the one that claims it surest by its content;
/// between equals to the one that the plan names first.
struct DocumentReaders {
    /// A reader of the plan, made when the first document is dealt to it.
    private struct Place {
        let type: any Reader.Type
        let options: Options
        /// One made for nobody: it judges what documents are.
        let scout: any Reader
        var reader: (any Reader)?
        var sink: Sink?
        /// Documents it was given and has not finished.
        var dealt: [(name: String, id: String)] = []
    }

    private var places: [Place] = []
    private let context: Context
    private var household = ""
    private var householdFile: String?

    /// Makes every reader once, so that mistakes of the plan are told before anything is read. Throws usage faults.
    ///
    /// - Parameter processors: how many processes a reader may start itself.
    init(_ steps: ArraySlice<Plan.Step>, processors: Int, context: Context) throws(Fault) {
        self.context = context
        for step in steps {
            guard let type = StageCatalogue.reader(named: step.stage) else { continue }
            var asked = step
            if asked.options["workers"] == nil, type.manual.allOptions.contains(where: { $0.name == "workers" }) {
                asked.options["workers"] = [String(processors)]
            }
            let options = try StageCatalogue.options(asked, type.manual)
            var place = Place(type: type, options: options, scout: try type.init(options: options, context: context))
            if !type.asksHousehold { place.reader = place.scout }
            places.append(place)
        }
        guard !places.isEmpty else {
            throw Fault(
                "plan.reader", "the first stage must read documents.",
                remedy: "Begin with \(StageCatalogue.readers.map { $0.manual.name }.joined(separator: " or ")).", place: "stages",
                exit: .usage)
        }
    }

    /// The documents that follow are this household's; what was not finished of another is forgotten.
    mutating func begin(_ household: String, file: String?) {
        self.household = household
        householdFile = file
        for index in places.indices {
            places[index].sink = nil
            places[index].dealt = []
            if places[index].type.asksHousehold { places[index].reader = nil }
        }
    }

    /// Deals one document. Throws what refuses the document, and trouble with the output.
    mutating func read(_ document: Document, into chain: Chain) throws(Fault) {
        var best: (index: Int, claim: DocumentClaim)?
        for (index, place) in places.enumerated() {
            let claim = place.scout.claim(document.bytes)
            if claim > best?.claim ?? .none { best = (index, claim) }
        }
        guard let index = best?.index else { throw unknown(document) }
        let sink = try ready(index, chain)
        guard var reader = places[index].reader else { return }
        places[index].dealt.append((document.name, document.id))
        // The place lets go of the reader while it reads: two owners would copy its state.
        places[index].reader = nil
        defer { places[index].reader = reader }
        try DocumentReaders.read(document, &reader, sink)
    }

    /// All documents were dealt: what was held back to be read together is read now.
    mutating func finish() throws(Fault) {
        for index in places.indices {
            guard let sink = places[index].sink, var reader = places[index].reader else { continue }
            do throws(Fault) {
                try reader.finish(into: sink)
            } catch {
                if error.exit == .inputOutput { throw error }
                // What one reader lacks (a language of the print) costs its documents, not the household.
                sink.dropLine()
                for document in places[index].dealt {
                    try sink.reject(error.within(file: document.name), document: document.id, household: household)
                }
            }
            places[index].reader = places[index].type.asksHousehold ? nil : reader
        }
    }

    private mutating func ready(_ index: Int, _ chain: Chain) throws(Fault) -> Sink {
        if places[index].reader == nil {
            var context = context
            context.household = household
            context.householdFile = householdFile
            places[index].reader = try places[index].type.init(options: places[index].options, context: context)
        }
        if let sink = places[index].sink { return sink }
        let sink = chain.intake(named: places[index].type.manual.name, household: household)
        places[index].sink = sink
        return sink
    }

    private static func read<R: Reader>(_ document: Document, _ reader: inout R, _ sink: Sink) throws(Fault) {
        try DocumentReading.read(document, with: &reader, into: sink)
    }

    /// A document that no reader of the plan claims.
    private func unknown(_ document: Document) -> Fault {
        let readers = places.map { $0.type.takes }.joined(separator: "; ")
        return Fault(
            "inbox.unknown", "by its content it is nothing that is read.", remedy: "Till reads \(readers): put one of these there.",
            file: document.name)
    }
}
