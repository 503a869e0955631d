import Glibc
import TillProcess
import TillRecords
import TillStages
import TillStore

/// The readers that a plan begins with. Each document of a household's inbox goes to the one that claims it surest by its content.
struct DocumentReaders {
    /// A reader of the plan, made when the first document is dealt to it.
    private struct Place {
        let type: any Reader.Type
        let options: Options
        /// One made for nobody: it judges what documents are.
        let scout: any Reader
        var reader: (any Reader)?
        var sink: Sink?
        /// Where its records go in the end: the chain.
        var output: Sink?
        /// Documents it was given and has not finished.
        var dealt: [Dealt] = []
        /// How many of them its reader holds back.
        var held = 0
        /// Where the records of a reader are kept whose readings are remembered.
        var capture: RecordCapture?
    }

    /// A document that a reader was given.
    private struct Dealt {
        var name: String
        var id: String
        /// The document it lay in.
        var within: String?
        /// The name of its reading, where readings are remembered.
        var reading: String?
        /// What was found in it before.
        var known: [UInt8]?
        /// False while its reader holds it back.
        var isRead: Bool
    }

    /// How many documents a slow reader gets at a time for each of its processes: what they say is remembered before the next.
    private static let batch = 24

    private var places: [Place] = []
    /// Judges of documents for the readers that the plan does not name: what is theirs is left to another plan.
    private var others: [any Reader] = []
    private var enclosures = Enclosures()
    private let context: Context
    private let readings: Readings?
    private let processors: Int
    /// Told of each document that was read or was known.
    var advanced: () -> Void = {}
    /// Rejects among the records of readers whose readings are remembered.
    private(set) var rejected = 0
    private var household = ""
    private var householdFile: String?

    /// Makes every reader once, so that mistakes of the plan are told before anything is read. Throws usage faults.
    ///
    /// - Parameters:
    ///   - processors: how many processes a reader may start itself.
    ///   - readings: what was read before; nil to read everything anew.
    init(
        _ steps: ArraySlice<Plan.Step>, of plan: Plan, processors: Int, readings: Readings?, context: Context
    ) throws(Fault) {
        self.context = context
        self.readings = readings
        self.processors = max(1, processors)
        for step in steps {
            guard let type = StageCatalogue.reader(named: step.stage) else { continue }
            do throws(Fault) {
                let options = try StageCatalogue.options(DocumentReaders.asked(step, type.manual, processors), type.manual)
                let scout = try type.init(options: options, context: context)
                guard scout.telling == nil else {
                    throw Fault(
                        "plan.option", "\(type.manual.name) would tell of documents in place of its records.",
                        remedy: "Take that option out of the plan and give it on a command line.", exit: .usage)
                }
                places.append(Place(type: type, options: options, scout: scout))
            } catch {
                throw step.placed(error, in: plan)
            }
            if !type.asksHousehold { places[places.count - 1].reader = places[places.count - 1].scout }
        }
        for type in StageCatalogue.readers where !places.contains(where: { $0.type.manual.name == type.manual.name }) {
            if let scout = try? type.init(options: Options(), context: context) { others.append(scout) }
        }
        guard !places.isEmpty else {
            let fault = Fault(
                "plan.reader", "the first stage must read documents.",
                remedy: "Begin with \(StageCatalogue.readers.filter { $0.isOfInbox }.map { $0.manual.name }.joined(separator: " or ")).",
                exit: .usage)
            throw plan.stages.first?.placed(fault, in: plan) ?? fault
        }
    }

    private static func asked(_ step: Plan.Step, _ manual: Manual, _ processors: Int) -> Plan.Step {
        var asked = step
        if asked.options["workers"] == nil, manual.allOptions.contains(where: { $0.name == "workers" }) {
            asked.options["workers"] = [String(processors)]
        }
        return asked
    }

    /// The documents that follow are this household's; what was not finished of another is forgotten.
    mutating func begin(_ household: String, file: String?) {
        self.household = household
        householdFile = file
        rejected = 0
        enclosures = Enclosures()
        for index in places.indices {
            places[index].sink = nil
            places[index].capture = nil
            places[index].dealt = []
            places[index].held = 0
            places[index].reader = places[index].type.asksHousehold ? nil : places[index].scout
        }
    }

    /// Deals one document, and the documents that lie in it. Throws what refuses the document, and trouble with the output.
    mutating func read(_ document: Document, into chain: Chain) throws(Fault) {
        var document = document
        document.householdFile = householdFile
        switch owner(of: document, notAt: nil) {
        case .elsewhere: return advanced()
        case .nobody: throw unknown(document)
        case .tied(let rivals): throw tied(document, rivals)
        case .reader(let place): try read(document, at: place, into: chain)
        }
    }

