import Glibc
import TillRecords

/// The whole of a reader's executable: `static func main() { ReaderMain<BankReader>.run() }`.
public enum ReaderMain<R: Reader> {
    public static func run() -> Never {
        let options = CommandLineStart<R>.options()
        let speech = Speech(program: R.manual.name, quiet: options.flag("quiet"))
        guard !options.arguments.isEmpty else {
            speech.fault(
                Fault(
                    "usage.no-document", "no document was named.", remedy: "Name files, or - for standard input; --help has examples.",
                    exit: .usage))
            Ending.now(.usage)
        }
        do throws(Fault) {
            let context = try Context(options)
            var reader = try R(options: options, context: context)
            if let telling = reader.telling { Ending.now(try tell(options.arguments, &reader, telling, context)) }
            let writer = StreamWriter(descriptor: 1, producer: R.manual.name)
            let sink = Sink(stage: R.manual.name, downstream: writer, speech: speech, household: context.household)
            writer.rejectedCount = { sink.rejected }
            for argument in options.arguments { try ReaderMain.read(argument, &reader, sink) }
            try reader.finish(into: sink)
            try writer.finish()
            speech.sayRest()
            Ending.now(ReaderMain.exit(sink))
        } catch {
            speech.fault(error)
            Ending.now(error.exit)
        }
    }

    static func exit(_ sink: Sink) -> ExitCode {
        guard sink.rejected > 0 else { return sink.contradicted > 0 ? .partlyRejected : .good }
        return sink.written > 0 ? .partlyRejected : sink.firstFault?.exit ?? .unreadable
    }

    static func read(_ argument: String, _ reader: inout R, _ sink: Sink) throws(Fault) {
        do throws(Fault) {
            if try reader.read(argument: argument, into: sink) { return }
            let document = try Document(argument: argument)
            let isWhole = try DocumentReading.read(document, with: &reader, into: sink)
            do throws(Fault) {
                try ReaderMain.tellEnclosed(in: document, reader, sink)
            } catch {
                // What refused the document refuses what lies in it as well, and was said.
                if isWhole || error.endsRun { throw error }
            }
        } catch {
            // Trouble with the output or with what the reader knows ends the run; trouble with this document is a reject, and the
            // next one is read.
            if error.endsRun { throw error }
            sink.dropLine()
            try sink.reject(error)
        }
    }
}

extension ReaderMain {
    /// One program reads one kind of document: what lies inside for another is named.
    private static func tellEnclosed(in document: Document, _ reader: R, _ sink: Sink) throws(Fault) {
        var names: [String] = []
        try reader.enclosed(in: document, into: sink) { (inner: Document) throws(Fault) in names.append(inner.name) }
        guard let first = names.first else { return }
        let others = names.count == 1 ? "" : " and \(names.count - 1) more"
        try sink.note(
            "document.enclosed", "\(first)\(others) in it \(names.count == 1 ? "is" : "are") left to other programs.",
            remedy: "Let till run read it, or unpack it and give them to the program that reads them.", document: document.id,
            file: document.name)
    }
}

/// Reading one document with a reader, as its executable and a plan do it.
public enum DocumentReading {
    /// Reads the document; a fault of the document as a whole becomes a reject, and the answer is false.
    @discardableResult
    public static func read<R: Reader>(_ document: Document, with reader: inout R, into sink: Sink) throws(Fault) -> Bool {
        do throws(Fault) {
            try reader.read(document, into: sink)
            return true
        } catch {
            if error.endsRun { throw error }
            sink.dropLine()
            try sink.reject(error.within(file: document.name), document: document.id, within: document.carrier?.document)
            return false
        }
    }
}

extension ReaderMain {
    /// Tells of each document on standard output, in place of the stream. What goes wrong with one is told there too.
    static func tell(_ documents: [String], _ reader: inout R, _ telling: any DocumentTelling, _ context: Context) throws(Fault) -> ExitCode
    {
        let silence = Speech(program: R.manual.name, quiet: true, descriptor: -1)
        let sink = Sink(stage: R.manual.name, downstream: TellingEnd(telling), speech: silence, household: context.household)
        let output = PlainOutput()
        for (index, argument) in documents.enumerated() {
            telling.begin(argument == "-" ? "stdin" : Document.baseName(argument))
            try read(argument, &reader, sink)
            if index == documents.count - 1 { try reader.finish(into: sink) }
            try output.write(Speech.clean(telling.end()))
        }
        let code = exit(sink)
        return code == .good ? telling.exit : code
    }
}