    /// Deals a document that lies in no inbox to the reader of that name; nothing where the plan has none.
    mutating func read(_ document: Document, by name: String, into chain: Chain) throws(Fault) {
        guard let index = places.firstIndex(where: { $0.type.manual.name == name }) else { return }
        var document = document
        document.householdFile = householdFile
        try read(document, at: index, into: chain)
    }

    private mutating func read(_ document: Document, at index: Int, into chain: Chain) throws(Fault) {
        let sink = try ready(index, chain)
        guard var reader = try take(document, index) else {
            advanced()
            return
        }
        do {
            defer { places[index].reader = reader }
            try DocumentReaders.read(document, &reader, sink)
            try readEnclosed(in: document, reader, index, sink, chain)
        }
        if places[index].capture == nil { advanced() }
        try readBatches()
    }

    /// What a reader holds back is read when it is many.
    private mutating func readBatches() throws(Fault) {
        for place in places.indices where places[place].held >= DocumentReaders.batch * processors { try readHeld(place) }
    }

    /// Which reader's a document is, by its content; nil when it is nobody's, or when that is a question.
    func claimant(of document: Document) -> String? {
        guard case .reader(let index) = owner(of: document, notAt: nil) else { return nil }
        return places[index].type.manual.name
    }

    /// Whose a document is; `outer` is the reader of the document that it lies in.
    private func owner(of document: Document, notAt outer: Int?) -> RivalClaims.Owner {
        RivalClaims(
            places.enumerated().map { $0 == outer ? .none : $1.scout.claim(document.bytes) },
            others: { outer == nil ? others.map { $0.claim(document.bytes) } : [] },
            ofAccounts: Set(places.indices.filter { places[$0].type.readsAccounts }), isOfAccount: document.account != nil
        ).owner
    }

    /// Notes a document as dealt and takes the reader out of its place, since two owners would copy its state while it reads;
    /// nil when the document was read before.
    private mutating func take(_ document: Document, _ index: Int) throws(Fault) -> (any Reader)? {
        guard let reader = places[index].reader else { return nil }
        var dealt = Dealt(name: document.name, id: document.id, within: document.carrier?.document, isRead: places[index].capture == nil)
        if let readings, let settings = reader.readingSettings {
            let name = places[index].type.manual.name
            var asked = settings + [document.name, document.account ?? "", DocumentReaders.build(of: name)]
            if let carrier = document.carrier {
                asked += [carrier.document, carrier.member ?? "", carrier.words ?? "", carrier.day.map { "\($0)" } ?? ""]
            }
            let reading = Readings.name(document: document.id, reader: name, settings: asked)
            dealt.reading = reading
            dealt.known = readings.lines(reading)
            if dealt.known != nil { dealt.isRead = true }
        }
        places[index].dealt.append(dealt)
        if !dealt.isRead { places[index].held += 1 }
        guard dealt.known == nil else { return nil }
        places[index].reader = nil
        return reader
    }

    /// Deals the documents in one that was read to the other readers; what none of them knows is none of Till's.
    private mutating func readEnclosed(
        in document: Document, _ outer: any Reader, _ place: Int, _ sink: Sink, _ chain: Chain
    ) throws(Fault) {
        enclosures.open(document)
        try outer.enclosed(in: document, into: sink) { (inner: Document) throws(Fault) in
            guard case .reader(let index) = owner(of: inner, notAt: place), enclosures.isNew(inner) else { return }
            var inner = inner
            inner.householdFile = householdFile
            let sink = try ready(index, chain)
            guard var reader = try take(inner, index) else { return }
            do {
                defer { places[index].reader = reader }
                try DocumentReaders.read(inner, &reader, sink)
            }
            try readBatches()
        }
    }

    /// All documents were dealt: what was held back to be read together is read now.
    mutating func finish() throws(Fault) {
        for index in places.indices {
            try readHeld(index)
            try passOn(places[index])
            if places[index].type.asksHousehold { places[index].reader = nil }
        }
        if let sink = places.lazy.compactMap(\.output).first { try enclosures.tell(sink, household) }
    }

    /// Reads the documents that a reader holds back, and remembers what it found in them.
    private mutating func readHeld(_ index: Int) throws(Fault) {
        guard let sink = places[index].sink, var reader = places[index].reader else { return }
        do throws(Fault) {
            places[index].reader = nil
            defer { places[index].reader = reader }
            try reader.finish(into: sink)
        } catch {
            if error.exit == .inputOutput { throw error }
            // What one reader lacks (a language of the print) costs its documents, not the household.
            sink.dropLine()
            for (at, document) in places[index].dealt.enumerated() where !document.isRead || places[index].capture == nil {
                places[index].dealt[at].reading = nil
                try sink.reject(
                    error.within(file: document.name), document: document.id, within: document.within, household: household)
            }
        }
        places[index].held = 0
        for (at, dealt) in places[index].dealt.enumerated() where !dealt.isRead {
            places[index].dealt[at].isRead = true
            guard let name = dealt.reading, let found = places[index].capture?.lines(of: dealt.id, within: dealt.within),
                !found.isEmpty
            else { continue }
            if DocumentReaders.isLasting(found, places[index].type.momentaryRejects) { try readings?.keep(found, as: name) }
        }
    }

    /// Passes on, document by document, what a reader found now and before.
    private mutating func passOn(_ place: Place) throws(Fault) {
        guard let capture = place.capture, let sink = place.output else { return }
        for dealt in place.dealt {
            try emit(dealt.known ?? capture.lines(of: dealt.id, within: dealt.within) ?? [], sink, place.type, dealt)
        }
        for record in DocumentReaders.records(capture.others) {
            if record.equals(.type, .reject) { rejected += 1 }
            try sink.emit(record)
        }
    }

    private mutating func emit(_ lines: [UInt8], _ sink: Sink, _ type: any Reader.Type, _ dealt: Dealt) throws(Fault) {
        for record in DocumentReaders.records(lines) {
            if record.equals(.type, .reject) {
                let code = record.string(.code) ?? ""
                if let within = dealt.within, type.foreignRejects.contains(code) {
                    enclosures.add(foreign: dealt.name, within: within)
                    continue
                }
                rejected += 1
            }
            try sink.emit(record)
        }
    }

    /// False when one of the records is a reject or a note that tells of the moment.
    private static func isLasting(_ lines: [UInt8], _ momentary: Set<String>) -> Bool {
        !records(lines).contains { ($0.equals(.type, .reject) || $0.equals(.type, .note)) && momentary.contains($0.string(.code) ?? "") }
    }

    private static func records(_ lines: [UInt8]) -> [Record] {
        lines.split(separator: 0x0A).compactMap { line in line.withBytes { try? Record(checking: $0) } }
    }

    private mutating func ready(_ index: Int, _ chain: Chain) throws(Fault) -> Sink {
        if places[index].reader == nil {
            var context = context
            context.household = household
            context.householdFile = householdFile
            places[index].reader = try places[index].type.init(options: places[index].options, context: context)
        }
        if let sink = places[index].sink { return sink }
        let name = places[index].type.manual.name
        let output = chain.intake(named: name, household: household)
        places[index].output = output
        if places[index].reader?.readingSettings != nil {
            let capture = RecordCapture()
            capture.heard = advanced
            places[index].capture = capture
            places[index].sink = capture.sink(named: name, household: household, speech: chain.speech)
        } else {
            places[index].sink = output
        }
        return places[index].sink ?? output
    }

    /// Tells one build of a reader's program from the next: a reading of another build is not used.
    private static func build(of name: String) -> String {
        var status = stat()
        guard unsafe stat(ProgramPath.beside(name), &status) == 0 else { return "" }
        return "\(status.st_size) \(status.st_mtim.tv_sec)"
    }

    private static func read<R: Reader>(_ document: Document, _ reader: inout R, _ sink: Sink) throws(Fault) {
        try DocumentReading.read(document, with: &reader, into: sink)
    }

    /// A document that several readers of the plan claim equally.
    private func tied(_ document: Document, _ rivals: [Int]) -> Fault {
        let names = rivals.map { places[$0].type.manual.name }.joined(separator: " and ")
        return Fault(
            "inbox.two-readers", "by its content \(names) both read it, and nothing tells whose it is.",
            remedy:
                "If it is a statement, name its file among the files of an account in the household's file; else take it out of the inbox.",
            file: document.name)
    }

    /// A document that no reader of the plan claims.
    private func unknown(_ document: Document) -> Fault {
        let readers = places.filter { $0.type.isOfInbox }.map { $0.type.takes }.joined(separator: "; ")
        return Fault(
            "inbox.unknown", "by its content it is nothing that is read.", remedy: "Till reads \(readers): put one of these there.",
            file: document.name)
    }
}
